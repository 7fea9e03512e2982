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
