//! Half the mean over examples.

use super::Slip;
use crate::lab::kit::slip_words;
use crate::objective::Batch;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: slip_words::HALF_MEAN,
    runs: |case| {
        if case.size(Batch::Full) == 1.0 || case.task.reduction.averages() {
            Vec::new()
        } else {
            vec![case.scaled(|size| 0.5 / size, true)]
        }
    },
};
