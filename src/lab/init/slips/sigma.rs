//! σ for σ².

use super::{Slip, What};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "σ is taken for σ²: mean squares go with the variance",
    times: |square| (square.what != What::Weights).then(|| 1.0 / square.variance().sqrt()),
};
