//! A model on examples with a loss of any kind.

use super::model::Pairwise;
use crate::curvature::Hessian;
use crate::loss::Loss;
use crate::objective::{Batch, Objective};
use crate::run::{self, Descend, Plan};
use crate::trajectory::Trajectory;
use std::rc::Rc;
use wide::f64x2;

/// The loss `L[φ]` = Σ ℓ(`f[xᵢ, φ]`, yᵢ) of a model on examples, summed in the order of the batch.
pub struct Measured<M: Pairwise> {
    /// The model.
    pub model: M,
    /// Inputs, at least one.
    pub x: Vec<f64>,
    /// Targets, as many.
    pub y: Vec<f64>,
    /// ℓ.
    pub loss: Rc<dyn Loss>,
}

impl<M: Pairwise> Descend for Measured<M> {
    fn descend(&self, plan: &Plan) -> Trajectory {
        run::plainly(self, plan)
    }
}

impl<M: Pairwise> Objective for Measured<M> {
    fn examples(&self) -> usize {
        self.x.len()
    }

    fn gradient(&self, phi: [f64; 2], batch: Batch) -> (f64, [f64; 2]) {
        let count = batch.len(self.x.len());
        let (mut loss, mut gradient) = (0.0, [0.0; 2]);
        for place in (0..count).step_by(2) {
            // A last example without a partner stands in for that, and counts once.
            let two = [place, (place + 1).min(count - 1)].map(|place| batch.example(place));
            let (f, by_phi) = self.model.pair(phi, f64x2::new(two.map(|i| self.x[i])));
            let mut by_f = f.to_array();
            let losses = self.loss.pair(&mut by_f, &two.map(|i| self.y[i]));
            let by_phi = by_phi.map(|both| both.to_array());
            for lane in 0..(count - place).min(2) {
                loss += losses[lane];
                gradient[0] += by_f[lane] * by_phi[0][lane];
                gradient[1] += by_f[lane] * by_phi[1][lane];
            }
        }
        (loss, gradient)
    }

    fn curvature(&self, phi: [f64; 2]) -> Hessian {
        let each = self.x.iter().zip(&self.y);
        each.fold(Hessian::default(), |sum, (x, y)| {
            self.model.bend(sum, phi, *x, |f| [self.loss.at(f, *y).1, self.loss.second(f, *y)])
        })
    }
}
