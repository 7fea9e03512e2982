//! A step by the momentum of before.

use super::Slip;
use super::written::Written;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the step is made with the m of before, not with the one just computed",
    runs: |case| {
        let Some(beta) = case.number("beta").filter(|_| case.is(&["momentum"])) else { return Vec::new() };
        let rule = Written::new(&["m"], [0.0; 2], move |step, g, phi, state| {
            let next = phi - step.alpha * state[0];
            state[0] = beta * state[0] + (1.0 - beta) * g;
            next
        });
        vec![case.by(&rule)]
    },
};
