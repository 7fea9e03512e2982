//! What a run in a plane of two parameters depends on, as a scenario sets it: a loss, the batches drawn, where and how fast a
//! method goes. The descent lab shows such runs, the search lab compares many.

use super::points::Points;
use super::{fitted, table};
use crate::loss::Loss;
use crate::optimizer::Optimizer;
use crate::problem::{self, Averaged, Problem};
use crate::reduction::Reduction;
use crate::run::{Descend, Plan};
use crate::sampler::{Batches, Sampling};
use crate::scenario::Scenario;
use crate::trajectory::Trajectory;
use std::rc::Rc;

/// A scenario read: everything that a run depends on but the method.
pub struct Task {
    /// The problem.
    pub problem: &'static dyn Problem,
    /// What it minimises, on its own examples or the reader's.
    pub objective: Box<dyn Descend>,
    /// ℓ of an example; a surface has no use for it.
    pub loss: Rc<dyn Loss>,
    /// How the losses of examples come together; a sum on a surface.
    pub reduction: Reduction,
    /// The examples; none for a surface.
    pub points: Points,
    /// Which examples each iteration sees.
    pub batches: Batches,
    /// The learning rate of each iteration.
    pub rates: Vec<f64>,
    /// φ at iteration 0.
    pub start: [f64; 2],
}

impl Task {
    /// Reads a scenario of a lab whose table has all of it.
    pub fn new(scenario: &Scenario) -> Task {
        let problem = problem::find(&scenario.word("problem"));
        let points = Points::of(scenario, problem);
        let seen = points.own || points.units.is_some();
        let pair = seen.then_some((points.x.as_slice(), points.y.as_slice()));
        let loss = table::loss(scenario);
        let reduction = fitted::reduction(scenario);
        let objective = Averaged::over(problem::objective(problem, pair, loss.clone()), reduction);
        let steps = scenario.integer("steps");
        let seed = u32::try_from(scenario.integer("seed")).unwrap_or(u32::MAX);
        let size = scenario.integer("batch");
        let sampling = Sampling::find(&scenario.word("sampling"));
        let batches = Batches::draw(objective.examples(), size, sampling, seed, steps);
        let start = scenario.numbers("start");
        Task {
            problem,
            objective,
            loss,
            reduction,
            points,
            rates: table::rates(scenario, steps, batches.per_epoch()),
            batches,
            start: [start[0], start[1]],
        }
    }

    /// Runs a method from the start and keeps every number.
    pub fn run(&self, optimizer: &dyn Optimizer) -> Trajectory {
        let Task { objective, batches, rates, start, .. } = self;
        let objective = objective.as_ref();
        Plan { objective, optimizer, rates, batches, start: *start }.run()
    }
}
