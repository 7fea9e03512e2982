//! Exclusive or: opposite quarters belong together.

use super::{Set, smooth, synthetic};
use crate::examples::Examples;
use crate::param::Entry;

/// Class 1 where x₀ and x₁ have different signs, class 0 elsewhere; a gap of 0.2 along the axes.
pub const SET: Set = Set {
    entry: Entry {
        id: "exclusive",
        label: "Exclusive or, two classes",
        help: "Class 1 where one input alone is positive: no straight line separates the classes.",
    },
    inputs: 2,
    two_class: true,
    window: [-1.2, 1.2],
    shown: 0,
    suits: &smooth("400"),
    make: |seed| quarters(seed, |right, upper| right != upper),
};

/// Points in all four quarters in turn, and whether each belongs to class 1, by the signs of its inputs.
pub fn quarters(seed: u32, class: fn(bool, bool) -> bool) -> Examples {
    synthetic(seed, 102, 80, |rng, i| {
        let side = |positive: bool, share: f64| (0.1 + 0.9 * share) * if positive { 1.0 } else { -1.0 };
        let (right, upper) = (i % 2 == 0, i / 2 % 2 == 0);
        let x = [side(right, rng.random_sample()), side(upper, rng.random_sample())];
        (x, f64::from(class(right, upper)))
    })
}
