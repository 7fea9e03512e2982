//! Momentum without 1 − β.

use super::Slip;
use super::written::Written;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "m ← β·m + g, without the factor 1 − β (as in PyTorch and Keras)",
    runs: |case| {
        let Some(beta) = case.number("beta").filter(|_| case.is(&["momentum"])) else { return Vec::new() };
        let rule = Written::new(&["m"], [0.0; 2], move |step, g, phi, state| {
            state[0] = beta * state[0] + g;
            phi - step.alpha * state[0]
        });
        vec![case.by(&rule)]
    },
};
