//! The number of units forgotten.

use super::{Slip, What};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the number of units is forgotten: each adds up as many products, and their mean squares",
    times: |square| {
        let [from, to] = square.units();
        match square.what {
            What::Forward => Some(1.0 / from),
            What::Backward => Some(1.0 / to),
            What::Weights => None,
        }
    },
};
