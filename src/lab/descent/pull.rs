//! Which examples pull at a step, and how much.

use super::{Descending, Run};
use crate::objective::Batch;
use crate::trajectory::Iteration;

/// Examples, and what they add up to: those of the next iteration where it measures its gradient, or all of them where the
/// run has come to its end.
pub struct Pull {
    pub members: Vec<usize>,
    /// Whether they are a batch of a run that sees some of the examples at a time.
    pub batch: bool,
    pub at: [f64; 2],
    pub loss: f64,
    pub gradient: [f64; 2],
}

impl Descending {
    /// Which examples are shown with what they add to the loss and its gradient at step t.
    pub fn pull(&self, run: &Run, t: usize) -> Pull {
        match run.going().iterations.get(t) {
            Some(&Iteration { measured, batch_loss, gradient, .. }) => Pull {
                members: if self.asks_gradient(run, t) && !self.has_blanks() {
                    Vec::new()
                } else {
                    self.batches.members(t)
                },
                batch: !self.batches.full(),
                at: if measured[0].is_nan() { run.track.phi(t) } else { measured },
                loss: batch_loss,
                gradient,
            },
            None => {
                let at = run.track.phi(run.last());
                let (loss, gradient) = self.objective.gradient(at, Batch::Full);
                Pull { members: (0..self.x.len()).collect(), batch: false, at, loss, gradient }
            }
        }
    }
}
