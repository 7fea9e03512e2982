//! The chain drawn as a graph: values in the nodes, derivatives under them, parameters below.

use super::layout::Layout;
use super::{FORWARD_END, PARAMETERS_END, Passes, Phase, saved, words};
use crate::chain::PARAMETERS;
use crate::figure::{Anchor, Extent, Figure, Handle, Ink, Mark, Role, Size, Style};
use crate::formula::short;
use crate::graph::{Graph, Id, Node};
use crate::lab::Moment;
use crate::lab::kit::plot::Plot;
use crate::number::tight;
use crate::param::Entry;

/// The graph; a press on a number that can be nudged chooses it.
pub static PLOT: Plot<Passes> = Plot {
    readout,
    drag: |lab, handle, _| lab.pick(handle as Id),
    chooses: true,
    numbers: Some(saved::nodes),
    ..Plot::new(ENTRY, |_| [2.75, 0.58], figure)
};

const ENTRY: Entry =
    Entry { id: "chain", label: "Chain", help: "The graph with its values and derivatives." };

/// The figure.
fn figure(lab: &Passes, at: Moment) -> Figure {
    let layout = Layout::new(at.narrow);
    let mut marks = Vec::new();
    edges(&layout, at, &mut marks);
    backward(lab, &layout, at, &mut marks);
    parameters(lab, &layout, at, &mut marks);
    target(lab, &layout, &mut marks);
    nodes(lab, &layout, at, &mut marks);
    let first = &lab.chains[0];
    let handles = PARAMETERS
        .iter()
        .zip(first.parameters)
        .enumerate()
        .map(|(i, (name, id))| Handle {
            id: id as u32,
            at: layout.parameter((i / 2 * 2 + 1) as f64, (i % 2) as f64),
            name: words::plain(name),
            extent: Extent::Tile(layout.tile),
        })
        .chain([Handle {
            id: first.x as u32,
            at: layout.node(0.0),
            name: "x".into(),
            extent: Extent::Disc(layout.radius),
        }])
        .collect();
    let [x, y] = layout.axes();
    Figure::new(title(at.t), [x, y], marks).note(note(lab)).handles(handles).alt(alt(lab, at.t))
}

fn note(lab: &Passes) -> String {
    match lab.nudge {
        (_, 0.0) => "press a parameter, or x, to nudge it".into(),
        (id, _) => format!("press {} again to let it go", words::plain(&lab.chains[0].graph.node(id).name)),
    }
}

fn title(t: usize) -> &'static str {
    match Phase::at(t) {
        Phase::Start | Phase::Forward(_) => "Forward pass",
        Phase::Backward(_) => "Backward pass: the nodes",
        Phase::Parameter(_) => "Backward pass: the parameters",
        Phase::Train(_) => "Training",
    }
}

/// The chain's nodes from x on.
fn chain_nodes(lab: &Passes) -> impl Iterator<Item = (f64, Id)> + '_ {
    let ids = std::iter::once(lab.chains[0].x).chain(lab.chains[0].forward);
    ids.enumerate().map(|(i, id)| (i as f64, id))
}

/// The arrows of the forward pass; the one just travelled stands out.
fn edges(layout: &Layout, at: Moment, marks: &mut Vec<Mark>) {
    for i in 1..=8 {
        let lit = matches!(Phase::at(at.t), Phase::Forward(now) if now + 1 == i);
        let [from, to] = [layout.node((i - 1) as f64), layout.node(i as f64)];
        marks.push(
            Mark::arrow(
                [from, to],
                if lit { Role::Value.ink() } else { Role::Muted.shade(0.7) },
                if lit { 2.6 } else { 1.3 },
            )
            .gap(layout.radius + 2.0),
        );
        if lit && at.progress < 1.0 {
            marks.push(traveller(from, to, at.progress, Role::Value));
        }
    }
}

/// A dot on its way.
fn traveller(from: [f64; 2], to: [f64; 2], progress: f64, role: Role) -> Mark {
    let point = [0, 1].map(|i| from[i] + progress * (to[i] - from[i]));
    let shape = crate::figure::Glyph::Disc;
    Mark::points(vec![point], role.ink(), 5.0, shape)
}

/// The arrows of the backward pass with their local derivatives, and the derivatives they lead to.
fn backward(lab: &Passes, layout: &Layout, at: Moment, marks: &mut Vec<Mark>) {
    let chain = lab.chain(at.t);
    for (i, id) in chain_nodes(lab).take(8) {
        let known = lab.grad_known(id, at.t);
        let now = i > 0.0 && Phase::at(at.t) == Phase::Backward(i as usize - 1);
        let place = layout.derivative(i);
        if !known {
            if at.t > 0 && lab.value_known(id, at.t) {
                let style = Style::plain(Role::Muted.shade(0.7), Size::Normal);
                marks.push(Mark::text(place, [0.0, 0.0], "?", style));
            }
            continue;
        }
        let strength = if now { 1.0 } else { 0.45 };
        let (from, to) = (layout.node(i + 1.0), layout.node(i));
        marks.push(
            Mark::arrow([from, to], Role::Derivative.shade(strength), if now { 3.0 } else { 1.4 })
                .bent(if layout.narrow { 34.0 } else { 46.0 })
                .gap(layout.radius + 3.0),
        );
        if now && at.progress < 1.0 {
            marks.push(traveller(from, to, at.progress, Role::Derivative));
        }
        let (lines, style) = local(&chain.graph, id, now);
        let (beside, down) = layout.local(i + 1.0);
        for (line, text) in lines.into_iter().enumerate() {
            let offset = [0.0, down + 13.0 * line as f64];
            marks.push(Mark::text(beside, offset, text, style));
        }
        let size = if now { Size::Large } else { Size::Normal };
        let style = Style { bold: true, ..Style::plain(Role::Derivative.ink(), size) };
        marks.push(Mark::text(place, [0.0, 0.0], tight(chain.graph.node(id).grad, 3, 8), style));
    }
}

/// The local derivative that leads to a node, in two lines (`× ω₂`, `= 2.000`), and their style.
fn local(graph: &Graph, id: Id, now: bool) -> (Vec<String>, Style) {
    let style = Style {
        bold: now,
        halo: Some(Role::Paper.ink()),
        ..Style::plain(Role::Derivative.shade(if now { 1.0 } else { 0.8 }), Size::Small)
    };
    let Some(term) = graph.terms(id).into_iter().next() else { return (Vec::new(), style) };
    let user = graph.node(term.user);
    let formula = user.op.derivative_text(&names(graph, user), &words::plain(&user.name), term.input);
    let value = (formula != "1").then(|| format!("= {}", tight(term.local, 3, 8)));
    (std::iter::once(format!("× {formula}")).chain(value).collect(), style)
}

/// The names of a node's inputs.
fn names(graph: &Graph, node: &Node) -> Vec<String> {
    node.inputs.iter().map(|input| words::plain(&graph.node(*input).name)).collect()
}

/// The tiles of the parameters with their derivatives, and what leads to them.
fn parameters(lab: &Passes, layout: &Layout, at: Moment, marks: &mut Vec<Mark>) {
    let (chain, sources) = (lab.chain(at.t), sources(lab, at.t));
    for (i, id) in chain.parameters.into_iter().enumerate() {
        let (k, which) = ((i / 2 * 2 + 1) as f64, (i % 2) as f64);
        let place = layout.parameter(k, which);
        let node = chain.graph.node(id);
        let now = Phase::at(at.t) == Phase::Parameter(i);
        let trained = at.t > PARAMETERS_END;
        let known = lab.grad_known(id, at.t);
        branch(layout, k, which, now, marks);
        let chosen = lab.nudge.0 == id && lab.nudge.1 != 0.0;
        let source = sources.contains(&id);
        marks.push(Mark::Tile {
            at: place,
            size: layout.tile,
            fill: Role::Paper.ink(),
            stroke: if now {
                Role::Derivative.ink()
            } else if chosen {
                Role::Batch.ink()
            } else {
                Role::Parameter.shade(if trained || source { 1.0 } else { 0.55 })
            },
            width: if now || chosen || source { 2.4 } else { 1.2 },
        });
        let style = Style::plain(Role::Parameter.ink(), Size::Small);
        let text = format!("{} {}", words::plain(&node.name), tile_number(node.value));
        marks.push(Mark::text(place, [0.0, 0.0], text, style));
        if known {
            let style = Style {
                bold: true,
                ..Style::plain(Role::Derivative.ink(), if now { Size::Normal } else { Size::Small })
            };
            marks.push(Mark::text(place, [0.0, 25.0], tight(node.grad, 3, 8), style));
        }
        if now {
            let (lines, style) = local(&chain.graph, id, true);
            let (offset, anchor) = match (layout.narrow, which) {
                (true, _) => ([0.0, 42.0], Anchor::Middle),
                (false, 0.0) => ([-14.0, -32.0], Anchor::End),
                (false, _) => ([14.0, -32.0], Anchor::Start),
            };
            let style = Style { anchor, ..style };
            marks.push(Mark::text(place, offset, lines.join(" "), style));
        }
    }
}

/// From a node to the tile of its bias (0) or weight (1), with a gap where the node's derivative stands.
fn branch(layout: &Layout, k: f64, which: f64, now: bool, marks: &mut Vec<Mark>) {
    if layout.narrow {
        return;
    }
    let (root, tile) = (layout.node(k), layout.parameter(k, which));
    let along = |y: f64| [root[0] + (tile[0] - root[0]) * (0.25 + 0.75 * (y + 0.3) / (tile[1] + 0.3)), y];
    let segments = vec![[along(-0.34), along(-0.84)], [along(-1.16), along(tile[1] + 0.14)]];
    let ink = if now { Role::Derivative } else { Role::Rule }.ink();
    marks.push(Mark::segments(segments, ink, if now { 2.2 } else { 1.0 }));
}

/// The nodes that the local derivative of this step is computed from.
fn sources(lab: &Passes, t: usize) -> Vec<Id> {
    let (graph, backwards) = (&lab.chains[0].graph, t > FORWARD_END);
    let term = lab.current(t).filter(|_| backwards).and_then(|id| graph.terms(id).into_iter().next());
    let Some(term) = term else { return Vec::new() };
    let user = graph.node(term.user);
    let (inputs, own) = user.op.derivative_from(term.input);
    inputs.iter().map(|i| user.inputs[*i]).chain(own.then_some(term.user)).collect()
}

/// The tile of the target y, which the last node compares with.
fn target(lab: &Passes, layout: &Layout, marks: &mut Vec<Mark>) {
    let place = if layout.narrow { layout.parameter(8.0, 1.0) } else { [8.1, -1.72] };
    if !layout.narrow {
        let segments = vec![[[8.0, -0.34], [8.0, place[1] + 0.14]]];
        marks.push(Mark::segments(segments, Role::Rule.ink(), 1.0));
    }
    marks.push(Mark::Tile {
        at: place,
        size: layout.tile,
        fill: Role::Paper.ink(),
        stroke: Role::Data.shade(0.55),
        width: 1.2,
    });
    let first = &lab.chains[0];
    let text = format!("y {}", tile_number(first.graph.node(first.y).value));
    let style = Style::plain(Role::Data.ink(), Size::Small);
    marks.push(Mark::text(place, [0.0, 0.0], text, style));
}

/// A parameter as it was set, or to three decimals once training has moved it.
fn tile_number(v: f64) -> String {
    let plain = crate::formula::plain(v);
    if plain.chars().count() <= 5 { plain } else { tight(v, 3, 7) }
}

/// The circles with name and value, and the formula of each above it.
fn nodes(lab: &Passes, layout: &Layout, at: Moment, marks: &mut Vec<Mark>) {
    let chain = lab.chain(at.t);
    let (nudged, sources) = (lab.nudged(at.t), sources(lab, at.t));
    let current = lab.current(at.t);
    for (i, id) in chain_nodes(lab) {
        let node = chain.graph.node(id);
        let place = layout.node(i);
        let role = if node.name == "l" { Role::Loss } else { Role::Value };
        let known = lab.value_known(id, at.t) || at.t >= PARAMETERS_END;
        let now = current == Some(id);
        let chosen = lab.nudge.0 == id && lab.nudge.1 != 0.0;
        let stroke = match Phase::at(at.t) {
            _ if chosen => Role::Batch.ink(),
            Phase::Backward(_) if now => Role::Derivative.ink(),
            _ => role.shade(if known { 1.0 } else { 0.4 }),
        };
        marks.push(Mark::Node {
            at: place,
            radius: layout.radius,
            fill: Role::Paper.ink(),
            stroke,
            width: if now || chosen || sources.contains(&id) { 3.2 } else { 1.5 },
        });
        let name = Style {
            variable: true,
            ..Style::plain(Role::Ink.ink(), if layout.narrow { Size::Normal } else { Size::Large })
        };
        let up = if layout.narrow { 8.0 } else { 11.0 };
        marks.push(Mark::text(place, [0.0, -up], words::plain(&node.name), name));
        let value = if known { tight(node.value, 3, if layout.narrow { 7 } else { 8 }) } else { "?".into() };
        let ink: Ink = if known { role.ink() } else { Role::Muted.ink() };
        let size = if value.chars().count() > 7 || layout.narrow { Size::Small } else { Size::Normal };
        let style = Style { bold: known, ..Style::plain(ink, size) };
        marks.push(Mark::text(place, [0.0, up], value, style));
        label(lab, layout, place, id, nudged.as_deref(), at, marks);
    }
}

/// The formula of a node, and what a nudge changes in it.
fn label(
    lab: &Passes,
    layout: &Layout,
    place: [f64; 2],
    id: Id,
    nudged: Option<&[f64]>,
    at: Moment,
    marks: &mut Vec<Mark>,
) {
    let graph = &lab.chain(at.t).graph;
    let node = graph.node(id);
    let far = layout.radius + 14.0;
    let text = node.op.text(&names(graph, node));
    let style = Style { variable: true, ..Style::plain(Role::Muted.ink(), Size::Normal) };
    let beside = layout.narrow && node.inputs.len() < 3;
    let (offset, style) = if beside {
        ([far - 4.0, 0.0], Style { anchor: Anchor::Start, ..style })
    } else {
        ([0.0, -far], style)
    };
    if beside || !layout.narrow {
        marks.push(Mark::text(place, offset, text, style));
    }
    let change = nudged.map(|values| values[id] - node.value);
    if let Some(change) = change.filter(|c| *c != 0.0 && lab.value_known(id, at.t)) {
        let sign = if change > 0.0 { "+" } else { "" };
        let style = Style { bold: true, ..Style::plain(Role::Batch.ink(), Size::Small) };
        let anchor = if layout.narrow { Anchor::Start } else { Anchor::Middle };
        let style = Style { anchor, halo: Some(Role::Paper.ink()), ..style };
        let aside = 0.8 * layout.radius;
        let offset = if layout.narrow { [aside + 3.0, -aside - 2.0] } else { [0.0, -far - 16.0] };
        marks.push(Mark::text(place, offset, format!("{sign}{}", tight(change, 3, 8)), style));
    }
}

/// The node or parameter under the pointer.
fn readout(lab: &Passes, now: Moment, at: [f64; 2]) -> String {
    let (layout, t) = (Layout::new(now.narrow), now.t);
    let first = &lab.chains[0];
    let tiles = first.parameters.iter().enumerate().map(|(i, id)| {
        let place = layout.parameter((i / 2 * 2 + 1) as f64, (i % 2) as f64);
        (*id, place, [0.32, 0.3])
    });
    let circles = chain_nodes(lab).map(|(i, id)| (id, layout.node(i), [0.36, 0.4]));
    let under = |place: &[f64; 2], room: &[f64; 2]| (0..2).all(|i| (place[i] - at[i]).abs() < room[i]);
    let found = tiles.chain(circles).find(|(_, place, room)| under(place, room));
    let Some((id, ..)) = found else { return String::new() };
    let node = lab.chain(t).graph.node(id).clone();
    let name = words::plain(&node.name);
    if !lab.value_known(id, t) {
        return format!("{name}: not computed yet");
    }
    let grad = if lab.grad_known(id, t) {
        format!(" · ∂ℓ/∂{name} = {}", short(node.grad))
    } else {
        String::new()
    };
    let moved = lab.moved(id, t).filter(|by| *by != 0.0);
    let moved = moved.map_or(String::new(), |by| format!(" · moved by {}", short(by)));
    format!("{name} = {}{grad}{moved}", short(node.value))
}

fn alt(lab: &Passes, t: usize) -> String {
    let graph = &lab.chain(t).graph;
    let say = |id: Id| {
        let node = graph.node(id);
        let grad =
            if lab.grad_known(id, t) { format!(", derivative {}", short(node.grad)) } else { String::new() };
        format!("{} = {}{grad}", words::plain(&node.name), short(node.value))
    };
    let known: Vec<String> =
        chain_nodes(lab).map(|(_, id)| id).filter(|id| lab.value_known(*id, t)).map(say).collect();
    format!("A chain of nodes from x to the loss. Known so far: {}.", known.join("; "))
}
