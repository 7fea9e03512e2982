//! The network lab: paths, dead units, training.

use super::{column, last, open, preset, with};
use crate::support::assert_close;
use gradstep::figure::{Mark, Span};
use gradstep::math::ln;
use gradstep::{data, lab};

#[test]
fn networks() {
    let sessions = |id: &str| open(preset(id));
    let alt = |id: &str| {
        let session = sessions(id);
        let at = lab::Moment { t: 25, progress: 1.0, width: 800.0, narrow: false };
        session.figure("network", at).alt
    };
    for (id, words) in [
        ("network/into-h3", "Paths to the loss: 1, of which 0 closed."),
        ("network/into-h2", "Paths to the loss: 3, of which"),
        ("network/into-h1", "Paths to the loss: 9, of which 3 closed."),
    ] {
        assert!(alt(id).contains(words), "{id}: {}", alt(id));
    }
    let dead = column(preset("network/dead"), "", "params");
    let trained = column(preset("network/dead"), "", "training.params");
    let moved: Vec<usize> = (0..dead.len()).filter(|i| dead[*i] != trained[*i]).collect();
    assert_eq!(moved, [18], "β₂ alone learns");
    let targets = data::LINE.y;
    let mean = targets.iter().sum::<f64>() / targets.len() as f64;
    assert_close("the mean of y", &[trained[18], mean], &[1.3225, 1.3225], 1e-4);
    let leaky = column(&with("network/dead", &[["act", "leaky"]]), "", "training.params");
    assert!((0..dead.len()).all(|i| leaky[i] != dead[i]), "all weights come back to life");
    let first = with("network/wave", &[["steps", "1"]]);
    let (before, after) = (column(&first, "", "params"), column(&first, "", "training.params"));
    let alpha = column(&first, "", "training.alpha")[0];
    for (i, (a, b)) in before.iter().zip(&after).enumerate() {
        assert!(((b - a).abs() / alpha - 1.0).abs() < 1e-4, "Adam’s first step moves parameter {i} by α");
    }
    let wave = column(preset("network/wave"), "", "training.loss");
    assert!(last(&wave) < 0.02 * wave[0]);
    let output = column(preset("network/notebook"), "", "f.5")[0];
    assert_close("notebook 7.2", &[output], &[1.907], 5e-4);
}

#[test]
fn two_classes_by_signs() {
    for (id, class) in [("exclusive", true), ("xor", false)] {
        let examples = (data::find(id).make)(1);
        for i in 0..examples.len() {
            let differ = (examples.x(i)[0] > 0.0) != (examples.x(i)[1] > 0.0);
            assert_eq!(examples.y(i)[0] == 1.0, differ == class, "{id}, example {i}");
        }
    }
    let labels: Vec<&str> = ["exclusive", "xor"].map(|id| data::find(id).entry.label).to_vec();
    assert!(labels[0].starts_with("Exclusive or") && labels[1].starts_with("Equal signs"));
}

#[test]
fn the_network_worked_by_hand() {
    let link = preset("network/by-hand");
    let of = |name: &str| column(link, "", name);
    assert_close("outputs", &of("o"), &[0.751_365_07, 0.772_928_465], 1e-8);
    assert_close("half the sum of squares", &of("loss"), &[0.298_371_109], 1e-9);
    let first = column(&with("network/by-hand", &[["steps", "1"], ["t", "0"]]), "", "training.params");
    let want = [
        0.35,
        0.35,
        0.149_780_716,
        0.199_561_43,
        0.249_751_14,
        0.299_502_29,
        0.6,
        0.6,
        0.358_916_48,
        0.408_666_186,
        0.511_301_270,
        0.561_370_121,
    ];
    assert_close("w₁ to w₈ after a step, biases held", &first, &want, 1e-8);
    let html = super::panel(link, 12);
    for digits in ["0.358916480", "0.298371109"] {
        assert!(html.contains(digits), "{digits}: {html}");
    }
    let sixth = super::panel(&with("network/by-hand", &[["pick", "1:0:1"]]), 12);
    assert!(sixth.contains("0.408666186"), "{sixth}");
}

#[test]
fn exclusive_or_by_one_two_and_three_units() {
    let ends = |id: &str, seed: usize| {
        let seed = seed.to_string();
        last(&column(&with(id, &[["seed", &seed], ["t", "0"]]), "", "training.loss"))
    };
    let good = |id: &str| (1..=10).filter(|seed| ends(id, *seed) < 0.3).count();
    assert_eq!(["one", "two", "three"].map(|units| good(&format!("network/xor-{units}"))), [0, 3, 10]);
    // Three corners at ⅔, one at its 0 or 1.
    let least = -(ln(2.0 / 3.0) * 2.0 + ln(1.0 / 3.0));
    for seed in 1..=10 {
        assert!(ends("network/xor-one", seed) > least - 1e-9, "seed {seed}");
    }
    assert!(ends("network/xor-one", 4) < least + 0.01, "{} and {least}", ends("network/xor-one", 4));
    assert!(ends("network/xor-two", 4) < 0.3);
}

#[test]
fn twins_and_zeros() {
    let trained = |link: &str| column(link, "", "training.params");
    // β₀, Ω₀, β₁, Ω₁ of units 0 and 1.
    let apart = |params: &[f64]| [(0, 1), (3, 4), (7, 8)].map(|(a, b)| params[a] != params[b]);
    let twins = trained(preset("network/twins"));
    assert_eq!(apart(&twins), [false; 3], "to the last bit");
    assert!(twins[7] != 0.3 && twins[9] != twins[7], "though they learn");
    let params = "0.1,0.1,-0.2,0.5,0.5,-0.7,0.2,0.3,0.31,0.4";
    assert_eq!(apart(&trained(&with("network/twins", &[["params", params]]))), [true; 3]);
    let zeros = trained(preset("network/zeros"));
    let moved: Vec<usize> = (0..zeros.len()).filter(|i| zeros[*i] != 0.0).collect();
    assert_eq!(moved, [18], "β₂ alone");
    let mean = data::LINE.y.iter().sum::<f64>() / data::LINE.y.len() as f64;
    assert_close("it becomes the mean of the targets", &[zeros[18]], &[mean], 1e-4);
}

#[test]
fn five_sigmoid_layers() {
    let sizes = |act: &str| {
        let session = open(&with("network/sigmoids", &[["act", act]]));
        let at = lab::Moment { t: 0, progress: 1.0, width: 800.0, narrow: false };
        let alt = session.figure("layers", at).alt;
        let list = alt.split(": ").nth(1).expect("a list").trim_end_matches('.');
        Vec::from_iter(list.split(", ").map(|size| size.parse::<f64>().expect(size)))
    };
    let sigmoid = sizes("sigmoid");
    assert_eq!(sigmoid.len(), 6, "{sigmoid:?}");
    assert_close("from 0.002 to 5", &[sigmoid[0], sigmoid[5]], &[0.002, 4.816], 1e-3);
    let tanh = sizes("tanh");
    assert!(tanh[0] / tanh[5] < 4.0 && tanh[0] / tanh[5] > 0.25, "of one size: {tanh:?}");
}

#[test]
fn a_boundary_that_closes() {
    let session = open(preset("network/rings"));
    let closed = |t: usize| {
        let at = lab::Moment { t, progress: 1.0, width: 800.0, narrow: false };
        let figure = session.figure("fit", at);
        let within = |v: f64, span: Span| (span.lo() + 1e-6..span.hi() - 1e-6).contains(&v);
        let inside = |p: &[f64; 2]| within(p[0], figure.x.span) && within(p[1], figure.y.span);
        // How often a line crosses the half-line from the centre to the right: an odd number of times where it goes around.
        let crosses = |pair: &[[f64; 2]]| {
            let [[x0, y0], [x1, y1]] = [pair[0], pair[1]];
            (y0 > 0.0) != (y1 > 0.0) && x0 - y0 / (y1 - y0) * (x1 - x0) > 0.0
        };
        let around = |line: &[[f64; 2]]| line.windows(2).filter(|pair| crosses(pair)).count() % 2 == 1;
        let lines: Vec<&Vec<[f64; 2]>> = figure.marks.iter().filter_map(line_of).collect();
        lines.len() == 1 && lines[0].iter().all(inside) && around(lines[0])
    };
    let passes = session.steps() - 400;
    let first = (0..=400).find(|n| (*n..=400).step_by(10).chain([400]).all(|n| closed(passes + n)));
    assert_eq!(first, Some(137), "the step at which it closes for good");
}

fn line_of(mark: &Mark) -> Option<&Vec<[f64; 2]>> {
    if let Mark::Line { points, .. } = mark { Some(points) } else { None }
}

#[test]
fn the_first_derivative_of_notebook_7_2() {
    let slope = column(preset("network/notebook"), "", "dl_df.5")[0];
    assert_close("2 (f − y)", &[slope], &[2.0 * (1.907 - 20.0)], 1e-3);
    assert!(super::panel(preset("network/into-h2"), 25).contains("paths lead from its target to the loss"));
}

#[test]
fn closed_paths_are_said() {
    let html = super::panel(preset("network/into-h1"), 25);
    assert!(html.contains("9 paths lead from its target to the loss, 3 of them closed"), "{html}");
}
