//! Half the gradient.

use super::{Of, Slip};
use crate::lab::descent::otherwise::Turn;
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: slip_words::TWO_LOST,
    of: Of::Both,
    told_by: None,
    turns: |case| {
        // Half the mean has no 2 to lose, and a surface no square.
        if case.task.reduction.each() != 1.0 || case.task.points.x.is_empty() {
            Vec::new()
        } else {
            vec![case.scaled(|_| 0.5, false), case.scaled(|_| 0.5, true), Turn::loss_times(0.5)]
        }
    },
};
