//! The network drawn in full: values on the units, weights by sign and size, derivatives under the units.
//!
//! Coordinates: layer k stands at k across, its units one apart and centred; the loss stands behind the outputs.

use super::pointing::handles;
use super::{Layers, Phase, layer_name, weight};
use crate::figure::{Anchor, Axis, Figure, Mark, Role, Size, Span, Style};
use crate::formula::{plain, short};
use crate::lab::Moment;
use crate::lab::tight::tight;
use crate::network::Pass;

/// How far behind the outputs the loss stands, in layers.
const LOSS: f64 = 0.8;

/// The numbers that there is room for at a unit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Room {
    /// No number at all.
    None,
    /// h and ∂ℓ/∂f.
    Some,
    /// f too.
    More,
    /// ∂ℓ/∂h too.
    Much,
}

fn room(lab: &Layers) -> Room {
    match lab.units().iter().max() {
        Some(..=3) => Room::Much,
        Some(4) => Room::More,
        Some(..=6) => Room::Some,
        _ => Room::None,
    }
}

/// The figure.
pub fn figure(lab: &Layers, at: Moment) -> Figure {
    let pass = lab.pass(at.t);
    let widest = lab.units().iter().copied().max().unwrap_or(1);
    let layers = lab.network.shape.layers() as f64;
    let half = widest as f64 / 2.0;
    let radius = match (widest, at.narrow) {
        (1..=4, false) => 24.0,
        (1..=4, true) | (5..=6, false) => 18.0,
        (5..=6, true) => 13.0,
        _ => 9.0,
    };
    let mut marks = Vec::new();
    edges(lab, at, &mut marks);
    picked(lab, at.t, radius, &mut marks);
    units(lab, &pass, at, radius, &mut marks);
    loss(lab, &pass, at, radius, &mut marks);
    heads(lab, half, at.t, &mut marks);
    if lab.network.shape.outputs() * 2 < widest {
        signs([layers - 0.3, -half + 0.03 * widest as f64], widest as f64, &mut marks);
    }
    Figure {
        title: title(lab, at.t),
        note: match room(lab) {
            Room::None => "press a weight to look at it".into(),
            Room::Some => "press a weight · h in a unit, ∂ℓ/∂f below".into(),
            Room::More => "press a weight · f above h, ∂ℓ/∂f below".into(),
            Room::Much => "press a weight · f above h, ∂ℓ/∂f and ∂ℓ/∂h below".into(),
        },
        x: Axis::hidden(Span::new(-0.45, layers + LOSS + 0.35)),
        y: Axis::hidden(Span::new(-half - 0.12, half + 0.13 * widest as f64 + 0.12)),
        field: None,
        marks,
        handles: handles(lab),
        anywhere: None,
        alt: alt(lab, &pass, at.t),
    }
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

/// Where unit `unit` of layer `layer` stands (layer 0 are the inputs).
pub fn place(lab: &Layers, layer: usize, unit: usize) -> [f64; 2] {
    [layer as f64, (lab.units()[layer] as f64 - 1.0) / 2.0 - unit as f64]
}

/// Whether h of a unit is known at step t.
pub fn known(lab: &Layers, t: usize, layer: usize, unit: usize) -> bool {
    layer == 0 || lab.plan.forward_known(t, layer - 1, unit)
}

/// Whether the step t computes something of a unit, forward or backward.
fn current(lab: &Layers, t: usize, layer: usize, unit: usize) -> bool {
    match lab.plan.at(t) {
        Phase::Forward { k, rows } | Phase::Backward { k, rows } => k + 1 == layer && rows.contains(&unit),
        _ => false,
    }
}

/// The weights: width by size, dashed where negative; lit where the step uses them.
fn edges(lab: &Layers, at: Moment, marks: &mut Vec<Mark>) {
    let network = lab.network(at.t);
    let largest = lab.network.params.iter().fold(0.3, |a: f64, p| a.max(p.abs()).min(4.0));
    for k in 0..network.shape.layers() {
        for row in 0..network.shape.rows(k) {
            for col in 0..network.shape.cols(k) {
                let value = network.value(weight::place([k, row, col]));
                let role = match lab.plan.at(at.t) {
                    Phase::Forward { k: now, rows } if now == k && rows.contains(&row) => Some(Role::Value),
                    // ∂ℓ/∂h of a unit comes along the weights that lead away from it.
                    Phase::Backward { k: now, rows } if now + 1 == k && rows.contains(&col) => {
                        Some(Role::Derivative)
                    }
                    Phase::Parameters { k: now } if now == k => Some(Role::Parameter),
                    _ => None,
                };
                let size = (value.abs() / largest).min(1.0);
                let ink = role.map_or(Role::Parameter.shade(0.16 + 0.34 * size), |role| role.shade(0.95));
                let (from, to) = (place(lab, k, col), place(lab, k + 1, row));
                marks.push(Mark::Line {
                    points: vec![from, to],
                    ink,
                    width: 0.7 + 2.6 * size + if role.is_some() { 0.6 } else { 0.0 },
                    dashed: value < 0.0,
                    outline: None,
                });
            }
        }
    }
    let outputs = network.shape.layers();
    for unit in 0..network.shape.outputs() {
        let lit = matches!(lab.plan.at(at.t), Phase::Loss);
        marks.push(Mark::Line {
            points: vec![place(lab, outputs, unit), [outputs as f64 + LOSS, 0.0]],
            ink: if lit { Role::Loss.ink() } else { Role::Muted.shade(0.6) },
            width: if lit { 2.4 } else { 1.2 },
            dashed: false,
            outline: None,
        });
    }
}

/// The weight looked at and, once its derivative is known, every path from its target to the loss.
fn picked(lab: &Layers, t: usize, radius: f64, marks: &mut Vec<Mark>) {
    let (k, row, col) = weight::ends(lab.pick);
    let to = place(lab, k + 1, row);
    let from = col.map_or_else(|| always_one(to), |col| place(lab, k, col));
    let shape = &lab.network.shape;
    if lab.plan.backward_known(t, k, row) {
        let mut reached = vec![row];
        for layer in k + 1..shape.layers() {
            for target in 0..shape.rows(layer) {
                for source in &reached {
                    let points = vec![place(lab, layer, *source), place(lab, layer + 1, target)];
                    marks.push(Mark::Line {
                        points,
                        ink: Role::Derivative.shade(0.6),
                        width: 2.2,
                        dashed: false,
                        outline: None,
                    });
                }
            }
            reached = (0..shape.rows(layer)).collect();
        }
        for source in &reached {
            let points = vec![place(lab, shape.layers(), *source), [shape.layers() as f64 + LOSS, 0.0]];
            marks.push(Mark::Line {
                points,
                ink: Role::Derivative.shade(0.6),
                width: 2.2,
                dashed: false,
                outline: None,
            });
        }
    }
    marks.push(Mark::Arrow {
        from,
        to,
        bend: 0.0,
        gap: radius + 2.0,
        ink: Role::Parameter.ink(),
        width: if col.is_some() { 2.0 + 2.0 * lab.gain } else { 4.0 },
        dashed: false,
        outline: Some(Role::Paper.ink()),
    });
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
        let style = Style { bold: true, ..Style::plain(Role::Value.ink(), Size::Small) };
        let text = format!("× {}", plain(lab.gain));
        marks.push(Mark::Text { at: from, offset: [0.0, -radius - 14.0], text, style });
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
    marks.push(Mark::Text { at, offset: [0.0, 0.0], text: "1".into(), style });
}

/// The units with f above, h inside and ∂ℓ/∂f below, and a mark on what is stored.
fn units(lab: &Layers, pass: &Pass, at: Moment, radius: f64, marks: &mut Vec<Mark>) {
    let layers = lab.network.shape.layers();
    let room = room(lab);
    for (layer, count) in lab.units().iter().enumerate() {
        for unit in 0..*count {
            let spot = place(lab, layer, unit);
            let there = known(lab, at.t, layer, unit);
            let now = current(lab, at.t, layer, unit);
            let derived = layer > 0 && lab.plan.backward_known(at.t, layer - 1, unit);
            let backward = matches!(lab.plan.at(at.t), Phase::Backward { .. });
            let stroke = match (now, backward) {
                (true, true) => Role::Derivative.ink(),
                _ => Role::Value.shade(if there { 1.0 } else { 0.35 }),
            };
            let off = there && layer > 0 && layer < layers && pass.h[layer][unit] == 0.0;
            marks.push(Mark::Node {
                at: spot,
                radius,
                fill: Role::Paper.ink(),
                stroke,
                width: if now { 3.2 } else { 1.5 },
            });
            if off {
                marks.push(Mark::Node {
                    at: spot,
                    radius,
                    fill: Role::Muted.shade(0.18),
                    stroke: Role::Muted.shade(0.0),
                    width: 0.0,
                });
            }
            if room == Room::None {
                continue;
            }
            let text = |offset: f64, text: String, role: Role, bold: bool| Mark::Text {
                at: spot,
                offset: [0.0, offset],
                text,
                style: Style { bold, halo: Some(Role::Paper.ink()), ..Style::plain(role.ink(), Size::Small) },
            };
            let value = if layer == layers { pass.f[layers - 1][unit] } else { pass.h[layer][unit] };
            marks.push(text(
                0.0,
                if there { two(value) } else { "?".into() },
                if there { Role::Value } else { Role::Muted },
                there,
            ));
            // Clear of the rings around the ends of the weight looked at.
            let (k, row, col) = weight::ends(lab.pick);
            let ringed = (layer == k && Some(unit) == col) || (layer == k + 1 && unit == row);
            let away = radius + if ringed { 16.0 } else { 10.0 };
            if there && layer > 0 && layer < layers && room >= Room::More && !(ringed && lab.gain != 1.0) {
                marks.push(text(-away, two(pass.f[layer - 1][unit]), Role::Muted, false));
            }
            if derived {
                marks.push(text(away, two(pass.dl_df[layer - 1][unit]), Role::Derivative, true));
                if room == Room::Much && layer < layers {
                    marks.push(text(away + 13.0, two(pass.dl_dh[layer][unit]), Role::Derivative, false));
                }
            }
        }
    }
}

/// Two decimals, for the small room on a unit.
fn two(v: f64) -> String {
    tight(v, 2, 7)
}

fn loss(lab: &Layers, pass: &Pass, now: Moment, radius: f64, marks: &mut Vec<Mark>) {
    let t = now.t;
    let crowded = now.narrow && lab.network.shape.layers() > 4;
    let at = [lab.network.shape.layers() as f64 + LOSS, 0.0];
    let there = lab.plan.done(t, |p| *p == Phase::Loss);
    let now = lab.plan.at(t) == Phase::Loss;
    marks.push(Mark::Node {
        at,
        radius: radius.max(if crowded { 17.0 } else { 21.0 }),
        fill: Role::Paper.ink(),
        stroke: Role::Loss.shade(if there { 1.0 } else { 0.35 }),
        width: if now { 3.2 } else { 1.5 },
    });
    let style = Style { variable: true, ..Style::plain(Role::Ink.ink(), Size::Normal) };
    marks.push(Mark::Text { at, offset: [0.0, -7.0], text: "ℓ".into(), style });
    let style = Style {
        bold: there,
        ..Style::plain(if there { Role::Loss.ink() } else { Role::Muted.ink() }, Size::Small)
    };
    marks.push(Mark::Text {
        at,
        offset: [0.0, 8.0],
        text: if there { two(pass.loss) } else { "?".into() },
        style,
    });
}

/// What the two kinds of lines mean, where nothing else stands.
fn signs([x, y]: [f64; 2], widest: f64, marks: &mut Vec<Mark>) {
    for (row, (text, dashed)) in [("negative", true), ("positive", false)].into_iter().enumerate() {
        let y = y + 0.055 * widest * row as f64;
        let points = vec![[x, y], [x + 0.3, y]];
        marks.push(Mark::Line { points, ink: Role::Parameter.shade(0.7), width: 1.6, dashed, outline: None });
        let style = Style { anchor: Anchor::Start, ..Style::plain(Role::Muted.ink(), Size::Small) };
        marks.push(Mark::Text { at: [x + 0.3, y], offset: [6.0, 0.0], text: text.into(), style });
    }
}

/// The layers' names, and which of them are stored.
fn heads(lab: &Layers, half: f64, t: usize, marks: &mut Vec<Mark>) {
    let layers = lab.network.shape.layers();
    for layer in 0..=layers {
        let style = Style { variable: true, ..Style::plain(Role::Muted.ink(), Size::Normal) };
        let text = layer_name(layers, layer);
        let at = [layer as f64, half + 0.07 * 2.0 * half + 0.06];
        marks.push(Mark::Text { at, offset: [0.0, -4.0], text, style });
        let stored = layer < layers && (0..lab.units()[layer]).all(|unit| known(lab, t, layer, unit));
        if stored && t > 0 {
            let style = Style::plain(Role::Value.ink(), Size::Small);
            marks.push(Mark::Text { at, offset: [0.0, 11.0], text: "stored".into(), style });
        }
    }
}

fn alt(lab: &Layers, pass: &Pass, t: usize) -> String {
    let sizes: Vec<String> = lab.units().iter().map(usize::to_string).collect();
    let there = lab.plan.done(t, |p| *p == Phase::Loss);
    let loss =
        if there { format!(" The loss of this example is {}.", short(pass.loss)) } else { String::new() };
    format!(
        "A network with layers of {} units.{loss} Looked at: {}.",
        sizes.join(", "),
        weight::name(lab.pick)
    )
}
