//! Two spirals wound into each other.

use super::{Set, polar, smooth, synthetic};
use crate::param::Entry;
use core::f64::consts::PI;

/// Each class one arm of 1¼ turns, from radius 0.15 to 1.2, with noise of standard deviation 0.03.
pub const SET: Set = Set {
    entry: Entry {
        id: "spirals",
        label: "Spirals, two classes",
        help: "Two arms wound into each other: a hard boundary for a small network.",
    },
    inputs: 2,
    two_class: true,
    window: [-1.4, 1.4],
    shown: 0,
    suits: &smooth("1000"),
    make: |seed| {
        synthetic(seed, 104, 100, |rng, i| {
            let share = (i / 2) as f64 / 49.0;
            let turn = 2.5 * PI * share + if i % 2 == 0 { 0.0 } else { PI };
            let [a, b] = polar(0.15 + 1.05 * share, turn);
            ([a + 0.03 * rng.normal(), b + 0.03 * rng.normal()], f64::from(i % 2 == 0))
        })
    },
};
