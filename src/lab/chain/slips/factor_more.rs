//! A factor too many.

use super::Slip;

/// What is done otherwise: the next step back is made, too.
pub static SLIP: Slip = Slip {
    numbers: |node| {
        let k = node.layer();
        match node.derived() {
            "f" => vec![node.grad("h", k)],
            "h" if k > 0 => vec![node.grad("f", k - 1)],
            "beta" => vec![node.grad("omega", k), node.grad("h", k)],
            _ => Vec::new(),
        }
    },
    ..Slip::new(
        "there is a factor too many: this is the derivative of the number before it, one step further back",
    )
};
