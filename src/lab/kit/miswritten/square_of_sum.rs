//! The square of the summed gradients, where the sum of their squares is meant.

use super::Miswritten;
use super::written::Written;

/// What is done otherwise.
pub static OTHER: Miswritten = Miswritten {
    rules: |rule| {
        let Some(eps) = rule.number("eps").filter(|_| rule.is(&["adagrad"])) else { return Vec::new() };
        let rule = Written::new(&["v", "sum"], [0.0; 2], move |step, g, phi, state| {
            state[1] += g;
            state[0] = state[1] * state[1];
            phi - step.alpha * g / (state[0].sqrt() + eps)
        });
        vec![Box::new(rule)]
    },
    ..Miswritten::new(
        "the gradients are added up and the sum is squared, (Σ g)², where their squares are added, Σ g²",
    )
};
