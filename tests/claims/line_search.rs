//! Line search: which rates it finds, and at what angle the next step goes.

use super::descent::{LOWEST, in_valley, length};
use super::{column, last, losses, path, preset, with};

#[test]
fn line_searches() {
    let link = preset("descent/line-search");
    let rates = column(link, "linesearch", "alpha");
    let (long, short): (Vec<f64>, Vec<f64>) = rates.iter().partition(|rate| **rate > 0.05);
    assert!(long.iter().all(|rate| (0.0965..0.0985).contains(rate)), "{long:?}");
    assert!(short.iter().all(|rate| (0.0225..0.0235).contains(rate)), "{short:?}");
    assert!(rates.windows(2).all(|pair| (pair[0] > 0.05) != (pair[1] > 0.05)), "to and fro: {rates:?}");
    // Along any gradient g the exact rate is gᵀg/gᵀHg, between 1 by the larger and 1 by the smaller curvature.
    assert!(rates.iter().all(|rate| (1.0 / 50.030_031..1.0 / 3.994_169).contains(rate)));
    let bends = |a: [f64; 2], b: [f64; 2], c: [f64; 2]| {
        let [p, q] = [[b[0] - a[0], b[1] - a[1]], [c[0] - b[0], c[1] - b[1]]];
        (p[0] * q[0] + p[1] * q[1]).abs() / length(p) / length(q)
    };
    let phi = path(link);
    assert!(phi.windows(3).all(|at| bends(at[0], at[1], at[2]) < 0.05), "at right angles, to three degrees");

    // It says that it went as far as it looks where it did: rates of 0.098 lie within the 0.1 that it looks at.
    let far = |id: &str| {
        let link = preset(id);
        let says = |t: &usize| super::panel(link, *t).contains("That is the end of what it looks at");
        Vec::from_iter((0..8).filter(says))
    };
    assert_eq!(far("descent/line-search"), Vec::<usize>::new());
    assert_eq!(far("descent/search-1"), [1]);

    let ends = |id: &str| last(&losses(preset(id)));
    assert!((ends("descent/search-1") - 0.69).abs() < 0.005, "{}", ends("descent/search-1"));
    let longer = losses(&with("descent/search-1", &[["steps", "200"]]));
    assert!(longer.iter().any(|loss| *loss < 0.65), "it gets there");
    assert!((ends("descent/search-2") - 5.51).abs() < 0.005, "{}", ends("descent/search-2"));
    assert!(in_valley(last(&path(preset("descent/search-3"))), LOWEST));
    let of = |id: &str| losses(preset(id));
    for id in ["descent/line-search", "descent/search-1", "descent/search-2", "descent/search-3"] {
        assert!(of(id).windows(2).all(|pair| pair[1] < pair[0] + 1e-9), "{id} only goes down");
    }
}
