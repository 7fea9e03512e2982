//! Up the gradient instead of down.

use super::{Of, Slip};
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: slip_words::UPHILL,
    // In a single step it is seen whether the gradient has the other sign or is added.
    of: Of::Runs,
    told_by: None,
    turns: |case| vec![case.scaled(|_| -1.0, false)],
};
