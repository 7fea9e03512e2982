//! Running means without 1 − β.

use super::{Of, Slip};
use crate::lab::descent::otherwise::written::{Weights, averaged};

/// What is done otherwise: of m, or of v.
pub static SLIP: Slip = Slip {
    words: "m ← β·m + g, without the factor 1 − β (as in PyTorch and Keras), or v without 1 − γ: in a running mean the new counts \
            as much as is taken from the old",
    of: Of::Both,
    told_by: None,
    turns: |case| {
        let own = Weights::of(case);
        let without = [("beta", [1.0, own.add[1]]), ("gamma", [own.add[0], 1.0])];
        let kept = without.into_iter().filter(|(key, _)| case.number(key).is_some());
        kept.filter_map(|(_, add)| averaged(case, Weights { add, ..own })).collect()
    },
};
