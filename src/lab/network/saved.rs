//! The numbers of each plot, for files.

use super::{Layers, export};
use crate::lab::kit::beside;
use crate::lab::kit::csv::{Table, exact, last_line, number};
use crate::lab::{Moment, Session};
use crate::number::json_lines;
use serde_json::{Value, json};

/// A table of each network at the same step.
fn of_all(lab: &Layers, at: Moment, of: fn(&Layers, Moment) -> Table) -> Table {
    beside::tables(lab, |one| of(one, Moment { t: lab.same_step(one, at.t), ..at }))
}

/// Each unit on the way there and back, of the example shown, at the step shown.
pub fn units(lab: &Layers, at: Moment) -> Table {
    of_all(lab, at, units_of)
}

fn units_of(lab: &Layers, at: Moment) -> Table {
    let mut table = Table::new(["layer", "unit", "f", "h", "dl_df", "dl_dh"]);
    let pass = lab.pass(at.t);
    let write = if lab.within_passes() { number } else { exact };
    for k in 0..=lab.network.shape.layers() {
        for unit in 0..lab.units()[k] {
            // Layer k = 1, 2, … has f_{k−1} and h_k; layer 0 is the input.
            let before =
                |lists: &[Vec<f64>]| k.checked_sub(1).map_or(String::new(), |k| write(lists[k][unit]));
            let here = |lists: &[Vec<f64>]| lists.get(k).map_or(String::new(), |list| write(list[unit]));
            let cells = [before(&pass.f), here(&pass.h), before(&pass.dl_df), here(&pass.dl_dh)];
            table.row([k.to_string(), unit.to_string()].into_iter().chain(cells));
        }
    }
    table
}

/// The examples with what the network makes of them, and its curve or its surface.
pub fn fit(lab: &Layers, at: Moment) -> Table {
    of_all(lab, at, fit_of)
}

fn fit_of(lab: &Layers, at: Moment) -> Table {
    let two = lab.examples.inputs() == 2;
    let inputs: &[&str] = if two { &["x0", "x1"] } else { &["x"] };
    let mut table = Table::new([&["what"], inputs, &["f", "y", "loss"]].concat());
    let network = lab.network(at.t);
    for i in 0..lab.examples.len() {
        let (x, y) = (lab.examples.x(i), lab.examples.y(i));
        let pass = network.pass(x, y);
        let f = pass.f[pass.f.len() - 1][0];
        let rest = [network.loss.prediction(f), y[0], pass.loss].map(exact);
        table.row(std::iter::once("example".to_string()).chain(x.iter().map(|v| number(*v))).chain(rest));
    }
    let figure = lab.figure("fit", at);
    match &figure.field {
        Some(field) => table.field(&["surface"], field),
        None => {
            last_line(&figure).iter().for_each(|[x, f]| table.row(["curve".into(), number(*x), number(*f)]))
        }
    }
    table
}

/// The loss by training step.
pub fn loss(lab: &Layers, at: Moment) -> Table {
    of_all(lab, at, loss_of)
}

fn loss_of(lab: &Layers, _at: Moment) -> Table {
    let mut table = Table::new(export::HEAD);
    export::rows(lab).into_iter().for_each(|row| table.row(row));
    table
}

/// The root mean square of each layer's gradient by training step.
pub fn layers(lab: &Layers, at: Moment) -> Table {
    of_all(lab, at, layers_of)
}

fn layers_of(lab: &Layers, _at: Moment) -> Table {
    let names = (0..lab.network.shape.layers()).map(|k| format!("rms_layer_{k}"));
    let mut table = Table::new(["step".to_string(), "epoch".to_string()].into_iter().chain(names));
    for (n, sizes) in lab.training.gradient_size.iter().enumerate() {
        let first = [n.to_string(), lab.batches.epoch(n).to_string()];
        table.row(first.into_iter().chain(sizes.iter().map(|square| exact(square.sqrt()))));
    }
    table
}

/// Every parameter with its derivative for the example shown, at the step shown.
pub fn matrices(lab: &Layers, at: Moment) -> Table {
    of_all(lab, at, matrices_of)
}

fn matrices_of(lab: &Layers, at: Moment) -> Table {
    let mut table = Table::new(["parameter", "layer", "row", "column", "value", "derivative"]);
    let (shape, params, gradient) = (&lab.network.shape, &lab.network(at.t).params, lab.pass(at.t).gradient);
    for k in 0..shape.layers() {
        for (i, at) in shape.beta(k).chain(shape.omega(k)).enumerate() {
            let rows = shape.rows(k);
            let write = if lab.within_passes() { number } else { exact };
            let both = [params[at], gradient[at]].map(write);
            let place = match i.checked_sub(rows) {
                None => ["beta".into(), k.to_string(), i.to_string(), String::new()],
                Some(i) => {
                    let [row, column] = [i / shape.cols(k), i % shape.cols(k)].map(|n| n.to_string());
                    ["Omega".into(), k.to_string(), row, column]
                }
            };
            table.row(place.into_iter().chain(both));
        }
    }
    table
}

/// Weights and derivatives at the step shown, as JSON.
pub fn weights(lab: &Layers, t: usize) -> String {
    let (shape, params, pass) = (&lab.network.shape, &lab.network(t).params, lab.pass(t));
    let rows =
        |list: &[f64], k: usize| list.chunks(shape.cols(k)).map(|row| json!(row)).collect::<Vec<Value>>();
    let layers: Vec<Value> = (0..shape.layers())
        .map(|k| {
            json!({
                "beta": params[shape.beta(k)],
                "Omega": rows(&params[shape.omega(k)], k),
                "dl_dbeta": pass.gradient[shape.beta(k)],
                "dl_dOmega": rows(&pass.gradient[shape.omega(k)], k),
                "f": pass.f[k],
                "h": pass.h[k],
                "dl_df": pass.dl_df[k],
            })
        })
        .collect();
    let all = json!({
        "training_step": lab.step_of(t),
        "sizes": shape.sizes(),
        "example": lab.example,
        "x": lab.examples.x(lab.example),
        "y": lab.examples.y(lab.example),
        "loss": pass.loss,
        "layers": layers,
    });
    json_lines(&all)
}
