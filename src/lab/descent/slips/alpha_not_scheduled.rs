//! One learning rate throughout.

use super::Slip;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the learning rate stays what it is at first, without the schedule",
    runs: |case| {
        let rates = vec![case.scenario.number("lr"); case.task.rates.len()];
        if case.task.rates == rates { Vec::new() } else { vec![case.at(&rates)] }
    },
};
