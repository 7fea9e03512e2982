//! The mean over the examples in one step, be it whole or half.

use super::{Of, Slip};
use crate::lab::descent::otherwise::Turn;
use crate::lab::kit::slip_words;
use crate::objective::Batch;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: slip_words::AVERAGED,
    // One step does not tell whether half of it is meant; a run does.
    of: Of::Steps,
    told_by: None,
    turns: |case| {
        let all = case.size(Batch::Full);
        if all == 1.0 || case.task.reduction.averages() {
            return Vec::new();
        }
        let each = [1.0, 0.5].into_iter();
        each.flat_map(|part| [case.scaled(move |size| part / size, true), Turn::loss_times(part / all)])
            .collect()
    },
};
