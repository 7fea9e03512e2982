//! A whole layer at a time: the equations of the passes as matrices (UDL equations 7.17 to 7.25), in symbols and with numbers.

use super::as_shown::AsShown;
use super::symbols::partial;
use super::{Layers, weight};
use crate::figure::Role;
use crate::formula::{bracket, column, exact, function, indexed, op, operands, row, short, then, var};
use crate::network::Pass;
use crate::panel::Block;

/// The most rows and columns that fit into the panel.
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
        "The forward pass keeps {stored} numbers for the way back, the inputs and all activations, and, for the derivatives a′ of {hidden} \
         hidden units, what they are computed from.{misprint}"
    )));
    blocks
}

/// The parameters into layer k, a row for each target; transposed, a row for each source.
fn entries(lab: &Layers, k: usize, transposed: bool) -> Vec<f64> {
    let shape = &lab.network.shape;
    let [rows, cols] = [shape.rows(k), shape.cols(k)];
    let (outer, inner) = if transposed { (cols, rows) } else { (rows, cols) };
    let entry = |a: usize, b: usize| {
        let [row, col] = if transposed { [b, a] } else { [a, b] };
        lab.network.value(weight::place([k, row, col]))
    };
    (0..outer).flat_map(|a| (0..inner).map(move |b| entry(a, b))).collect()
}

/// A matrix of parameters as they are printed, in rows so long.
fn matrix(printed: &[f64], cols: usize) -> String {
    let row = |row: &[f64]| row.iter().map(|v| format!("<mn>{}</mn>", exact(*v))).collect();
    crate::formula::matrix(&printed.chunks(cols).map(row).collect::<Vec<_>>(), Role::Parameter)
}

/// A column vector, also of a single number.
fn tall(values: &[f64], role: Role, write: fn(f64) -> String) -> String {
    column(values.iter().map(|v| format!("<mn>{}</mn>", write(*v))), role)
}

/// Ω·v, with the rows of Ω one after the other.
fn product<'a>(omega: &'a [f64], v: &'a [f64]) -> impl Iterator<Item = f64> + 'a {
    omega.chunks(v.len()).map(move |row| row.iter().zip(v).map(|(a, b)| a * b).sum())
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
        let (rows, cols) = (shape.rows(k), shape.cols(k));
        let printed = operands(
            &[&beta, &entries(lab, k, false), &pass.h[k]].map(|of| &of[..]).concat(),
            &pass.f[k],
            |v| {
                let (beta, rest) = v.split_at(rows);
                let (omega, h) = rest.split_at(rows * cols);
                beta.iter().zip(product(omega, h)).map(|(beta, sum)| beta + sum).collect()
            },
        );
        let (beta, rest) = printed.split_at(rows);
        let (omega, h) = rest.split_at(rows * cols);
        blocks.push(
            Block::Pieces(vec![
                row(&[tall(&pass.f[k], Role::Value, short), op("="), tall(beta, Role::Parameter, exact)]),
                row(&[then("+"), matrix(omega, cols), tall(h, Role::Value, exact)]),
            ])
            .of_step(),
        );
    }
    blocks
}

/// The backward pass to layer k + 1: ∂ℓ/∂f_k = `a′[f_k]` ⊙ (Ω_{k+1}ᵀ ∂ℓ/∂f_{k+1}).
pub fn backward(lab: &Layers, pass: &AsShown, k: usize) -> Vec<Block> {
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
        let derivatives = &pass.local_derivatives[k];
        let (rows, cols) = (derivatives.len(), pass.dl_df[k + 1].len());
        let values = [derivatives, &entries(lab, k + 1, true), &pass.dl_df[k + 1]].map(|of| &of[..]).concat();
        let printed = operands(&values, &pass.dl_df[k], |v| {
            let (derivatives, rest) = v.split_at(rows);
            let (omega, behind) = rest.split_at(rows * cols);
            derivatives.iter().zip(product(omega, behind)).map(|(derivative, sum)| derivative * sum).collect()
        });
        let (derivatives, rest) = printed.split_at(rows);
        let (omega, behind) = rest.split_at(rows * cols);
        blocks.push(
            Block::Pieces(vec![
                row(&[
                    tall(&pass.dl_df[k], Role::Derivative, short),
                    op("="),
                    tall(derivatives, Role::Value, exact),
                ]),
                row(&[
                    then("⊙"),
                    bracket("("),
                    matrix(omega, cols),
                    tall(behind, Role::Derivative, exact),
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
