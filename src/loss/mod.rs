//! Losses of a network's outputs, each a file here and one line in [`ALL`].
//!
//! The loss of one example is the sum over the outputs of ℓ(f, y); the loss of a batch is the sum over its
//! examples. No mean and no factor ½ anywhere.

mod cross_entropy;
mod squared;

use crate::param::Entry;
use crate::registry::Registry;

/// A loss of one output f against its target y.
pub trait Loss: Sync {
    /// Its id, name and help.
    fn entry(&self) -> Entry;

    /// ℓ and ∂ℓ/∂f, as formulas of f and y in plain text.
    fn formula(&self) -> [&'static str; 2];

    /// (ℓ, ∂ℓ/∂f) at output f and target y; NaN where f is NaN.
    fn at(&self, f: f64, y: f64) -> (f64, f64);

    /// What the output says of the target: f itself, or the probability of class 1.
    fn prediction(&self, f: f64) -> f64 {
        f
    }

    /// Whether the targets are the classes 0 and 1.
    fn two_class(&self) -> bool {
        false
    }

    /// The losses of two examples, each a sum over its outputs in order. The outputs come one after the other, of each
    /// the two examples in turn; ∂ℓ/∂f takes the place of f.
    fn pair(&self, f: &mut [f64], y: &[f64]) -> [f64; 2] {
        let mut sums = [0.0; 2];
        for (f, y) in f.chunks_exact_mut(2).zip(y.chunks_exact(2)) {
            for ((sum, f), y) in sums.iter_mut().zip(f).zip(y) {
                let (loss, slope) = self.at(*f, *y);
                *sum += loss;
                *f = slope;
            }
        }
        sums
    }
}

/// Every loss, in the page's order.
pub static ALL: Registry<dyn Loss> =
    Registry::new(&[&squared::Squared, &cross_entropy::CrossEntropy], |loss| loss.entry());

/// The loss of that id.
pub fn find(id: &str) -> Option<&'static dyn Loss> {
    ALL.find(id)
}

/// What a reader can choose from.
pub fn entries() -> Vec<Entry> {
    ALL.entries()
}
