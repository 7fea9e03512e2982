//! The loss of the batch, where that of all examples is meant.

use super::{Of, Slip};
use crate::lab::descent::otherwise::Turn;
use crate::lab::descent::otherwise::turn::Loss;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the loss is that of the batch alone: L adds up all examples, whichever the step went by",
    of: Of::Steps,
    told_by: None,
    turns: |case| {
        if case.task.batches.full() {
            Vec::new()
        } else {
            vec![Turn { loss: Loss::OfBatch, ..Turn::default() }]
        }
    },
};
