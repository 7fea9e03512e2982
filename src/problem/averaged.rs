//! A loss that is a mean over its examples.

use crate::curvature::Hessian;
use crate::objective::{Batch, Objective};
use crate::reduction::Reduction;
use crate::run::{self, Descend, Plan};
use crate::trajectory::Trajectory;

/// What is minimised, with its sums made means.
pub struct Averaged {
    /// The sums.
    pub of: Box<dyn Descend>,
    /// What comes of them.
    pub reduction: Reduction,
}

impl Averaged {
    /// A loss as it stands where it is summed, or averaged.
    pub fn over(of: Box<dyn Descend>, reduction: Reduction) -> Box<dyn Descend> {
        if reduction.averages() { Box::new(Averaged { of, reduction }) } else { of }
    }
}

impl Objective for Averaged {
    fn examples(&self) -> usize {
        self.of.examples()
    }

    fn gradient(&self, phi: [f64; 2], batch: Batch) -> (f64, [f64; 2]) {
        let (loss, gradient) = self.of.gradient(phi, batch);
        let factor = self.reduction.over(batch.len(self.of.examples()));
        (factor * loss, gradient.map(|g| factor * g))
    }

    fn part_of_sum(&self, examples: usize) -> f64 {
        // The half is in each already.
        self.reduction.over(examples) / self.reduction.each()
    }

    fn curvature(&self, phi: [f64; 2]) -> Hessian {
        Hessian::default().plus(self.reduction.over(self.of.examples()), self.of.curvature(phi).0)
    }

    fn grid(&self, phi0: [f64; 2], phi1: [f64; 2], columns: usize, rows: usize) -> Vec<f64> {
        let factor = self.reduction.over(self.of.examples());
        let mut losses = self.of.grid(phi0, phi1, columns, rows);
        losses.iter_mut().for_each(|loss| *loss *= factor);
        losses
    }
}

impl Descend for Averaged {
    fn descend(&self, plan: &Plan) -> Trajectory {
        run::plainly(self, plan)
    }
}
