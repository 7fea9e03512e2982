//! The square of the summed gradients, where the sum of their squares is meant.

use super::{Of, Slip};
use crate::lab::descent::otherwise::written::Written;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the gradients are added up and the sum is squared, (Σ g)², where their squares are added, Σ g²",
    of: Of::Both,
    told_by: None,
    turns: |case| {
        let Some(eps) = case.number("eps").filter(|_| case.is(&["adagrad"])) else { return Vec::new() };
        let rule = Written::new(&["v"], [0.0; 2], move |step, g, phi, state| {
            state[1] += g;
            state[0] = state[1] * state[1];
            phi - step.alpha * g / (state[0].sqrt() + eps)
        });
        vec![case.by(Box::new(rule))]
    },
};
