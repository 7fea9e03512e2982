//! y − f for f − y.

use super::{Of, Slip};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the gradient has the other sign, as with y − f where the derivative of (f − y)² has f − y",
    of: Of::Steps,
    told_by: Some(&super::added::SLIP),
    turns: |case| vec![case.scaled(|_| -1.0, false)],
};
