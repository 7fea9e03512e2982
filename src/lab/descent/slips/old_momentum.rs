//! The step made with the momentum of before.

use super::{Of, Slip};
use crate::lab::descent::otherwise::written::{Weights, averaged};
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: slip_words::OLD_MOMENTUM,
    of: Of::Both,
    told_by: None,
    turns: |case| {
        let old = Weights { old: true, ..Weights::of(case) };
        case.number("beta").and_then(|_| averaged(case, old)).into_iter().collect()
    },
};
