//! No learning rate.

use super::step::Made;
use super::{Slip, set};
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    runs: |scenario| set(scenario, "lr", "1"),
    steps: |moved| vec![Made::place(moved.before + (moved.after - moved.before) / moved.alpha)],
    ..Slip::new(slip_words::NO_RATE)
};
