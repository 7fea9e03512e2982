//! Up the gradient; the other sign in a derivative.

use super::Slip;
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip =
    Slip { steps: &[|chain, alpha| chain.descend(-alpha)], ..Slip::new(slip_words::UPHILL) };
