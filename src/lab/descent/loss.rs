//! The loss step by step, and the learning rate under it.

use super::numbers::compared;
use super::{Descending, Run, Shown, saved};
use crate::figure::{Axis, Figure, HAIRLINE, Mark, Role, Span};
use crate::formula;
use crate::lab::kit::beside::{self, Compared};
use crate::lab::kit::plot::Plot;
use crate::lab::kit::steps::STEP;
use crate::lab::kit::{losses, steps};
use crate::lab::{Answers, Changes, Moment, Session};
use crate::param::Entry;
use crate::scenario::Scenario;
use crate::trajectory::Ending;

/// The loss by step.
pub static PLOT: Plot<Descending> =
    Plot { readout, drag, numbers: Some(saved::loss), ..Plot::new(LOSS, |_| [1.9; 2], figure) };

/// The learning rate by step.
pub static RATE: Plot<Descending> = Plot {
    there: |lab| lab.all().any(|(_, one)| one.scheduled || one.focused().optimizer.searches().is_some()),
    readout,
    drag,
    numbers: Some(saved::rate),
    ..Plot::new(OF_RATE, |_| [4.0; 2], rate)
};

const LOSS: Entry = Entry { id: "loss", label: "Loss by step", help: "The loss as the run goes on." };

const OF_RATE: Entry =
    Entry { id: "rate", label: "Learning rate", help: "The learning rate as the run goes on." };

fn readout(lab: &Descending, _now: Moment, at: [f64; 2]) -> String {
    let step = lab.across().step(at[0], lab.steps());
    let loss = |lab: &Descending, run: &Run| formula::short(lab.losses(run)[step.min(run.last())]);
    let losses = match lab.alone() {
        true => format!("L {}", loss(lab, lab.focused())),
        false => {
            let each =
                lab.shown().into_iter().map(|one| format!("{}: L {}", one.name, loss(one.lab, one.run)));
            each.collect::<Vec<_>>().join(" · ")
        }
    };
    format!("step {step}{} · {losses}", lab.across().words(step))
}

fn drag(lab: &Descending, _handle: u32, to: [f64; 2]) -> Changes {
    steps::show(lab.across().step(to[0], lab.steps()))
}

/// The loss of all examples at each step, and the batch's share as dots.
fn figure(lab: &Descending, at: Moment) -> Figure {
    let y = match lab.log_loss {
        _ if lab.drawn(LOSS.id).is_some() => {
            roomy(lab, lab.runs.iter().flat_map(|run| lab.losses(run)).copied())
        }
        true => log_axis(lab),
        false => linear_axis(lab),
    };
    let single = lab.single();
    let mut marks = Vec::new();
    let mut ends = Vec::new();
    for Shown { index, lab: of, run, name, .. } in lab.shown() {
        let role = lab.role(index, Role::Loss);
        let all = of.losses(run);
        let t = at.t.min(run.last());
        let point = |(t, loss): (usize, &f64)| [of.across().of(t), losses::height(*loss, &y)];
        let points: Vec<[f64; 2]> = all.iter().enumerate().map(point).collect();
        let line = |points: &[[f64; 2]], strength: f64, width: f64| {
            Mark::line(points.to_vec(), role.shade(strength), width)
        };
        if single && !lab.batches.full() {
            let batches = run.track.iterations[..t].iter().map(|i| i.batch_loss);
            marks.push(losses::dots(batches, lab.steps(), &y, lab.across()));
        }
        marks.push(line(&points, 0.6, HAIRLINE));
        marks.push(line(&points[..=t], 1.0, 1.8));
        let here = losses::here(&points, t);
        marks.push(Mark::points(here, role.ink(), 4.2, beside::shape(index)));
        ends.push((index, name, losses::here(&points, run.last())));
    }
    if !lab.alone() {
        marks.extend(beside::ends(&ends, &y));
    }
    let focus = lab.focused();
    let (t, losses) = (at.t.min(focus.last()), lab.losses(focus));
    Figure::new(
        if lab.by_examples { "Loss by examples seen" } else { "Loss by step" },
        [across(lab), y],
        marks,
    )
    .note(if lab.x.is_empty() {
        "at each point of the path".into()
    } else if lab.batches.full() && lab.alone() {
        lab.reduction.of_all().into()
    } else if single {
        format!("{}; {}", lab.reduction.of_all(), losses::of_dots(lab.steps(), lab.reduction))
    } else {
        let what = if lab.alone() { "method" } else { "run" };
        format!("{}, each {what} in its colour", lab.reduction.of_all())
    })
    .anywhere(STEP)
    .alt(
        format!(
            "{} by {}: {} at the start, {} at step {t} of {}{}, {} at the end.",
            lab.reduction.name(),
            lab.across().label("step"),
            formula::short(losses[0]),
            formula::short(losses[t]),
            lab.steps(),
            lab.across().words(t).replace(" · ", ", "),
            formula::short(losses[focus.last()]),
        ) + &beside::told(compared(lab, at.t)),
    )
}

/// The learning rate αₜ of each step; several methods of one run have the same.
fn rate(lab: &Descending, at: Moment) -> Figure {
    let alphas =
        |one: &Descending| one.focused().track.iterations.iter().map(|i| i.alpha).collect::<Vec<f64>>();
    let top = lab.all().flat_map(|(_, one)| alphas(one)).fold(0.0f64, f64::max);
    let y = Axis { grid: true, ..Axis::linear("α", Span::new(0.0, top * 1.1)) };
    let mut marks = Vec::new();
    let mut ends = Vec::new();
    for (place, one) in lab.all() {
        let rates = alphas(one);
        let stairs = |rates: &[f64]| -> Vec<[f64; 2]> {
            let ends = |(t, rate): (usize, &f64)| [t, t + 1].map(|t| [one.across().of(t), *rate]);
            rates.iter().enumerate().flat_map(ends).collect()
        };
        let index = lab.index_of(place);
        let role = if lab.alone() { Role::Parameter } else { beside::role(index) };
        let (whole, made) = (stairs(&rates), stairs(&rates[..at.t.min(rates.len())]));
        if !lab.alone() {
            marks.push(Mark::points(
                made.last().copied().into_iter().collect(),
                role.ink(),
                4.2,
                beside::shape(index),
            ));
            ends.push((
                index,
                lab.beside.name(place).to_string(),
                whole.last().copied().into_iter().collect(),
            ));
        }
        marks.push(Mark::line(whole, role.shade(0.3), 1.8));
        marks.push(Mark::line(made, role.ink(), 1.8));
    }
    if !lab.alone() {
        marks.extend(beside::ends(&ends, &y));
    }
    // At the end it is the rate of the last step made.
    let step = lab.iteration(lab.focused(), at.t.min(lab.focused().last()));
    let here = formula::short(alphas(lab).get(step).copied().unwrap_or(0.0));
    Figure::new("Learning rate α", [across(lab), y], marks)
        .note(format!("{here} at step {step}"))
        .anywhere(STEP)
        .alt(format!("Learning rate by step: {here} at step {step}.{}", beside::told(compared(lab, at.t))))
}

fn across(lab: &Descending) -> Axis {
    let across = lab.across();
    let notches = lab.ticks().iter().map(|tick| across.of(tick.t)).collect();
    let furthest = furthest(lab, lab.steps().max(1)).max(lab.drawn(LOSS.id).unwrap_or(0.0));
    Axis { notches, ..Axis::linear(across.label("step"), Span::new(0.0, furthest)) }
}

/// The right end of the axis; by examples seen, the run with the most steps need not be the longest.
fn furthest(lab: &Descending, steps: usize) -> f64 {
    let ends = lab.all().map(|(_, one)| one.across().of(steps.min(one.steps().max(1))));
    ends.fold(0.0, f64::max)
}

/// From 0 to the largest loss; a run that diverged is cut off at ten times the first loss.
fn linear_axis(lab: &Descending) -> Axis {
    let runs = lab.shown();
    let tops = runs.iter().map(|Shown { lab, run, .. }| {
        let losses = lab.losses(run);
        let top = losses.iter().copied().filter(|l| l.is_finite()).fold(0.0, f64::max);
        let cap = 10.0 * losses[0].abs().max(1e-9);
        if run.track.ending == Ending::Diverged { top.min(cap) } else { top }
    });
    let top = tops.fold(0.0, f64::max);
    Axis {
        grid: true,
        ..Axis::linear(lab.reduction.axis(), Span::new(0.0, if top > 0.0 { top * 1.05 } else { 1.0 }))
    }
}

/// The axis while readers put losses into the plot that they have not seen.
pub fn roomy(lab: &Descending, seen: impl Iterator<Item = f64>) -> Axis {
    losses::roomy(lab.reduction.axis(), lab.log_loss, seen)
}

/// The loss from the start to a step, to be sketched.
pub fn sketch(scenario: &Scenario, last: usize) -> Option<Answers> {
    let lab = Descending::new(scenario);
    let run = lab.focused();
    let seen = lab.losses(run).get(..=last)?;
    let axis = roomy(&lab, seen[..1].iter().copied());
    losses::sketch(LOSS.id, axis, lab.across(), 0, last, |n| seen[n])
}

/// From the smallest positive loss, 10⁻¹² at least, to the largest.
fn log_axis(lab: &Descending) -> Axis {
    losses::log(lab.reduction.axis(), lab.shown().iter().flat_map(|one| one.lab.losses(one.run)).copied())
}
