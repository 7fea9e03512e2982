//! β and 1 − β exchanged.

use super::Slip;
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    steps: |moved| {
        let mean = moved.by.map(|[old, g]| (1.0 - moved.beta) * old + moved.beta * g);
        mean.and_then(|mean| moved.by_mean(mean)).into_iter().collect()
    },
    ..Slip::new(slip_words::BETA_SWAPPED)
};
