//! Where the trials lie in the space that is searched, and how good each is.

use super::axis::{Axis, Values};
use super::{Search, scored, space};
use crate::figure::{self, Extent, Figure, Glyph, Ink, Mark, Role, Scale, Span, Ticks};
use crate::lab::Moment;
use crate::lab::kit::csv::{Table, exact};
use crate::lab::kit::plot::Plot;
use crate::lab::kit::{losses, steps};
use crate::math;
use crate::param::Entry;

/// The trials; a press goes to the nearest.
pub static PLOT: Plot<Search> = Plot {
    readout,
    drag: |lab, _, to| steps::show(nearest(lab, to) + 1),
    numbers: Some(|lab, at| numbers(lab, at.t)),
    ..Plot::new(ENTRY, |_| [1.25; 2], |lab, at| figure(lab, at.t))
};

const ENTRY: Entry = Entry { id: "map", label: "Trials", help: "Where each trial lies, and how good it is." };

fn readout(lab: &Search, _now: Moment, at: [f64; 2]) -> String {
    let i = nearest(lab, at);
    let trial = &lab.trials[i];
    format!("trial {}: {} · {}", i + 1, lab.named(trial), scored(trial))
}

/// The handle that a press anywhere takes: it goes to the nearest trial.
const TRIAL: u32 = 0;

/// The trials made so far, where they lie and how good each is.
fn numbers(lab: &Search, t: usize) -> Table {
    let keys: Vec<&str> = lab.axes.iter().map(|axis| axis.param.key).collect();
    let mut table = Table::new([&["trial"], &keys[..], &["loss"]].concat());
    for (i, trial) in lab.trials.iter().take(t).enumerate() {
        let score = [exact(trial.score)];
        table.row(std::iter::once((i + 1).to_string()).chain(trial.values.iter().cloned()).chain(score));
    }
    table
}

fn figure(lab: &Search, t: usize) -> Figure {
    let one = lab.axes.len() == 1;
    let y = if one { lab.losses(lab.trials.iter().map(|trial| trial.score)) } else { axis(lab, 1) };
    let marks = if one {
        along(lab, t, &y)
    } else if lab.grid {
        tiles(lab, t)
    } else {
        dots(lab, t, place)
    };
    let names: Vec<&str> = lab.axes.iter().map(|axis| axis.param.label).collect();
    let shade = if one { "" } else { "the stronger, the better; " };
    let best = lab
        .best(t)
        .map(|i| format!(" The best is {}: {}.", lab.named(&lab.trials[i]), scored(&lab.trials[i])));
    Figure::new(if one { "Loss of each trial" } else { "Trials" }, [axis(lab, 0), y], marks)
        .note(format!("{shade}best ringed, crosses diverged"))
        .anywhere(TRIAL)
        .alt(format!(
            "{t} of {} trials, by {}.{}",
            lab.trials.len(),
            names.join(" and "),
            best.unwrap_or_default()
        ))
}

/// How far an axis goes beyond the ends of its range, in parts: half a tile, or a little.
fn reach(lab: &Search, axis: &Axis) -> f64 {
    let tiles = lab.grid && lab.axes.len() > 1;
    match space::count(&lab.axes, axis, lab.budget) {
        count if count > 1 && (tiles || axis.names().is_some()) => 0.5 / (count - 1) as f64,
        _ => 0.05,
    }
}

/// From where to where the tile of a trial reaches, in parts of a range: half-way to its neighbours.
fn tile(parts: &[f64], part: f64, reach: f64) -> [f64; 2] {
    let i = parts.iter().position(|p| *p == part).unwrap_or(0);
    let before = i.checked_sub(1).map_or(part - reach, |before| 0.5 * (parts[before] + part));
    [before, parts.get(i + 1).map_or(part + reach, |after| 0.5 * (part + after))]
}

fn axis(lab: &Search, i: usize) -> figure::Axis {
    let axis = &lab.axes[i];
    let reach = reach(lab, axis);
    let span = Span::new(axis.at(-reach), axis.at(1.0 + reach));
    let ticks = match (&axis.values, axis.scale) {
        (Values::Names(names), _) => Ticks::Names(names.iter().map(|name| name.short).collect()),
        (Values::Whole, Scale::Linear) => Ticks::Whole,
        _ => Ticks::Nice,
    };
    figure::Axis { scale: axis.scale, ticks, ..figure::Axis::linear(axis.name(), span) }
}

/// Where a trial lies on both axes.
fn place(lab: &Search, i: usize) -> [f64; 2] {
    let part = lab.trials[i].part;
    [lab.axes[0].at(part[0]), lab.axes.get(1).map_or(0.0, |axis| axis.at(part[1]))]
}

/// How strongly a trial shows: by its rank among all, for losses differ by powers of ten.
fn strength(lab: &Search, i: usize) -> f64 {
    let sound = lab.trials.iter().filter(|trial| !trial.diverged());
    let better = sound.clone().filter(|trial| trial.score < lab.trials[i].score).count();
    let rank = better as f64 / sound.count().max(2) as f64;
    0.08 + 0.92 * (1.0 - rank) * (1.0 - rank)
}

/// A square of the plane for each trial of a grid.
fn tiles(lab: &Search, t: usize) -> Vec<Mark> {
    let lines = space::lines(&lab.axes, lab.budget);
    let corners = |i: usize, inset: f64| -> Vec<[f64; 2]> {
        let [[left, right], [low, high]] = [0, 1].map(|axis| {
            let (line, axis, part) = (&lines[axis], &lab.axes[axis], lab.trials[i].part[axis]);
            let [from, to] = tile(line, part, reach(lab, axis));
            let inset = 0.5 * inset * (to - from);
            [axis.at(from + inset), axis.at(to - inset)]
        });
        vec![[left, low], [right, low], [right, high], [left, high]]
    };
    let frame = |i: usize, role: Role| {
        let mut points = corners(i, 0.06);
        points.push(points[0]);
        points.push(points[1]);
        Mark::line(points, role.ink(), 2.4).outlined(Role::Paper.shade(0.8))
    };
    let mut marks =
        vec![points((t..lab.trials.len()).map(|i| place(lab, i)), Role::Muted.shade(0.5), 1.6, Glyph::Disc)];
    for i in (0..t).filter(|i| !lab.trials[*i].diverged()) {
        marks.push(Mark::area(corners(i, 0.04), Role::Value.shade(strength(lab, i))));
    }
    marks.push(diverged(lab, t, place));
    marks.extend(lab.current(t).map(|i| frame(i, Role::Ink)));
    marks.extend(lab.best(t).map(|i| frame(i, Role::Batch)));
    marks
}

/// Where each trial can be pressed on: anywhere in its tile, or near its dot, which of one hyperparameter is at the foot.
pub fn spots(lab: &Search) -> Vec<([f64; 2], Extent)> {
    let lines = space::lines(&lab.axes, lab.budget);
    let one = lab.axes.len() == 1;
    let size = |i: usize, at: [f64; 2]| {
        [0, 1].map(|axis| {
            let [_, to] = tile(&lines[axis], lab.trials[i].part[axis], reach(lab, &lab.axes[axis]));
            2.0 * (lab.axes[axis].at(to) - at[axis])
        })
    };
    let spot = |i: usize| match place(lab, i) {
        [across, _] if one => ([across, f64::NAN], Extent::Point),
        at if lab.grid => (at, Extent::Box(size(i, at))),
        at => (at, Extent::Point),
    };
    (0..lab.trials.len()).map(spot).collect()
}

/// A dot for each trial, at the place that `place` gives.
fn dots(lab: &Search, t: usize, place: impl Fn(&Search, usize) -> [f64; 2]) -> Vec<Mark> {
    let mut marks = Vec::new();
    for i in (0..t).filter(|i| !lab.trials[*i].diverged()) {
        marks.push(points([place(lab, i)], Role::Value.shade(strength(lab, i)), 6.5, Glyph::Disc));
    }
    marks.push(diverged(lab, t, &place));
    marks.extend(lab.current(t).map(|i| points([place(lab, i)], Role::Ink.ink(), 8.5, Glyph::Ring)));
    marks.extend(lab.best(t).map(|i| points([place(lab, i)], Role::Batch.ink(), 11.0, Glyph::Ring)));
    marks
}

/// Of one hyperparameter: the loss of each trial above its value, with a line from one to the next where there are values in
/// between. What diverged or climbed far stands at the top.
fn along(lab: &Search, t: usize, y: &figure::Axis) -> Vec<Mark> {
    let top = y.span.hi();
    let height = |i: usize| losses::height(lab.trials[i].score, y).min(top);
    let place = |lab: &Search, i: usize| [place(lab, i)[0], height(i)];
    let parts: Vec<f64> = lab.trials[..t].iter().map(|trial| trial.part[0]).collect();
    let order = math::order(&parts);
    let line = order.iter().map(|i| if lab.trials[*i].diverged() { [f64::NAN; 2] } else { place(lab, *i) });
    let coming = (t..lab.trials.len()).map(|i| [lab.axes[0].at(lab.trials[i].part[0]), y.span.lo()]);
    let mut marks = vec![points(coming, Role::Muted.shade(0.6), 2.0, Glyph::Disc)];
    if lab.axes[0].names().is_none() {
        marks.push(Mark::line(line.collect(), Role::Value.shade(0.35), 1.2));
    }
    marks.extend(dots(lab, t, place));
    marks
}

fn diverged(lab: &Search, t: usize, place: impl Fn(&Search, usize) -> [f64; 2]) -> Mark {
    let lost = (0..t).filter(|i| lab.trials[*i].diverged()).map(|i| place(lab, i));
    points(lost, Role::Loss.ink(), 4.5, Glyph::Cross)
}

fn points(points: impl IntoIterator<Item = [f64; 2]>, ink: Ink, radius: f64, shape: Glyph) -> Mark {
    Mark::points(points.into_iter().collect(), ink, radius, shape)
}

/// The trial nearest to a place of the plot.
fn nearest(lab: &Search, at: [f64; 2]) -> usize {
    lab.nearest([lab.axes[0].part(at[0]), lab.axes.get(1).map_or(0.5, |axis| axis.part(at[1]))])
}
