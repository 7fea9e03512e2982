//! The learning rate without its schedule.

use super::{Of, Slip};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the learning rate stays what it is at first, where the schedule gives each step its own αₜ",
    of: Of::Both,
    told_by: None,
    turns: |case| {
        let rates = vec![case.rule.scenario.number("lr"); case.task.rates.len()];
        if case.task.rates == rates { Vec::new() } else { vec![case.at(rates)] }
    },
};
