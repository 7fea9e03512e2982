//! No learning rate.

use super::{Of, Slip};
use crate::lab::kit::miswritten::written::LastLine;
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: slip_words::NO_RATE,
    of: Of::Both,
    told_by: None,
    turns: |case| {
        // Where the method looks ahead, the rate may be forgotten there too.
        let last = case.rule.is(&["nesterov"]).then(|| case.by(Box::new(LastLine::at(case.rule.own(), 1.0))));
        std::iter::once(case.at(vec![1.0; case.task.rates.len()])).chain(last).collect()
    },
};
