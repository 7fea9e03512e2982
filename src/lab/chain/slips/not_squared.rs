//! The loss without its square.

use super::Slip;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    numbers: |node| {
        let off = node.value("f", 3) - node.chain.graph.node(node.chain.y).value;
        match (node.valued(), node.name) {
            ("l", _) => vec![off, -off],
            (_, "f3") if node.derivative => vec![off * off, 2.0 * off * off],
            _ => Vec::new(),
        }
    },
    ..Slip::new("the square is lost, or is kept in the derivative: ℓ = (f₃ − y)², ∂ℓ/∂f₃ = 2 (f₃ − y)")
};
