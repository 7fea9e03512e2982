//! The initialisation lab: how large signals are, layer by layer.

use super::{column, panel, preset, with};
use crate::support::assert_close;
use gradstep::{activation, init, math::pow};

/// Mean squares by layer of a link of the initialisation lab, as powers of ten.
fn signal(link: &str, name: &str) -> Vec<f64> {
    column(link, "", name)
}

#[test]
fn signals_in_deep_networks() {
    let growth = |id: &str| {
        let f = signal(preset(id), "expected.forward");
        pow(10.0, f[1] - f[0])
    };
    let [fading, small, large] = ["init/fading", "init/too-small", "init/too-large"].map(growth);
    assert_close("by layer", &[fading, 1.0 / small, large], &[0.5, 2000.0, 5e6], 1e-9);
    let he = signal(preset("init/he"), "expected.forward");
    assert!(he[..50].iter().all(|log| (log - he[0]).abs() < 1e-9), "the signal keeps its size");
    let back = |name: &str| {
        let logs = signal(preset("init/exploding"), name);
        pow(10.0, (logs[0] - logs[49]) / 2.0)
    };
    assert_close("twenty thousand times", &[back("expected.backward")], &[20_617.0], 1e-4);
    let drawn = ["backward.0", "backward.1", "backward.2"].map(back);
    assert_close("as drawn", &drawn, &[6244.24, 1997.91, 29_878.7], 1e-4);
    let weights = signal(preset("init/exploding"), "expected.weights");
    assert!(weights[1..50].iter().all(|log| (log - weights[1]).abs() < 1e-9), "not so for the weights");
    let tanh = signal(preset("init/tanh"), "expected.forward");
    assert_close("about 16", &[pow(10.0, tanh[1]), pow(10.0, tanh[49])], &[16.5, 16.1], 0.01);
    let tanh = signal("v=1&lab=init&init=lecun&act=tanh", "expected.forward");
    assert!(tanh[..50].windows(2).all(|pair| pair[1] < pair[0]) && tanh[49] < -1.9, "through tanh it falls");
    let linear = init::find("lecun");
    assert_close("linear layers keep it", &[100.0 * linear.variance(100, 100, 0.0)], &[1.0], 1e-12);
    let sigmoid = signal(preset("init/sigmoid"), "expected.backward");
    let kept = sigmoid.windows(2).map(|pair| pow(10.0, pair[0] - pair[1]));
    assert!(kept.take(50).all(|share| share < 0.1), "nine tenths and more are taken");
    let steepest =
        (-500..500).map(|i| activation::find("sigmoid").expect("it").derivative(f64::from(i) * 0.01));
    assert_eq!(steepest.fold(0.0, f64::max), 0.25);
    let lost = column("v=1&lab=init&var=0.00001&t=30", "", "float32")[0];
    assert!(lost < 30.0, "README: thirty layers bring it below what 32-bit numbers hold");
    let gradient = signal("v=1&lab=init&t=80", "expected.backward");
    let weights = signal("v=1&lab=init&t=80", "expected.weights");
    assert!(gradient[0] < gradient[49] - 10.0 && (weights[0] - weights[49]).abs() < 1e-9);
    let overflow = column(preset("init/notebook"), "", "float32");
    assert!(overflow.iter().any(|layer| layer.is_finite()), "{overflow:?}");
}

#[test]
fn as_pytorch_begins() {
    let left = |link: &str| {
        let f = signal(link, "expected.forward");
        f[50] - f[0]
    };
    // A sixth fifty times.
    let sixths = -50.0 * gradstep::math::log10(6.0);
    assert_close("of the mean square", &[left(preset("init/pytorch"))], &[sixths], 1e-9);
    assert_close("with He’s", &[left(&with("init/pytorch", &[["init", "he"]]))], &[0.0], 1e-9);
    let lost = column(preset("init/too-large"), "", "float32")[0];
    assert!((1.0..50.0).contains(&lost), "{lost}");
    let weights = signal(preset("init/exploding"), "expected.weights");
    assert!((weights[1] - weights[49]).abs() < 1e-9, "as far");
    let back = |act: &str| {
        let g = signal(&with("init/sigmoid", &[["act", act]]), "expected.backward");
        pow(10.0, g[40] - g[41])
    };
    assert!(back("tanh") > 0.97 && back("sigmoid") < 0.06, "tanh takes next to nothing there");
}

#[test]
fn where_numbers_end() {
    for (id, t, words) in [
        ("init/too-small", 50, "From layer 24 on the signal is too small for 32-bit numbers"),
        ("init/too-small", 50, "from layer 28 on, below 1.4×10⁻⁴⁵, they are 0"),
        ("init/too-large", 50, "From layer 12 on the signal is too large for 32-bit numbers"),
        ("init/notebook", 50, "In layer 50 the signal is too large for 32-bit numbers"),
    ] {
        let html = panel(preset(id), t);
        assert!(html.contains(words), "{id}: {words}: {html}");
    }
    let keeps = |var: &str| {
        let f = signal(&with("init/fading", &[["var", var]]), "expected.forward");
        f[49] - f[0]
    };
    assert_close("it lasts at 2/D", &[keeps("0.02")], &[0.0], 1e-9);
    assert!(keeps("0.019") < 0.0 && keeps("0.021") > 0.0);
}

#[test]
fn fates_of_single_networks() {
    let ends = |link: &str, runs: usize| {
        let mut all: Vec<f64> = (0..runs).map(|run| signal(link, &format!("forward.{run}"))[49]).collect();
        all.sort_by(f64::total_cmp);
        all
    };
    let apart = |width: &str| {
        let ends = ends(&with("init/he", &[["width", width]]), 4);
        ends[3] - ends[0]
    };
    assert!(apart("20") > apart("100"), "further with fewer units: {} and {}", apart("20"), apart("100"));
    // A mean is made by the few that grow: most lie below it.
    let narrow = ends(preset("init/narrow"), 12);
    let expected = signal(preset("init/narrow"), "expected.forward")[49];
    let below = narrow.iter().filter(|end| **end < expected).count();
    assert!(below > 9 && narrow[11] > narrow[0] + 2.0, "{below} of {narrow:?} below {expected}");
}
