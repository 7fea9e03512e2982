//! The numbers of a step: what to expect of a layer, and what the networks drawn have.

use super::{FORMATS, Phase, Signals};
use crate::figure::Role;
use crate::formula::{bracket, constant, function, indexed, op, partial, plain, power, row, subscript, var};
use crate::lab::kit::beside::{self, Compared};
use crate::lab::kit::words::uncapitalised;
use crate::math::log10;
use crate::number::{factors, rounded, scientific, ten};
use crate::panel::{Block, Row, RowKind, Table, cell, coloured};

/// Rows of the table of layers before and after the current one.
const AROUND: usize = 4;

pub fn panel(lab: &Signals, t: usize) -> Vec<Block> {
    let mut blocks = if lab.alone() {
        Vec::new()
    } else {
        let way = usize::from(matches!(lab.phase(t), Phase::Backward(_)));
        beside::blocks(runs(lab, t), compared(lab, way))
    };
    // Where something is asked of the next step, that is shown, without what it finds.
    let asked = lab.veil == Some(t);
    let of_step = match lab.phase(t + usize::from(asked)) {
        Phase::Start => start(lab),
        Phase::Forward(k) => forward(lab, k),
        Phase::Backward(k) => backward(lab, k),
    };
    blocks.extend(if asked { next(of_step) } else { of_step });
    blocks.extend(limits(lab, t));
    blocks.push(Block::Table(table(lab, t)));
    blocks
}

/// The runs side by side: the mean square at the layer shown, and at the far end of each way.
fn runs(lab: &Signals, t: usize) -> Table {
    let (layer, way) = match lab.phase(t) {
        Phase::Start => (0, 0),
        Phase::Forward(k) => (k, 0),
        Phase::Backward(k) => (k, 1),
    };
    let numbers = |one: &Signals| {
        let here = one.middle(layer.min(one.depth() - 1))[way];
        let ends = [one.middle(one.depth() - 1)[0], one.middle(0)[1]];
        let roles = [[Role::Value, Role::Derivative][way], Role::Value, Role::Derivative];
        [here, ends[0], ends[1]]
            .into_iter()
            .zip(roles)
            .map(|(log, role)| cell(ten(log), Some(role)))
            .collect()
    };
    let here = format!("{}, layer {}", ["f²", "(∂ℓ/∂f)²"][way], layer + 1);
    Table {
        caption: "The runs side by side, mean squares; press one for its numbers".into(),
        head: ["run", &here, "f², last layer", "(∂ℓ/∂f)², first"].map(|text| cell(text, None)).to_vec(),
        rows: beside::rows(lab, numbers),
    }
}

/// In what runs side by side differ, and what reaches the far end on the way there (0) or back (1).
pub fn compared(lab: &Signals, way: usize) -> Vec<String> {
    let [when, what] = [["in the last layer", "mean f²"], ["in the first layer", "mean (∂ℓ/∂f)²"]][way];
    let far = |one: &Signals| Some(ten([one.middle(one.depth() - 1)[0], one.middle(0)[1]][way]));
    beside::sentences(lab, "the first’s", [when, what], far)
}

/// What a step does, as that of the next one: what is said of its results would tell them.
fn next(blocks: Vec<Block>) -> Vec<Block> {
    let heading = |block| match block {
        Block::Heading(text) => Block::Heading(text.replacen("Last step", "Next step", 1)),
        block => block,
    };
    blocks.into_iter().filter(|block| !matches!(block, Block::Prose(_))).map(heading).collect()
}

/// The mean of what is in the brackets.
fn mean(content: &str) -> String {
    row(&[function("E"), row(&[op("["), content.into(), op("]")])])
}

fn squared(content: &str) -> String {
    power(content, "<mn>2</mn>")
}

/// A variable with an index, squared.
fn indexed_squared(name: &str, k: &str) -> String {
    format!("<msubsup><mi>{name}</mi><mn>{k}</mn><mn>2</mn></msubsup>")
}

/// E[(∂ℓ/∂f_k)²], or of another variable.
fn gradient_squared(name: &str, k: &str) -> String {
    mean(&squared(&row(&[op("("), partial(&var("ℓ"), &indexed(name, k)), op(")")])))
}

/// E[a[f_k]²] of a function a.
fn activated(function: &str, k: &str) -> String {
    mean(&squared(&row(&[var(function), bracket("["), indexed("f", k), bracket("]")])))
}

/// A number given by its logarithm, in the colour of its role.
fn number(log: f64, role: Role) -> String {
    text(&ten(log), role)
}

/// A number as it is printed, in the colour of its role.
fn text(printed: &str, role: Role) -> String {
    format!("<mn class=\"{}\">{printed}</mn>", crate::formula::class(role))
}

/// A setting, in the colour of parameters.
fn setting(v: f64) -> String {
    format!("<mn class=\"parameter\">{}</mn>", crate::number::computed(v))
}

fn start(lab: &Signals) -> Vec<Block> {
    let deep = lab.source.deep;
    let networks = match lab.runs.len() {
        1 => "One network has".to_string(),
        count => format!("{count} networks have"),
    };
    let fixed = if lab.initialiser.uses_variance() { "" } else { " in the layers between" };
    vec![
        Block::Prose(format!(
            "{networks} {} and {} units in each of {} layers. Biases begin at 0, weights are drawn with mean 0 and \
             the variance σ² = {}{fixed}.",
            if deep.inputs == 1 { "one input".into() } else { format!("{} inputs", deep.inputs) },
            deep.width,
            deep.depth,
            coloured(&plain_variance(lab.inner_variance()), Role::Parameter)
        )),
        Block::Prose(
            "Each step takes the signal through one layer; then the gradient comes back. Nothing is trained yet: will \
             there be anything to train with?"
                .into(),
        ),
    ]
}

/// A variance in three digits.
fn plain_variance(v: f64) -> String {
    plain(rounded(v, 2))
}

/// By what a layer between hidden ones multiplies the mean square, given as a logarithm.
fn growth(change: f64) -> String {
    if change.abs() < 0.0005 {
        return "Such a layer keeps the mean square as it is.".into();
    }
    let how = if change < 0.0 { "shrink" } else { "grow" };
    format!("Such a layer lets the mean square {how}, to {} times as much.", ten(change))
}

fn forward(lab: &Signals, k: usize) -> Vec<Block> {
    let deep = lab.source.deep;
    let expected = &lab.expected.forward;
    let index = k.to_string();
    let cols = deep.cols(k) as f64;
    let before = expected[k] - log10(cols * lab.variance(k));
    let (count, given) = match k {
        0 => (indexed("D", "i"), mean(&squared(&var("x")))),
        _ => (var("D"), activated("a", &(k - 1).to_string())),
    };
    let symbols = row(&[
        mean(&indexed_squared("f", &index)),
        op("="),
        count,
        op("·"),
        indexed_squared("σ", &index),
        op("·"),
        given,
    ]);
    let [given] = factors(expected[k], [before], log10(cols * lab.variance(k)));
    let numbers = row(&[
        number(expected[k], Role::Value),
        op("="),
        constant(cols),
        op("·"),
        setting(lab.variance(k)),
        op("·"),
        text(&given, Role::Value),
    ]);
    let mut blocks = vec![
        Block::Heading(format!("Last step: forward pass, {}", named(k))),
        Block::Math(symbols),
        Block::Math(numbers).of_step(),
    ];
    blocks.push(Block::Prose(measured(lab, k, 0)));
    if k > 0 {
        blocks.push(Block::Prose(growth(expected[k] - expected[k - 1])));
    } else {
        blocks.push(Block::Prose("Inputs are standard normal numbers: their mean square is 1.".into()));
    }
    blocks
}

fn backward(lab: &Signals, k: usize) -> Vec<Block> {
    let deep = lab.source.deep;
    let expected = &lab.expected.backward;
    let (index, next) = (k.to_string(), (k + 1).to_string());
    let rows = deep.rows(k + 1) as f64;
    let derivative = expected[k] - expected[k + 1] - log10(rows * lab.variance(k + 1));
    let last = k + 1 == lab.depth();
    let count = if last { Vec::new() } else { vec![var("D"), op("·")] };
    let count_number = if last { Vec::new() } else { vec![constant(rows), op("·")] };
    let mut symbols = vec![gradient_squared("f", &index), op("="), activated("a′", &index), op("·")];
    symbols.extend(count);
    symbols.extend([indexed_squared("σ", &next), op("·"), gradient_squared("f", &next)]);
    let others = log10(if last { 1.0 } else { rows } * lab.variance(k + 1));
    let [derivative, behind] = factors(expected[k], [derivative, expected[k + 1]], others);
    let mut numbers =
        vec![number(expected[k], Role::Derivative), op("="), text(&derivative, Role::Derivative), op("·")];
    numbers.extend(count_number);
    numbers.extend([setting(lab.variance(k + 1)), op("·"), text(&behind, Role::Derivative)]);
    let mut blocks = vec![
        Block::Heading(format!("Last step: backward pass, {}", named(k))),
        Block::Math(row(&symbols)),
        Block::Math(row(&numbers)).of_step(),
        Block::Prose(measured(lab, k, 1)),
    ];
    if last {
        blocks.push(Block::Prose("The gradient begins as ∂ℓ/∂f = 1 at the output.".into()));
    } else {
        blocks.push(Block::Prose(growth(expected[k] - expected[k + 1])));
    }
    blocks.extend(weights(lab, k));
    blocks
}

/// The gradient of the weights Ω_k, which is known when ∂ℓ/∂f_k is.
fn weights(lab: &Signals, k: usize) -> [Block; 4] {
    let (backward, expected) = (&lab.expected.backward, &lab.expected.weights);
    let index = k.to_string();
    let taken = if k == 0 { squared(&var("x")) } else { indexed_squared("h", &index) };
    let symbols =
        [gradient_squared("Ω", &index), op("="), gradient_squared("f", &index), op("·"), mean(&taken)];
    let [known, taken] = factors(expected[k], [backward[k], expected[k] - backward[k]], 0.0);
    let numbers = [
        number(expected[k], Role::Derivative),
        op("="),
        text(&known, Role::Derivative),
        op("·"),
        text(&taken, Role::Value),
    ];
    [
        Block::Heading(format!("Gradient of the weights Ω{}, per example", subscript(&index))),
        Block::Math(row(&symbols)),
        Block::Math(row(&numbers)),
        Block::Prose(measured(lab, k, 2) + &everywhere(lab)),
    ]
}

/// Where the gradient of the weights is the same in every layer: that it is, and why.
fn everywhere(lab: &Signals) -> String {
    let alike = |logs: &[f64]| logs.len() > 1 && logs.iter().all(|log| (log - logs[0]).abs() < 0.0005);
    let (signal, weights) = (&lab.expected.forward[..lab.depth()], &lab.expected.weights[..lab.depth()]);
    let layers = match weights {
        all if alike(all) => "every layer",
        [_, others @ ..] if alike(others) => "every layer but the first",
        _ => return String::new(),
    };
    if alike(signal) {
        return format!(" Expect the same in {layers}.");
    }
    let how = if signal[1] < signal[0] { "shrinks" } else { "grows" };
    format!(
        " Expect the same in {layers}: the signal {how} on its way there by as much as the gradient does on its way back."
    )
}

/// Layer k in words.
fn named(k: usize) -> String {
    format!("f{} of layer {}", subscript(&k.to_string()), k + 1)
}

/// What the networks have, each; `what` 0 is f_k, 1 is ∂ℓ/∂f_k, 2 is ∂ℓ/∂Ω_k.
fn measured(lab: &Signals, k: usize, what: usize) -> String {
    let role = [Role::Value, Role::Derivative, Role::Derivative][what];
    let all: Vec<String> = lab.each(k)[what].iter().map(|log| coloured(&ten(*log), role)).collect();
    let dead = if what < 2 && lab.each(k)[what].contains(&f64::NEG_INFINITY) {
        " Where it is 0, all units of some layer are off for every example: nothing comes through."
    } else {
        ""
    };
    match all.len() {
        1 => format!("That is what to expect; in this network it is {}.{dead}", all[0]),
        count => format!("That is what to expect; in these {count} networks it is {}.{dead}", all.join(", ")),
    }
}

/// In which layers something is from that one on: onwards for the signal, way 0, and backwards for the gradient.
pub fn beginning_with(lab: &Signals, way: usize, layer: usize) -> String {
    let (last, onwards) = if way == 0 { (lab.depth() - 1, "on") } else { (0, "backwards") };
    let number = layer + 1;
    if layer == last { format!("In layer {number}") } else { format!("From layer {number} {onwards}") }
}

/// Which floating-point formats the numbers have left by step t.
fn limits(lab: &Signals, t: usize) -> Option<Block> {
    let left = |way: usize, layer: usize| lab.steps_of(layer)[way] <= t;
    let mut parts = Vec::new();
    for format in &FORMATS {
        for (way, what) in ["signal", "gradient"].into_iter().enumerate() {
            let Some(layer) = lab.leaves(format)[way].filter(|layer| left(way, *layer)) else { continue };
            let (size, consequence) = if lab.middle(layer)[way] < 0.0 {
                let zero = match lab.vanishes(format)[way].filter(|layer| left(way, *layer)) {
                    Some(layer) => {
                        let from = uncapitalised(&beginning_with(lab, way, layer));
                        format!(", and {from}, below {}, they are 0", scientific(format.last, 1))
                    }
                    None => String::new(),
                };
                ("small", format!("below {} they lose digits{zero}", scientific(format.least, 1)))
            } else {
                ("large", format!("beyond {} they overflow", scientific(format.most, 1)))
            };
            parts.push(format!(
                "{} the {what} is too {size} for {}-bit numbers: {consequence}.",
                beginning_with(lab, way, layer),
                format.bits
            ));
        }
    }
    (!parts.is_empty()).then(|| Block::Prose(parts.join(" ")))
}

/// The layers around the one of step t; a press on one goes there.
fn table(lab: &Signals, t: usize) -> Table {
    let depth = lab.depth();
    let (current, way) = match lab.phase(t) {
        Phase::Start => (0, 0),
        Phase::Forward(k) => (k, 0),
        Phase::Backward(k) => (k, 1),
    };
    let from = current.saturating_sub(AROUND).min((depth - 1).saturating_sub(2 * AROUND));
    let to = (from + 2 * AROUND).min(depth - 1);
    let rows = (from..=to).map(|k| {
        let steps = lab.steps_of(k);
        let known = |way: usize, log: f64| if steps[way] <= t { ten(log) } else { "?".into() };
        let [forward, backward, weights] = lab.middle(k);
        let (value, derivative) = (Some(Role::Value), Some(Role::Derivative));
        Row {
            cells: vec![
                cell((k + 1).to_string(), None),
                cell(known(0, forward), value),
                cell(known(1, backward), derivative),
                cell(known(1, weights), derivative),
            ],
            kind: if k == current && t > 0 { RowKind::Current } else { RowKind::Plain },
            set: format!("t={}", steps[way]),
        }
    });
    let of = if lab.runs.len() == 1 { "" } else { ", median of the networks" };
    Table {
        caption: format!("Mean squares{of}; press a layer to go there"),
        head: vec![
            cell("layer", None),
            cell("f²", Some(Role::Value)),
            cell("(∂ℓ/∂f)²", Some(Role::Derivative)),
            cell("(∂ℓ/∂Ω)²", Some(Role::Derivative)),
        ],
        rows: rows.collect(),
    }
}
