//! The space that is searched: one or two axes, and where the trials lie between them.

use super::axis::Axis;
use super::bases::{SEARCHED, matter};
use crate::rng::Rng;
use crate::scenario::Scenario;

/// The stream of random trials: `RandomState([seed, 2])`.
const STREAM: u32 = 2;

/// Those of the hyperparameters searched that make no difference to trials with these settings.
pub fn idle<'a>(bases: &[Scenario], axes: &'a [Axis]) -> Vec<&'a Axis> {
    let searched: Vec<&str> = axes.iter().map(|axis| axis.param.key).collect();
    let matter = matter(bases, &searched);
    axes.iter().filter(|axis| !matter.contains(&axis.param.key)).collect()
}

/// The hyperparameters searched, one or two.
pub fn axes(scenario: &Scenario, bases: &[Scenario]) -> Vec<Axis> {
    let axis = |[key, range]: [&str; 2]| {
        let axis = Axis::new(bases, &scenario.word(key))?;
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

/// How many values a grid has of a hyperparameter, where there is time for `budget` trials: every name, and as many values
/// of the other as there is time for; otherwise as many of one as of the other.
pub fn count(axes: &[Axis], axis: &Axis, budget: usize) -> usize {
    let named = || axes.iter().find_map(|axis| axis.names());
    match (axis.names(), axes.len()) {
        (Some(names), _) => names.len(),
        (None, 1) => budget,
        (None, _) => named().map_or_else(|| side(budget), |names| (budget / names.len()).max(1)),
    }
}

/// The parts of each range at which a grid has its trials.
pub fn lines(axes: &[Axis], budget: usize) -> [Vec<f64>; 2] {
    [0, 1].map(|i| axes.get(i).map_or(vec![0.5], |axis| parts(axis, count(axes, axis, budget))))
}

/// Where the trials of a grid lie, in parts of each range: row by row, from the lower left.
pub fn grid(axes: &[Axis], budget: usize) -> Vec<[f64; 2]> {
    let [across, up] = lines(axes, budget);
    up.iter().flat_map(|y| across.iter().map(|x| [*x, *y])).collect()
}

/// The side of the largest square grid of at most `budget` trials.
pub fn side(budget: usize) -> usize {
    (1..).take_while(|side| side * side <= budget).last().unwrap_or(1)
}

/// As many trials drawn at random, from [`STREAM`].
pub fn random(axes: &[Axis], budget: usize, seed: u32) -> Vec<[f64; 2]> {
    let mut rng = Rng::with_key(&[seed, STREAM]);
    let mut draw = |i: usize| axes.get(i).map_or(0.5, |axis| axis.drawn(rng.random_sample()));
    (0..budget).map(|_| [draw(0), draw(1)]).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{bases::bases, settings};
    use super::*;

    /// The axes and the bases of a search on the Gabor model.
    fn search(settings: &[[&str; 2]]) -> (Vec<Axis>, Vec<Scenario>) {
        let mut scenario = Scenario::new(&settings::SCHEMA);
        scenario.set("problem", "gabor");
        for [key, text] in settings {
            assert_eq!(scenario.set(key, text), [], "{key}={text}");
        }
        assert_eq!(scenario.check(), []);
        let bases = bases(&scenario);
        (axes(&scenario, &bases), bases)
    }

    fn some(keys: &[&str]) -> Vec<Axis> {
        let searched: Vec<[&str; 2]> = ["across", "up"].into_iter().zip(keys).map(|(k, v)| [k, *v]).collect();
        search(&searched).0
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
    fn every_method_is_on_a_grid_once_and_the_rest_of_the_time_is_the_others() {
        let methods: Vec<&str> = settings::PUBLISHED.split(',').collect();
        let alone = some(&["opt"]);
        let tried = |parts: Vec<[f64; 2]>, i: usize, axis: &Axis| -> Vec<String> {
            parts.into_iter().map(|part| axis.value(part[i])).collect()
        };
        for budget in [1, 8, 144] {
            assert_eq!(tried(grid(&alone, budget), 0, &alone[0]), methods);
        }
        let axes = some(&["lr", "opt"]);
        for (budget, rates) in [(1, 1), (15, 1), (16, 2), (100, 12), (144, 18)] {
            let want: Vec<&str> = methods.iter().flat_map(|id| vec![*id; rates]).collect();
            assert_eq!(tried(grid(&axes, budget), 1, &axes[1]), want, "{budget}");
        }
        assert_eq!(axes[1].number("adam"), 4.0);
        assert_eq!(axes[1].words("adam"), "Adam");
    }

    #[test]
    fn methods_are_drawn_uniformly() {
        let axes = some(&["opt"]);
        let mut counts = [0; 8];
        for [part, _] in random(&axes, 8000, 1) {
            counts[axes[0].number(&axes[0].value(part)) as usize] += 1;
        }
        // Each is binomial with mean 1000 and standard deviation 30.
        assert!(counts.iter().all(|count| (850..1150).contains(count)), "{counts:?}");
    }

    #[test]
    fn the_rates_of_all_methods_are_in_range() {
        let (axes, bases) = search(&[["up", "opt"], ["opt", "adam"]]);
        let rates: Vec<f64> = bases.iter().map(|base| base.number("lr")).collect();
        assert_eq!(rates, [0.1, 0.1, 0.1, 0.5, 0.5, 0.5, 0.5, 0.5]);
        assert_eq!(axes[0].range(), "0.003,10", "whatever method stands in the link");
        assert!(idle(&bases, &axes).is_empty());
        let (axes, bases) = search(&[["across", "beta"], ["up", "opt"]]);
        assert!(idle(&bases, &axes).is_empty(), "momentum matters to some method");
        assert_eq!(idle(&bases[..1], &axes).len(), 1, "but not to gradient descent");
    }
}
