//! The space that is searched: one or two axes, and where the trials lie between them.

use super::axis::Axis;
use crate::lab::descent::settings as descent;
use crate::rng::Rng;
use crate::scenario::Scenario;

/// The stream of random trials: `RandomState([seed, 2])`.
const STREAM: u32 = 2;

/// Those of the hyperparameters searched that make no difference to trials with these settings.
pub fn idle<'a>(base: &Scenario, axes: &'a [Axis]) -> Vec<&'a Axis> {
    let mut base = base.clone();
    if axes.iter().any(|axis| axis.param.key == "batch") {
        base.set("batch", "1");
    }
    let shown = descent::shown(&base);
    axes.iter().filter(|axis| !shown.contains(&axis.param.key)).collect()
}

/// The keys that name what is searched, across and up, each with the key of its range.
pub const SEARCHED: [[&str; 2]; 2] = [["across", "xrange"], ["up", "yrange"]];

/// The hyperparameters searched, one or two.
pub fn axes(scenario: &Scenario, base: &Scenario) -> Vec<Axis> {
    let axis = |[key, range]: [&str; 2]| {
        let axis = Axis::new(base, &scenario.word(key))?;
        Some(if scenario.gives(range) { axis.between(&scenario.numbers(range)) } else { axis })
    };
    SEARCHED.into_iter().filter_map(axis).collect()
}

/// Parts of an axis' range in equal distances; of whole numbers, each once.
pub fn parts(axis: &Axis, count: usize) -> Vec<f64> {
    let part = |i: usize| if count == 1 { 0.5 } else { i as f64 / (count - 1) as f64 };
    let mut parts: Vec<f64> = (0..count).map(|i| axis.snapped(part(i))).collect();
    parts.dedup();
    parts
}

/// How many values a grid has of each hyperparameter, where there is time for `budget` trials.
pub fn count(dimensions: usize, budget: usize) -> usize {
    if dimensions < 2 { budget } else { side(budget) }
}

/// Where the trials of a grid lie, in parts of each range: row by row, from the lower left.
pub fn grid(axes: &[Axis], budget: usize) -> Vec<[f64; 2]> {
    let count = count(axes.len(), budget);
    let [across, up] = [0, 1].map(|i| axes.get(i).map_or(vec![0.5], |axis| parts(axis, count)));
    up.iter().flat_map(|y| across.iter().map(|x| [*x, *y])).collect()
}

/// The side of the largest square grid of at most so many trials.
pub fn side(budget: usize) -> usize {
    (1..).take_while(|side| side * side <= budget).last().unwrap_or(1)
}

/// As many trials drawn at random, from [`STREAM`].
pub fn random(axes: &[Axis], budget: usize, seed: u32) -> Vec<[f64; 2]> {
    let mut rng = Rng::with_key(&[seed, STREAM]);
    let mut draw = |i: usize| axes.get(i).map_or(0.5, |axis| axis.snapped(rng.random_sample()));
    (0..budget).map(|_| [draw(0), draw(1)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(keys: &[&str]) -> Vec<Axis> {
        let mut base = Scenario::new(&descent::SCHEMA);
        base.set("problem", "gabor");
        keys.iter().map(|key| Axis::new(&base, key).expect("a range")).collect()
    }

    #[test]
    fn grids_are_square_and_reach_the_ends() {
        assert_eq!((side(1), side(35), side(36), side(144)), (1, 5, 6, 12));
        assert_eq!(grid(&some(&["lr", "beta"]), 5), [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]);
        assert_eq!(grid(&some(&["lr"]), 3), [[0.0, 0.5], [0.5, 0.5], [1.0, 0.5]]);
        assert_eq!(grid(&some(&["lr", "beta"]), 1), [[0.5, 0.5]]);
    }

    #[test]
    fn whole_numbers_are_tried_once() {
        let axis = &some(&["batch"])[0];
        let values: Vec<String> = parts(axis, 9).into_iter().map(|part| axis.value(part)).collect();
        assert_eq!(values, ["1", "2", "4", "5", "8", "13", "20", "30"]);
    }

    #[test]
    fn random_trials_are_the_seeds_own() {
        let axes = some(&["lr", "beta"]);
        let [a, b] = [random(&axes, 9, 3), random(&axes, 20, 3)];
        assert_eq!(a, b[..9], "more trials change none");
        assert_ne!(a, random(&axes, 9, 4));
        assert!(b.iter().flatten().all(|part| (0.0..1.0).contains(part)));
    }
}
