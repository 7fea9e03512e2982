//! Half of every derivative.

use super::{Slip, at};
use crate::lab::kit::{slip_words, table};
use crate::lab::network::site::Which;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    runs: |scenario| {
        if table::reduction(scenario).each() != 1.0 { Vec::new() } else { at(scenario, 0.5, 1.0) }
    },
    steps: |moved| if moved.two { vec![moved.scaled(0.5)] } else { Vec::new() },
    numbers: |site| {
        let square = site.network.loss.least_squares() && site.network.reduction.each() == 1.0;
        let touched = square && (site.derivative() || site.which == Which::Loss);
        if touched { vec![0.5 * site.own()] } else { Vec::new() }
    },
    ..Slip::new(slip_words::TWO_LOST)
};
