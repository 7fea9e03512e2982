//! Gradient descent: φ ← φ − α·g.

use super::{Line, Optimizer, Pair, Seen, Step};
use crate::param::Entry;
use wide::f64x2;

/// Gradient descent (UDL equation 6.3); with batches, stochastic gradient descent (equation 6.10). g is the
/// **sum** over the batch of ∂ℓᵢ/∂φ, so a short last batch makes a proportionally shorter step.
pub struct Sgd;

impl Optimizer for Sgd {
    fn entry(&self) -> Entry {
        Entry {
            id: "sgd",
            label: "Gradient descent",
            help: "Straight down the slope; with batches it is stochastic gradient descent.",
        }
    }

    fn short(&self) -> &'static str {
        "Gradient"
    }

    fn uses(&self) -> &'static [&'static str] {
        &[]
    }

    #[inline(always)]
    fn update(&self, step: &Step, g: f64x2, at: &mut Pair) {
        at.phi -= step.alpha * g;
    }

    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Line> {
        vec![seen.descend(step, &seen.g_symbol(), &seen.g_numbers())]
    }
}
