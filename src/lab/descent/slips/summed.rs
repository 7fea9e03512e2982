//! The sum of the losses, where their mean is meant.

use super::{Of, Slip};
use crate::lab::descent::otherwise::Turn;
use crate::lab::kit::slip_words;
use crate::objective::Batch;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: slip_words::SUMMED,
    of: Of::Both,
    told_by: None,
    turns: |case| {
        if !case.task.reduction.averages() {
            return Vec::new();
        }
        let each = case.task.reduction.each();
        let sum = move |size: f64| size / each;
        vec![case.scaled(sum, true), case.scaled(sum, false), Turn::loss_times(sum(case.size(Batch::Full)))]
    },
};
