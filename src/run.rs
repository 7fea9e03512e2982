//! A run: an optimizer taken down a loss, every number of it kept.

use crate::objective::Objective;
use crate::optimizer::{self, Hyper, Optimizer, Pair, Step, Task, next_power};
use crate::problem::{Fit, Line};
use crate::sampler::Batches;
use crate::schedule::{Pace, Schedule};
use crate::trajectory::{Ending, Iterate, Iteration, Trajectory};
use std::iter::repeat_n;
use wide::f64x2;

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
    /// The learning rates of iterations 0, 1, … `steps` − 1.
    pub fn rates(&self, batches: &Batches, steps: usize) -> Vec<f64> {
        let per_epoch = batches.per_epoch();
        let epochs = self.schedule.rates(&self.pace, steps.div_ceil(per_epoch));
        if per_epoch == 1 {
            return epochs;
        }
        epochs.into_iter().flat_map(|rate| repeat_n(rate, per_epoch)).take(steps).collect()
    }

    /// What holds for an iteration, given α and the powers β^t and γ^t, which become those of the next.
    #[inline(always)]
    pub fn step(&self, alpha: f64, powers: &mut [f64; 2]) -> Step {
        *powers = [next_power(powers[0], self.hyper.beta), next_power(powers[1], self.hyper.gamma)];
        Step { alpha, hyper: self.hyper, beta_power: powers[0], gamma_power: powers[1] }
    }

    /// What holds for iterations 0, 1, … `steps` − 1.
    pub fn steps(&self, batches: &Batches, steps: usize) -> impl Iterator<Item = Step> {
        let mut powers = [1.0; 2];
        self.rates(batches, steps).into_iter().map(move |alpha| self.step(alpha, &mut powers))
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
        // The line's own work takes no longer than a call through a table: it has loops of its own.
        match self.objective.model().and_then(|model| model.downcast_ref::<Fit<Line>>()) {
            Some(line) => optimizer::with_its_type(self.optimizer, Descent { plan: self, objective: line }),
            None => Descent { plan: self, objective: self.objective }.go(self.optimizer),
        }
    }
}

/// So many iterations go without a look at whether the run has diverged; those after that are dropped.
const BLOCK: usize = 64;

/// A plan with the type of its loss, where that is known.
struct Descent<'a, L: ?Sized> {
    plan: &'a Plan<'a>,
    objective: &'a L,
}

impl<L: Objective + ?Sized> Task for Descent<'_, L> {
    type Output = Trajectory;

    #[inline(never)] // engines share registers out function by function: each loop gets its own
    fn go<O: Optimizer + ?Sized>(self, optimizer: &O) -> Trajectory {
        let Plan { pacing, batches, start, steps, .. } = *self.plan;
        let alpha = pacing.rates(batches, steps);
        let mut iterations = Vec::with_capacity(steps);
        let mut now = Pair { phi: f64x2::new(start), m: f64x2::ZERO, v: f64x2::ZERO };
        let (mut powers, mut made, mut diverged) = ([1.0, 1.0], 0, false);
        for block in alpha.chunks(BLOCK) {
            let from = iterations.len();
            iterations.extend(block.iter().enumerate().map(|(i, alpha)| {
                let step = pacing.step(*alpha, &mut powers);
                let ahead = optimizer.look_ahead(&step);
                let measured = if ahead == 0.0 { now.phi } else { now.phi - ahead * now.m }.to_array();
                let (batch_loss, gradient) = self.objective.gradient(measured, batches.batch(from + i));
                optimizer.update(&step, f64x2::new(gradient), &mut now);
                let next = Iterate { phi: now.phi.to_array(), m: now.m.to_array(), v: now.v.to_array() };
                made += usize::from(!diverged);
                diverged |= !next.phi.iter().all(|p| p.abs() <= DIVERGED);
                Iteration { alpha: *alpha, measured, batch_loss, gradient, next }
            }));
            if diverged {
                break;
            }
        }
        iterations.truncate(made);
        let ending = if diverged { Ending::Diverged } else { Ending::Complete };
        Trajectory { start, iterations, hyper: pacing.hyper, ending }
    }
}
