//! The step added that should be subtracted.

use super::{Of, Slip};
use crate::lab::kit::miswritten::written::LastLine;
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: slip_words::ADDED,
    of: Of::Steps,
    told_by: None,
    turns: |case| vec![case.by(Box::new(LastLine::added(case.rule.own())))],
};
