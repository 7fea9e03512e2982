//! The last batch of an epoch left out.

use super::{Of, Slip};
use crate::objective::Batch;
use crate::sampler::{Batches, Sampling};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the last batch of an epoch, which has fewer examples, is left out (drop_last)",
    of: Of::Runs,
    told_by: None,
    turns: |case| {
        let (all, steps) = (case.size(Batch::Full) as usize, case.task.rates.len());
        let size = case.rule.scenario.integer("batch");
        let sampling = Sampling::find(&case.rule.scenario.word("sampling"));
        if case.task.batches.full() || all % size == 0 || sampling != Sampling::Epoch {
            return Vec::new();
        }
        let whole = all / size;
        let epochs = steps.div_ceil(whole);
        let seed = u32::try_from(case.rule.scenario.integer("seed")).unwrap_or(u32::MAX);
        let longer = Batches::draw(all, size, sampling, seed, epochs * (whole + 1));
        let last = epochs * (whole + 1) - 1;
        vec![case.measured(move |look| {
            let place = look.t / whole * (whole + 1) + look.t % whole;
            case.task.objective.gradient(look.at, longer.batch(place.min(last)))
        })]
    },
};
