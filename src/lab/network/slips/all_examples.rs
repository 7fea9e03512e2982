//! All examples, where a batch is meant.

use super::{Slip, set};
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip =
    Slip { runs: |scenario| set(scenario, "batch", "0"), ..Slip::new(slip_words::ALL_EXAMPLES) };
