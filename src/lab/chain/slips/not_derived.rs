//! The function in the place of its derivative, and the other way round.

use super::Slip;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    numbers: |node| {
        let k = node.layer();
        match (node.derived(), node.valued()) {
            ("f", _) if k < 3 => vec![node.grad("h", k + 1) * node.value("h", k + 1)],
            (_, "h") => vec![node.local_derivative(k - 1, node.value("f", k - 1))],
            _ => Vec::new(),
        }
    },
    ..Slip::new(
        "the function itself stands where its derivative belongs, or the other way round: forward goes the function, back its \
         derivative",
    )
};
