//! No learning rate.

use super::Slip;
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip { steps: &[|chain, _| chain.descend(1.0)], ..Slip::new(slip_words::NO_RATE) };
