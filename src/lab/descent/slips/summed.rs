//! The sum over examples, where their mean is taken.

use super::Slip;
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: slip_words::SUMMED,
    runs: |case| {
        if !case.task.reduction.averages() {
            return Vec::new();
        }
        let each = case.task.reduction.each();
        vec![case.scaled(|size| size / each, true), case.scaled(|size| size / each, false)]
    },
};
