//! What is minimised: a loss L[φ] = Σᵢ ℓᵢ[φ] over examples, and its gradient.
//!
//! The loss is a **sum** over examples: no mean, no ½. The gradient of a batch is the sum over the batch.
//! A surface without data counts as one example.

/// Which examples a sum runs over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Batch<'a> {
    /// All of them, in order.
    Full,
    /// These, in this order.
    Of(&'a [u32]),
}

/// A loss over a plane of two parameters φ = (φ₀, φ₁).
pub trait Objective {
    /// How many examples there are, at least 1.
    fn examples(&self) -> usize;

    /// The loss Σ ℓᵢ over a batch and its gradient Σ ∂ℓᵢ/∂φ, summed in the order of the batch.
    fn gradient(&self, phi: [f64; 2], batch: Batch) -> (f64, [f64; 2]);

    /// The loss L[φ] over all examples.
    fn loss(&self, phi: [f64; 2]) -> f64 {
        self.gradient(phi, Batch::Full).0
    }

    /// The losses on a grid: row by row, `columns` values of φ₀ for each of `rows` values of φ₁.
    fn grid(&self, columns: &[f64], rows: &[f64]) -> Vec<f64> {
        let mut values = Vec::with_capacity(columns.len() * rows.len());
        for &phi1 in rows {
            values.extend(columns.iter().map(|&phi0| self.loss([phi0, phi1])));
        }
        values
    }
}
