//! A run: an optimizer taken down a loss, every number of it kept.

use crate::objective::Objective;
use crate::optimizer::{Hyper, Optimizer, State, Step};
use crate::sampler::Batches;
use crate::schedule::{Pace, Schedule};
use crate::trajectory::{Ending, Trajectory};

/// A parameter beyond this has diverged.
pub const DIVERGED: f64 = 1e9;

/// How the steps of a run are paced: learning rate and hyperparameters.
#[derive(Clone, Copy)]
pub struct Pacing {
    /// The hyperparameters.
    pub hyper: Hyper,
    /// How the learning rate goes.
    pub schedule: &'static dyn Schedule,
    /// What the schedule goes by.
    pub pace: Pace,
}

impl Pacing {
    /// What holds for iterations 0, 1, 2, …
    pub fn steps(&self, batches: &Batches) -> impl Iterator<Item = Step> {
        let (mut beta_power, mut gamma_power) = (1.0, 1.0);
        (0..).map(move |t| {
            beta_power *= self.hyper.beta;
            gamma_power *= self.hyper.gamma;
            let alpha = self.schedule.rate(&self.pace, batches.epoch(t));
            Step { alpha, hyper: self.hyper, beta_power, gamma_power }
        })
    }
}

/// Everything a run in a plane depends on.
#[derive(Clone, Copy)]
pub struct Plan<'a> {
    /// The loss.
    pub objective: &'a dyn Objective,
    /// The method.
    pub optimizer: &'a dyn Optimizer,
    /// Its learning rate and hyperparameters.
    pub pacing: Pacing,
    /// Which examples each iteration sees; drawn for at least `steps` iterations.
    pub batches: &'a Batches,
    /// φ at iteration 0.
    pub start: [f64; 2],
    /// How many iterations.
    pub steps: usize,
}

impl Plan<'_> {
    /// Runs it. It ends early where a parameter leaves ±[`DIVERGED`] or is no number.
    pub fn run(&self) -> Trajectory {
        let mut track = Trajectory::new(self.start, self.steps);
        let mut phi = self.start;
        let mut state = State::new(2);
        for (t, step) in self.pacing.steps(self.batches).take(self.steps).enumerate() {
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
