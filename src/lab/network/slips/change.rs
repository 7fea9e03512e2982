//! The change of a parameter, where the parameter itself is meant.

use super::Slip;
use super::step::Made;
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    steps: |moved| {
        let change = moved.after - moved.before;
        [change, -change].map(Made::no_place).into()
    },
    ..Slip::new(slip_words::CHANGE)
};
