//! The network drawn in full: its units, its weights by sign and size, the paths of the one looked at.

use super::held::{held_mark, held_words};
use super::pointing::{self, handles};
use super::positions::{LOSS, aspect, pitch, place, spans, widest};
use super::units::{self, Room, known};
use super::{Layers, Phase, saved, weight};
use crate::figure::{Anchor, Axis, Figure, Ink, Mark, Role, Size, Style};
use crate::formula::{plain, short};
use crate::lab::Moment;
use crate::lab::kit::plot::Plot;
use crate::network::Pass;
use crate::param::Entry;

/// Units and weights; a press on one chooses it.
pub static PLOT: Plot<Layers> = Plot {
    readout: pointing::readout,
    drag: |lab, handle, _| weight::choose(lab, handle as usize),
    chooses: true,
    numbers: Some(saved::units),
    ..Plot::new(ENTRY, aspect, figure)
};

const ENTRY: Entry = Entry { id: "network", label: "Network", help: "Units, weights and derivatives." };

/// The factor on a line's width and opacity in wide layers, where lines at full strength would run together.
fn crowded(lab: &Layers) -> f64 {
    (6.0 / widest(lab)).clamp(0.4, 1.0)
}

/// The figure.
fn figure(lab: &Layers, at: Moment) -> Figure {
    let pass = lab.pass(at.t);
    let layers = lab.network.shape.layers() as f64;
    let widest = widest(lab);
    let half = widest / 2.0;
    let [x, y] = spans(lab);
    let pitch = pitch(lab, at);
    let room = Room::new(pitch);
    let mut marks = Vec::new();
    edges(lab, &pass, at.t, &mut marks);
    picked(lab, at.t, room.radius, &mut marks);
    units::draw(lab, &pass, at.t, room, &mut marks);
    loss(lab, &pass, at.t, room.radius.max(21.0).min(0.37 * pitch[0]), &mut marks);
    held(lab, pitch, &room, &mut marks);
    heads(lab, half, at.t, &mut marks);
    if lab.network.shape.outputs() as f64 * 2.0 < widest {
        signs([layers - 0.4, -half + 0.03 * widest], widest, &mut marks);
    }
    let legend = room.legend(!lab.out.is_linear());
    let note = if lab.held.contains(&true) { format!("a square holds; {legend}") } else { legend.into() };
    Figure::new(title(lab, at.t), [Axis::hidden(x), Axis::hidden(y)], marks)
        .note(note)
        .handles(handles(lab, pitch))
        .alt(alt(lab, &pass, at.t))
}

fn title(lab: &Layers, t: usize) -> String {
    match lab.plan.at(t) {
        Phase::Start => "A network, before the forward pass".into(),
        Phase::Forward { .. } => "Forward pass".into(),
        Phase::Loss => "The loss".into(),
        Phase::Backward { .. } => "Backward pass: the units".into(),
        Phase::Parameters { .. } => "Backward pass: the parameters".into(),
        Phase::Train(n) => format!("Training, step {n}"),
    }
}

/// Whether a weight is highlighted at step t: the step uses it, or it is on a path from the weight looked at to the loss.
fn light(lab: &Layers, pass: &Pass, t: usize, [k, row, col]: [usize; 3]) -> Option<Ink> {
    let used = |role: Role| Some(role.shade(0.9 * crowded(lab)));
    match lab.plan.at(t) {
        Phase::Forward { k: now, rows } if now == k && rows.contains(&row) => used(Role::Value),
        // ∂ℓ/∂h of a unit comes along the weights that lead away from it.
        Phase::Backward { k: now, rows } if now + 1 == k && rows.contains(&col) => used(Role::Derivative),
        Phase::Parameters { k: now } if now == k => used(Role::Parameter),
        // A path through a unit that is off is closed: no derivative passes along it.
        _ if on_path(lab, t, k, col) => {
            let shut = weight::closed(lab, pass, k, col) || weight::closed(lab, pass, k + 1, row);
            let strength = (4.0 / widest(lab)).clamp(0.3, 0.9);
            Some(Role::Derivative.shade(if shut { 0.3 * strength } else { strength }))
        }
        _ => None,
    }
}

/// Whether a path from the weight looked at to the loss leaves unit `unit` of layer `layer`; none does before the
/// derivative of the weight's target is known.
fn on_path(lab: &Layers, t: usize, layer: usize, unit: usize) -> bool {
    let (k, row, _) = weight::ends(lab.pick);
    lab.plan.backward_known(t, k, row) && (layer > k + 1 || (layer == k + 1 && unit == row))
}

/// The weights: width by size, dashed where negative, those that are lit above the others; and the lines to the loss.
fn edges(lab: &Layers, pass: &Pass, t: usize, marks: &mut Vec<Mark>) {
    let network = lab.network(t);
    let (shape, layers) = (&network.shape, network.shape.layers());
    let largest = lab.network.params.iter().fold(0.3, |a: f64, p| a.max(p.abs()).min(4.0));
    let line =
        |points: [[f64; 2]; 2], ink, width, dashed| Mark::line(points.to_vec(), ink, width).dashed(dashed);
    let mut lit = Vec::new();
    let weights = (0..shape.params()).filter_map(|index| Some((index, weight::ends(shape.place(index)?))));
    for (index, (k, row, col)) in weights {
        let Some(col) = col else { continue };
        let value = network.params[index];
        let size = (value.abs() / largest).min(1.0);
        let points = [place(lab, k, col), place(lab, k + 1, row)];
        match light(lab, pass, t, [k, row, col]) {
            Some(ink) => lit.push(line(points, ink, (1.5 + 2.4 * size) * crowded(lab), value < 0.0)),
            None => {
                let role = if lab.held[index] { Role::Muted } else { Role::Parameter };
                let ink = role.shade(0.16 + 0.34 * size);
                marks.push(line(points, ink, 0.7 + 2.6 * size, value < 0.0));
            }
        }
    }
    marks.append(&mut lit);
    for unit in 0..shape.outputs() {
        let (ink, width) = match lab.plan.at(t) {
            Phase::Loss => (Role::Loss.ink(), 2.4),
            Phase::Backward { k, rows } if k + 1 == layers && rows.contains(&unit) => {
                (Role::Derivative.ink(), 2.4)
            }
            _ if on_path(lab, t, layers, unit) => (Role::Derivative.shade(0.9), 2.4),
            _ => (Role::Muted.shade(0.6), 1.2),
        };
        marks.push(line([place(lab, layers, unit), [layers as f64 + LOSS, 0.0]], ink, width, false));
    }
}

/// A square on each parameter that is held: on a weight's line near its target, at the rim of a unit for its bias.
fn held(lab: &Layers, pitch: [f64; 2], room: &Room, marks: &mut Vec<Mark>) {
    let shape = &lab.network.shape;
    for place in (0..shape.params()).filter(|i| lab.held[*i]).filter_map(|i| shape.place(i)) {
        let (k, row, col) = weight::ends(place);
        let to = self::place(lab, k + 1, row);
        marks.push(held_mark(match col {
            Some(col) => {
                let from = self::place(lab, k, col);
                [0, 1].map(|i| from[i] + 0.58 * (to[i] - from[i]))
            }
            None => [0, 1].map(|i| to[i] + [-0.72, 0.72][i] * room.radius / pitch[i]),
        }));
    }
}

/// The weight looked at, its source and its target.
fn picked(lab: &Layers, t: usize, radius: f64, marks: &mut Vec<Mark>) {
    let (k, row, col) = weight::ends(lab.pick);
    let to = place(lab, k + 1, row);
    let from = col.map_or_else(|| always_one(to), |col| place(lab, k, col));
    marks.push(
        Mark::arrow(
            [from, to],
            Role::Parameter.ink(),
            if col.is_some() { 2.0 + 2.0 * lab.gain } else { 4.0 },
        )
        .gap(radius + 2.0)
        .outlined(Role::Paper.ink()),
    );
    let ring = |at, role: Role, strength: f64| Mark::Node {
        at,
        radius: radius + 5.0,
        fill: role.shade(0.12 * strength),
        stroke: role.shade(strength),
        width: 2.0,
    };
    match col {
        Some(col) => marks.push(ring(from, Role::Value, if known(lab, t, k, col) { 1.0 } else { 0.25 })),
        None => one(from, marks),
    }
    if col.is_some() && lab.gain != 1.0 {
        let plate = Some(Role::Paper.ink());
        let style = Style { bold: true, plate, ..Style::plain(Role::Value.ink(), Size::Small) };
        let text = format!("× {}", plain(lab.gain));
        marks.push(Mark::text(from, [0.0, -radius - 14.0], text, style));
    }
    marks.push(ring(to, Role::Derivative, if lab.plan.backward_known(t, k, row) { 1.0 } else { 0.25 }));
}

/// Where the source of a bias stands, which always sends 1: beside its target.
fn always_one([x, y]: [f64; 2]) -> [f64; 2] {
    [x - 0.38, y + 0.46]
}

fn one(at: [f64; 2], marks: &mut Vec<Mark>) {
    marks.push(Mark::Tile {
        at,
        size: [22.0, 22.0],
        fill: Role::Paper.ink(),
        stroke: Role::Value.ink(),
        width: 1.5,
    });
    let style = Style { bold: true, ..Style::plain(Role::Value.ink(), Size::Small) };
    marks.push(Mark::text(at, [0.0, 0.0], "1", style));
}

fn loss(lab: &Layers, pass: &Pass, t: usize, radius: f64, marks: &mut Vec<Mark>) {
    let at = [lab.network.shape.layers() as f64 + LOSS, 0.0];
    let there = lab.plan.done(t, |p| *p == Phase::Loss);
    let now = lab.plan.at(t) == Phase::Loss;
    marks.push(Mark::Node {
        at,
        radius,
        fill: Role::Paper.ink(),
        stroke: Role::Loss.shade(if there { 1.0 } else { 0.35 }),
        width: if now { 3.2 } else { 1.5 },
    });
    let style = Style { variable: true, ..Style::plain(Role::Ink.ink(), Size::Normal) };
    marks.push(Mark::text(at, [0.0, -7.0], "ℓ", style));
    let text = if there { units::within(pass.loss, radius) } else { "?".into() };
    let style = Style {
        bold: there && text.chars().count() < 6,
        ..Style::plain(if there { Role::Loss.ink() } else { Role::Muted.ink() }, Size::Small)
    };
    marks.push(Mark::text(at, [0.0, 8.0], text, style));
}

/// What the two kinds of lines mean, where nothing else stands.
fn signs([x, y]: [f64; 2], widest: f64, marks: &mut Vec<Mark>) {
    for (row, (text, dashed)) in [("negative", true), ("positive", false)].into_iter().enumerate() {
        let y = y + 0.055 * widest * row as f64;
        let points = vec![[x, y], [x + 0.3, y]];
        marks.push(Mark::line(points, Role::Parameter.shade(0.7), 1.6).dashed(dashed));
        let style = Style { anchor: Anchor::Start, ..Style::plain(Role::Muted.ink(), Size::Small) };
        marks.push(Mark::text([x + 0.3, y], [6.0, 0.0], text, style));
    }
}

/// The layers' names, and which of them are stored.
fn heads(lab: &Layers, half: f64, t: usize, marks: &mut Vec<Mark>) {
    let layers = lab.network.shape.layers();
    for layer in 0..=layers {
        let style = Style { variable: true, ..Style::plain(Role::Muted.ink(), Size::Normal) };
        let text = lab.layer(layer);
        let at = [layer as f64, half + 0.07 * 2.0 * half + 0.06];
        marks.push(Mark::text(at, [0.0, -4.0], text, style));
        let stored = layer < layers && (0..lab.units()[layer]).all(|unit| known(lab, t, layer, unit));
        if stored && t > 0 {
            let style = Style::plain(Role::Value.ink(), Size::Small);
            marks.push(Mark::text(at, [0.0, 11.0], "stored", style));
        }
    }
}

fn alt(lab: &Layers, pass: &Pass, t: usize) -> String {
    let sizes: Vec<String> = lab.units().iter().map(usize::to_string).collect();
    let there = lab.plan.done(t, |p| *p == Phase::Loss);
    let loss =
        if there { format!(" The loss of this example is {}.", short(pass.loss)) } else { String::new() };
    let (k, row, _) = weight::ends(lab.pick);
    let paths = match weight::paths(lab, pass) {
        [all, open] if lab.plan.backward_known(t, k, row) => {
            format!(" Paths to the loss: {all}, of which {} closed.", all - open)
        }
        _ => String::new(),
    };
    format!(
        "A network with layers of {} units.{loss} Looked at: {}.{paths}{}",
        sizes.join(", "),
        weight::name(lab.pick),
        held_words(lab)
    )
}
