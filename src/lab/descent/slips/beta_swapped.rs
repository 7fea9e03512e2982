//! β and 1 − β exchanged.

use super::{Of, Slip};
use crate::lab::descent::otherwise::written::{Weights, averaged};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "β and 1 − β are exchanged (or γ and 1 − γ): β is how much of the old stays, 1 − β the weight of the new",
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
