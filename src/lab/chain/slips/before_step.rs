//! The number before the step.

use super::Slip;

/// What is done otherwise: nothing is changed, so that the number is that of before the training step.
pub static SLIP: Slip = Slip {
    steps: &[|chain, _| chain.clone()],
    alone: true,
    ..Slip::new("the number is that of before the training step: the parameters have moved since")
};
