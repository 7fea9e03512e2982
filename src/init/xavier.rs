//! Xavier: σ² = 2 / (inputs + outputs).

use super::Initialiser;
use crate::param::Entry;

/// A compromise between the forward and the backward pass for functions whose derivative at 0 is 1 (Glorot and Bengio 2010).
pub struct Xavier;

impl Initialiser for Xavier {
    fn entry(&self) -> Entry {
        Entry {
            id: "xavier",
            label: "Xavier",
            help: "Variance 2 / (inputs + outputs): between the forward and the backward pass.",
        }
    }

    fn variance(&self, inputs: usize, outputs: usize, _given: f64) -> f64 {
        2.0 / (inputs + outputs) as f64
    }
}
