//! Adam without the correction of the bias, or with it.

use super::{Of, Slip};
use crate::lab::descent::otherwise::written::{Weights, averaged};

/// What is done otherwise: of both, or of one of them.
pub static SLIP: Slip = Slip {
    words: "m and v are not corrected for starting at 0, or one of them is not (or they are, where this run is without the \
            correction): m̃ = m/(1 − βᵗ⁺¹), ṽ = v/(1 − γᵗ⁺¹)",
    of: Of::Both,
    told_by: None,
    turns: |case| {
        let Some(corrected) = case.flag("correct") else { return Vec::new() };
        let turn = case.with(&[("correct", f64::from(!corrected))]);
        let of_one = [[true, false], [false, true]].into_iter().filter(|_| corrected);
        let of_one = of_one.map(|correct| Weights { correct, ..Weights::of(case) });
        std::iter::once(turn).chain(of_one.filter_map(|weights| averaged(case, weights))).collect()
    },
};
