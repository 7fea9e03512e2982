//! No learning rate.

use super::Slip;
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: slip_words::NO_RATE,
    runs: |case| {
        let rates = vec![1.0; case.task.rates.len()];
        if case.task.rates == rates { Vec::new() } else { vec![case.at(&rates)] }
    },
};
