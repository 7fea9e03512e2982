//! Up the gradient instead of down.

use super::Slip;
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip { words: slip_words::UPHILL, runs: |case| vec![case.scaled(|_| -1.0, false)] };
