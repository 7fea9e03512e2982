//! Half the gradient.

use super::Slip;
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: slip_words::TWO_LOST,
    runs: |case| {
        // Half the mean has no 2 to lose.
        if case.task.reduction.each() != 1.0 {
            Vec::new()
        } else {
            vec![case.scaled(|_| 0.5, false), case.scaled(|_| 0.5, true)]
        }
    },
};
