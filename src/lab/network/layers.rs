//! A layer at once: the equations of the passes as matrices (UDL equations 7.17 to 7.25), in symbols and with numbers.

use super::symbols::partial;
use super::{Layers, weight};
use crate::figure::Role;
use crate::formula::{bracket, column, function, indexed, op, row, short, then, var, vector};
use crate::network::Pass;
use crate::panel::Block;

/// As many rows and columns as there is room for in the panel.
const MOST: usize = 8;

/// h of layer `k`, x for 0.
fn h(k: usize) -> String {
    if k == 0 { var("x") } else { indexed("h", &k.to_string()) }
}

/// f of layer k.
fn f(k: usize) -> String {
    indexed("f", &k.to_string())
}

/// f_k = β_k + Ω_k h_k.
fn affine(k: usize) -> String {
    let index = k.to_string();
    row(&[f(k), op("="), indexed("β", &index), op("+"), indexed("Ω", &index), h(k)])
}

/// Before the first step: all equations of the forward pass.
pub fn equations(lab: &Layers) -> Vec<Block> {
    let layers = lab.network.shape.layers();
    let stored: usize = lab.units()[..layers].iter().sum();
    let hidden: usize = lab.units()[1..layers].iter().sum();
    let mut lines = Vec::new();
    for k in 0..layers.min(MOST) {
        lines.push(affine(k));
        if k + 1 == layers && !lab.out.is_linear() {
            lines.push(row(&[
                crate::formula::var("o"),
                op("="),
                function(lab.out.entry().id),
                bracket("["),
                f(k),
                bracket("]"),
            ]));
        }
        if k + 1 < layers {
            lines.push(row(&[h(k + 1), op("="), var("a"), bracket("["), f(k), bracket("]")]));
        }
    }
    let mut blocks =
        vec![Block::Pieces(lines.into_iter().map(|line| line + "<mspace width=\"1.2em\"/>").collect())];
    let misprint = if layers > 2 {
        " (Some notes print <var>x</var> in place of <var>h</var><sub>1</sub> and <var>h</var><sub>2</sub> in the equations of \
         <var>h</var><sub>2</sub> and <var>h</var><sub>3</sub>: a misprint. Each layer takes what the one before it gives.)"
    } else {
        ""
    };
    blocks.push(Block::Prose(format!(
        "The forward pass keeps {stored} numbers for the way back, the inputs and all activations, and for the derivatives a′ of {hidden} \
         hidden units what they are computed from.{misprint}"
    )));
    blocks
}

/// A matrix of parameters into layer k, rows from its targets; the other way round where it is transposed.
fn matrix(lab: &Layers, k: usize, transposed: bool) -> String {
    let shape = &lab.network.shape;
    let [rows, cols] = [shape.rows(k), shape.cols(k)];
    let (outer, inner) = if transposed { (cols, rows) } else { (rows, cols) };
    let entry = |a: usize, b: usize| {
        let [row, col] = if transposed { [b, a] } else { [a, b] };
        format!("<mn>{}</mn>", short(lab.network.value(weight::place([k, row, col]))))
    };
    let rows: Vec<Vec<String>> = (0..outer).map(|a| (0..inner).map(|b| entry(a, b)).collect()).collect();
    crate::formula::matrix(&rows, Role::Parameter)
}

/// Numbers one below the other, be it one alone.
fn tall(values: &[f64], role: Role) -> String {
    match values {
        [v] => column(std::iter::once(format!("<mn>{}</mn>", short(*v))), role),
        _ => vector(values, role),
    }
}

fn fits(lab: &Layers, k: usize) -> bool {
    lab.network.shape.rows(k) <= MOST && lab.network.shape.cols(k) <= MOST
}

/// The forward pass into layer k + 1.
pub fn forward(lab: &Layers, pass: &Pass, k: usize) -> Vec<Block> {
    let shape = &lab.network.shape;
    let name = lab.layer(k + 1);
    let mut blocks =
        vec![Block::Heading(format!("Last step: forward pass, all of {name}")), Block::Math(affine(k))];
    if fits(lab, k) {
        let beta: Vec<f64> = (0..shape.rows(k)).map(|r| lab.network.value(super::bias(k, r))).collect();
        blocks.push(
            Block::Pieces(vec![
                row(&[tall(&pass.f[k], Role::Value), op("="), tall(&beta, Role::Parameter)]),
                row(&[then("+"), matrix(lab, k, false), tall(&pass.h[k], Role::Value)]),
            ])
            .of_step(),
        );
    }
    blocks
}

/// The backward pass to layer k + 1: ∂ℓ/∂f_k = `a′[f_k]` ⊙ (Ω_{k+1}ᵀ ∂ℓ/∂f_{k+1}).
pub fn backward(lab: &Layers, pass: &Pass, k: usize) -> Vec<Block> {
    let name = lab.layer(k + 1);
    let omega = indexed("Ω", &(k + 1).to_string());
    let symbols = row(&[
        partial(&f(k)),
        op("="),
        function("a′"),
        bracket("["),
        f(k),
        bracket("]"),
        op("⊙"),
        bracket("("),
        format!("<msup>{omega}<mi>T</mi></msup>"),
        partial(&f(k + 1)),
        bracket(")"),
    ]);
    let mut blocks =
        vec![Block::Heading(format!("Last step: backward pass, all of {name}")), Block::Math(symbols)];
    if fits(lab, k + 1) && fits(lab, k) {
        let derivatives: Vec<f64> = pass.f[k].iter().map(|f| lab.network.activation.derivative(*f)).collect();
        blocks.push(
            Block::Pieces(vec![
                row(&[tall(&pass.dl_df[k], Role::Derivative), op("="), tall(&derivatives, Role::Value)]),
                row(&[
                    then("⊙"),
                    bracket("("),
                    matrix(lab, k + 1, true),
                    tall(&pass.dl_df[k + 1], Role::Derivative),
                    bracket(")"),
                ]),
            ])
            .of_step(),
        );
    }
    let words = "⊙ multiplies element by element; a′ is the derivative of the activation at each unit.";
    blocks.push(Block::Prose(words.into()));
    blocks
}
