//! Where every batch of one size would lead from one point, and whether that is up or down on the whole loss
//! (UDL figure 6.6).

mod subsets;

pub use subsets::{MOST, Subsets};

use crate::objective::{Batch, Objective};
use crate::optimizer::{MOST_STATE, Optimizer, State, Step};
use crate::trajectory::Trajectory;
use wide::f64x2;

/// One iteration of a run, to be made with other batches than the one drawn.
#[derive(Clone, Copy)]
pub struct Fork<'a> {
    /// The loss.
    pub objective: &'a dyn Objective,
    /// The method.
    pub optimizer: &'a dyn Optimizer,
    /// α and what else holds for the iteration.
    pub step: Step,
    /// φ before it.
    pub from: [f64; 2],
    /// Where the gradient is measured.
    pub measured: [f64; 2],
    /// What the optimizer keeps, before it.
    pub state: State,
}

impl<'a> Fork<'a> {
    /// Iteration `t` of a run.
    pub fn new(
        objective: &'a dyn Objective,
        optimizer: &'a dyn Optimizer,
        track: &Trajectory,
        t: usize,
    ) -> Self {
        let mut state = [f64x2::ZERO; MOST_STATE];
        for (place, of) in state.iter_mut().enumerate().take(track.kept.len()) {
            *of = f64x2::new(track.state(t, place));
        }
        let measured = track.iterations[t].measured;
        Fork { objective, optimizer, step: track.step(t), from: track.phi(t), measured, state }
    }

    /// Where a gradient would lead.
    pub fn lead(&self, gradient: [f64; 2]) -> [f64; 2] {
        let (mut phi, mut state) = (f64x2::new(self.from), self.state);
        self.optimizer.update(&self.step, f64x2::new(gradient), &mut phi, &mut state);
        phi.to_array()
    }

    /// The loss of a batch where its gradient is measured, and that gradient.
    pub fn gradient(&self, batch: Batch) -> (f64, [f64; 2]) {
        self.objective.gradient(self.measured, batch)
    }
}

/// Where one batch would lead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Its gradient.
    pub gradient: [f64; 2],
    /// φ after its step.
    pub next: [f64; 2],
    /// The loss over all examples there.
    pub loss: f64,
    /// The derivative of the whole loss along the step, times its length: positive where the step sets out uphill.
    pub rise: f64,
}

/// Where each of some batches would lead, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Cloud {
    /// φ before.
    pub from: [f64; 2],
    /// The loss over all examples there.
    pub loss: f64,
    /// The gradient over all examples there.
    pub derivative: [f64; 2],
    /// A point for each batch.
    pub points: Vec<Point>,
}

impl Cloud {
    /// Every batch's step.
    pub fn new(fork: &Fork, batches: &Subsets) -> Cloud {
        let (loss, derivative) = fork.objective.gradient(fork.from, Batch::Full);
        let points = gradients(fork, batches)
            .into_iter()
            .map(|gradient| {
                let next = fork.lead(gradient);
                let rise = rise(fork.from, next, derivative);
                Point { gradient, next, loss: fork.objective.loss(next), rise }
            })
            .collect();
        Cloud { from: fork.from, loss, derivative, points }
    }

    /// Whether the whole loss is higher after that step than before it.
    pub fn higher(&self, point: &Point) -> bool {
        // A loss that is no number is not lower.
        point.loss > self.loss || point.loss.is_nan()
    }

    /// The part of the batches whose step sets out uphill on the whole loss.
    pub fn uphill(&self) -> f64 {
        self.part(|point| point.rise > 0.0)
    }

    /// The part of the batches that land higher on the whole loss than before.
    pub fn landing_higher(&self) -> f64 {
        self.part(|point| self.higher(point))
    }

    fn part(&self, of: impl Fn(&Point) -> bool) -> f64 {
        self.points.iter().filter(|point| of(point)).count() as f64 / self.points.len() as f64
    }

    /// The mean of the batches' gradients, summed in their order.
    pub fn mean(&self) -> [f64; 2] {
        let sum = self.points.iter().fold([0.0; 2], |sum, point| [0, 1].map(|i| sum[i] + point.gradient[i]));
        sum.map(|sum| sum / self.points.len() as f64)
    }

    /// The point that is nearest in the measure given.
    pub fn nearest(&self, far: impl Fn(&Point) -> Option<f64>) -> Option<usize> {
        let all = self.points.iter().enumerate().filter_map(|(i, point)| far(point).map(|far| (far, i)));
        all.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, i)| i)
    }
}

/// The part of the batches whose step sets out uphill, without a look at where they land.
pub fn uphill(fork: &Fork, batches: &Subsets) -> f64 {
    let (_, derivative) = fork.objective.gradient(fork.from, Batch::Full);
    let all = gradients(fork, batches);
    let up = all.iter().filter(|gradient| rise(fork.from, fork.lead(**gradient), derivative) > 0.0).count();
    up as f64 / all.len() as f64
}

fn rise(from: [f64; 2], next: [f64; 2], derivative: [f64; 2]) -> f64 {
    (next[0] - from[0]) * derivative[0] + (next[1] - from[1]) * derivative[1]
}

/// The gradient of each batch: its examples' gradients, summed in their order.
fn gradients(fork: &Fork, batches: &Subsets) -> Vec<[f64; 2]> {
    let examples = fork.objective.examples() as u32;
    let each: Vec<[f64; 2]> = (0..examples).map(|i| fork.gradient(Batch::Of(&[i])).1).collect();
    let sum = |batch: &[u32]| {
        let sum = batch.iter().map(|i| each[*i as usize]).fold([0.0; 2], |[a, b], [c, d]| [a + c, b + d]);
        sum.map(|v| fork.objective.part_of_sum(batch.len()) * v)
    };
    batches.iter().map(sum).collect()
}
