//! Training step by step: the loss, and the size of the gradient of each layer.

use super::numbers::compared;
use super::{Layers, saved};
use crate::figure::{Anchor, Axis, Figure, HAIRLINE, Mark, Role, Size, Span, Style, Ticks};
use crate::formula::{short, subscript};
use crate::lab::kit::across::Across;
use crate::lab::kit::beside::{self, Compared};
use crate::lab::kit::plot::Plot;
use crate::lab::kit::steps::STEP;
use crate::lab::kit::{losses, names, steps};
use crate::lab::{Answers, Changes, Moment};
use crate::math::{log10, pow};
use crate::param::Entry;

/// The loss by training step.
pub static LOSS: Plot<Layers> = Plot {
    there: |lab| trains(lab) || lab.drawn(OF_LOSS.id).is_some(),
    readout,
    drag,
    numbers: Some(saved::loss),
    ..Plot::new(OF_LOSS, |_| [1.9; 2], loss)
};

/// The size of each layer's gradient by training step.
pub static LAYERS: Plot<Layers> = Plot {
    there: trains,
    readout,
    drag,
    numbers: Some(saved::layers),
    ..Plot::new(OF_LAYERS, |_| [1.9; 2], layers)
};

const OF_LOSS: Entry = Entry { id: "loss", label: "Loss by step", help: "The loss as training goes on." };

const OF_LAYERS: Entry =
    Entry { id: "layers", label: "Gradient by layer", help: "The size of the gradient of each layer." };

fn trains(lab: &Layers) -> bool {
    lab.furthest() > 0
}

fn readout(lab: &Layers, _now: Moment, at: [f64; 2]) -> String {
    let n = lab.across().step(at[0], lab.furthest());
    let loss = |one: &Layers| format!("L {}", short(one.loss(n.min(one.trained()))));
    format!("after step {n}{} · {}", lab.across().words(n), beside::each(lab, loss))
}

fn drag(lab: &Layers, _handle: u32, to: [f64; 2]) -> Changes {
    steps::show(lab.plan.end() + lab.across().step(to[0], lab.furthest()))
}

fn across(lab: &Layers, by: Across, room: f64) -> Axis {
    let ends = lab.all().map(|(_, one)| one.reach(by, one.trained().max(1)));
    let span = Span::new(0.0, ends.fold(0.0, f64::max) * room);
    // Where epochs begin; of many, as many as can be told apart. None where each step is one.
    let per_epoch = lab.batches.per_epoch();
    let every = per_epoch * (lab.trained() / per_epoch / 100 + 1);
    let epochs = (0..=lab.trained()).step_by(every).map(|n| by.of(n));
    let notches = if lab.batches.full() { Vec::new() } else { epochs.collect() };
    Axis { ticks: Ticks::Whole, notches, ..Axis::linear(by.label("training step"), span) }
}

/// The loss of all examples, and the batch's share as dots.
fn loss(lab: &Layers, at: Moment) -> Figure {
    let values = lab.all().flat_map(|(_, one)| one.curve()).map(|p| p[1]);
    let reduction = lab.network.reduction;
    let y = if lab.drawn(OF_LOSS.id).is_some() {
        losses::roomy(reduction.axis(), lab.log_loss, values)
    } else if lab.log_loss {
        losses::log(reduction.axis(), values)
    } else {
        losses::linear(reduction.axis(), values)
    };
    let (mut marks, mut ends) = (Vec::new(), Vec::new());
    for (index, one) in lab.all() {
        let (n, curve) = (one.step_of(lab.same_step(one, at.t)), one.curve());
        let place = |[n, loss]: [f64; 2]| [one.across().of(n as usize), losses::height(loss, &y)];
        let points: Vec<[f64; 2]> = curve.iter().copied().map(place).collect();
        let before = curve.iter().copied().take_while(|p| p[0] < n as f64).map(place);
        let made: Vec<[f64; 2]> = before.chain([place([n as f64, one.loss(n)])]).collect();
        if lab.alone() && !lab.batches.full() {
            let batches = lab.training.batch_loss[..n].iter().copied();
            marks.push(losses::dots(batches, lab.trained(), &y, lab.across()));
        }
        let role = beside::role_of(lab, index, Role::Loss);
        ends.push((index, lab.beside.name(index).to_string(), losses::here(&points, points.len())));
        marks.push(Mark::line(points, role.shade(0.6), HAIRLINE));
        marks.push(Mark::line(made.clone(), role.ink(), 1.8));
        let here = losses::here(&made, made.len());
        marks.push(Mark::points(here, role.ink(), 4.2, beside::shape(index)));
    }
    if !lab.alone() {
        marks.extend(beside::ends(&ends, &y));
    }
    let (n, curve) = (lab.step_of(at.t), lab.curve());
    let (first, now, last) = (curve[0][1], lab.loss(n), curve[curve.len() - 1][1]);
    let which = match lab.curve_every() {
        1 => String::new(),
        every => format!(", one step in {every}"),
    };
    let across = across(lab, lab.across(), 1.0);
    let furthest = across.span.hi().max(lab.drawn(OF_LOSS.id).unwrap_or(0.0));
    let across = Axis { span: Span::new(0.0, furthest), ..across };
    Figure::new(format!("Loss by {}", lab.across().label("training step")), [across, y], marks)
        .note(if !lab.alone() {
            format!("{}{which}, each run in its colour", reduction.of_all())
        } else if lab.batches.full() {
            format!("{}{which}", reduction.of_all())
        } else {
            format!(
                "{}{which}; {}; notches mark epochs",
                reduction.of_all(),
                losses::of_dots(lab.trained(), reduction)
            )
        })
        .anywhere(STEP)
        .alt(format!(
            "{} by {}: {} at first, {} after step {n}{}, {} at the end.{}",
            reduction.name(),
            lab.across().label("training step"),
            short(first),
            short(now),
            lab.across().words(n).replace(" · ", ", "),
            short(last),
            beside::told(compared(lab, at.t)),
        ))
}

/// The loss from the start of training to a step, to be sketched.
pub fn sketch(lab: &Layers, last: usize) -> Option<Answers> {
    if last > lab.trained() {
        return None;
    }
    let axis = losses::roomy(lab.network.reduction.axis(), lab.log_loss, [lab.loss(0)].into_iter());
    losses::sketch(OF_LOSS.id, axis, lab.across(), lab.plan.end(), last, |n| lab.loss(n))
}

/// The root mean square of layer k's part of the gradient: of so many steps together, at their middle, and the
/// smallest and the largest of them.
fn sizes_of(lab: &Layers, k: usize, each: usize, y: &Axis) -> (Vec<[f64; 2]>, [Vec<[f64; 2]>; 2]) {
    let (mut means, mut extremes) = (Vec::new(), [Vec::new(), Vec::new()]);
    for (i, part) in lab.training.gradient_size.groups(each).enumerate() {
        let squares = part.clone().map(|s| s[k]);
        let middle = (i * each) as f64 + 0.5 * (part.len() - 1) as f64;
        let place = |square: f64| [middle, losses::height(square.sqrt(), y)];
        means.push(place(squares.clone().fold(0.0, |a, b| a + b) / part.len() as f64));
        extremes[0].push(place(squares.clone().fold(f64::INFINITY, f64::min)));
        extremes[1].push(place(squares.fold(0.0, f64::max)));
    }
    (means, extremes)
}

/// The size of each layer's part of the gradient; where it jumps from batch to batch, epoch by epoch.
fn layers(lab: &Layers, at: Moment) -> Figure {
    let sizes = lab.all().flat_map(|(_, one)| one.training.gradient_size.flat());
    let y = losses::log("rms", sizes.map(|s| s.sqrt()));
    let (mut bands, mut lines, mut ends) = (Vec::new(), Vec::new(), Vec::new());
    for (index, one) in lab.all() {
        let (own, role) = (index == lab.beside.own(), beside::role_of(lab, index, Role::Derivative));
        let n = one.step_of(lab.same_step(one, at.t));
        let (layers, epoch) = (one.network.shape.layers(), one.per_epoch());
        let mut here = Vec::new();
        for k in 0..layers {
            let (points, [least, most]) = sizes_of(one, k, epoch, &y);
            // Light for the first layer to dark for the last, with a name at each line's end.
            let strength = 0.4 + 0.6 * (k + 1) as f64 / layers as f64;
            if epoch > 1 && lab.alone() {
                let band = most.into_iter().chain(least.into_iter().rev()).filter(|p| p[1].is_finite());
                bands.push(Mark::area(band.collect(), role.shade(0.12 * strength)));
            }
            lines.push(Mark::line(points.clone(), role.shade(0.55 * strength), HAIRLINE));
            let done = (n / epoch).min(points.len());
            lines.push(Mark::line(points[..done].to_vec(), role.shade(strength), 1.7));
            here.extend(points[..done].last());
            if own {
                ends.extend(points.iter().rev().find(|p| p[1].is_finite()).map(|p| (k, p[0], p[1])));
            }
        }
        if !lab.alone() {
            lines.push(Mark::points(here, role.ink(), 3.2, beside::shape(index)));
        }
    }
    let mut marks = bands;
    marks.append(&mut lines);
    let [lo, hi] = [y.span.lo(), y.span.hi()].map(log10);
    let ink = beside::role_of(lab, lab.beside.own(), Role::Derivative).ink();
    for (i, height) in names::apart(ends.iter().map(|end| log10(end.2)), 0.085 * (hi - lo), hi) {
        let (k, x) = (ends[i].0, ends[i].1);
        let style = Style { anchor: Anchor::Start, ..Style::plain(ink, Size::Small) };
        let text = format!("Ω{}", subscript(&k.to_string()));
        marks.push(Mark::text([x, pow(10.0, height)], [5.0, 0.0], text, style));
    }
    let (n, sizes) = (lab.step_of(at.t), &lab.training.gradient_size);
    let here: Vec<String> = sizes
        .iter()
        .nth(n.min(sizes.len().saturating_sub(1)))
        .map_or(Vec::new(), |s| s.iter().map(|s| short(s.sqrt())).collect());
    let note = match lab.alone() {
        false => format!("root mean square of each layer’s gradient; {}", beside::key(lab)),
        true if lab.per_epoch() > 1 => {
            "root mean square of ∂L/∂β and ∂L/∂Ω, by epoch; the range of its batches pale".into()
        }
        true => "root mean square of ∂L/∂β and ∂L/∂Ω".to_string(),
    };
    Figure::new("Gradient by layer", [across(lab, Across::STEPS, 1.12), y], marks)
        .note(note)
        .anywhere(STEP)
        .alt(format!(
            "Size of the gradient at step {n}, from the first layer to the last: {}.{}",
            here.join(", "),
            beside::told(compared(lab, at.t)),
        ))
}
