//! The change of φ, where φ itself is meant.

use super::{Of, Slip};
use crate::lab::descent::otherwise::Turn;
use crate::lab::descent::otherwise::turn::Prints;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "what is given is the change of φ in the step, not φ itself: the change is still to be added to where the step began",
    of: Of::Both,
    told_by: None,
    turns: |_| [Prints::Change, Prints::Subtracted].map(Turn::prints).into(),
};
