//! The change of φ, where φ itself is meant.

use super::{Of, Slip};
use crate::lab::descent::otherwise::Turn;
use crate::lab::descent::otherwise::turn::Prints;
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: slip_words::CHANGE,
    of: Of::Both,
    told_by: None,
    turns: |_| [Prints::Change, Prints::Subtracted].map(Turn::prints).into(),
};
