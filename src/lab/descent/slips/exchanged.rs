//! φ₀ in the place of φ₁.

use super::{Of, Slip};
use crate::lab::descent::otherwise::Turn;
use crate::lab::descent::otherwise::turn::Prints;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "φ₀ and φ₁ stand in each other’s place: φ₀ comes first",
    of: Of::Steps,
    told_by: None,
    turns: |_| vec![Turn::prints(Prints::Exchanged)],
};
