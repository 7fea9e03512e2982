//! The batches drawn in the other way.

use super::{Of, Slip};
use crate::lab::kit::slip_words;
use crate::objective::Batch;
use crate::sampler::{Batches, Sampling};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: slip_words::OTHER_SAMPLING,
    of: Of::Runs,
    told_by: None,
    turns: |case| {
        if case.task.batches.full() {
            return Vec::new();
        }
        let sampling = match Sampling::find(&case.rule.scenario.word("sampling")) {
            Sampling::Epoch => Sampling::Independent,
            Sampling::Independent => Sampling::Epoch,
        };
        let seed = u32::try_from(case.rule.scenario.integer("seed")).unwrap_or(u32::MAX);
        let (all, size) = (case.size(Batch::Full) as usize, case.rule.scenario.integer("batch"));
        vec![case.on(Batches::draw(all, size, sampling, seed, case.task.rates.len()))]
    },
};
