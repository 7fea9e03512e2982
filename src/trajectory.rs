//! What a run leaves behind: every iterate and everything that led to it.

use crate::optimizer::{Hyper, Step};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It made all its iterations.
    Complete,
    /// After its last iteration a parameter was beyond ±[`crate::run::DIVERGED`], or no number.
    Diverged,
}

/// Where a run stands between two iterations.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Iterate {
    /// φₜ.
    pub phi: [f64; 2],
    /// mₜ, momentum before correction; stays 0 for methods without.
    pub m: [f64; 2],
    /// vₜ, the mean of squares before correction.
    pub v: [f64; 2],
}

/// What an iteration went by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Iteration {
    /// The learning rate αₜ.
    pub alpha: f64,
    /// Where the gradient was measured: φₜ, but for Nesterov momentum.
    pub measured: [f64; 2],
    /// The loss of the batch there.
    pub batch_loss: f64,
    /// The gradient of the batch there.
    pub gradient: [f64; 2],
}

/// The record of a run of T iterations in a plane of two parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Trajectory {
    /// T + 1 iterates; number t is where iteration t starts.
    pub iterates: Vec<Iterate>,
    /// T iterations.
    pub iterations: Vec<Iteration>,
    /// The hyperparameters of all of them.
    pub hyper: Hyper,
    /// How it ended.
    pub ending: Ending,
}

impl Trajectory {
    /// How many iterations were made.
    pub fn len(&self) -> usize {
        self.iterations.len()
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.iterations.is_empty()
    }

    /// φₜ.
    pub fn phi(&self, t: usize) -> [f64; 2] {
        self.iterates[t].phi
    }

    /// φ₀, φ₁, …
    pub fn path(&self) -> impl DoubleEndedIterator<Item = [f64; 2]> + '_ {
        self.iterates.iter().map(|iterate| iterate.phi)
    }

    /// What held for iteration t.
    pub fn step(&self, t: usize) -> Step {
        // Multiplied one by one, as in the run.
        let power = |base: f64| (0..=t).fold(1.0, |product, _| product * base);
        let (beta_power, gamma_power) = (power(self.hyper.beta), power(self.hyper.gamma));
        Step { alpha: self.iterations[t].alpha, hyper: self.hyper, beta_power, gamma_power }
    }
}
