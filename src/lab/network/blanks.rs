//! What is left blank of a step through the network, and of its training.

use super::quantity::OfStep;
use super::site::Which;
use super::{Layers, Phase, settings};
use crate::asking::Question;
use crate::lab::Blanking;
use crate::scenario::Scenario;

/// How they are left blank.
pub const BLANKING: Blanking = Blanking { blanks, another };

/// The quantities left blank of the step after `step`, in the order in which they are found. Of a layer that is found at once,
/// those of its first unit, whose formulas are written out.
fn blanks(scenario: &Scenario, step: usize, level: usize) -> Vec<Question> {
    if level == 0 {
        return Vec::new();
    }
    let mut untrained = scenario.clone();
    untrained.set("steps", "0");
    let lab = Layers::new(&untrained);
    let last = lab.network.shape.layers() - 1;
    let of_passes = |all: Vec<Which>| {
        let question = |which: Which| Question { quantity: which.name(), step: None, form: None };
        all.into_iter().map(question).collect()
    };
    match lab.plan.at(step + 1) {
        Phase::Start => Vec::new(),
        Phase::Forward { k, rows } => of_passes(forward(&lab, k, rows.start, rows.end, level)),
        Phase::Loss => {
            let outputs = (0..lab.network.shape.outputs()).filter(|_| level > 2);
            of_passes(outputs.map(|u| output(&lab, u)).chain([Which::Loss]).collect())
        }
        Phase::Backward { k, rows } if k == last => of_passes(at_the_end(&lab, rows.start, level)),
        Phase::Backward { k, rows } => of_passes(backward(&lab, k, rows.start, level)),
        Phase::Parameters { k } => of_passes(parameters(&lab, k, level)),
        Phase::Train(n) if n > scenario.integer("steps") => Vec::new(),
        Phase::Train(n) => training(&lab, n, level),
    }
}

/// An output of the network: of a function, or of the last sums.
fn output(lab: &Layers, u: usize) -> Which {
    if lab.out.is_linear() { Which::F(lab.network.shape.layers() - 1, u) } else { Which::O(u) }
}

/// Forward: what the products are made of, the sum, and what the function makes of it.
fn forward(lab: &Layers, k: usize, u: usize, end: usize, level: usize) -> Vec<Which> {
    let shape = &lab.network.shape;
    let mut all = Vec::new();
    if level > 1 && k > 0 {
        all.extend((0..shape.cols(k)).map(|v| Which::H(k, v)));
    }
    all.push(Which::F(k, u));
    if k + 1 < shape.layers() {
        all.push(Which::H(k + 1, u));
    } else if !lab.out.is_linear() {
        match lab.out.each_alone() {
            true => all.push(Which::O(u)),
            false if end == shape.outputs() => all.extend((0..end).map(Which::O)),
            false => {}
        }
    }
    all
}

/// Where the way back begins.
fn at_the_end(lab: &Layers, u: usize, level: usize) -> Vec<Which> {
    let of_output = !lab.out.is_linear() && !lab.classes();
    let mut all = Vec::new();
    all.extend((level > 2).then(|| output(lab, u)));
    all.extend(of_output.then_some(Which::DO(u)));
    all.push(Which::DF(lab.network.shape.layers() - 1, u));
    all
}

/// Backward: what the products are made of, the sum, a′ and the derivative behind it.
fn backward(lab: &Layers, k: usize, u: usize, level: usize) -> Vec<Which> {
    let mut all = Vec::new();
    if level > 2 {
        all.push(Which::F(k, u));
    }
    if level > 1 {
        all.extend((0..lab.network.shape.rows(k + 1)).map(|target| Which::DF(k + 1, target)));
    }
    all.push(Which::DH(k + 1, u));
    if level > 1 {
        all.push(Which::Local(k, u));
    }
    all.push(Which::DF(k, u));
    all
}

/// Derivatives of the parameters into the first unit of a layer: of the weight whose formula is written out, or of all.
fn parameters(lab: &Layers, k: usize, level: usize) -> Vec<Which> {
    let mut all = Vec::new();
    if level > 1 {
        all.push(Which::DF(k, 0));
        all.extend((k > 0).then_some(Which::H(k, 0)));
    }
    all.extend((level > 2).then_some(Which::DBeta(k, 0)));
    all.push(Which::DOmega(k, 0, 0));
    if level > 2 {
        all.extend((1..lab.network.shape.cols(k)).map(|v| Which::DOmega(k, 0, v)));
    }
    all
}

/// The update of the parameter looked at: where it leads, what the method keeps, and the gradient.
fn training(lab: &Layers, n: usize, level: usize) -> Vec<Question> {
    if lab.held[lab.picked()] {
        return vec![Question { quantity: "loss".into(), step: Some(n), form: None }];
    }
    let kept = lab.optimizer.state();
    let mut names = Vec::new();
    if level > 2 || level > 1 && kept.is_empty() {
        names.push("g");
    }
    if level > 1 {
        names.extend(kept);
    }
    names.push("");
    let question =
        |kept| Question { quantity: OfStep { kept, place: lab.pick }.name(), step: Some(n), form: None };
    names.into_iter().map(question).collect()
}

/// Another task of the same kind: the next example, and after the last one the network of the next seed.
fn another(scenario: &Scenario) -> Vec<(&'static str, String)> {
    let next = scenario.integer("example") + 1;
    let [example, seed] = match next < settings::examples(scenario).len() {
        true => [next, scenario.integer("seed")],
        false => [0, scenario.integer("seed") + 1],
    };
    vec![
        ("t", "0".into()),
        ("seed", seed.to_string()),
        ("example", example.to_string()),
        ("filled", String::new()),
    ]
}
