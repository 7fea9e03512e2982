//! What is minimised: a loss `L[φ]` = Σᵢ `ℓᵢ[φ]` over examples, and its gradient.
//!
//! The loss is a **sum** over examples: no mean, no ½. The gradient of a batch is the sum over the batch. What makes means of
//! both is `src/problem/averaged.rs`.
//! A surface without data counts as one example.

use crate::curvature::Hessian;

/// Which examples a sum runs over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Batch<'a> {
    /// All of them, in order.
    Full,
    /// These, in this order.
    Of(&'a [u32]),
}

impl Batch<'_> {
    /// How many examples it has, `all` being those there are.
    pub fn len(&self, all: usize) -> usize {
        match self {
            Batch::Full => all,
            Batch::Of(indices) => indices.len(),
        }
    }

    /// The example at a place of the batch.
    pub fn example(&self, place: usize) -> usize {
        match self {
            Batch::Full => place,
            Batch::Of(indices) => indices[place] as usize,
        }
    }
}

/// A loss over a plane of two parameters φ = (φ₀, φ₁).
pub trait Objective {
    /// How many examples there are, at least 1.
    fn examples(&self) -> usize;

    /// The loss Σ ℓᵢ over a batch and its gradient Σ ∂ℓᵢ/∂φ, summed in the order of the batch.
    fn gradient(&self, phi: [f64; 2], batch: Batch) -> (f64, [f64; 2]);

    /// What the sum of so many examples' own gradients is multiplied by to be that of a batch of them.
    fn part_of_sum(&self, _examples: usize) -> f64 {
        1.0
    }

    /// The loss `L[φ]` over all examples.
    fn loss(&self, phi: [f64; 2]) -> f64 {
        self.gradient(phi, Batch::Full).0
    }

    /// The second derivatives of the loss over all examples, by their formulas.
    fn curvature(&self, phi: [f64; 2]) -> Hessian;

    /// The losses on a regular grid: `rows` rows of `columns` values, φ₀ running along a row from its first
    /// to its last value and φ₁ from row to row.
    fn grid(&self, phi0: [f64; 2], phi1: [f64; 2], columns: usize, rows: usize) -> Vec<f64> {
        one_by_one(self, phi0, phi1, columns, rows)
    }
}

/// [`Objective::grid`], each loss on its own.
pub fn one_by_one<O: Objective + ?Sized>(
    objective: &O,
    phi0: [f64; 2],
    phi1: [f64; 2],
    columns: usize,
    rows: usize,
) -> Vec<f64> {
    let step = |ends: [f64; 2], count: usize| (ends[1] - ends[0]) / count.saturating_sub(1).max(1) as f64;
    let (dx, dy) = (step(phi0, columns), step(phi1, rows));
    let point = |row: usize, column: usize| [phi0[0] + dx * column as f64, phi1[0] + dy * row as f64];
    (0..rows)
        .flat_map(|row| (0..columns).map(move |column| point(row, column)))
        .map(|phi| objective.loss(phi))
        .collect()
}
