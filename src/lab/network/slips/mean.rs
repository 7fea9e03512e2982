//! The mean of the losses.

use super::{Of, Slip, mean};
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip =
    Slip { runs: |scenario| mean(scenario, 1.0, true), of: Of::Runs, ..Slip::new(slip_words::MEAN) };
