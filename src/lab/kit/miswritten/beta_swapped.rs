//! β and 1 − β exchanged.

use super::Miswritten;
use super::written::{Weights, averaged};
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static OTHER: Miswritten = Miswritten {
    rules: |rule| {
        let keys = ["beta", "gamma"].into_iter();
        let other = keys.filter_map(|key| Some(rule.with(&[(key, 1.0 - rule.number(key)?)])));
        // Where β says how far to look ahead, it may stay what it is there.
        let Weights { keep: [keep, _], add: [add, squares], .. } = Weights::of(rule);
        let weights = Weights { keep: [add, 0.0], add: [keep, squares], ..Weights::of(rule) };
        let in_mean_alone = rule.is(&["nesterov"]).then(|| averaged(rule, weights)).flatten();
        other.chain(in_mean_alone).collect()
    },
    ..Miswritten::new(slip_words::BETA_SWAPPED)
};
