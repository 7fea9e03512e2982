//! The step added that should be subtracted.

use super::{Of, Slip};
use crate::lab::descent::otherwise::written::LastLine;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the step is added, φ + α·…, where it is subtracted: the gradient points to where the loss rises (or y − f stands in \
            the gradient, where the derivative of (f − y)² has f − y)",
    of: Of::Steps,
    told_by: None,
    turns: |case| vec![case.by(Box::new(LastLine::added(case.optimizer())))],
};
