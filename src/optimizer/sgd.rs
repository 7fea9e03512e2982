//! Gradient descent: φ ← φ − α·g.

use super::{Line, Optimizer, Seen, State, Step, each};
use crate::param::Entry;

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

    fn uses(&self) -> &'static [&'static str] {
        &[]
    }

    fn update(&self, step: &Step, g: &[f64], phi: &mut [f64], state: State) {
        let alpha = step.alpha;
        each(g, phi, state, |g, phi, _, _| *phi -= alpha * g);
    }

    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Line> {
        vec![seen.descend(step, &seen.g_symbol(), &seen.g_numbers())]
    }
}
