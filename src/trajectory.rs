//! What a run leaves behind: every iterate and everything that led to it.

use crate::optimizer::Step;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// All its steps were made.
    Complete,
    /// A parameter became too large, or no number, at the last step.
    Diverged,
}

/// The record of a run of T iterations in a plane of two parameters.
///
/// Iterates `phi`, `m`, `v` have T + 1 rows (row t is the state before iteration t); what belongs to an
/// iteration has T rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Trajectory {
    /// φₜ.
    pub phi: Vec<[f64; 2]>,
    /// mₜ, the momentum before correction.
    pub m: Vec<[f64; 2]>,
    /// vₜ, the mean of squares before correction.
    pub v: Vec<[f64; 2]>,
    /// What held at iteration t: αₜ and the hyperparameters.
    pub steps: Vec<Step>,
    /// Where the gradient was measured: φₜ, but for Nesterov momentum.
    pub measured: Vec<[f64; 2]>,
    /// The loss of the batch there.
    pub batch_loss: Vec<f64>,
    /// The gradient of the batch there.
    pub gradient: Vec<[f64; 2]>,
    /// How it ended.
    pub ending: Ending,
}

impl Trajectory {
    /// A record that holds the start, with room for `steps` iterations.
    pub fn new(start: [f64; 2], steps: usize) -> Trajectory {
        let states = |first| {
            let mut rows = Vec::with_capacity(steps + 1);
            rows.push(first);
            rows
        };
        Trajectory {
            phi: states(start),
            m: states([0.0; 2]),
            v: states([0.0; 2]),
            steps: Vec::with_capacity(steps),
            measured: Vec::with_capacity(steps),
            batch_loss: Vec::with_capacity(steps),
            gradient: Vec::with_capacity(steps),
            ending: Ending::Complete,
        }
    }

    /// Adds an iteration: what it went by, and the state it led to.
    #[allow(clippy::too_many_arguments, reason = "one call adds one row to each column")]
    pub fn push(
        &mut self,
        step: Step,
        measured: [f64; 2],
        batch_loss: f64,
        gradient: [f64; 2],
        phi: [f64; 2],
        m: [f64; 2],
        v: [f64; 2],
    ) {
        self.steps.push(step);
        self.measured.push(measured);
        self.batch_loss.push(batch_loss);
        self.gradient.push(gradient);
        self.phi.push(phi);
        self.m.push(m);
        self.v.push(v);
    }

    /// How many iterations were made.
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }
}
