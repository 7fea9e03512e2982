//! A run: an optimizer taken down a loss, every number of it kept.

use crate::objective::{Batch, Objective};
use crate::optimizer::{self, LineSearch, MOST_STATE, Optimizer, Step, Task};
use crate::sampler::Batches;
use crate::trajectory::{Ending, Iteration, Trajectory};
use wide::f64x2;

/// A parameter beyond this has diverged.
pub const DIVERGED: f64 = 1e9;

/// A loss that runs descend.
pub trait Descend: Objective {
    /// Makes the run of a plan for this loss: [`plainly`], or [`with_own_loops`].
    fn descend(&self, plan: &Plan) -> Trajectory;
}

/// Everything a run in a plane depends on.
#[derive(Clone, Copy)]
pub struct Plan<'a> {
    /// The loss.
    pub objective: &'a dyn Descend,
    /// The method.
    pub optimizer: &'a dyn Optimizer,
    /// The learning rates αₜ, one for each iteration.
    pub rates: &'a [f64],
    /// Which examples each iteration sees; drawn for at least as many.
    pub batches: &'a Batches,
    /// φ at iteration 0.
    pub start: [f64; 2],
}

impl Plan<'_> {
    /// Runs it. It ends early where a parameter leaves ±[`DIVERGED`] or is no number.
    pub fn run(&self) -> Trajectory {
        self.objective.descend(self)
    }
}

/// Makes a run in the loop that all losses and methods share.
pub fn plainly(objective: &dyn Objective, plan: &Plan) -> Trajectory {
    Loop { plan, objective }.go(plan.optimizer)
}

/// Makes a run in a loop of its own for this loss with each method: for a loss that takes no longer than a call through a
/// table.
pub fn with_own_loops<L: Objective>(objective: &L, plan: &Plan) -> Trajectory {
    optimizer::with_its_type(plan.optimizer, Loop { plan, objective })
}

/// How many iterations are made between two looks at whether the run has diverged; what was made after that is dropped.
const BLOCK: usize = 64;

/// The loss of a batch after a step down a gradient.
pub fn along<L: Objective + ?Sized>(
    objective: &L,
    from: [f64; 2],
    gradient: [f64; 2],
    batch: Batch,
    alpha: f64,
) -> f64 {
    let at = [0, 1].map(|i| from[i] - alpha * gradient[i]);
    objective.gradient(at, batch).0
}

/// A plan with the type of its loss, where that is known.
struct Loop<'a, L: ?Sized> {
    plan: &'a Plan<'a>,
    objective: &'a L,
}

impl<L: Objective + ?Sized> Loop<'_, L> {
    /// The learning rate with the least loss of a batch along its gradient.
    #[inline(never)]
    fn lowest(&self, search: &LineSearch, from: [f64; 2], gradient: [f64; 2], batch: Batch) -> f64 {
        search.find(|alpha| along(self.objective, from, gradient, batch, alpha), |_| ())
    }
}

impl<L: Objective + ?Sized> Task for Loop<'_, L> {
    type Output = Trajectory;

    #[inline(never)] // engines share registers out function by function: each loop gets its own
    fn go<O: Optimizer + ?Sized>(self, optimizer: &O) -> Trajectory {
        let Plan { rates, batches, start, .. } = *self.plan;
        let (kept, bases) = (optimizer.state(), optimizer.powers());
        let mut iterations = Vec::with_capacity(rates.len());
        let mut states = vec![Vec::with_capacity(rates.len()); kept.len()];
        // A block's states are gathered here: to add to a list in each iteration would take as long as the iteration.
        let mut of_block = [[[0.0; 2]; BLOCK]; MOST_STATE];
        let (mut phi, mut state) = (f64x2::new(start), [f64x2::ZERO; MOST_STATE]);
        let (mut powers, mut made, mut diverged) = ([1.0, 1.0], 0, false);
        for block in rates.chunks(BLOCK) {
            let from = iterations.len();
            iterations.extend(block.iter().enumerate().map(|(i, alpha)| {
                let step = Step::next(*alpha, bases, &mut powers);
                let ahead = optimizer.look_ahead(&step);
                let measured = if ahead == 0.0 { phi } else { phi - ahead * state[0] }.to_array();
                let batch = batches.batch(from + i);
                let (batch_loss, gradient) = self.objective.gradient(measured, batch);
                let step = match optimizer.searches() {
                    Some(search) => Step { alpha: self.lowest(search, measured, gradient, batch), ..step },
                    None => step,
                };
                optimizer.update(&step, f64x2::new(gradient), &mut phi, &mut state);
                for (into, of_two) in of_block.iter_mut().zip(&state).take(kept.len()) {
                    into[i] = of_two.to_array();
                }
                let next = phi.to_array();
                made += usize::from(!diverged);
                diverged |= !next.iter().all(|p| p.abs() <= DIVERGED);
                Iteration { alpha: step.alpha, measured, batch_loss, gradient, next }
            }));
            for (all, of_block) in states.iter_mut().zip(&of_block) {
                all.extend_from_slice(&of_block[..block.len()]);
            }
            if diverged {
                break;
            }
        }
        iterations.truncate(made);
        states.iter_mut().for_each(|all| all.truncate(made));
        let ending = if diverged { Ending::Diverged } else { Ending::Complete };
        Trajectory { start, iterations, kept, states, bases, ending }
    }
}
