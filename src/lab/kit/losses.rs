//! What loss plots have in common: the axis, where on it a loss stands, and the batches as dots.

use super::across::Across;
use super::answers::Answers;
use super::curve::{self, Curve};
use crate::figure::{Axis, Glyph, Mark, Role, Scale, Span};
use crate::lab::{Remedy, Session};
use crate::reduction::Reduction;

/// A linear axis from 0 to the largest loss, at most ten times the first: a run that diverges leaves the plot.
pub fn linear(label: &str, losses: impl Iterator<Item = f64>) -> Axis {
    let mut losses = losses.peekable();
    let cap = 10.0 * losses.peek().map_or(0.0, |first| first.abs()).max(1e-9);
    let top = losses.filter(|l| l.is_finite()).fold(0.0, f64::max).min(cap);
    Axis { grid: true, ..Axis::linear(label, Span::new(0.0, if top > 0.0 { 1.05 * top } else { 1.0 })) }
}

/// A logarithmic axis from the smallest positive value to the largest, within 10⁻¹² and 10¹².
pub fn log(label: &str, values: impl Iterator<Item = f64>) -> Axis {
    let span = Span::of(values.filter(|v| *v > 0.0).map(|v| v.clamp(1e-12, 1e12)), Span::new(0.1, 10.0));
    let span = Span::new((span.lo() / 1.5).max(1e-12), (span.hi() * 1.5).min(1e12));
    Axis { scale: Scale::Log, grid: true, ..Axis::linear(label, span) }
}

/// The axis while readers put losses into the plot that they have not seen: half as high again as what is seen, or from a
/// thousandth of it to ten times as much.
pub fn roomy(label: &str, is_log: bool, seen: impl Iterator<Item = f64>) -> Axis {
    if is_log {
        let axis = log(label, seen);
        Axis { span: Span::new((1e-3 * axis.span.lo()).max(1e-12), 10.0 * axis.span.hi()), ..axis }
    } else {
        let axis = linear(label, seen);
        Axis { span: Span::new(0.0, 1.5 * axis.span.hi()), ..axis }
    }
}

/// The losses from a run's start to its step `last`, to be sketched; its own steps begin after `before` of the lab's.
pub fn sketch(
    view: &'static str,
    axis: Axis,
    by: Across,
    before: usize,
    last: usize,
    loss: impl Fn(usize) -> f64,
) -> Option<Answers> {
    let at = |n: usize| [by.of(n), loss(n)];
    let curve = Curve {
        view,
        what: "L".into(),
        steps: [1, last].map(|n| before + n),
        start: at(0),
        points: curve::some(last).into_iter().map(|n| (format!("step {n}"), at(n))).collect(),
        ends: [axis.span.lo(), axis.span.hi()],
        length: axis.length(),
        log: axis.scale == Scale::Log,
        exponents: false,
    };
    curve.answers()
}

/// Whether a run has visibly diverged by step t.
pub fn diverges(session: &dyn Session, t: usize) -> bool {
    session.outcome() == "diverged" && !session.alarm(t).is_empty()
}

/// Advice for a run that leaves a linear loss plot: a logarithmic one still shows it.
pub fn on_a_log_axis(session: &dyn Session, leaves: bool, log: bool) -> Option<Remedy> {
    let plotted = session.views().iter().any(|view| view.id == "loss");
    (leaves && plotted && !log)
        .then(|| Remedy { words: "Logarithmic loss axis".into(), set: "scale=log".into() })
}

/// The height at which a loss is drawn: no lower than the axis, and nowhere where it is no number (`f64::max` would put
/// that on the axis, as if all were well).
pub fn height(loss: f64, axis: &Axis) -> f64 {
    if loss.is_nan() { loss } else { loss.max(axis.span.lo()) }
}

/// Where the loss of step n is marked: at step n, or at the last step before it with a finite loss.
pub fn here(points: &[[f64; 2]], n: usize) -> Vec<[f64; 2]> {
    points.iter().take(n + 1).rev().find(|p| p[1].is_finite()).copied().into_iter().collect()
}

/// The most steps a plot draws: more dots would run together, and drawing them would take longer than all else.
const MOST_SHOWN: usize = 200;

/// The stride at which a long run's steps are shown.
pub fn every(steps: usize) -> usize {
    steps.div_ceil(MOST_SHOWN).max(1)
}

/// How many losses of single examples a curve may compute within a frame.
const AFFORDED: usize = 10_000;

/// How far apart the steps of a long run are whose loss of all examples is computed: fewer where there are many examples, but never
/// less than half as many as a plot shows.
pub fn every_of_all(steps: usize, examples: usize) -> usize {
    let most = (AFFORDED / examples.max(1)).clamp(MOST_SHOWN / 2, MOST_SHOWN);
    steps.div_ceil(most).max(1)
}

/// The losses of a run's first batches as dots; `steps` is how long the whole run is, so that none comes and goes.
pub fn dots(first: impl Iterator<Item = f64>, steps: usize, axis: &Axis, across: Across) -> Mark {
    let dot = |(n, loss): (usize, f64)| [across.of(n), height(loss, axis)];
    let points = first.enumerate().step_by(every(steps)).map(dot).collect();
    Mark::points(points, Role::Batch.ink(), 2.0, Glyph::Disc)
}

/// The dots' legend.
pub fn of_dots(steps: usize, reduction: Reduction) -> String {
    let what = if reduction.averages() { "mean" } else { "share" };
    match every(steps) {
        1 => format!("the batch’s {what} as dots"),
        n => format!("the {what} of one batch in {n} as dots"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_runs_have_as_many_dots_as_can_be_told_apart() {
        let axis = linear("L", [1.0].into_iter());
        let places =
            |done: usize, steps: usize| match dots((0..done).map(|_| 0.5), steps, &axis, Across::STEPS) {
                Mark::Points { points, .. } => points.iter().map(|p| p[0] as usize).collect(),
                _ => Vec::new(),
            };
        assert_eq!(places(3, 200), [0, 1, 2]);
        assert_eq!(places(8, 600), [0, 3, 6]);
        assert_eq!(places(10_000, 10_000).len(), 200);
        assert_eq!([12, 80, 500].map(|examples| every_of_all(2000, examples)), [10, 16, 20]);
        assert!(of_dots(600, Reduction::Sum).contains("one batch in 3"));
    }

    #[test]
    fn what_is_no_number_stands_nowhere() {
        let axis = linear("L", [2.0, 1.0, f64::NAN, f64::INFINITY].into_iter());
        assert_eq!((axis.span.lo(), axis.span.hi()), (0.0, 2.1));
        assert!(height(f64::NAN, &axis).is_nan());
        assert_eq!(height(-1.0, &axis), 0.0);
        assert_eq!(linear("L", [1.0, 1e9].into_iter()).span.hi(), 10.5);
        assert_eq!(log("L", [0.0, 3.0, 1e30].into_iter()).span.hi(), 1e12);
    }
}
