//! The gradient of the step before.

use super::{Of, Slip};
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: slip_words::STALE,
    of: Of::Both,
    told_by: None,
    turns: |case| {
        vec![case.measured(|look| {
            // The first step of a loop has no other gradient; by hand the slip cannot be made there.
            let first = if look.alone { [f64::NAN; 2] } else { look.fresh.1 };
            (look.fresh.0, look.before.map_or(first, |(_, gradient)| gradient))
        })]
    },
};
