//! v in the place of √v.

use super::{Of, Slip};
use crate::lab::descent::otherwise::written::{Weights, averaged};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the root is forgotten: the step is divided by √v, the size of gradients, not by v, that of their squares",
    of: Of::Both,
    told_by: None,
    turns: |case| {
        let weights = Weights { below: |v, eps| v + eps, ..Weights::of(case) };
        if case.number("eps").is_none() {
            return Vec::new();
        }
        averaged(case, weights).into_iter().collect()
    },
};
