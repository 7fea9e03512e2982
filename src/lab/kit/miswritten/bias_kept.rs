//! Adam without the correction of the bias, or with it.

use super::Miswritten;
use super::written::{Weights, averaged};

/// What is done otherwise: of both, or of one of them.
pub static OTHER: Miswritten = Miswritten {
    rules: |rule| {
        let of_one =
            [[true, false], [false, true]].into_iter().filter(|_| rule.flag("correct") == Some(true));
        of_one.filter_map(|correct| averaged(rule, Weights { correct, ..Weights::of(rule) })).collect()
    },
    set: |rule| rule.flag("correct").map(|corrected| ["correct", if corrected { "0" } else { "1" }]),
    ..Miswritten::new(
        "m and v are not corrected for starting at 0, or one of them is not (or they are, where this run is without the \
            correction): m̃ = m/(1 − βᵗ⁺¹), ṽ = v/(1 − γᵗ⁺¹)",
    )
};
