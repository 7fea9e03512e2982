//! Each example's part in the loss and the gradient, which add up as they are printed.

use super::{Descending, Pull, Run, terms};
use crate::figure::Role;
use crate::formula::{digits, exact, operands, short};
use crate::number::scaled::power_of_ten;
use crate::objective::Batch;
use crate::panel::{Cell, Row, RowKind, Table, cell};

/// Numbers of a column and their sum, or their mean, which comes of them as they are printed: a sum has a decimal less. Beside
/// larger ones, what no decimal shows is none: its power of ten would only be in the way.
fn column(parts: &[f64], total: f64, mean: bool) -> (Vec<String>, String) {
    let share = if mean { 1.0 / parts.len() as f64 } else { 1.0 };
    let comes_to = |parts: &[f64]| share * parts.iter().sum::<f64>();
    let largest = parts.iter().fold(0.0, |most: f64, part| most.max(part.abs()));
    if !(0.01..1e4).contains(&largest) || !total.is_finite() {
        let printed = operands(parts, &[total], |parts| vec![comes_to(parts)]);
        return (printed.into_iter().map(exact).collect(), short(total));
    }
    let rounded: Vec<f64> = parts.iter().map(|part| round(*part, 3)).collect();
    let most = if mean || parts.len() == 1 { 3 } else { 2 };
    let comes_out = |decimals: &usize| {
        (comes_to(&rounded) - round(total, *decimals)).abs() <= 0.999 / power_of_ten(*decimals as i32)
    };
    let decimals = (0..=most).rev().find(comes_out).unwrap_or(0);
    (rounded.into_iter().map(|part| plain(part, 3)).collect(), plain(round(total, decimals), decimals))
}

/// A rounded number with so many decimals.
fn plain(v: f64, decimals: usize) -> String {
    if v == 0.0 { format!("{:.decimals$}", 0.0) } else { digits(v, decimals) }
}

/// A number as so many decimals show it.
fn round(v: f64, decimals: usize) -> f64 {
    let each = power_of_ten(decimals as i32);
    (v * each).round_ties_even() / each
}

/// Each example of the batch with its loss and its part in the gradient, and their sums.
pub fn table(lab: &Descending, run: &Run, t: usize) -> Table {
    let Pull { members, batch, at: measured, loss, gradient: g } = lab.pull(run, t);
    let ahead = measured != run.track.phi(t.min(run.last()));
    let role = |r| Some(r);
    let parts: Vec<[f64; 3]> = members
        .iter()
        .map(|&i| {
            if lab.asks_gradient(run, t) {
                return [f64::NAN; 3];
            }
            let (loss, g) = lab.objective.gradient(measured, Batch::Of(&[i as u32]));
            [loss, g[0], g[1]]
        })
        .collect();
    let column = |i: usize, total: f64| {
        column(&parts.iter().map(|part| part[i]).collect::<Vec<_>>(), total, lab.reduction.averages())
    };
    let [losses, by_0, by_1] = [column(0, loss), column(1, g[0]), column(2, g[1])];
    let mut rows: Vec<Row> = members
        .iter()
        .enumerate()
        .map(|(row, &i)| {
            let part = |column: usize| [&losses, &by_0, &by_1][column].0[row].clone();
            let dot = if batch { "<i class=\"dot batch\"></i>" } else { "" };
            Row {
                cells: vec![
                    cell(format!("{dot}{i}"), None),
                    cell(short(lab.x[i]), None),
                    cell(short(lab.y[i]), None),
                    cell(part(0), role(Role::Loss)),
                    cell(part(1), role(Role::Derivative)),
                    cell(part(2), role(Role::Derivative)),
                ],
                set: if lab.loss.least_squares() { terms::press(i) } else { String::new() },
                ..Row::default()
            }
        })
        .collect();
    rows.push(Row {
        cells: vec![
            cell(if lab.reduction.averages() { "mean" } else { "sum" }, None),
            cell("", None),
            cell("", None),
            cell(losses.1.clone(), role(Role::Loss)),
            cell(by_0.1.clone(), role(Role::Derivative)),
            cell(by_1.1.clone(), role(Role::Derivative)),
        ],
        kind: RowKind::Total,
        set: String::new(),
    });
    let pressed = if lab.loss.least_squares() { "; press one for its terms" } else { "" };
    let place = if ahead { "where the gradient is measured" } else { "at this point" };
    let what = if lab.reduction.averages() {
        "The gradient of each example, whose mean is that of the step"
    } else {
        "What each example adds to the gradient"
    };
    Table {
        caption: format!("{what}, {place}{pressed}"),
        head: heads(&[
            ("example", None),
            ("x", None),
            ("y", None),
            ("ℓ<sub>i</sub>", Some(Role::Loss)),
            ("∂ℓ<sub>i</sub>/∂φ<sub>0</sub>", Some(Role::Derivative)),
            ("∂ℓ<sub>i</sub>/∂φ<sub>1</sub>", Some(Role::Derivative)),
        ]),
        rows,
    }
}

/// Heads of columns.
pub fn heads(texts: &[(&str, Option<Role>)]) -> Vec<Cell> {
    texts.iter().map(|(text, role)| cell(*text, *role)).collect()
}
