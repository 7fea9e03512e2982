//! The loss step by step, and the learning rate under it.

use super::{Descending, saved};
use crate::figure::{Axis, Figure, Glyph, HAIRLINE, Mark, Role, Span};
use crate::formula;
use crate::lab::kit::plot::Plot;
use crate::lab::kit::steps::STEP;
use crate::lab::kit::{losses, steps};
use crate::lab::{Changes, Moment, Session};
use crate::param::Entry;
use crate::trajectory::Ending;

/// The loss by step.
pub static PLOT: Plot<Descending> =
    Plot { readout, drag, numbers: Some(saved::loss), ..Plot::new(LOSS, |_| [1.9; 2], figure) };

/// The learning rate by step.
pub static RATE: Plot<Descending> = Plot {
    there: |lab| lab.scheduled || lab.focused().optimizer.searches().is_some(),
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
    let run = lab.focused();
    let loss = lab.losses(run)[step.min(run.last())];
    format!("step {step}{} · L {}", lab.across().words(step), formula::short(loss))
}

fn drag(lab: &Descending, _handle: u32, to: [f64; 2]) -> Changes {
    steps::show(lab.across().step(to[0], lab.steps()))
}

/// The loss of all examples at each step, and the batch's share as dots.
fn figure(lab: &Descending, at: Moment) -> Figure {
    let y = if lab.log_loss { log_axis(lab) } else { linear_axis(lab) };
    let single = lab.runs.len() == 1;
    let mut marks = Vec::new();
    for (index, run) in lab.runs.iter().enumerate() {
        let role = lab.role(index, Role::Loss);
        let all = lab.losses(run);
        let t = at.t.min(run.last());
        let point = |(t, loss): (usize, &f64)| [lab.across().of(t), losses::height(*loss, &y)];
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
        let shape = [Glyph::Disc, Glyph::Square, Glyph::Diamond, Glyph::Triangle][index.min(3)];
        let here = losses::here(&points, t);
        marks.push(Mark::points(here, role.ink(), 4.2, shape));
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
    } else if lab.batches.full() {
        lab.reduction.of_all().into()
    } else if single {
        format!("{}; {}", lab.reduction.of_all(), losses::of_dots(lab.steps(), lab.reduction))
    } else {
        format!("{}, each method in its colour", lab.reduction.of_all())
    })
    .anywhere(STEP)
    .alt(format!(
        "{} by {}: {} at the start, {} at step {t} of {}{}, {} at the end.",
        lab.reduction.name(),
        lab.across().label("step"),
        formula::short(losses[0]),
        formula::short(losses[t]),
        lab.steps(),
        lab.across().words(t).replace(" · ", ", "),
        formula::short(losses[focus.last()]),
    ))
}

/// The learning rate αₜ of each step.
fn rate(lab: &Descending, at: Moment) -> Figure {
    let run = lab.focused();
    let rates: Vec<f64> = run.track.iterations.iter().map(|i| i.alpha).collect();
    let stairs = |rates: &[f64]| -> Vec<[f64; 2]> {
        let ends = |(t, rate): (usize, &f64)| [t, t + 1].map(|t| [lab.across().of(t), *rate]);
        rates.iter().enumerate().flat_map(ends).collect()
    };
    let t = at.t.min(run.last());
    let top = rates.iter().fold(0.0f64, |a, b| a.max(*b));
    let line = |points, strength| Mark::line(points, Role::Parameter.shade(strength), 1.8);
    // At the end it is the rate of the last step made.
    let step = lab.iteration(run, t);
    let here = rates.get(step).copied().unwrap_or(0.0);
    Figure::new(
        "Learning rate α",
        [across(lab), Axis { grid: true, ..Axis::linear("α", Span::new(0.0, top * 1.1)) }],
        vec![line(stairs(&rates), 0.3), line(stairs(&rates[..t]), 1.0)],
    )
    .note(format!("{} at step {step}", formula::short(here)))
    .anywhere(STEP)
    .alt(format!("Learning rate by step: {} at step {step}.", formula::short(here)))
}

fn across(lab: &Descending) -> Axis {
    let across = lab.across();
    let notches = lab.ticks().iter().map(|tick| across.of(tick.t)).collect();
    Axis { notches, ..Axis::linear(across.label("step"), Span::new(0.0, across.of(lab.steps().max(1)))) }
}

/// From 0 to the largest loss; a run that diverged is cut off at ten times the first loss.
fn linear_axis(lab: &Descending) -> Axis {
    let tops = lab.runs.iter().map(|run| {
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

/// From the smallest positive loss, 10⁻¹² at least, to the largest.
fn log_axis(lab: &Descending) -> Axis {
    losses::log(lab.reduction.axis(), lab.runs.iter().flat_map(|run| lab.losses(run)).copied())
}
