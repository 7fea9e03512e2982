//! The loss surface: filled contours, the path with its points numbered, and what the next step is made of.

use super::ground::{far, field, letters};
use super::numbers::compared;
use super::{Descending, Run, Shown, chance, saved};
use crate::figure::{Anchor, Axis, Extent, Figure, Glyph, Handle, Mark, Role, Size, Span, Style};
use crate::formula;
use crate::lab::kit::beside::Compared;
use crate::lab::kit::plot::Plot;
use crate::lab::{Changes, Moment, counted};
use crate::number::tidy;
use crate::objective::Batch;
use crate::param::Entry;
use crate::problem::ProblemKind;
use crate::trajectory::{Ending, Iteration};

/// The loss over the plane, with the path; its handle is the start.
pub static PLOT: Plot<Descending> =
    Plot { readout, drag, numbers: Some(saved::surface), ..Plot::new(ENTRY, |_| [1.12; 2], figure) };

const ENTRY: Entry =
    Entry { id: "surface", label: "Loss surface", help: "The loss over the plane of parameters." };

/// The handle of the start.
const START: u32 = 0;

/// The figure.
fn figure(lab: &Descending, at: Moment) -> Figure {
    let names = lab.problem.names();
    let axis = |name: &str, symbol: &str| format!("{name} {symbol}").trim().to_string();
    let mut marks = minima(lab, at);
    marks.extend(chance::marks(lab, at));
    for Shown { index, run, .. } in lab.shown() {
        path(lab, index, run, at, &mut marks);
    }
    if at.progress >= 1.0 {
        next_step(lab, lab.focused(), at.t, &mut marks);
    }
    if lab.single() {
        numbers(lab, lab.focused(), at.t, &mut marks);
    } else {
        run_names(lab, at, &mut marks);
    }
    let start = lab.focused().track.phi(0);
    let units = if lab.units.is_some() { "; in standard units" } else { "" };
    Figure::new(format!("{} L[φ]", lab.reduction.name()), axes(lab), marks)
        .note(format!("{} across, {} up{units}", axis(names[0], "φ₀"), axis(names[1], "φ₁")))
        .field(field(lab))
        .handles(
            [Handle { id: START, at: start, name: "start of the path".into(), extent: Extent::Point }]
                .into_iter()
                .chain(chance::handle(lab, at))
                .collect(),
        )
        .anywhere(START)
        .alt(format!("{}{}", alt(lab, at.t), chance::words::told(lab, at)))
}

/// Both axes. Where successive steps are orthogonal, they have one scale if there is room, so that right angles look right.
fn axes(lab: &Descending) -> [Axis; 2] {
    let [x, y] = lab.plane;
    let alike = (0.4..2.5).contains(&(x.width() / y.width()));
    let searches = lab.shown().iter().any(|one| one.run.optimizer.searches().is_some());
    [Axis { like_other: searches && alike, ..Axis::linear("φ₀", x) }, Axis::linear("φ₁", y)]
}

/// Crosses at the minima. The lowest is named, or each of several that are equally low, while no path comes near the name.
fn minima(lab: &Descending, at: Moment) -> Vec<Mark> {
    let own: Vec<[f64; 2]> = match lab.problem.kind() {
        // They are known for least squares alone.
        ProblemKind::Fit(..) if !lab.loss.least_squares() => Vec::new(),
        ProblemKind::Fit(model, _) if lab.own => model.optimum(&lab.x, &lab.y).into_iter().collect(),
        _ => lab.known_minima(),
    };
    let Some(&first) = own.first() else { return Vec::new() };
    // Equal up to the rounding of where the minimum is.
    let least = lab.objective.loss(first) + 1e-9;
    let (lowest, others): (Vec<_>, Vec<_>) =
        own.iter().copied().partition(|place| lab.objective.loss(*place) <= least);
    let text = if others.is_empty() { "minimum" } else { "lowest minimum" };
    let cross = |points: Vec<[f64; 2]>, strength: f64| {
        Mark::points(points, Role::White.shade(strength), 4.0, Glyph::Cross).outlined(Role::Black.shade(0.45))
    };
    let mut marks = vec![cross(others, 0.8), cross(lowest.clone(), 1.0)];
    for lowest in lowest {
        let runs = lab.shown();
        let mut places = runs.iter().flat_map(|one| one.run.track.path().take(at.t + 1));
        if places.all(|place| far(lab, place, lowest)) {
            let room = (lab.plane[0].hi() - lowest[0]) / lab.plane[0].width() > 0.25;
            let (offset, anchor) =
                if room { ([9.0, 0.0], Anchor::Start) } else { ([0.0, -13.0], Anchor::Middle) };
            marks.push(Mark::text(lowest, offset, text, letters(false, anchor)));
        }
    }
    marks
}

/// The path of a run up to the moment: line, points, and where it is.
fn path(lab: &Descending, index: usize, run: &Run, at: Moment, marks: &mut Vec<Mark>) {
    let role = lab.role(index, Role::White);
    let here = run.position(at);
    let t = at.t.min(run.last());
    let behind = if at.progress < 1.0 && t == at.t { t.max(1) - 1 } else { t };
    let path: Vec<[f64; 2]> = run.track.path().take(behind + 1).collect();
    let mut points = thin(&path, lab.plane, 0.001);
    points.push(here);
    if run.track.ending == Ending::Diverged {
        // Once a run has left for good, its line would only criss-cross the picture.
        let last = points.iter().rposition(|p| (0..2).all(|i| lab.plane[i].contains(p[i])));
        points.truncate(last.map_or(0, |last| last + 2));
    }
    // Methods' colours are dark on light paper: paper around them reads on every colour of the surface.
    let outline = Some(if role == Role::White { Role::Black.shade(0.55) } else { Role::Paper.ink() });
    marks.push(Mark::line(points, role.ink(), 1.8).outlined(outline));
    let made = if t <= 150 { path.get(1..).unwrap_or_default() } else { &[] };
    let dots = thin(made, lab.plane, 0.012);
    let shape = [Glyph::Disc, Glyph::Square, Glyph::Diamond, Glyph::Triangle][index.min(3)];
    let dot = |points, radius, shape| Mark::points(points, role.ink(), radius, shape).outlined(outline);
    if t > 0 && behind > 0 {
        marks.push(dot(dots, 2.6, shape));
    }
    marks.push(
        Mark::points(vec![run.track.phi(0)], Role::White.ink(), 6.0, Glyph::Ring)
            .outlined(Role::Black.shade(0.55)),
    );
    marks.push(Mark::points(vec![here], Role::Black.ink(), 6.0, shape));
    marks.push(Mark::points(vec![here], role.ink(), 4.5, shape));
}

/// Drops points closer to the last one kept than a fraction of the plane.
fn thin(points: &[[f64; 2]], [x, y]: [Span; 2], part: f64) -> Vec<[f64; 2]> {
    let mut kept: Vec<[f64; 2]> = Vec::new();
    for p in points {
        let close =
            |q: &[f64; 2]| (p[0] - q[0]).abs() < part * x.width() && (p[1] - q[1]).abs() < part * y.width();
        if !kept.last().is_some_and(close) {
            kept.push(*p);
        }
    }
    kept
}

/// What the next step does: its arrow; with momentum, its two parts; with Nesterov, where g is measured.
fn next_step(lab: &Descending, run: &Run, t: usize, marks: &mut Vec<Mark>) {
    if t >= run.last() {
        return;
    }
    let (from, to) = (run.track.phi(t), run.track.phi(t + 1));
    let (m, step) = (run.track.state(t, 0), run.track.step(t));
    let Iteration { measured, gradient: g, .. } = run.track.iterations[t];
    let arrow = |from, to, role: Role, width, dashed| {
        Mark::arrow([from, to], role.ink(), width).dashed(dashed).outlined(if role == Role::White {
            Role::Black.shade(0.55)
        } else {
            Role::White.ink()
        })
    };
    let parts = [0, 1].map(|i| run.optimizer.parts(&step, m[i], g[i]));
    if let [Some(a), Some(b)] = parts
        && t > 0
    {
        let landing = [from[0] + a[0], from[1] + b[0]];
        marks.push(arrow(from, landing, Role::White, 1.6, true));
        marks.push(arrow(landing, to, Role::Derivative, 2.2, false));
        let beside = |at: [f64; 2], side: f64, text: String, bold: bool| {
            Mark::text(
                at,
                [10.0 * side, 4.0],
                text,
                letters(bold, if side < 0.0 { Anchor::End } else { Anchor::Start }),
            )
        };
        // Each beside its point, on the side away from the other.
        let side = if to[0] >= landing[0] { -1.0 } else { 1.0 };
        if far(lab, from, landing) {
            marks.push(beside(landing, side, "momentum alone".into(), false));
        }
        if far(lab, from, to) {
            marks.push(beside(to, -side, (t + 1).to_string(), true));
        }
        if measured != from {
            plain_momentum(lab, from, [a[0], b[0]], run, t, marks);
            marks.push(Mark::line(vec![landing, measured], Role::White.shade(0.8), 1.0).dashed(true));
            marks.push(
                Mark::points(vec![measured], Role::Derivative.ink(), 4.5, Glyph::Diamond)
                    .outlined(Role::White.ink()),
            );
            if far(lab, from, measured) {
                marks.push(Mark::text(
                    measured,
                    [0.0, -14.0],
                    "gradient here",
                    letters(false, Anchor::Middle),
                ));
            }
        }
    } else {
        marks.push(arrow(from, to, Role::Derivative, 2.2, false));
    }
}

/// Point 3 of figure 6.8: where plain momentum would land, which measures the gradient where it stands.
fn plain_momentum(
    lab: &Descending,
    from: [f64; 2],
    momentum: [f64; 2],
    run: &Run,
    t: usize,
    marks: &mut Vec<Mark>,
) {
    let members: Vec<u32> = lab.batches.members(t).iter().map(|i| *i as u32).collect();
    let batch = if lab.batches.full() { Batch::Full } else { Batch::Of(&members) };
    let (m, step) = (run.track.state(t, 0), run.track.step(t));
    let (_, g) = lab.objective.gradient(from, batch);
    let part = |i: usize| run.optimizer.parts(&step, m[i], g[i]).map_or(0.0, |[_, gradient]| gradient);
    let landing = [0, 1].map(|i| from[i] + momentum[i] + part(i));
    marks.push(Mark::line(vec![from, landing], Role::White.shade(0.8), 1.0).dashed(true));
    marks.push(
        Mark::points(vec![landing], Role::White.ink(), 4.0, Glyph::Ring).outlined(Role::Black.shade(0.55)),
    );
    if far(lab, from, landing) {
        marks.push(Mark::text(landing, [0.0, 15.0], "plain momentum", letters(false, Anchor::Middle)));
    }
}

/// Labels for some points of the path, far enough apart to be read.
fn numbers(lab: &Descending, run: &Run, t: usize, marks: &mut Vec<Mark>) {
    let t = t.min(run.last());
    let mut labelled: Vec<[f64; 2]> = Vec::new();
    for step in std::iter::once(t).chain(0..t) {
        let at = run.track.phi(step);
        if labelled.len() < 14 && labelled.iter().all(|other| far(lab, at, *other)) {
            labelled.push(at);
            let text = step.to_string();
            marks.push(Mark::text(at, [8.0, -11.0], text, letters(true, Anchor::Middle)));
        }
    }
}

/// The names of several runs, each beside where it is and clear of the others.
fn run_names(lab: &Descending, moment: Moment, marks: &mut Vec<Mark>) {
    // Boxes in parts of the plane, about as large as letters are on a phone.
    let mut taken: Vec<[Span; 2]> = Vec::new();
    for Shown { index, run, name: text, .. } in lab.shown() {
        let at = run.position(moment);
        let [across, up] = [0, 1].map(|i| (at[i] - lab.plane[i].lo()) / lab.plane[i].width());
        let letter = if lab.alone() { 0.02 } else { (8.0 / moment.width).clamp(0.008, 0.02) };
        let wide = letter * text.chars().count() as f64;
        // Runs that differ in a setting have names found nowhere else: they may stand a line or two away.
        let lines = if lab.alone() { 1 } else { 3 };
        let mut places = (0..4 * lines).map(|i| {
            let side = if i % 2 == 0 { 1.0 } else { -1.0 };
            let above = if i / 2 % 2 == 0 { 1.0 } else { -1.0 };
            let (near, away) = (across + 0.04 * side, 0.05 * (i / 4) as f64);
            let high = Span::new(up + (0.01 + away) * above, up + (0.06 + away) * above);
            (side, above * (1.0 + 1.8 * (i / 4) as f64), [Span::new(near, near + wide * side), high])
        });
        // With some room to spare: fonts differ.
        let inside = |side: f64| (0.0..=1.0).contains(&(across + (0.04 + 1.4 * wide) * side));
        let clear = |b: &[Span; 2]| !taken.iter().any(|other| (0..2).all(|i| overlap(b[i], other[i])));
        let shown = |b: &[Span; 2]| lines == 1 || (b[1].lo() >= 0.0 && b[1].hi() <= 1.0);
        let fitting = places.find(|(side, _, b)| inside(*side) && shown(b) && clear(b));
        let Some((side, above, place)) = fitting else { continue };
        taken.push(place);
        marks.push(Mark::text(
            at,
            [10.0 * side, -9.0 * above],
            text,
            Style {
                bold: true,
                anchor: if side > 0.0 { Anchor::Start } else { Anchor::End },
                halo: Some(Role::Paper.ink()),
                ..Style::plain(Role::Method(index as u8).ink(), Size::Small)
            },
        ));
    }
}

fn overlap(a: Span, b: Span) -> bool {
    a.lo() < b.hi() && b.lo() < a.hi()
}

/// What lies under the pointer.
fn readout(lab: &Descending, _now: Moment, at: [f64; 2]) -> String {
    let [a, b, loss] = [at[0], at[1], lab.objective.loss(at)].map(formula::short);
    let own = lab.in_own_units(at).map(|own| own.map(formula::short));
    let own = own.map_or(String::new(), |[a, b]| format!(" · in own units φ₀ {a} · φ₁ {b}"));
    format!("φ₀ {a} · φ₁ {b} · L {loss}{own}")
}

/// The start moved, or another batch looked at.
fn drag(lab: &Descending, handle: u32, to: [f64; 2]) -> Changes {
    if handle != START {
        return chance::drag(lab, handle, to);
    }
    let place = format!("{},{}", tidy(to[0], lab.plane[0].width()), tidy(to[1], lab.plane[1].width()));
    vec![lab.beside.sets("start", place, false)]
}

fn alt(lab: &Descending, t: usize) -> String {
    let runs = lab.shown();
    let paths: Vec<String> = runs
        .iter()
        .map(|Shown { lab, run, name, .. }| {
            let t = t.min(run.last());
            let [from, to] = [run.track.phi(0), run.track.phi(t)];
            let losses = lab.losses(run);
            if t == 0 {
                let [a, b] = from.map(formula::short);
                return format!("{name}: at its start ({a}, {b}) with loss {}.", formula::short(losses[0]));
            }
            format!(
                "{}: from ({}, {}) with loss {} in {} to ({}, {}) with loss {}.",
                name,
                formula::short(from[0]),
                formula::short(from[1]),
                formula::short(losses[0]),
                counted(t, false, "step"),
                formula::short(to[0]),
                formula::short(to[1]),
                formula::short(losses[t]),
            )
        })
        .collect();
    let told = [paths, compared(lab, t)].concat();
    format!("{} surface of {}. {}", lab.reduction.name(), lab.problem.entry().label, told.join(" "))
}
