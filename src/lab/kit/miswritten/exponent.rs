//! The exponent of Adam's correction one too small.

use super::Miswritten;
use super::written::{Weights, averaged};

/// What is done otherwise.
pub static OTHER: Miswritten = Miswritten {
    rules: |rule| {
        if rule.flag("correct") != Some(true) {
            return Vec::new();
        }
        averaged(rule, Weights { late: true, ..Weights::of(rule) }).into_iter().collect()
    },
    ..Miswritten::new(
        "m and v are corrected with the exponent t where it is t + 1: the step from t has t + 1 gradients in m",
    )
};
