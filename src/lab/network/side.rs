//! Networks side by side: which steps of theirs belong together, and how far each goes.

use super::Layers;
use crate::lab::kit::across::Across;
use crate::lab::kit::beside::{Beside, Compared};

impl Compared for Layers {
    fn beside(&self) -> &Beside<Layers> {
        &self.beside
    }

    fn beside_mut(&mut self) -> &mut Beside<Layers> {
        &mut self.beside
    }
}

impl Layers {
    /// Where step `n` stands across: by steps, or by the examples that this network has seen.
    pub fn reach(&self, by: Across, n: usize) -> f64 {
        if by.is_steps() { by.of(n) } else { self.across().of(n) }
    }

    /// Steps to an epoch; one where each step takes all examples.
    pub fn per_epoch(&self) -> usize {
        if self.batches.full() { 1 } else { self.batches.per_epoch() }
    }

    /// The most steps that any of the networks side by side trains.
    pub fn furthest(&self) -> usize {
        self.all().map(|(_, one)| one.trained()).max().unwrap_or(0)
    }

    /// The step of a network beside this one that belongs to step t: other layers make other passes.
    pub fn same_step(&self, one: &Layers, t: usize) -> usize {
        let ends = [self.plan.end(), one.plan.end()];
        if t < ends[0] { t.min(ends[1]) } else { ends[1] + (t - ends[0]).min(one.trained()) }
    }

    /// What went wrong in this network by step t.
    pub fn trouble(&self, t: usize) -> String {
        if self.training.diverged && self.step_of(t) == self.trained() {
            return format!(
                "Training diverged at step {}: a parameter left ±10⁹. A smaller learning rate may help.",
                self.trained()
            );
        }
        let pass = self.pass(t);
        if pass.loss.is_finite() || self.within_passes() {
            String::new()
        } else {
            "The loss is too large for a number: smaller weights may help.".into()
        }
    }
}
