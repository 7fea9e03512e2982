//! ReLU's ½ lost.

use super::{Slip, What};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the ½ of ReLU is lost: half of all units are off, and so half of the mean square goes on",
    times: |square| {
        let relu = square.lab.activation.entry().id == "relu";
        // The first layer takes the inputs as they are.
        let through = square.what == What::Backward || square.k > 0;
        (relu && through).then_some(2.0)
    },
};
