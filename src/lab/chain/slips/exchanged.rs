//! Bias and weight exchanged.

use super::Slip;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    numbers: |node| {
        let k = node.layer();
        match node.valued() {
            "f" => vec![node.value("omega", k) + node.value("beta", k) * node.value("h", k)],
            _ => Vec::new(),
        }
    },
    ..Slip::new("bias and weight are exchanged: β is added, ω multiplies")
};
