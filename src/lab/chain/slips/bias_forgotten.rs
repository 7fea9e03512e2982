//! A layer without its bias, or without its weight.

use super::Slip;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    numbers: |node| {
        let k = node.layer();
        match node.valued() {
            "f" => {
                vec![node.value("omega", k) * node.value("h", k), node.value("beta", k) + node.value("h", k)]
            }
            _ => Vec::new(),
        }
    },
    ..Slip::new("the bias or the weight is forgotten: f = β + ω·h")
};
