//! One component by a gradient that knows the other has moved.

use super::Slip;
use std::cell::Cell;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "φ₁ is moved by a gradient at the φ₀ that has already moved: both need the gradient of the same place",
    runs: |case| {
        // The second component's gradient, measured where the first has moved to, of a method that keeps nothing.
        if !case.is(&["sgd"]) {
            return Vec::new();
        }
        let step = Cell::new(0);
        vec![case.measured(1.0, |phi, batch| {
            let t = step.replace(step.get() + 1);
            let (loss, [first, _]) = case.task.objective.gradient(phi, batch);
            let alpha = case.task.rates.get(t).copied().unwrap_or_default();
            let (_, [_, second]) = case.task.objective.gradient([phi[0] - alpha * first, phi[1]], batch);
            (loss, [first, second])
        })]
    },
};
