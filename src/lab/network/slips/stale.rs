//! The gradient of the step before.

use super::Slip;
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    steps: |moved| moved.gradient_before.map(|g| moved.by_gradient(g)).into_iter().collect(),
    ..Slip::new(slip_words::STALE)
};
