//! The mean square of signals and of gradients, layer by layer; beside that of ∂ℓ/∂f, dotted, that of ∂ℓ/∂Ω.

use super::numbers::compared;
use super::{FORMATS, Phase, Signals};
use crate::figure::{Anchor, Axis, Figure, Glyph, Ink, Mark, Role, Size, Span, Style, Ticks};
use crate::lab::kit::beside::{self, Compared};
use crate::lab::kit::csv::{Table, number};
use crate::lab::kit::plot::Plot;
use crate::lab::kit::steps::{self, STEP};
use crate::lab::{Changes, Moment};
use crate::network::Expected;
use crate::number::ten;
use crate::param::Entry;

/// The forward pass.
pub static SIGNAL: Plot<Signals> = Plot {
    readout: |lab, _, at| readout(lab, 0, at),
    drag: |lab, _, to| show(lab, 0, to),
    // On a phone both are flat enough to be seen at once.
    numbers: Some(|lab, _| numbers(lab, &["log10_f2"], |logs| vec![logs[0]])),
    ..Plot::new(OF_SIGNAL, |_| [1.25, 2.35], signal)
};

/// The backward pass.
pub static GRADIENT: Plot<Signals> = Plot {
    readout: |lab, _, at| readout(lab, 1, at),
    drag: |lab, _, to| show(lab, 1, to),
    numbers: Some(|lab, _| numbers(lab, &["log10_dl_df2", "log10_dl_dOmega2"], |logs| logs[1..].to_vec())),
    ..Plot::new(OF_GRADIENT, |_| [1.9, 2.35], gradient)
};

const OF_SIGNAL: Entry = Entry { id: "signal", label: "Signal by layer", help: "The forward pass." };

const OF_GRADIENT: Entry =
    Entry { id: "gradient", label: "Gradient by layer", help: "The backward pass, and the weights." };

/// The logarithms of mean squares, layer by layer: those expected, and those of each network.
fn numbers(lab: &Signals, names: &[&str], of: fn([f64; 3]) -> Vec<f64>) -> Table {
    beside::tables(lab, |lab| numbers_of(lab, names, of))
}

fn numbers_of(lab: &Signals, names: &[&str], of: fn([f64; 3]) -> Vec<f64>) -> Table {
    let mut table = Table::new([&["network", "layer"], names].concat());
    let mut rows = |network: &str, logs: [&[f64]; 3]| {
        for k in 0..lab.depth() {
            let cells = of(logs.map(|logs| logs[k])).into_iter().map(number);
            table.row([network.to_string(), (k + 1).to_string()].into_iter().chain(cells));
        }
    };
    let Expected { forward, backward, weights } = &lab.expected;
    rows("expected", [forward, backward, weights]);
    for (i, run) in lab.runs().enumerate() {
        let seed = lab.source.seed.wrapping_add(i as u32);
        rows(&format!("seed {seed}"), [&run.forward, &run.backward, &run.weights]);
    }
    table
}

/// Shows the step that finds the layer at a position, on the way there or back.
fn show(lab: &Signals, way: usize, to: [f64; 2]) -> Changes {
    let layer = steps::at(to[0], lab.depth()).max(1);
    steps::show(lab.steps_of(layer - 1)[way])
}

/// The way there and the way back.
struct Way {
    title: &'static str,
    /// What its line shows, and what its axis measures.
    label: &'static str,
    axis: &'static str,
    role: Role,
    /// Its place in pairs.
    index: usize,
}

const FORWARD: Way =
    Way { title: "Signal by layer", label: "mean f²", axis: "mean f²", role: Role::Value, index: 0 };

const BACKWARD: Way = Way {
    title: "Gradient by layer",
    label: "mean (∂ℓ/∂f)²",
    axis: "mean (∂ℓ/∂f)² and (∂ℓ/∂Ω)²",
    role: Role::Derivative,
    index: 1,
};

fn line(points: Vec<[f64; 2]>, ink: Ink, width: f64, dashed: bool) -> Mark {
    Mark::line(points, ink, width).dashed(dashed)
}

/// How large signals are, from the first layer to the last.
fn signal(lab: &Signals, at: Moment) -> Figure {
    let to = match lab.phase(at.t) {
        Phase::Start => 0.0,
        Phase::Forward(k) => k as f64 + at.progress,
        Phase::Backward(_) => lab.depth() as f64,
    };
    figure(lab, &FORWARD, [1.0, to])
}

/// How large gradients are, from the last layer back to the first.
fn gradient(lab: &Signals, at: Moment) -> Figure {
    let last = lab.depth() as f64;
    let from = match lab.phase(at.t) {
        Phase::Start | Phase::Forward(_) => last + 1.0,
        Phase::Backward(k) => k as f64 + 2.0 - at.progress,
    };
    figure(lab, &BACKWARD, [from, last])
}

/// The part of a line through layers 1, 2, 3, … that lies between two of them.
fn part(logs: &[f64], [from, to]: [f64; 2]) -> Vec<[f64; 2]> {
    let height = |x: f64| {
        let [below, above] = [x.floor(), x.ceil()].map(|layer| logs[layer as usize - 1]);
        if x.floor() == x.ceil() { below } else { below + (above - below) * (x - x.floor()) }
    };
    if from > to {
        return Vec::new();
    }
    let inside = (from.ceil() as usize..=to.floor() as usize).map(|layer| layer as f64);
    let mut places: Vec<f64> = std::iter::once(from).chain(inside).chain([to]).collect();
    places.dedup();
    places.into_iter().map(|x| [x, height(x)]).collect()
}

/// What is drawn of the networks of one run.
struct Drawn<'a> {
    expected: &'a [f64],
    runs: Vec<&'a [f64]>,
    middle: Vec<f64>,
    /// On the way back, the gradient of the weights.
    weights: Vec<f64>,
}

impl Drawn<'_> {
    fn of<'a>(lab: &'a Signals, way: &Way) -> Drawn<'a> {
        let depth = lab.depth();
        let weights =
            if way.index == 0 { Vec::new() } else { (0..depth).map(|k| lab.middle(k)[2]).collect() };
        Drawn {
            expected: &[&lab.expected.forward, &lab.expected.backward][way.index][..depth],
            runs: lab.runs().map(|run| &[&run.forward, &run.backward][way.index][..depth]).collect(),
            middle: (0..depth).map(|k| lab.middle(k)[way.index]).collect(),
            weights,
        }
    }

    fn logs(&self) -> impl Iterator<Item = f64> {
        self.runs.iter().copied().chain([self.expected, &self.weights]).flatten().copied()
    }
}

/// `shown`: the layers from which and to which it is known.
fn figure(lab: &Signals, way: &Way, shown: [f64; 2]) -> Figure {
    let all: Vec<(usize, Drawn)> = lab.all().map(|(place, one)| (place, Drawn::of(one, way))).collect();
    let own = &all[lab.beside.own()].1;
    let depth = lab.depth();
    let deepest = lab.all().map(|(_, one)| one.depth()).max().unwrap_or(depth) as f64;
    let hidden = |across: f64| if way.index == 0 { across - lab.veil.unwrap_or(0) as f64 } else { 1.0 };
    let room = lab.drawn.map_or(0.0, |drawn| room(hidden(drawn.across)));
    let span = span(all.iter().flat_map(|(_, drawn)| drawn.logs()), room);
    let y = Axis { ticks: Ticks::Powers, grid: true, ..Axis::linear(way.axis, span) };
    let mut marks = limits(span, own.expected);
    let mut ends = Vec::new();
    for (place, drawn) in &all {
        let Drawn { expected, runs, middle, weights } = drawn;
        let (role, last) = (beside::role_of(lab, *place, way.role), expected.len() as f64);
        let shown = [shown[0], shown[1].min(last)];
        let whole = |logs: &[f64]| part(logs, [1.0, last]);
        let strength = if runs.len() == 1 { 1.0 } else { 0.45 };
        for run in runs {
            marks.push(line(whole(run), role.shade(0.26), 1.0, false));
            marks.push(line(part(run, shown), role.shade(strength), 1.1, false));
        }
        let dashed = if lab.alone() { Role::Ink.shade(0.75) } else { role.shade(0.75) };
        marks.push(line(whole(expected), dashed, 1.3, true));
        if runs.len() > 1 {
            marks.push(line(part(middle, shown), role.ink(), 2.2, false));
        }
        marks.push(Mark::points(
            runs.iter()
                .filter_map(|run| lost(run, way))
                .filter(|p| shown[0] <= p[0] && p[0] <= shown[1])
                .collect(),
            role.ink(),
            3.5,
            Glyph::Cross,
        ));
        if way.index == 1 && *place == lab.beside.own() {
            marks.extend(dots(weights, shown[0], role));
            marks.extend(name(middle, weights, span, role, lab.alone()));
        }
        let end = part(middle, shown);
        let now = if way.index == 0 { end.last() } else { end.first() };
        marks.push(Mark::points(
            now.filter(|p| p[1].is_finite()).copied().into_iter().collect(),
            role.ink(),
            4.2,
            beside::shape(*place),
        ));
        let seen: Vec<[f64; 2]> = whole(middle).into_iter().filter(|p| p[1].is_finite()).collect();
        let end = if way.index == 0 { seen.last() } else { seen.first() };
        ends.push((*place, lab.beside.name(*place).to_string(), end.copied().into_iter().collect()));
    }
    if !lab.alone() {
        marks.extend(if way.index == 0 { beside::ends(&ends, &y) } else { beside::starts(&ends, &y) });
    }
    // Short enough for one line on a phone, beside the title.
    let networks = if own.runs.len() > 1 { "median; " } else { "" };
    let dotted = match own.weights[..] {
        [first, .., end] => format!(" That of (∂ℓ/∂Ω)², dotted, is {} and {}.", ten(first), ten(end)),
        _ => String::new(),
    };
    let [first, end] = [0, depth - 1].map(|k| [ten(own.middle[k]), ten(own.expected[k])]);
    Figure::new(
        way.title,
        [Axis { ticks: Ticks::Whole, ..Axis::linear("layer", Span::new(1.0, deepest.max(2.0))) }, y],
        marks,
    )
    .note(match way.index {
        0 => format!("{networks}expected dashed"),
        _ => "∂ℓ/∂f = 1 at the output".into(),
    })
    .anywhere(STEP)
    .alt(format!(
        "{}: the {} is {} in layer 1 and {} in layer {depth}; expected are {} and {}.{dotted}{}",
        way.title,
        way.label,
        first[0],
        end[0],
        first[1],
        end[1],
        beside::told(compared(lab, way.index)),
    ))
}

/// The gradient of the weights layer by layer, faint in front of layer `from`. With an edge, so that dots show on a line
/// of their colour.
fn dots(weights: &[f64], from: f64, role: Role) -> [Mark; 2] {
    let all = || weights.iter().enumerate().map(|(k, log)| [k as f64 + 1.0, *log]);
    let points = |points: Vec<[f64; 2]>, strength: f64| {
        Mark::points(points, role.shade(strength), 2.0, Glyph::Disc).outlined(Role::Paper.ink())
    };
    [
        points(all().filter(|p| p[0] < from && p[1].is_finite()).collect(), 0.35),
        points(all().filter(|p| p[0] >= from && p[1].is_finite()).collect(), 1.0),
    ]
}

/// The name of the dots, in the middle of their way, or behind it where names of runs stand at its beginning: between line and dots
/// where there is room, else beyond the dots.
fn name(line: &[f64], dots: &[f64], span: Span, role: Role, alone: bool) -> Option<Mark> {
    let middle = if alone { dots.len() / 2 } else { dots.len() * 4 / 5 };
    let (line, dot) = (line[middle], dots[middle]);
    let room = (line - dot).abs() > 0.3 * span.width();
    let down = if (line > dot) == room { -1.0 } else { 1.0 };
    let anchor = if dots.len() > 1 { Anchor::Middle } else { Anchor::Start };
    let halo = Some(Role::Paper.ink());
    let style = Style { anchor, halo, ..Style::plain(role.ink(), Size::Small) };
    dot.is_finite().then(|| Mark::text([middle as f64 + 1.0, dot], [0.0, 12.0 * down], "∂ℓ/∂Ω", style))
}

/// Where the line of a network ends before the last layer on its way: from there on all is 0.
fn lost(logs: &[f64], way: &Way) -> Option<[f64; 2]> {
    let last = if way.index == 0 {
        logs.iter().position(|log| !log.is_finite())?.checked_sub(1)?
    } else {
        logs.iter().rposition(|log| !log.is_finite())? + 1
    };
    Some([last as f64 + 1.0, *logs.get(last)?])
}

/// How many powers of ten above and below what is seen are left while readers place mean squares that they have not seen, of so
/// many layers.
pub fn room(layers: f64) -> f64 {
    (0.5 * layers).max(2.0)
}

/// Room for all, and for six powers of ten at least: what hardly changes shall look so.
/// And for as much more as is said.
pub fn span(logs: impl Iterator<Item = f64>, room: f64) -> Span {
    let all = Span::of(logs, Span::new(-3.0, 3.0)).padded(0.06);
    let more = (0.5 * (6.0 - all.width())).max(0.0) + room;
    Span::new(all.lo() - more, all.hi() + more)
}

/// Where numbers are beyond a floating-point format; the words stand where `logs` is not, on the side on which it has not
/// crossed into it if they fit there.
fn limits(span: Span, logs: &[f64]) -> Vec<Mark> {
    let last = (logs.len() as f64).max(2.0);
    let mut marks = Vec::new();
    for format in &FORMATS {
        let [least, most] = format.squares();
        let bits = format.bits;
        // Below the least of them numbers lose digits, and further down all are 0.
        for (edge, end, text, down) in [
            (least, span.lo(), format!("too small for {bits} bits"), 1.0),
            (format.zero(), span.lo(), format!("0 in {bits} bits"), 1.0),
            (most, span.hi(), format!("too large for {bits} bits"), -1.0),
        ] {
            if !span.contains(edge) {
                continue;
            }
            let points = vec![[1.0, edge], [last, edge], [last, end], [1.0, end]];
            marks.push(Mark::area(points, Role::Muted.shade(0.1)));
            marks.push(line(vec![[1.0, edge], [last, edge]], Role::Muted.shade(0.6), 1.0, false));
            let crossing = logs.windows(2).position(|pair| (pair[0] > edge) != (pair[1] > edge));
            let begins_within = logs[0] * down > edge * down;
            let least = if begins_within { 0.4 } else { 0.6 };
            let (x, right, anchor) = match crossing {
                // Little of it is to be seen, and above its left end stands the axis' name.
                Some(layer) if layer as f64 > 0.8 * last && down < 0.0 => {
                    (0.5 * (1.0 + last), 0.0, Anchor::Middle)
                }
                Some(layer) if layer as f64 > least * last => (1.0, 6.0, Anchor::Start),
                _ => (last, -6.0, Anchor::End),
            };
            // The two edges at the lower end are close: words at the other end of the second keep clear of those of the first.
            let (x, right, anchor) = match (edge == format.zero(), anchor) {
                (true, Anchor::Start) => (last, -6.0, Anchor::End),
                (true, _) => (1.0, 6.0, Anchor::Start),
                _ => (x, right, anchor),
            };
            let style = Style { anchor, ..Style::plain(Role::Muted.ink(), Size::Small) };
            marks.push(Mark::text([x, edge], [right, 9.0 * down], text, style));
        }
    }
    marks
}

/// The numbers of the layer under the pointer; `way` 0 is there, 1 is back: then of ∂ℓ/∂f or of ∂ℓ/∂Ω, whichever is
/// nearer.
fn readout(lab: &Signals, way: usize, at: [f64; 2]) -> String {
    let layer = at[0].round().clamp(1.0, lab.depth() as f64) as usize;
    let middle = lab.middle(layer - 1);
    let nearer = way == 1 && (middle[2] - at[1]).abs() < (middle[1] - at[1]).abs();
    let what = if nearer { 2 } else { way };
    let one = |one: &Signals| {
        let layer = layer.min(one.depth());
        let Expected { forward, backward, weights } = &one.expected;
        let expected = [forward, backward, weights][what][layer - 1];
        format!("{}, expected {}", ten(one.middle(layer - 1)[what]), ten(expected))
    };
    let name = ["f", "∂ℓ/∂f", "∂ℓ/∂Ω"][what];
    format!("layer {layer}: mean square of {name} {}", beside::each(lab, one))
}
