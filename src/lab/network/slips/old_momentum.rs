//! The step made with the momentum of before.

use super::Slip;
use super::step::Made;
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    steps: |moved| {
        let made = moved.by.and_then(|[old, _]| moved.by_mean(old));
        made.map(|made| Made { mean: None, ..made }).into_iter().collect()
    },
    ..Slip::new(slip_words::OLD_MOMENTUM)
};
