//! A run: an optimizer taken down a loss, every number of it kept.

use crate::objective::Objective;
use crate::optimizer::{Hyper, Optimizer, State, Step};
use crate::sampler::Batches;
use crate::schedule::{Pace, Schedule};
use crate::trajectory::{Ending, Trajectory};

/// A parameter beyond this has diverged.
pub const DIVERGED: f64 = 1e9;

/// Everything a run depends on.
#[derive(Clone, Copy)]
pub struct Plan<'a> {
    /// The loss.
    pub objective: &'a dyn Objective,
    /// The method.
    pub optimizer: &'a dyn Optimizer,
    /// Its hyperparameters.
    pub hyper: Hyper,
    /// How the learning rate goes.
    pub schedule: &'a dyn Schedule,
    /// What the schedule goes by.
    pub pace: Pace,
    /// Which examples each iteration sees; drawn for at least `steps` iterations.
    pub batches: &'a Batches,
    /// φ at iteration 0.
    pub start: [f64; 2],
    /// How many iterations.
    pub steps: usize,
}

impl Plan<'_> {
    /// What holds at iteration t, given β^t and γ^t.
    fn step(&self, t: usize, beta_power: f64, gamma_power: f64) -> Step {
        Step {
            alpha: self.schedule.rate(&self.pace, self.batches.epoch(t)),
            hyper: self.hyper,
            beta_power: beta_power * self.hyper.beta,
            gamma_power: gamma_power * self.hyper.gamma,
        }
    }

    /// Runs it. It ends early where a parameter leaves ±[`DIVERGED`] or is no number.
    pub fn run(&self) -> Trajectory {
        let mut track = Trajectory::new(self.start, self.steps);
        let mut phi = self.start;
        let mut state = State::new(2);
        let (mut beta_power, mut gamma_power) = (1.0, 1.0);
        for t in 0..self.steps {
            let step = self.step(t, beta_power, gamma_power);
            (beta_power, gamma_power) = (step.beta_power, step.gamma_power);
            let ahead = self.optimizer.look_ahead(&step);
            let measured = [phi[0] - ahead * state.m[0], phi[1] - ahead * state.m[1]];
            let (loss, g) = self.objective.gradient(measured, self.batches.batch(t));
            self.optimizer.update(&step, &g, &mut phi, &mut state);
            track.push(step, measured, loss, g, phi, [state.m[0], state.m[1]], [state.v[0], state.v[1]]);
            if !phi.iter().all(|p| p.abs() <= DIVERGED) {
                track.ending = Ending::Diverged;
                break;
            }
        }
        track
    }
}
