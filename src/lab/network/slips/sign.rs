//! The other sign in a derivative.

use super::Slip;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    numbers: |site| if site.derivative() { vec![-site.own()] } else { Vec::new() },
    ..Slip::new("the sign is the other one: the derivative of the loss has f − y, not y − f")
};
