//! β and 1 − β exchanged.

use super::{Of, Slip};
use crate::lab::descent::otherwise::written::{Weights, averaged};
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: slip_words::BETA_SWAPPED,
    of: Of::Both,
    told_by: None,
    turns: |case| {
        let keys = ["beta", "gamma"].into_iter();
        let other = keys.filter_map(|key| Some(case.with(&[(key, 1.0 - case.number(key)?)])));
        // Where β says how far to look ahead, it may stay what it is there.
        let Weights { keep: [keep, _], add: [add, squares], .. } = Weights::of(case);
        let weights = Weights { keep: [add, 0.0], add: [keep, squares], ..Weights::of(case) };
        let in_mean_alone = case.is(&["nesterov"]).then(|| averaged(case, weights)).flatten();
        other.chain(in_mean_alone).collect()
    },
};
