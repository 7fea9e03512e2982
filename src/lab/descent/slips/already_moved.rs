//! The second component by a gradient that knows the first has moved.

use super::{Of, Slip};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "φ₁ is moved by a gradient at the φ₀ that has already moved: both need the gradient of the same place",
    of: Of::Both,
    told_by: None,
    turns: |case| {
        // The second component's gradient, measured where the first has moved to, of a method that keeps nothing.
        if !case.rule.is(&["sgd"]) {
            return Vec::new();
        }
        vec![case.measured(|look| {
            let (loss, [first, _]) = look.fresh;
            let alpha = case.task.rates.get(look.t).copied().unwrap_or_default();
            let moved = [look.at[0] - alpha * first, look.at[1]];
            let (_, [_, second]) = case.task.objective.gradient(moved, look.batch);
            (loss, [first, second])
        })]
    },
};
