//! A run: an optimizer taken down a loss, every number of it kept.

use crate::objective::Objective;
use crate::optimizer::{self, Hyper, Optimizer, State, Step, Task};
use crate::problem::{Fit, Line};
use crate::sampler::Batches;
use crate::schedule::{Pace, Schedule};
use crate::trajectory::{Ending, Iterate, Iteration, Trajectory};

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
    #[inline(always)]
    pub fn steps(&self, batches: &Batches) -> impl Iterator<Item = Step> {
        let (schedule, pace, hyper) = (self.schedule, self.pace, self.hyper);
        let per_epoch = batches.per_epoch();
        let first = Step { alpha: 0.0, hyper, beta_power: 1.0, gamma_power: 1.0 };
        let (mut step, mut epoch, mut left) = (first, 0, 0);
        std::iter::repeat_with(move || {
            if left == 0 {
                step.alpha = schedule.rate(&pace, epoch);
                (epoch, left) = (epoch + 1, per_epoch);
            }
            left -= 1;
            step.beta_power *= hyper.beta;
            step.gamma_power *= hyper.gamma;
            step
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
        // The line's own work takes no longer than a call through a table: it has loops of its own.
        match self.objective.model().and_then(|model| model.downcast_ref::<Fit<Line>>()) {
            Some(line) => optimizer::with_its_type(self.optimizer, Descent { plan: self, objective: line }),
            None => {
                optimizer::with_its_type(self.optimizer, Descent { plan: self, objective: self.objective })
            }
        }
    }
}

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
        let mut iterates = Vec::with_capacity(steps + 1);
        let mut iterations = Vec::with_capacity(steps);
        let mut ending = Ending::Complete;
        let mut now = Iterate { phi: start, ..Iterate::default() };
        iterates.push(now);
        for (t, step) in pacing.steps(batches).take(steps).enumerate() {
            let ahead = optimizer.look_ahead(&step);
            let measured = [now.phi[0] - ahead * now.m[0], now.phi[1] - ahead * now.m[1]];
            let (batch_loss, gradient) = self.objective.gradient(measured, batches.batch(t));
            let Iterate { phi, m, v } = &mut now;
            optimizer.update(&step, &gradient, phi, State { m, v });
            iterations.push(Iteration { alpha: step.alpha, measured, batch_loss, gradient });
            iterates.push(now);
            if !now.phi.iter().all(|p| p.abs() <= DIVERGED) {
                ending = Ending::Diverged;
                break;
            }
        }
        Trajectory { iterates, iterations, hyper: pacing.hyper, ending }
    }
}
