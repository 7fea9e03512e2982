//! The mean of the losses.

use super::{Of, Slip};
use crate::lab::descent::otherwise::Turn;
use crate::lab::kit::slip_words;
use crate::objective::Batch;

/// What is done otherwise: in the loss alone, or in its gradient too.
pub static SLIP: Slip = Slip {
    words: slip_words::MEAN,
    of: Of::Runs,
    told_by: None,
    turns: |case| {
        let all = case.size(Batch::Full);
        if all == 1.0 || case.task.reduction.averages() {
            Vec::new()
        } else {
            vec![case.scaled(|size| 1.0 / size, true), Turn::loss_times(1.0 / all)]
        }
    },
};
