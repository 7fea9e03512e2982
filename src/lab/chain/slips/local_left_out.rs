//! A factor too few: a local derivative left out of the product.

use super::{Slip, scaled};
use crate::lab::chain::node::Node;

/// What is done otherwise: a function's derivative is left out in training, or the factor of this node's own step.
pub static SLIP: Slip = Slip {
    steps: &[
        |chain, alpha| scaled(chain, alpha, |node| without(node, 0)),
        |chain, alpha| scaled(chain, alpha, |node| without(node, 1)),
        |chain, alpha| scaled(chain, alpha, |node| without(node, 2)),
    ],
    numbers: |node| {
        let k = node.layer();
        match node.derived() {
            "f" if k < 3 => vec![node.grad("h", k + 1)],
            "h" | "x" => vec![node.grad("f", k)],
            _ => Vec::new(),
        }
    },
    ..Slip::new(
        "the derivative of one of the functions, or the weight, is left out of the product: each step back multiplies by the local \
         derivative",
    )
};

/// 1 over the derivative of function k for the parameters it stands in the way of.
fn without(node: &Node, k: usize) -> f64 {
    if node.layer() > k { 1.0 } else { node.grad("h", k + 1) / node.grad("f", k) }
}
