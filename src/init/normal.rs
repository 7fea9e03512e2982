//! Normal: a variance of the reader’s own.

use super::Initialiser;
use crate::param::Entry;

/// σ² as set, the same for all layers: too small and activations vanish, too large and they explode.
pub struct Normal;

impl Initialiser for Normal {
    fn entry(&self) -> Entry {
        Entry {
            id: "normal",
            label: "Normal, own variance",
            help: "The same variance for every layer, as you set it.",
        }
    }

    fn variance(&self, _inputs: usize, _outputs: usize, chosen: f64) -> f64 {
        chosen
    }

    fn uses_variance(&self) -> bool {
        true
    }
}
