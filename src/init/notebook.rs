//! Notebook 7.2: standard normal weights and biases.

use super::Initialiser;
use crate::param::Entry;

/// Weights and biases of variance 1, drawn in the order of *Understanding Deep Learning*’s notebook 7.2: Ω_0, Ω_K, β_0,
/// β_K, then Ω_k and β_k in turn.
pub struct Notebook;

impl Initialiser for Notebook {
    fn entry(&self) -> Entry {
        Entry {
            id: "notebook",
            label: "Notebook 7.2",
            help: "Standard normal weights and biases, as in the book’s notebook.",
        }
    }

    fn variance(&self, _inputs: usize, _outputs: usize, _given: f64) -> f64 {
        1.0
    }

    fn draws_biases(&self) -> bool {
        true
    }
}
