//! The other printed form of Nesterov momentum.

use super::{Slip, other};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    runs: |scenario| other(scenario, "form", "errata", "notes"),
    ..Slip::new("the gradient is measured where the other printed form of Nesterov momentum has it")
};
