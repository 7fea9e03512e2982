//! The derivative of a function taken at its value.

use super::Slip;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    numbers: |node| {
        let k = node.layer();
        match node.derived() {
            "f" if k < 3 => vec![node.grad("h", k + 1) * node.local_derivative(k, node.value("h", k + 1))],
            _ => Vec::new(),
        }
    },
    ..Slip::new(
        "the derivative of the function is taken at h, its value: it is taken at f, what goes into it",
    )
};
