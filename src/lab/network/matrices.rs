//! Ω_k and β_k as heat maps, their derivatives below.
//!
//! Coordinates: matrix k begins at k·1.25 and is one wide, its bias a column apart at its left; weights stand between 1
//! and 2 up, derivatives between −0.25 and 0.75.

use super::held::{held_mark, held_words};
use super::{Layers, bias, saved, weight};
use crate::figure::{Axis, Extent, Figure, Handle, Mark, Role, Size, Span, Style};
use crate::formula::{short, subscript};
use crate::lab::Moment;
use crate::lab::kit::plot::Plot;
use crate::network::{Network, Place};
use crate::param::Entry;

/// Heat maps; a press on a cell chooses its parameter.
pub static PLOT: Plot<Layers> = Plot {
    readout: |lab, now, at| readout(lab, now.t, at),
    drag: |lab, handle, _| weight::choose(lab, parameter(lab, handle)),
    chooses: true,
    numbers: Some(saved::matrices),
    ..Plot::new(ENTRY, |_| [1.9; 2], figure)
};

const ENTRY: Entry =
    Entry { id: "matrices", label: "Matrices", help: "Weights and their derivatives as heat maps." };

/// From the left edge of one matrix to the next, and where each row of maps begins.
const PITCH: f64 = 1.25;
const ROWS: [f64; 2] = [1.12, -0.2];

/// One number of the maps.
struct Cell {
    place: Place,
    /// Left, bottom, width, height within the map's unit square.
    area: [f64; 4],
}

/// The cells of layer k: the bias in a column of its own, a gap, the weights.
fn cells(network: &Network, k: usize) -> Vec<Cell> {
    let (rows, cols) = (network.shape.rows(k), network.shape.cols(k));
    let (height, gap) = (1.0 / rows as f64, 0.06);
    let width = (1.0 - gap) / (cols + 1) as f64;
    let bottom = |row: usize| 1.0 - (row + 1) as f64 * height;
    let mut cells = Vec::new();
    for row in 0..rows {
        cells.push(Cell { place: bias(k, row), area: [0.0, bottom(row), width, height] });
        for col in 0..cols {
            let left = width + gap + col as f64 * width;
            cells
                .push(Cell { place: weight::place([k, row, col]), area: [left, bottom(row), width, height] });
        }
    }
    cells
}

/// The figure.
fn figure(lab: &Layers, at: Moment) -> Figure {
    let network = lab.network(at.t);
    let pass = lab.pass(at.t);
    let layers = network.shape.layers();
    let mut marks = Vec::new();
    let mut handles = Vec::new();
    // Signs on pale cells, and on dark ones.
    let mut minus = [Vec::new(), Vec::new()];
    for (map, y) in ROWS.into_iter().enumerate() {
        for k in 0..layers {
            let known = map == 0 || lab.plan.parameters_known(at.t, k);
            let numbers = if map == 0 { &network.params } else { &pass.gradient };
            let range = network.shape.beta(k).start..network.shape.omega(k).end;
            let largest = numbers[range].iter().fold(1e-300, |a: f64, v| a.max(v.abs()));
            let left = k as f64 * PITCH;
            for cell in cells(&network, k) {
                let index = network.shape.index(cell.place).unwrap_or(0);
                let [x, b, w, h] = cell.area;
                let corner = |right: bool, up: bool| {
                    [left + x + if right { w * 0.94 } else { 0.0 }, y + b + if up { h * 0.94 } else { 0.0 }]
                };
                let points =
                    vec![corner(false, false), corner(true, false), corner(true, true), corner(false, true)];
                if known {
                    let value = numbers[index];
                    let positive = if map == 0 { Role::Parameter } else { Role::Derivative };
                    let role = if value >= 0.0 { positive } else { Role::Ink };
                    let strength = (value.abs() / largest).min(1.0);
                    // A weight of 0 is pale, but there.
                    marks.push(Mark::area(points.clone(), role.shade(0.06 + 0.94 * strength)));
                    if value < 0.0 {
                        let (middle, half) = ([left + x + 0.47 * w, y + b + 0.47 * h], 0.16 * w.min(0.25));
                        let sign = [[middle[0] - half, middle[1]], [middle[0] + half, middle[1]]];
                        minus[usize::from(strength > 0.5)].push(sign);
                    }
                } else {
                    marks.push(Mark::area(points.clone(), Role::Rule.shade(0.5)));
                }
                if map == 0 && lab.held[index] {
                    let at = [left + x + 0.47 * w, y + b + 0.47 * h];
                    marks.push(held_mark([at[0] - 0.25 * w, at[1] + 0.25 * h]));
                }
                if cell.place == lab.pick {
                    let mut ring = points;
                    ring.push(corner(false, false));
                    marks.push(Mark::line(ring, Role::Ink.ink(), 1.8).outlined(Role::Paper.ink()));
                }
                let middle = [left + x + 0.47 * w, y + b + 0.47 * h];
                let (id, name) = match map {
                    0 if lab.held[index] => (index, format!("{}, held", weight::name(cell.place))),
                    0 => (index, weight::name(cell.place)),
                    _ => (index + network.shape.params(), format!("∂ℓ/∂{}", weight::name(cell.place))),
                };
                let extent = Extent::Box([0.94 * w, 0.94 * h]);
                handles.push(Handle { id: id as u32, at: middle, name, extent });
            }
            let style = Style::plain(Role::Muted.ink(), Size::Small);
            let k_text = subscript(&k.to_string());
            let text = match map {
                0 => format!("β{k_text}  Ω{k_text}"),
                _ if layers > 4 => format!("∂ℓ/∂Ω{k_text}"),
                _ => format!("∂ℓ/∂β{k_text}  ∂ℓ/∂Ω{k_text}"),
            };
            marks.push(Mark::text([left + 0.5, y + 1.0], [0.0, -9.0], text, style));
        }
    }
    for (segments, role) in minus.into_iter().zip([Role::Ink, Role::Paper]) {
        marks.push(Mark::segments(segments, role.ink(), 1.2));
    }
    Figure::new(
        "Weights and their derivatives",
        [Axis::hidden(Span::new(-0.05, layers as f64 * PITCH - 0.2)), Axis::hidden(Span::new(-0.26, 2.34))],
        marks,
    )
    .note(if lab.held.contains(&true) {
        "with − is negative, with a square held; point at one, or press it"
    } else {
        "with − is negative; point at one, or press it"
    })
    .handles(handles)
    .alt(format!(
        "Heat maps of the weights of {layers} layers and of their derivatives; the numbers are in the tables.{}",
        held_words(lab)
    ))
}

/// The parameter that a handle stands for; those on derivatives are numbered after those on parameters.
fn parameter(lab: &Layers, handle: u32) -> usize {
    handle as usize % lab.network.shape.params()
}

/// The number under the pointer.
fn readout(lab: &Layers, t: usize, at: [f64; 2]) -> String {
    let network = lab.network(t);
    for (map, y) in ROWS.into_iter().enumerate() {
        for k in 0..network.shape.layers() {
            let inside = |cell: &Cell| {
                let [x, b, w, h] = cell.area;
                let (dx, dy) = (at[0] - k as f64 * PITCH - x, at[1] - y - b);
                (0.0..w).contains(&dx) && (0.0..h).contains(&dy)
            };
            let Some(cell) = cells(&network, k).into_iter().find(inside) else { continue };
            let index = network.shape.index(cell.place).unwrap_or(0);
            return match map {
                0 => {
                    let held = if lab.held[index] { ", held" } else { "" };
                    format!("{} = {}{held}", weight::name(cell.place), short(network.params[index]))
                }
                _ if lab.plan.parameters_known(t, k) => {
                    format!("∂ℓ/∂{} = {}", weight::name(cell.place), short(lab.pass(t).gradient[index]))
                }
                _ => format!("∂ℓ/∂{}: not found yet", weight::name(cell.place)),
            };
        }
    }
    String::new()
}
