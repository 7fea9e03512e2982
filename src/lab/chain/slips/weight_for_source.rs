//! The weight in the place of what it multiplies.

use super::Slip;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    numbers: |node| {
        let k = node.layer();
        match node.derived() {
            "omega" => vec![node.grad("f", k) * node.value("omega", k)],
            "h" | "x" => vec![node.grad("f", k) * node.value("h", k)],
            _ => Vec::new(),
        }
    },
    ..Slip::new(
        "the weight and what it multiplies are exchanged: ∂f/∂ω is what goes in, h (or x), and ∂f/∂h is the weight",
    )
};
