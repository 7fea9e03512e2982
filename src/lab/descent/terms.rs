//! The loss of a model on its examples and its derivatives as sums, and one example's terms in them with numbers.

use super::{Descending, Pull, Run, settings};
use crate::figure::Role;
use crate::formula::{
    bracket, coloured, constant, fraction, indexed, op, partial, power, row, short, then, to, var, within,
};
use crate::panel::Block;
use crate::problem::Model;
use crate::reduction::Reduction;

/// f[xᵢ, φ] − yᵢ in brackets.
fn residual() -> String {
    let f =
        row(&[var("f"), bracket("["), indexed("x", "i"), op(","), crate::formula::bold("φ"), bracket("]")]);
    row(&[bracket("("), f, op("−"), indexed("y", "i"), bracket(")")])
}

/// The formulas at step t, and what example `chosen` adds, or the first of the batch where that is not in it.
pub fn blocks(lab: &Descending, model: &dyn Model, run: &Run, t: usize) -> Vec<Block> {
    let Pull { members, batch, at, .. } = lab.pull(run, t);
    // ½·(f − y)² has the derivative f − y: no 2.
    let half = lab.reduction.each() != 1.0;
    let all = lab.reduction.sum(None, lab.x.len());
    let sum = if batch { lab.reduction.sum(Some(t), members.len()) } else { all.clone() };
    let name = |i: usize| coloured(Role::Parameter, &indexed("φ", &i.to_string()));
    let mut blocks = vec![Block::Math(row(&[
        coloured(Role::Loss, &var("L")),
        op("="),
        if half { half_sum(lab.x.len()) } else { all },
        power(&residual(), "<mn>2</mn>"),
    ]))];
    for (i, derivative) in model.derivative_formulas().into_iter().enumerate() {
        // A batch's gradient is a sum of its own, and not that of L.
        let left = if batch {
            row(&[sum.clone(), partial(&indexed("ℓ", "i"), &name(i))])
        } else {
            partial("<mi>L</mi>", &name(i))
        };
        let mut parts = vec![left, op("="), sum.clone()];
        parts.extend(two(half));
        parts.push(residual());
        if derivative != constant(1.0) {
            parts.extend([op("·"), derivative]);
        }
        blocks.push(Block::Math(row(&parts)));
    }
    let Some(example) = members.iter().find(|i| **i == lab.example).or(members.first()).copied() else {
        return blocks;
    };
    let (x, y) = (lab.x[example], lab.y[example]);
    let f = model.value(at, x);
    let derivatives = model.derivative(at, x);
    let off = f - y;
    let each = lab.reduction.each();
    let loss = each * off * off;
    // The rounding error of the left-hand side, shared among the numbers on the right.
    let rounding = |v: f64| 0.49 * within(v, f64::INFINITY).1;
    let difference = |room: f64| {
        row(&[
            bracket("("),
            to(f, 0.5 * room, Role::Value),
            op("−"),
            to(y, 0.5 * room, Role::Data),
            bracket(")"),
        ])
    };
    blocks.push(Block::Prose(format!("For example {example}, with x = {}:", short(x))));
    blocks.push(Block::Pieces(vec![
        row(&[
            indexed("ℓ", &example.to_string()),
            op("="),
            format!("<mn class=\"loss\">{}</mn>", short(loss)),
        ]),
        row(&[
            then("="),
            if half { row(&["<mn>½</mn>".into(), op("·")]) } else { String::new() },
            power(&difference(rounding(loss) / (2.0 * each * off.abs())), "<mn>2</mn>"),
        ]),
    ]));
    for (i, of_model) in derivatives.into_iter().enumerate() {
        let derivative = 2.0 * each * off * of_model;
        let room = rounding(derivative);
        let left = partial(&indexed("ℓ", &example.to_string()), &name(i));
        let number = format!("<mn class=\"derivative\">{}</mn>", short(derivative));
        let mut right = vec![then("=")];
        right.extend(two(half));
        right.push(difference(room / (4.0 * each * of_model.abs())));
        if of_model != 1.0 {
            right.extend([op("·"), to(of_model, room / (4.0 * each * off.abs()), Role::Ink)]);
        }
        blocks.push(Block::Pieces(vec![row(&[left, op("="), number]), row(&right)]));
    }
    blocks
}

/// 1/(2N) ∑ over all examples.
fn half_sum(examples: usize) -> String {
    let below = row(&[constant(2.0), op("·"), format!("<mn>{examples}</mn>")]);
    row(&[fraction("<mn>1</mn>", &below), Reduction::Sum.sum(None, examples)])
}

/// The 2 of a square's derivative, which a half cancels.
fn two(half: bool) -> Vec<String> {
    if half { Vec::new() } else { vec![constant(2.0), op("·")] }
}

/// What a press on an example's row sets.
pub fn press(example: usize) -> String {
    format!("{}={example}", settings::EXAMPLE.key)
}
