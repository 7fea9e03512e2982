//! ε under the root.

use super::{Of, Slip};
use crate::lab::descent::otherwise::written::{Weights, averaged};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "ε stands under the root: here it is added to √v after the root is taken",
    of: Of::Both,
    told_by: None,
    turns: |case| {
        let weights = Weights { below: |v, eps| (v + eps).sqrt(), ..Weights::of(case) };
        if case.number("eps").is_none() {
            return Vec::new();
        }
        averaged(case, weights).into_iter().collect()
    },
};
