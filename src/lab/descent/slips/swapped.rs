//! The two components of the gradient exchanged.

use super::Slip;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the two components of the gradient are exchanged",
    runs: |case| {
        vec![case.measured(1.0, |phi, batch| {
            let (loss, [first, second]) = case.task.objective.gradient(phi, batch);
            (loss, [second, first])
        })]
    },
};
