//! Batches of another seed.

use super::{Of, Slip};
use crate::objective::Batch;
use crate::sampler::{Batches, Sampling};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the batches are drawn with another seed",
    of: Of::Runs,
    told_by: None,
    turns: |case| {
        if case.task.batches.full() {
            return Vec::new();
        }
        let sampling = Sampling::find(&case.rule.scenario.word("sampling"));
        let (all, size) = (case.size(Batch::Full) as usize, case.rule.scenario.integer("batch"));
        let own = case.rule.scenario.integer("seed") as u32;
        let seeds = (0..=20).chain([42, 100, 123, 1234, 2024]).filter(|seed| *seed != own);
        seeds.map(|seed| case.on(Batches::draw(all, size, sampling, seed, case.task.rates.len()))).collect()
    },
};
