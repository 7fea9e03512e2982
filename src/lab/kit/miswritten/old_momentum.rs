//! The step made with the momentum of before.

use super::Miswritten;
use super::written::{Weights, averaged};
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static OTHER: Miswritten = Miswritten {
    rules: |rule| {
        let old = Weights { old: true, ..Weights::of(rule) };
        rule.number("beta").and_then(|_| averaged(rule, old)).into_iter().collect()
    },
    ..Miswritten::new(slip_words::OLD_MOMENTUM)
};
