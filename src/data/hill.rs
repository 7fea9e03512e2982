//! A hill over the plane: regression on two inputs.

use super::{Set, smooth, synthetic};
use crate::math;
use crate::param::Entry;

/// y = exp(−(x₀² + x₁²)) + noise of standard deviation 0.05, x uniform in the square.
pub const SET: Set = Set {
    entry: Entry {
        id: "hill",
        label: "Hill, two inputs",
        help: "Two inputs, a real target: a hill in the middle of a plain.",
    },
    inputs: 2,
    two_class: false,
    window: [-2.0, 2.0],
    shown: 0,
    suits: &smooth("400"),
    make: |seed| {
        synthetic(seed, 101, 80, |rng, _| {
            let x = [0, 1].map(|_| 4.0 * rng.random_sample() - 2.0);
            (x, math::exp(-(x[0] * x[0] + x[1] * x[1])) + 0.05 * rng.normal())
        })
    },
};
