//! Training step by step: the loss, and the size of the gradient of each layer.

use super::{Layers, saved};
use crate::figure::{Anchor, Axis, Figure, Glyph, HAIRLINE, Mark, Role, Size, Span, Style, Ticks};
use crate::formula::{short, subscript};
use crate::lab::kit::across::Across;
use crate::lab::kit::plot::Plot;
use crate::lab::kit::steps::STEP;
use crate::lab::kit::{losses, names, steps};
use crate::lab::{Changes, Moment};
use crate::math::{log10, pow};
use crate::param::Entry;

/// The loss by training step.
pub static LOSS: Plot<Layers> = Plot {
    there: trains,
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
    lab.trained() > 0
}

fn readout(lab: &Layers, _now: Moment, at: [f64; 2]) -> String {
    let n = lab.across().step(at[0], lab.trained());
    format!("after step {n}{} · L {}", lab.across().words(n), short(lab.loss(n)))
}

fn drag(lab: &Layers, _handle: u32, to: [f64; 2]) -> Changes {
    steps::show(lab.plan.end() + lab.across().step(to[0], lab.trained()))
}

fn across(lab: &Layers, by: Across, room: f64) -> Axis {
    let span = Span::new(0.0, by.of(lab.trained().max(1)) * room);
    // Where epochs begin; of many, as many as can be told apart. None where each step is one.
    let per_epoch = lab.batches.per_epoch();
    let every = per_epoch * (lab.trained() / per_epoch / 100 + 1);
    let epochs = (0..=lab.trained()).step_by(every).map(|n| by.of(n));
    let notches = if lab.batches.full() { Vec::new() } else { epochs.collect() };
    Axis { ticks: Ticks::Whole, notches, ..Axis::linear(by.label("training step"), span) }
}

/// The loss of all examples, and the batch's share as dots.
fn loss(lab: &Layers, at: Moment) -> Figure {
    let (n, curve) = (lab.step_of(at.t), lab.curve());
    let (first, now, last) = (curve[0][1], lab.loss(n), curve[curve.len() - 1][1]);
    let values = curve.iter().map(|p| p[1]);
    let reduction = lab.network.reduction;
    let y = if lab.log_loss {
        losses::log(reduction.axis(), values)
    } else {
        losses::linear(reduction.axis(), values)
    };
    let place = |[n, loss]: [f64; 2]| [lab.across().of(n as usize), losses::height(loss, &y)];
    let points: Vec<[f64; 2]> = curve.iter().copied().map(place).collect();
    let before = curve.iter().copied().take_while(|p| p[0] < n as f64).map(place);
    let made: Vec<[f64; 2]> = before.chain([place([n as f64, now])]).collect();
    let mut marks = Vec::new();
    if !lab.batches.full() {
        marks.push(losses::dots(
            lab.training.batch_loss[..n].iter().copied(),
            lab.trained(),
            &y,
            lab.across(),
        ));
    }
    marks.push(Mark::line(points, Role::Loss.shade(0.6), HAIRLINE));
    marks.push(Mark::line(made.clone(), Role::Loss.ink(), 1.8));
    marks.push(Mark::points(losses::here(&made, made.len()), Role::Loss.ink(), 4.2, Glyph::Disc));
    let which = match lab.curve_every() {
        1 => String::new(),
        every => format!(", one step in {every}"),
    };
    Figure::new(
        format!("Loss by {}", lab.across().label("training step")),
        [across(lab, lab.across(), 1.0), y],
        marks,
    )
    .note(if lab.batches.full() {
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
        "{} by {}: {} at first, {} after step {n}{}, {} at the end.",
        reduction.name(),
        lab.across().label("training step"),
        short(first),
        short(now),
        lab.across().words(n).replace(" · ", ", "),
        short(last)
    ))
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
    let n = lab.step_of(at.t);
    let sizes = &lab.training.gradient_size;
    let y = losses::log("rms", sizes.flat().iter().map(|s| s.sqrt()));
    let layers = lab.network.shape.layers();
    let epoch = if lab.batches.full() { 1 } else { lab.batches.per_epoch() };
    let (mut bands, mut lines, mut ends) = (Vec::new(), Vec::new(), Vec::new());
    for k in 0..layers {
        let (points, [least, most]) = sizes_of(lab, k, epoch, &y);
        // From light for the first layer to dark for the last, and a name at each line's end.
        let strength = 0.4 + 0.6 * (k + 1) as f64 / layers as f64;
        if epoch > 1 {
            let band = most.into_iter().chain(least.into_iter().rev()).filter(|p| p[1].is_finite()).collect();
            bands.push(Mark::area(band, Role::Derivative.shade(0.12 * strength)));
        }
        lines.push(Mark::line(points.clone(), Role::Derivative.shade(0.55 * strength), HAIRLINE));
        let done = (n / epoch).min(points.len());
        lines.push(Mark::line(points[..done].to_vec(), Role::Derivative.shade(strength), 1.7));
        ends.extend(points.iter().rev().find(|p| p[1].is_finite()).map(|p| (k, p[0], p[1])));
    }
    let mut marks = bands;
    marks.append(&mut lines);
    let [lo, hi] = [y.span.lo(), y.span.hi()].map(log10);
    for (i, height) in names::apart(ends.iter().map(|end| log10(end.2)), 0.085 * (hi - lo), hi) {
        let (k, x) = (ends[i].0, ends[i].1);
        let style = Style { anchor: Anchor::Start, ..Style::plain(Role::Derivative.ink(), Size::Small) };
        let text = format!("Ω{}", subscript(&k.to_string()));
        marks.push(Mark::text([x, pow(10.0, height)], [5.0, 0.0], text, style));
    }
    let here: Vec<String> = sizes
        .iter()
        .nth(n.min(sizes.len().saturating_sub(1)))
        .map_or(Vec::new(), |s| s.iter().map(|s| short(s.sqrt())).collect());
    Figure::new("Gradient by layer", [across(lab, Across::STEPS, 1.12), y], marks)
        .note(if epoch > 1 {
            "root mean square of ∂L/∂β and ∂L/∂Ω, by epoch; the range of its batches pale"
        } else {
            "root mean square of ∂L/∂β and ∂L/∂Ω"
        })
        .anywhere(STEP)
        .alt(format!(
            "Size of the gradient at step {n}, from the first layer to the last: {}.",
            here.join(", ")
        ))
}
