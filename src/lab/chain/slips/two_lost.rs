//! Half of every derivative.

use super::Slip;
use crate::lab::kit::slip_words;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    steps: &[|chain, alpha| chain.descend(0.5 * alpha)],
    numbers: |node| if node.derivative || node.name == "l" { vec![0.5 * node.own()] } else { Vec::new() },
    ..Slip::new(slip_words::TWO_LOST)
};
