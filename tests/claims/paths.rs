//! The descent lab: where runs from one place and another end, and at what pace.

use super::descent::{LOWEST, arrives, distance, in_valley, length, valley_of};
use super::{column, last, losses, path, preset, with};
use gradstep::math::pow;

#[test]
fn where_answers_change() {
    // Between the second start of figure 6.5a and the third.
    let ends =
        |x: f64| in_valley(last(&path(&with("descent/search-3", &[["start", &format!("{x},10")]]))), LOWEST);
    let starts = (0..=20).map(|i| 2.5 + 0.025 * f64::from(i));
    let lowest: Vec<bool> = starts.map(ends).collect();
    let changes: Vec<usize> = (1..lowest.len()).filter(|i| lowest[*i] != lowest[i - 1]).collect();
    assert_eq!(changes, [4, 5, 9], "by hairs at 2.6, and for good between 2.700 and 2.725: {lowest:?}");
    // How much lower than 0.47 the rate may be to arrive before Adam does.
    let arrival = |rate: &str| arrives(&losses(&with("descent/valley-just", &[["lr", rate]])));
    assert!(arrival("0.24") < Some(52) && arrival("0.23") == Some(52), "{:?}", arrival("0.24"));
    let mut found: Vec<[f64; 2]> = Vec::new();
    for seed in 1..=10 {
        let minimum = valley_of(last(&path(&with("descent/pit-both", &[["seed", &seed.to_string()]]))));
        if found.iter().all(|other| distance(*other, minimum) > 0.5) {
            found.push(minimum);
        }
    }
    assert_eq!(found.len(), 3, "{found:?}");
    // β = 0.99: half after so many steps.
    assert_eq!((1..200).find(|k| pow(0.99, f64::from(*k)) < 0.5), Some(69));
}

#[test]
fn the_paces_of_a_race() {
    let strides = |run: &str| {
        let phi = column(preset("descent/race"), run, "phi");
        let of = |w: &[f64]| length([w[2] - w[0], w[3] - w[1]]);
        Vec::from_iter(phi.windows(4).step_by(2).map(of))
    };
    let [rmsprop, adam] = ["rmsprop", "adam"].map(strides);
    assert!(rmsprop.windows(2).take(60).all(|pair| pair[1] < pair[0]), "strides that shrink: {rmsprop:?}");
    assert!(rmsprop[0] > 9.0 * adam[0]);
    let even = adam[..100].iter().all(|stride| (0.8..1.05).contains(&(stride / adam[0])));
    assert!(even, "Adam keeps an even pace: {adam:?}");
    let losses = |run: &str| column(preset("descent/race"), run, "loss");
    let [sgd, momentum] = ["sgd", "momentum"].map(losses);
    assert!(sgd[1..].windows(2).all(|pair| pair[1] <= pair[0]), "it follows the slope");
    assert!(momentum.windows(2).any(|pair| pair[1] > pair[0] + 1.0), "it swings past");
}
