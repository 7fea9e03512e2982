//! Running means without 1 − β.

use super::Miswritten;
use super::written::{Weights, averaged};
use crate::lab::kit::slip_words;

/// What is done otherwise: of m, or of v.
pub static OTHER: Miswritten = Miswritten {
    rules: |rule| {
        let own = Weights::of(rule);
        let without = [("beta", [1.0, own.add[1]]), ("gamma", [own.add[0], 1.0])];
        let kept = without.into_iter().filter(|(key, _)| rule.number(key).is_some());
        kept.filter_map(|(_, add)| averaged(rule, Weights { add, ..own })).collect()
    },
    ..Miswritten::new(slip_words::UNWEIGHTED)
};
