//! The mean over the examples, be it whole or half, in all of the training or in its last step.

use super::{Of, Slip, mean};
use crate::lab::kit::slip_words;

/// The mean, and half of it.
const PARTS: [f64; 2] = [1.0, 0.5];

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    // A step does not tell whether half of it is meant; a run does.
    of: Of::Steps,
    runs: |scenario| {
        let each = [true, false].into_iter().flat_map(|loss_too| PARTS.map(|part| (part, loss_too)));
        each.flat_map(|(part, loss_too)| mean(scenario, part, loss_too)).collect()
    },
    steps: |moved| {
        let parts = PARTS.into_iter().filter(|_| moved.examples > 1);
        parts.map(|part| moved.scaled(part / moved.examples as f64)).collect()
    },
    losses: |step| {
        let parts = PARTS.into_iter().filter(|_| step.examples() > 1);
        parts.map(|part| part / step.examples() as f64 * step.loss(0)).collect()
    },
    ..Slip::new(slip_words::AVERAGED)
};
