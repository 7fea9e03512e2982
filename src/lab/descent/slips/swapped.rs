//! The two components of the gradient exchanged.

use super::{Of, Slip};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the two components of the gradient are exchanged: φ₀ goes by ∂L/∂φ₀, φ₁ by ∂L/∂φ₁",
    of: Of::Both,
    told_by: None,
    turns: |case| {
        vec![case.measured(|look| {
            let (loss, [first, second]) = look.fresh;
            (loss, [second, first])
        })]
    },
};
