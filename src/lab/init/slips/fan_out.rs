//! Fan-out for fan-in, and the other way round.

use super::{Slip, What};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the units on the other side of the weights are counted: forward a unit adds up its inputs (fan-in), on the way back \
            those it feeds (fan-out)",
    times: |square| {
        let [from, to] = square.units();
        match square.what {
            What::Forward => Some(to / from),
            What::Backward => Some(from / to),
            What::Weights => None,
        }
    },
};
