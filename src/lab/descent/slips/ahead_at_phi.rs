//! Nesterov momentum without looking ahead.

use super::Slip;
use super::written::Written;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the gradient is measured at φ, not where the momentum is about to lead: this is plain momentum",
    runs: |case| {
        let Some(beta) = case.number("beta").filter(|_| case.is(&["nesterov"])) else { return Vec::new() };
        let rule = Written::new(&["m"], [0.0; 2], move |step, g, phi, state| {
            state[0] = beta * state[0] + (1.0 - beta) * g;
            phi - step.alpha * state[0]
        });
        vec![case.by(&rule)]
    },
};
