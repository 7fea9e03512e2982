//! A running mean without 1 − β.

use super::Slip;
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    steps: |moved| moved.by.and_then(|[old, g]| moved.by_mean(moved.beta * old + g)).into_iter().collect(),
    ..Slip::new(slip_words::UNWEIGHTED)
};
