//! The network lab: paths, dead units, training.

use super::{column, last, open, preset, with};
use crate::support::assert_close;
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
