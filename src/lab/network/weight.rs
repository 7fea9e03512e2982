//! The weight looked at: its two factors, its paths to the loss, and what a nudge does.

use super::Layers;
use crate::figure::Role;
use crate::formula::{coloured, constant, factor, indexed, number, op, row, short, var};
use crate::network::{Pass, Place};
use crate::panel::Block;

/// The place of a pick (layer, target, source).
pub fn place([layer, row, col]: [usize; 3]) -> Place {
    Place::Weight { layer, row, col }
}

/// What choosing a parameter by its number sets; a bias is no weight and chooses nothing.
pub fn choose(lab: &Layers, index: usize) -> Vec<(&'static str, String)> {
    match lab.network.shape.place(index) {
        Some(Place::Weight { layer, row, col }) => vec![("pick", format!("{layer}:{row}:{col}"))],
        _ => Vec::new(),
    }
}

/// How many paths lead from the weight's target to the output layer.
pub fn paths(lab: &Layers) -> usize {
    lab.units()[lab.pick[0] + 2..].iter().product()
}

/// Its name in plain words: Ω₁[0, 2].
pub fn name([k, r, c]: [usize; 3]) -> String {
    format!("Ω{}[{r}, {c}]", crate::formula::subscript(&k.to_string()))
}

/// What is said of it at step t: nothing before its source is known.
pub fn blocks(lab: &Layers, t: usize, pass: &Pass) -> Vec<Block> {
    let [k, r, c] = lab.pick;
    if !(k == 0 || lab.plan.forward_known(t, k - 1, c)) {
        return Vec::new();
    }
    let source = pass.h[k][c];
    let weight = indexed("Ω", &format!("{k},{r}{c}"));
    let activation = if k == 0 { indexed("x", &c.to_string()) } else { indexed("h", &format!("{k},{c}")) };
    let pre = indexed("f", &format!("{k},{r}"));
    let mut blocks = vec![
        Block::Heading(format!("The weight {}", name(lab.pick))),
        Block::Prose(format!(
            "It multiplies the activation of its source, <b class=\"value\">{}</b>: a change of the weight changes <var>f</var> of its \
             target by that much.",
            short(source)
        )),
    ];
    let scaled = lab.gain * source;
    let effect = [
        op("Δ"),
        pre.clone(),
        op("="),
        activation.clone(),
        op("·"),
        op("Δ"),
        weight.clone(),
        op("="),
        factor(scaled, Role::Value),
        op("·"),
        factor(lab.nudge, Role::Parameter),
        op("="),
        number(scaled * lab.nudge, Role::Value),
    ];
    blocks.push(Block::Math(row(&effect)));
    if lab.gain != 1.0 {
        blocks.push(Block::Prose(format!(
            "With a source {} times as active the effect is {} times as large.",
            crate::formula::plain(lab.gain),
            crate::formula::plain(lab.gain)
        )));
    }
    if !lab.plan.backward_known(t, k, r) {
        return blocks;
    }
    let known = pass.dl_df[k][r];
    let partial = |below: &str| {
        coloured(
            Role::Derivative,
            &crate::formula::fraction(&row(&[op("∂"), var("ℓ")]), &row(&[op("∂"), below.into()])),
        )
    };
    blocks.push(Block::Math(row(&[
        partial(&weight),
        op("="),
        partial(&pre),
        op("·"),
        activation,
        op("="),
        factor(known, Role::Derivative),
        op("·"),
        factor(source, Role::Value),
        op("="),
        number(known * source, Role::Derivative),
    ])));
    blocks.push(Block::Prose(check(lab, t, known * source)));
    blocks.extend(nudge(lab, t, pass, known * source));
    blocks
}

/// The number of paths, and the derivative checked by differences.
fn check(lab: &Layers, t: usize, derivative: f64) -> String {
    let network = lab.network(t);
    let index = network.shape.index(place(lab.pick)).unwrap_or(0);
    let (x, y) = (lab.examples.x(lab.example), lab.examples.y(lab.example));
    let difference = network.difference(index, x, y);
    let agrees = (difference - derivative).abs() <= 1e-5 * derivative.abs().max(1.0);
    let paths = match paths(lab) {
        1 => "One path leads".to_string(),
        n => format!("{n} paths lead"),
    };
    format!(
        "{paths} from its target to the loss; the backward pass has added them up. By nudging: {}{}.",
        short(difference),
        if agrees { " ✓" } else { ", not the same: the nudge crosses a corner of the activation" }
    )
}

/// What the derivative predicts for a nudge, and what happens.
fn nudge(lab: &Layers, t: usize, pass: &Pass, derivative: f64) -> Vec<Block> {
    if lab.nudge == 0.0 {
        return Vec::new();
    }
    let network = lab.network(t);
    let index = network.shape.index(place(lab.pick)).unwrap_or(0);
    let actual = network.nudged(index, lab.nudge, lab.examples.x(lab.example), lab.examples.y(lab.example))
        - pass.loss;
    vec![
        Block::Math(row(&[
            op("Δ"),
            var("ℓ"),
            op("≈"),
            factor(derivative, Role::Derivative),
            op("·"),
            constant(lab.nudge),
            op("="),
            number(derivative * lab.nudge, Role::Loss),
        ])),
        Block::Prose(format!(
            "Predicted change of the loss; the actual change is <b class=\"loss\">{}</b>.",
            short(actual)
        )),
    ]
}
