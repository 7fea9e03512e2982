//! No learning rate.

use super::{Slip, set};
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip { runs: |scenario| set(scenario, "lr", "1"), ..Slip::new(slip_words::NO_RATE) };
