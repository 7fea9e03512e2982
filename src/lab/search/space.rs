//! The space that is searched: which hyperparameters, from where to where, and where the trials lie in it.

use super::settings;
use crate::decimal;
use crate::figure::Scale;
use crate::lab::descent::settings as descent;
use crate::math::{ln, pow};
use crate::param::Param;
use crate::rng::Rng;
use crate::scenario::{Scenario, write_number};

/// The hyperparameters that can be searched, in the page's order.
pub const KEYS: [&str; 7] = ["lr", "beta", "gamma", "batch", "factor", "every", "seed"];

/// The stream of random trials: `RandomState([seed, 2])`.
const STREAM: u32 = 2;

/// One hyperparameter and its range.
#[derive(Clone, Debug)]
pub struct Axis {
    /// Its row of the table.
    pub param: &'static Param,
    pub from: f64,
    pub to: f64,
    /// Equal ratios or equal differences.
    pub scale: Scale,
    /// Whether it takes whole numbers alone.
    pub whole: bool,
}

impl Axis {
    /// The range of a hyperparameter, which depends on the problem and the method.
    fn new(base: &Scenario, key: &str) -> Option<Axis> {
        let param = settings::SCHEMA.params.iter().find(|param| param.key == key)?;
        let axis = |from, to, scale, whole| Some(Axis { param, from, to, scale, whole });
        match key {
            // Three decades about the rate with which the method gets on.
            "lr" => {
                let mut base = base.clone();
                base.reset("lr");
                let rate = base.number("lr");
                axis(0.03 * rate, 30.0 * rate, Scale::Log, false)
            }
            "beta" => axis(0.0, 0.98, Scale::Linear, false),
            "gamma" => axis(0.5, 0.999, Scale::Linear, false),
            "batch" => axis(1.0, descent::examples(base).unwrap_or(2).max(2) as f64, Scale::Log, true),
            "factor" => axis(0.1, 1.0, Scale::Linear, false),
            "every" => axis(1.0, 30.0, Scale::Log, true),
            "seed" => axis(1.0, 100.0, Scale::Linear, true),
            _ => None,
        }
    }

    /// Its symbol, or else its name.
    pub fn name(&self) -> &'static str {
        if self.param.symbol.is_empty() { self.param.label } else { self.param.symbol }
    }

    /// The value at a part of the range, 0 to 1, as a link has it.
    pub fn value(&self, part: f64) -> String {
        let value = self.at(part);
        if self.whole {
            return write_number((value + 0.5).floor());
        }
        write_number(decimal::read(&format!("{value:.2e}")).unwrap_or(value))
    }

    /// The part of the range of the nearest value that can be taken.
    fn snapped(&self, part: f64) -> f64 {
        if self.whole { self.part((self.at(part) + 0.5).floor()) } else { part }
    }

    /// The place on the axis of a part of the range, also outside of it.
    pub fn at(&self, part: f64) -> f64 {
        match self.scale {
            Scale::Linear => self.from + part * (self.to - self.from),
            Scale::Log => self.from * pow(self.to / self.from, part),
        }
    }

    /// The part of the range at a place on the axis.
    pub fn part(&self, at: f64) -> f64 {
        match self.scale {
            Scale::Linear => (at - self.from) / (self.to - self.from),
            Scale::Log => ln(at / self.from) / ln(self.to / self.from),
        }
    }
}

/// Those of the hyperparameters searched that make no difference to trials with these settings.
pub fn idle<'a>(base: &Scenario, axes: &'a [Axis]) -> Vec<&'a Axis> {
    let mut base = base.clone();
    if axes.iter().any(|axis| axis.param.key == "batch") {
        base.set("batch", "1");
    }
    let shown = descent::shown(&base);
    axes.iter().filter(|axis| !shown.contains(&axis.param.key)).collect()
}

/// The hyperparameters searched, one or two.
pub fn axes(scenario: &Scenario, base: &Scenario) -> Vec<Axis> {
    ["across", "up"].iter().filter_map(|key| Axis::new(base, &scenario.word(key))).collect()
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

    #[test]
    fn parts_and_places_are_inverse() {
        let base = Scenario::new(&descent::SCHEMA);
        for key in KEYS {
            let axis = Axis::new(&base, key).expect("every key has a range");
            assert!(axis.from < axis.to, "{key}");
            for part in [0.0, 0.25, 1.0] {
                assert!((axis.part(axis.at(part)) - part).abs() < 1e-12, "{key}");
            }
            assert_eq!(axis.value(0.0), write_number(axis.from), "{key}");
        }
    }
}
