//! The sum of the losses, where their mean is meant.

use super::{Slip, trained};
use crate::lab::kit::{slip_words, table};
use crate::scenario::write_number;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    runs: |scenario| {
        let rate = write_number(scenario.number("lr"));
        let changes = [("reduce", "sum".to_string()), ("lr", rate)];
        if table::reduction(scenario).averages() { trained(scenario, &changes, 1.0) } else { Vec::new() }
    },
    ..Slip::new(slip_words::SUMMED)
};
