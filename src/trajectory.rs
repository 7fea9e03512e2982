//! What a run leaves behind: every iterate and everything that led to it.

use crate::optimizer::{Hyper, Step, next_power};

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

/// One iteration: what it went by, and where it led.
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
    /// The next iterate.
    pub next: Iterate,
}

/// The record of a run of T iterations in a plane of two parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Trajectory {
    /// φ₀.
    pub start: [f64; 2],
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

    /// Where iteration t starts, t = 0 … T.
    pub fn iterate(&self, t: usize) -> Iterate {
        match t.checked_sub(1) {
            None => Iterate { phi: self.start, ..Iterate::default() },
            Some(before) => self.iterations[before].next,
        }
    }

    /// All T + 1 of them.
    pub fn iterates(&self) -> impl Iterator<Item = Iterate> + '_ {
        (0..=self.len()).map(|t| self.iterate(t))
    }

    /// φₜ.
    pub fn phi(&self, t: usize) -> [f64; 2] {
        self.iterate(t).phi
    }

    /// φ₀, φ₁, …
    pub fn path(&self) -> impl Iterator<Item = [f64; 2]> + '_ {
        self.iterates().map(|iterate| iterate.phi)
    }

    /// What held for iteration t.
    pub fn step(&self, t: usize) -> Step {
        // Multiplied one by one, as in the run.
        let power = |base: f64| (0..=t).fold(1.0, |power, _| next_power(power, base));
        let (beta_power, gamma_power) = (power(self.hyper.beta), power(self.hyper.gamma));
        Step { alpha: self.iterations[t].alpha, hyper: self.hyper, beta_power, gamma_power }
    }
}
