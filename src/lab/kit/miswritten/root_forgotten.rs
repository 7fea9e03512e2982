//! v in the place of √v.

use super::Miswritten;
use super::written::{Weights, averaged};

/// What is done otherwise.
pub static OTHER: Miswritten = Miswritten {
    rules: |rule| {
        let weights = Weights { below: |v, eps| v + eps, ..Weights::of(rule) };
        if rule.number("eps").is_none() {
            return Vec::new();
        }
        averaged(rule, weights).into_iter().collect()
    },
    ..Miswritten::new(
        "the root is forgotten: the step is divided by √v, the size of gradients, not by v, that of their squares",
    )
};
