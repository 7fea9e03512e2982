//! The loss where the step began.

use super::{Of, Slip};
use crate::lab::descent::otherwise::Turn;
use crate::lab::descent::otherwise::turn::Loss;
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: slip_words::STALE_LOSS,
    of: Of::Steps,
    told_by: None,
    turns: |_| vec![Turn { loss: Loss::Before, ..Turn::default() }],
};
