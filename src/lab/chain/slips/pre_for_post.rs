//! f in the place of h.

use super::Slip;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    numbers: |node| {
        let k = node.layer();
        match (node.derived(), node.valued()) {
            ("omega", _) if k > 0 => vec![node.grad("f", k) * node.value("f", k - 1)],
            (_, "f") if k > 0 => {
                vec![node.value("beta", k) + node.value("omega", k) * node.value("f", k - 1)]
            }
            (_, "h") => vec![node.value("f", k - 1)],
            _ => Vec::new(),
        }
    },
    ..Slip::new(
        "f is taken for h, the function between them is left out: what goes on is h, the function of f",
    )
};
