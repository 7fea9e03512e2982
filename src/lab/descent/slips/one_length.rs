//! The gradient divided by its length.

use super::{Of, Slip};
use crate::lab::descent::otherwise::Turn;
use crate::lab::kit::miswritten::written::Written;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the gradient is divided by its length, one number for both components, where each is divided by its own size",
    of: Of::Both,
    told_by: None,
    turns: |case| {
        if !case.rule.is(&["normalised"]) {
            return Vec::new();
        }
        let plain = case.by(Box::new(Written::new(&[], [0.0; 2], |step, g, phi, _| phi - step.alpha * g)));
        let divided = case.measured(|look| {
            let (loss, [first, second]) = look.fresh;
            let length = (first * first + second * second).sqrt();
            (loss, [first / length, second / length])
        });
        vec![Turn { method: plain.method, ..divided }]
    },
};
