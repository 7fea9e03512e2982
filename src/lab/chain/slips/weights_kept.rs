//! Weights that are not trained.

use super::{Slip, scaled};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    steps: &[|chain, alpha| scaled(chain, alpha, |node| f64::from(node.letter() != "omega"))],
    ..Slip::new("the weights ω stay as they are: they have derivatives, and are moved like the biases")
};
