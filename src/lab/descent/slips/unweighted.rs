//! Running means without 1 − β.

use super::{Of, Slip};
use crate::lab::descent::otherwise::written::{Weights, averaged};
use crate::lab::kit::slip_words;

/// What is done otherwise: of m, or of v.
pub static SLIP: Slip = Slip {
    words: slip_words::UNWEIGHTED,
    of: Of::Both,
    told_by: None,
    turns: |case| {
        let own = Weights::of(case);
        let without = [("beta", [1.0, own.add[1]]), ("gamma", [own.add[0], 1.0])];
        let kept = without.into_iter().filter(|(key, _)| case.number(key).is_some());
        kept.filter_map(|(_, add)| averaged(case, Weights { add, ..own })).collect()
    },
};
