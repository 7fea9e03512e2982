//! All examples, where a batch is meant.

use super::{Of, Slip};
use crate::lab::kit::slip_words;
use crate::objective::Batch;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: slip_words::ALL_EXAMPLES,
    of: Of::Both,
    told_by: None,
    turns: |case| {
        if case.task.batches.full() {
            return Vec::new();
        }
        vec![case.measured(|look| case.task.objective.gradient(look.at, Batch::Full))]
    },
};
