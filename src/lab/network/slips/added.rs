//! The step added that should be subtracted.

use super::Slip;
use super::step::Made;
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    steps: |moved| vec![Made::place(2.0 * moved.before - moved.after)],
    ..Slip::new(slip_words::ADDED)
};
