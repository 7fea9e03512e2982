//! He: σ² = 2 / inputs.

use super::Initialiser;
use crate::param::Entry;

/// Keeps the mean square of activations from layer to layer under ReLU (He et al. 2015; UDL equation 7.32).
pub struct He;

impl Initialiser for He {
    fn entry(&self) -> Entry {
        Entry {
            id: "he",
            label: "He",
            help: "Variance 2 / inputs: keeps the size of ReLU activations from layer to layer.",
        }
    }

    fn variance(&self, inputs: usize, _outputs: usize, _given: f64) -> f64 {
        2.0 / inputs as f64
    }
}
