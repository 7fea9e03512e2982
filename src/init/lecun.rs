//! LeCun: σ² = 1 / inputs.

use super::Initialiser;
use crate::param::Entry;

/// Keeps the variance of pre-activations for functions whose derivative at 0 is 1 (LeCun et al. 1998).
pub struct LeCun;

impl Initialiser for LeCun {
    fn entry(&self) -> Entry {
        Entry {
            id: "lecun",
            label: "LeCun",
            help: "Variance 1 / inputs: keeps the size of linear layers; through tanh it falls slowly.",
        }
    }

    fn variance(&self, inputs: usize, _outputs: usize, _given: f64) -> f64 {
        1.0 / inputs as f64
    }
}
