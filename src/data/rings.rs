//! Rings: one class around the other.

use super::{Set, polar, smooth, synthetic};
use crate::param::Entry;
use core::f64::consts::TAU;

/// Class 1 within radius 0.6 of the centre, class 0 between 0.85 and 1.3.
pub const SET: Set = Set {
    entry: Entry {
        id: "rings",
        label: "Rings, two classes",
        help: "One class inside the other: the boundary must close.",
    },
    inputs: 2,
    two_class: true,
    window: [-1.5, 1.5],
    shown: 0,
    suits: &smooth("400"),
    make: |seed| {
        synthetic(seed, 103, 80, |rng, i| {
            let inside = i % 2 == 0;
            let share = rng.random_sample();
            let radius = if inside { 0.6 * share.sqrt() } else { 0.85 + 0.45 * share };
            (polar(radius, TAU * rng.random_sample()), f64::from(inside))
        })
    },
};
