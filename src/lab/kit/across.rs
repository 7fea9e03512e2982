//! The horizontal axis of plots over time: steps, or how many example gradients have been computed.

use super::steps;
use crate::lab::counted;
use crate::param::{Entry, Kind, Param, Search};
use crate::sampler::Batches;

/// Steps or examples seen.
pub const AXIS: Param = Param {
    key: "axis",
    label: "Loss plot across",
    symbol: "",
    help: "Steps, or the examples whose gradients they took: a batch takes few.",
    kind: Kind::Choice { of: axes, most: 1 },
    default: "step",
    search: Search::No,
};

/// The value of [`AXIS`] that stands for examples.
pub const EXAMPLES: &str = "examples";

fn axes() -> Vec<Entry> {
    vec![
        Entry { id: "step", label: "Step", help: "Each step is as wide, however many examples it takes." },
        Entry { id: EXAMPLES, label: "Examples seen", help: "Each step is as wide as the batch it takes." },
    ]
}

/// Where steps stand across.
#[derive(Clone, Copy)]
pub struct Across<'a>(Option<&'a Batches>);

impl<'a> Across<'a> {
    /// Steps one by one.
    pub const STEPS: Across<'static> = Across(None);

    /// By the examples of these batches, or by steps.
    pub fn new(examples: bool, batches: &'a Batches) -> Across<'a> {
        Across(examples.then_some(batches))
    }

    /// Whether it is steps.
    pub fn is_steps(self) -> bool {
        self.0.is_none()
    }

    /// Where step `n` stands: where it has been made.
    pub fn of(self, n: usize) -> f64 {
        self.0.map_or(n, |batches| batches.seen(n)) as f64
    }

    /// The step nearest to a position, from 0 to the last.
    pub fn step(self, at: f64, last: usize) -> usize {
        if self.0.is_none() {
            return steps::at(at, last);
        }
        let (mut low, mut high) = (0, last);
        while low < high {
            let middle = (low + high) / 2;
            if self.of(middle) < at { low = middle + 1 } else { high = middle }
        }
        let before = low.saturating_sub(1);
        if (self.of(before) - at).abs() <= (self.of(low) - at).abs() { before } else { low }
    }

    /// The axis' label, `step` being that of steps.
    pub fn label(self, step: &'static str) -> &'static str {
        if self.0.is_some() { "examples seen" } else { step }
    }

    /// How many examples were seen by step n, for a line of words; empty where steps are counted.
    pub fn words(self, n: usize) -> String {
        self.0.map_or_else(String::new, |batches| {
            format!(" · {} seen", counted(batches.seen(n), false, "example"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sampler::Sampling;

    #[test]
    fn a_position_is_the_step_nearest_to_it() {
        let batches = Batches::draw(12, 5, Sampling::Epoch, 1, 20);
        let across = Across::new(true, &batches);
        let seen: Vec<f64> = (0..8).map(|n| across.of(n)).collect();
        assert_eq!(seen, [0.0, 5.0, 10.0, 12.0, 17.0, 22.0, 24.0, 29.0], "batches of 5, 5 and 2");
        for n in 0..20 {
            assert_eq!(across.step(across.of(n) + 0.4, 19), n);
        }
        assert_eq!([across.step(-5.0, 19), across.step(1e9, 19), across.step(2.4, 19)], [0, 19, 0]);
        assert_eq!((Across::STEPS.of(7), Across::STEPS.step(6.6, 19)), (7.0, 7));
        for (size, sampling) in [(12, Sampling::Epoch), (4, Sampling::Independent)] {
            let batches = Batches::draw(12, size, sampling, 1, 9);
            let all: usize = (0..9).map(|t| batches.members(t).len()).sum();
            assert_eq!(batches.seen(9), all);
        }
    }
}
