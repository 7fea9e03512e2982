//! Divided by the length of the whole gradient.

use super::Slip;
use super::written::Written;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the gradient is divided by its length, one number for both components, where each is divided by its own size",
    runs: |case| {
        if !case.is(&["normalised"]) {
            return Vec::new();
        }
        vec![case.measured_by(
            &Written::new(&[], [0.0; 2], |step, g, phi, _| phi - step.alpha * g),
            1.0,
            |phi, batch| {
                let (loss, [first, second]) = case.task.objective.gradient(phi, batch);
                let length = (first * first + second * second).sqrt();
                (loss, [first / length, second / length])
            },
        )]
    },
};
