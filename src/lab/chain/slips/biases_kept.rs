//! Biases that are not trained.

use super::{Slip, scaled};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    steps: &[|chain, alpha| scaled(chain, alpha, |node| f64::from(node.letter() != "beta"))],
    ..Slip::new("the biases β stay as they are: they have derivatives, and are moved like the weights")
};
