//! The exponent of Adam's correction one too small.

use super::{Of, Slip};
use crate::lab::descent::otherwise::written::{Weights, averaged};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "m and v are corrected with the exponent t where it is t + 1: the step from t has t + 1 gradients in m",
    of: Of::Both,
    told_by: None,
    turns: |case| {
        if case.flag("correct") != Some(true) {
            return Vec::new();
        }
        averaged(case, Weights { late: true, ..Weights::of(case) }).into_iter().collect()
    },
};
