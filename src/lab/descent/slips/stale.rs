//! The gradient of the step before.

use super::{Of, Slip};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the step goes by the gradient of the step before: it is to be computed anew where φ has moved to",
    of: Of::Both,
    turns: |case| {
        vec![case.measured(|look| {
            let (_, gradient) = look.before.unwrap_or(look.fresh);
            (look.fresh.0, gradient)
        })]
    },
};
