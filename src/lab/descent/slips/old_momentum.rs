//! The step made with the momentum of before.

use super::{Of, Slip};
use crate::lab::descent::otherwise::written::{Weights, averaged};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the step is made with the m of before, not with the one just computed: m first, then φ",
    of: Of::Both,
    told_by: None,
    turns: |case| {
        let old = Weights { old: true, ..Weights::of(case) };
        case.number("beta").and_then(|_| averaged(case, old)).into_iter().collect()
    },
};
