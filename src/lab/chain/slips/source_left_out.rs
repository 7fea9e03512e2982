//! A weight's derivative without what enters it.

use super::{Slip, scaled};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    steps: &[|chain, alpha| {
        scaled(chain, alpha, |node| match node.letter() {
            "omega" => node.grad("f", node.layer()) / node.grad("omega", node.layer()),
            _ => 1.0,
        })
    }],
    numbers: |node| if node.derived() == "omega" { vec![node.grad("f", node.layer())] } else { Vec::new() },
    ..Slip::new(
        "the derivative with respect to a weight leaves out what enters it, h (or x): ∂ℓ/∂ω is taken for ∂ℓ/∂β",
    )
};
