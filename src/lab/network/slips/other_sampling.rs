//! The batches drawn in the other way.

use super::{Slip, other};
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    runs: |scenario| other(scenario, "sampling", "epoch", "independent"),
    ..Slip::new(slip_words::OTHER_SAMPLING)
};
