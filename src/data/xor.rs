//! Equal signs, the complement of exclusive or. Links have always called this one `xor`.

use super::Set;
use super::exclusive::{self, quarters};
use crate::param::Entry;

/// The points of exclusive or with the classes exchanged: class 1 where x₀ and x₁ have the same sign.
pub const SET: Set = Set {
    entry: Entry {
        id: "xor",
        label: "Equal signs, two classes",
        help: "Class 1 where both inputs have the same sign, the complement of exclusive or.",
    },
    make: |seed| quarters(seed, |right, upper| right == upper),
    ..exclusive::SET
};
