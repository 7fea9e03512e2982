//! The mean of the gradients, beside a loss that is their sum.

use super::{Of, Slip, mean};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    runs: |scenario| [mean(scenario, 1.0, false), mean(scenario, 0.5, false)].into_iter().flatten().collect(),
    of: Of::Runs,
    ..Slip::new("the gradient is averaged over the examples, though the loss is their sum")
};
