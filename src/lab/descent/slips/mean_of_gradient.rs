//! The mean of the gradients, beside a loss that is their sum.

use super::{Of, Slip};
use crate::objective::Batch;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the gradient is averaged over the examples, though the loss is their sum",
    // In a single step only the gradient is seen, not which loss stands beside it.
    of: Of::Runs,
    told_by: None,
    turns: |case| {
        if case.size(Batch::Full) == 1.0 || case.task.reduction.averages() {
            Vec::new()
        } else {
            vec![case.scaled(|size| 1.0 / size, false), case.scaled(|size| 0.5 / size, false)]
        }
    },
};
