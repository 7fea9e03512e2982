//! Half the mean of the losses.

use super::{Of, Slip, mean};
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip =
    Slip { runs: |scenario| mean(scenario, 0.5, true), of: Of::Runs, ..Slip::new(slip_words::HALF_MEAN) };
