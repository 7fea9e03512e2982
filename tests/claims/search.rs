//! The search lab: which settings do well.

use super::{column, last, losses, preset, with};
use crate::support::assert_close;
use gradstep::lab;

/// The numbers of two columns of a search, and what each trial is judged by.
fn trials(link: &str, keys: [&str; 2]) -> Vec<[f64; 3]> {
    let [a, b] = keys.map(|key| column(link, "", &format!("values.{key}")));
    let metric = column(link, "", "metric");
    (0..metric.len()).map(|i| [a[i], b[i], metric[i]]).collect()
}

#[test]
fn searches() {
    let gamma = |gamma: &str| {
        last(&losses(&format!(
            "v=1&lab=descent&problem=rosenbrock&opt=adam&lr=0.0475&gamma={gamma}&steps=200"
        )))
    };
    assert_close("γ matters", &["0.5", "0.899", "0.999"].map(gamma), &[0.7713, 0.0031, 2.679], 1e-3);
    let methods = trials(preset("search/methods"), ["lr", "opt"]);
    let good = |method: usize| -> Vec<f64> {
        methods.iter().filter(|t| t[1] == method as f64 && t[2] < 0.8).map(|t| t[0]).collect()
    };
    assert_eq!(good(0).len(), 1, "gradient descent with one of them alone");
    for method in [1, 4] {
        let rates = good(method);
        assert!(last(&rates) / rates[0] > 10.0, "a range of ten to one: {rates:?}");
    }
    let random = |seed: &str| trials(&with("search/random", &[["seed", seed]]), ["lr", "gamma"]);
    let different = |trials: &[[f64; 3]]| {
        let mut rates: Vec<f64> = trials.iter().map(|t| t[0]).collect();
        rates.sort_by(f64::total_cmp);
        rates.dedup();
        rates.len()
    };
    let grid = trials(&with("search/random", &[["method", "grid"]]), ["lr", "gamma"]);
    assert_eq!((different(&grid), grid.len(), random("1").len()), (6, 36, 36));
    assert!(different(&random("1")) > 30);
    let batches = trials(preset("search/batch"), ["lr", "batch"]);
    let lowest: Vec<[f64; 3]> = batches.iter().copied().filter(|t| t[2] < 2.0).collect();
    assert!(!lowest.is_empty() && lowest.iter().all(|t| t[0] > 0.5), "{lowest:?}");
    assert_eq!(lab::ALL.iter().filter(|lab| lab.schema().id == "search").count(), 1);
}

#[test]
fn which_way_is_ahead() {
    let best = |link: &str| column(link, "", "metric").into_iter().fold(f64::INFINITY, f64::min);
    let grid = best(&with("search/random", &[["method", "grid"]]));
    let ahead = ["1", "2", "3", "4", "5"].map(|seed| best(&with("search/random", &[["seed", seed]])) < grid);
    assert_eq!(ahead, [true, false, true, false, true], "seeds do not agree");
    // The range of good rates, on one problem and on another.
    let good = |problem: &str, enough: f64| {
        let all = trials(&with("search/rate", &[["problem", problem]]), ["lr", "lr"]);
        let rates: Vec<f64> = all.iter().filter(|t| t[2] < enough).map(|t| t[0]).collect();
        (rates[0], last(&rates), last(&all)[2].is_finite())
    };
    assert_eq!(good("line", 0.3), (0.0121, 0.0298, false), "too short, just right, and diverging");
    assert_eq!(good("valley", 0.003), (0.217, 0.396, true));
    // Where momentum is heavy, longer rates are best.
    let band = trials(preset("search/grid"), ["lr", "beta"]);
    let best_rate = |beta: f64| {
        let row = band.iter().filter(|t| (t[1] - beta).abs() < 1e-9);
        row.min_by(|a, b| a[2].total_cmp(&b[2])).expect("a row")[0]
    };
    assert_eq!([0.0, 0.42, 0.98].map(best_rate), [0.333, 0.895, 2.4]);
}

#[test]
fn what_luck_does() {
    let all = trials(preset("search/luck"), ["lr", "seed"]);
    let spread = |rate: f64| {
        let row: Vec<f64> = all.iter().filter(|t| t[0] == rate).map(|t| t[2]).collect();
        assert_eq!(row.len(), 10);
        let (least, most) = row.iter().fold((f64::INFINITY, 0.0_f64), |(a, b), v| (a.min(*v), b.max(*v)));
        [least, most]
    };
    assert_close("a low rate", &spread(0.003), &[18.593, 18.662], 1e-3);
    assert_close("the best and the worst of a row", &spread(0.646), &[0.757, 6.284], 1e-3);
}

/// README: every method at eighteen learning rates.
#[test]
fn the_search_of_methods() {
    let all = trials("v=1&lab=search&problem=gabor&up=opt&budget=144&t=144", ["lr", "opt"]);
    let distinct = |i: usize| {
        let mut of: Vec<f64> = all.iter().map(|t| t[i]).collect();
        of.sort_by(f64::total_cmp);
        of.dedup();
        of.len()
    };
    assert_eq!((distinct(0), all.len()), (18, 144));
}
