//! The other sign in a derivative.

use super::Slip;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    numbers: |node| if node.derivative { vec![-node.own()] } else { Vec::new() },
    ..Slip::new(
        "the sign is the other one: the derivative of (f₃ − y)² has f₃ − y, not y − f₃, and that of the cosine is minus the sine",
    )
};
