//! The tables of a step: the units of a layer, and the parameters into it as buttons that choose them.

use super::known::show;
use super::site::Which;
use super::{Layers, Phase, bias, weight};
use crate::figure::Role;
use crate::formula::short;
use crate::network::{Pass, Place};
use crate::number::is_blank;
use crate::panel::{Cell, Row, RowKind, Table, cell, press};

/// What stands before a parameter that training leaves as it is, as a square does in the plots.
const HELD: &str = "■";

/// The units of the layer that weights Ω_k lead to.
pub fn units(lab: &Layers, pass: &Pass, t: usize, k: usize) -> Table {
    let shape = &lab.network.shape;
    let hidden = k + 1 < shape.layers();
    // An output that a function makes of f.
    let ends = !hidden && !lab.out.is_linear();
    let [outputs, derivatives] = lab.outputs(pass);
    let rows = (0..shape.rows(k))
        .map(|unit| {
            let (forward, backward) =
                (lab.plan.forward_known(t, k, unit), lab.plan.backward_known(t, k, unit));
            let current = match lab.plan.at(t) {
                Phase::Forward { rows, .. } | Phase::Backward { rows, .. } => rows.contains(&unit),
                _ => false,
            };
            let mut cells =
                vec![cell(unit.to_string(), None), cell(show(forward, pass.f[k][unit]), Some(Role::Value))];
            if hidden {
                cells.push(cell(show(forward, pass.h[k + 1][unit]), Some(Role::Value)));
                cells.push(cell(show(backward, pass.dl_dh[k + 1][unit]), Some(Role::Derivative)));
            }
            if ends {
                let written =
                    |which: Which, v: f64| lab.open(t).map_or(v, |open| open.written(&which.name(), 0, v));
                let known = lab.output_known(t, unit);
                let output = if known { outputs[unit] } else { written(Which::O(unit), outputs[unit]) };
                cells.push(cell(show(known, output), Some(Role::Value)));
                let of_output =
                    if backward { derivatives[unit] } else { written(Which::DO(unit), derivatives[unit]) };
                cells.push(cell(show(backward, of_output), Some(Role::Derivative)));
            }
            cells.push(cell(show(backward, pass.dl_df[k][unit]), Some(Role::Derivative)));
            Row { cells, kind: if current { RowKind::Current } else { RowKind::Plain }, set: String::new() }
        })
        .collect();
    let mut head = vec![cell("unit", None), cell("<var>f</var>", None)];
    if hidden {
        head.extend([cell("<var>h</var>, stored", None), cell("∂ℓ/∂h", None)]);
    }
    if ends {
        head.extend([cell("<var>o</var>", None), cell("∂ℓ/∂o", None)]);
    }
    head.push(cell("∂ℓ/∂f", None));
    Table { caption: format!("The units of {}", lab.layer(k + 1)), head, rows }
}

/// β_k and Ω_k with their derivatives, a row for each target and kind.
pub fn matrix(lab: &Layers, pass: &Pass, t: usize, k: usize) -> Table {
    let network = lab.network(t);
    let shape = &network.shape;
    let known = lab.plan.parameters_known(t, k);
    let mut rows = Vec::new();
    let here = weight::ends(lab.pick).0 == k;
    for row in 0..shape.rows(k) {
        let places: Vec<Place> = std::iter::once(bias(k, row))
            .chain((0..shape.cols(k)).map(|col| weight::place([k, row, col])))
            .collect();
        let numbers = |of: &[f64], role: Role| -> Vec<Cell> {
            let number = |place: &Place| of[shape.index(*place).unwrap_or(0)];
            places.iter().map(number).map(|v| cell(show(known || !v.is_nan(), v), Some(role))).collect()
        };
        let buttons = places.iter().map(|place| {
            let (index, chosen) = (shape.index(*place).unwrap_or(0), *place == lab.pick);
            let (name, value) = (weight::name(*place), short(network.params[index]));
            let derivative =
                if known { format!(", derivative {}", short(pass.gradient[index])) } else { String::new() };
            // The tab key reaches the one looked at, or the first.
            let first = chosen || (!here && row == 0 && *place == places[0]);
            let (held, mark) =
                if lab.held[index] { (", held", format!("{HELD} ")) } else { ("", String::new()) };
            let label = format!("{name} = {value}{derivative}{held}");
            let text = format!("{mark}{value}");
            cell(press(&weight::pick(shape, *place), &label, &text, chosen, first), Some(Role::Parameter))
        });
        let line = |name: String, cells: Vec<Cell>| Row {
            cells: [vec![cell(name, None)], cells].concat(),
            ..Row::default()
        };
        rows.push(line(format!("to {row}"), buttons.collect()));
        let asked = places.iter().filter_map(|place| shape.index(*place)).any(|i| is_blank(pass.gradient[i]));
        if known || asked {
            rows.push(line("∂ℓ".into(), numbers(&pass.gradient, Role::Derivative)));
        }
    }
    let index = format!("<sub>{k}</sub>");
    let mut head = vec![cell("", None), cell(format!("β{index}"), None)];
    head.extend((0..shape.cols(k)).map(|col| cell(format!("Ω{index}, from {col}"), None)));
    let held = (0..shape.rows(k))
        .flat_map(|row| (0..=shape.cols(k)).map(move |col| [k, row, col]))
        .any(|at| shape.index(weight::picked(shape, at)).is_some_and(|index| lab.held[index]));
    let note = if held { format!("; {HELD} held") } else { String::new() };
    Table { caption: format!("The parameters into {}{note}", lab.layer(k + 1)), head, rows }
}
