//! Half the mean of the losses.

use super::{Of, Slip, averaged_losses};
use crate::lab::kit::slip_words;

/// What is done otherwise: in the loss alone, or in its gradient too.
pub static SLIP: Slip = Slip {
    runs: |scenario| averaged_losses(scenario, 0.5),
    of: Of::Runs,
    ..Slip::new(slip_words::HALF_MEAN)
};
