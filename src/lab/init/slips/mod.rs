//! Slips about signals in deep networks: what people do by mistake when they compute a mean square by hand.
//!
//! To add one: a file here, and a line in [`ALL`].

mod fan_out;
mod half_lost;
mod sigma;
mod width_forgotten;

use super::Signals;
use crate::lab::kit::answers::Wrong;
use crate::math::pow;

/// A mean square to be computed: that of f_k, of ∂ℓ/∂f_k or of ∂ℓ/∂Ω_k.
pub struct Square<'a> {
    lab: &'a Signals,
    what: What,
    k: usize,
}

/// Which mean square it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// E\[f_k²\].
    Forward,
    /// E\[(∂ℓ/∂f_k)²\].
    Backward,
    /// E\[(∂ℓ/∂Ω_k)²\].
    Weights,
}

impl Square<'_> {
    /// The layer whose weights are in it, forward its own, backward the next.
    fn weights(&self) -> usize {
        if self.what == What::Backward { self.k + 1 } else { self.k }
    }

    /// Units that those weights come from, and units that they go to.
    fn units(&self) -> [f64; 2] {
        let deep = self.lab.source.deep;
        [deep.cols(self.weights()), deep.rows(self.weights())].map(|units| units as f64)
    }

    /// σ² of those weights.
    fn variance(&self) -> f64 {
        self.lab.variance(self.weights())
    }
}

/// What is done otherwise.
pub struct Slip {
    /// In words that follow “This number comes out when”, and say how it should be.
    words: &'static str,
    /// How many times too large the mean square comes out; nothing where the slip cannot be made.
    times: fn(&Square) -> Option<f64>,
}

/// Every slip that is looked for. Where two come to the same numbers both are named.
static ALL: &[&Slip] = &[&sigma::SLIP, &half_lost::SLIP, &fan_out::SLIP, &width_forgotten::SLIP];

/// What comes of slips in the place of a mean square to be expected, given by its logarithm.
pub fn wrong(lab: &Signals, what: What, k: usize, log: f64) -> Vec<Wrong> {
    let square = Square { lab, what, k };
    let own = pow(10.0, log);
    let each = ALL.iter().map(|slip| {
        let number = (slip.times)(&square).map(|times| times * own).filter(|v| v.is_finite());
        Wrong { words: slip.words, values: number.into_iter().map(|v| vec![v]).collect() }
    });
    each.collect()
}

/// What comes of slips in the place of the variance that keeps signals: what makes a mean square so many times too large makes it as
/// many times too small.
pub fn wrong_variance(lab: &Signals, truth: f64) -> Vec<Wrong> {
    let width = lab.source.deep.width as f64;
    let halves = lab.activation.entry().id == "relu";
    let each = [
        (sigma::SLIP.words, Some(truth.sqrt())),
        (half_lost::SLIP.words, halves.then_some(0.5 * truth)),
        (width_forgotten::SLIP.words, Some(width * truth)),
    ];
    each.map(|(words, number)| Wrong { words, values: number.into_iter().map(|v| vec![v]).collect() }).into()
}
