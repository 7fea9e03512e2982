//! ε under the root.

use super::Miswritten;
use super::written::{Weights, averaged};

/// What is done otherwise.
pub static OTHER: Miswritten = Miswritten {
    rules: |rule| {
        let weights = Weights { below: |v, eps| (v + eps).sqrt(), ..Weights::of(rule) };
        if rule.number("eps").is_none() {
            return Vec::new();
        }
        averaged(rule, weights).into_iter().collect()
    },
    ..Miswritten::new("ε stands under the root: here it is added to √v after the root is taken")
};
