//! The loss where the step began.

use super::{Of, Slip};
use crate::lab::descent::otherwise::Turn;
use crate::lab::descent::otherwise::turn::Loss;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the loss is that of the place where the step began, not of where it has led",
    of: Of::Steps,
    told_by: None,
    turns: |_| vec![Turn { loss: Loss::Before, ..Turn::default() }],
};
