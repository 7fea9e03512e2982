//! The loss where the step began.

use super::Slip;
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip { losses: |step| vec![step.loss(1)], ..Slip::new(slip_words::STALE_LOSS) };
