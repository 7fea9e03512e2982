//! Another seed: other weights at the start, and other batches.

use super::{Of, Slip, set};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    of: Of::Runs,
    runs: |scenario| {
        let seeds = (0..=10).chain([42, 100, 123]).map(|seed: u32| seed.to_string());
        seeds.flat_map(|seed| set(scenario, "seed", &seed)).collect()
    },
    ..Slip::new("another seed draws the weights at the start and the batches")
};
