//! The mean of gradients, beside a loss that is a sum.

use super::Slip;
use crate::objective::Batch;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the gradient is averaged over the examples, though the loss is their sum",
    runs: |case| {
        if case.size(Batch::Full) == 1.0 || case.task.reduction.averages() {
            Vec::new()
        } else {
            vec![case.scaled(|size| 1.0 / size, false), case.scaled(|size| 0.5 / size, false)]
        }
    },
};
