//! The gradient of Nesterov momentum measured at φ.

use super::{Slip, set};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    runs: |scenario| {
        if scenario.word("opt") == "nesterov" { set(scenario, "opt", "momentum") } else { Vec::new() }
    },
    ..Slip::new(
        "the gradient is measured at φ, not where the momentum is about to lead: this is plain momentum",
    )
};
