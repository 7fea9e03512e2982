//! Training step by step: the loss, and the size of the gradient of each layer.

use super::Layers;
use crate::figure::{Anchor, Axis, Figure, Ink, Mark, Role, Scale, Shape, Size, Span, Style, Ticks};
use crate::formula::{short, subscript};
use crate::lab::Moment;

/// The handle that a press anywhere takes: it moves the step shown.
const STEP: u32 = 0;

fn steps(lab: &Layers, room: f64) -> Axis {
    let span = Span::new(0.0, lab.trained().max(1) as f64 * room);
    Axis { ticks: Ticks::Whole, ..Axis::linear("training step", span) }
}

fn line(points: Vec<[f64; 2]>, ink: Ink, width: f64) -> Mark {
    Mark::Line { points, ink, width, dashed: false, outline: None }
}

fn log_axis(label: &str, values: impl Iterator<Item = f64>) -> Axis {
    let span = Span::of(values.filter(|v| *v > 0.0).map(|v| v.clamp(1e-12, 1e12)), Span::new(0.1, 10.0));
    let span = Span::new((span.lo() / 1.5).max(1e-12), (span.hi() * 1.5).min(1e12));
    Axis { scale: Scale::Log, grid: true, ..Axis::linear(label, span) }
}

/// The loss of all examples, and the batch's share as dots.
pub fn loss(lab: &Layers, at: Moment) -> Figure {
    let n = lab.step_of(at.t);
    let losses = lab.losses();
    let y = if lab.log_loss {
        log_axis("L", losses.iter().copied())
    } else {
        let cap = 10.0 * losses[0].abs().max(1e-9);
        let top = losses.iter().copied().filter(|l| l.is_finite()).fold(0.0, f64::max).min(cap);
        Axis { grid: true, ..Axis::linear("L", Span::new(0.0, if top > 0.0 { 1.05 * top } else { 1.0 })) }
    };
    let floor = y.span.lo();
    let points: Vec<[f64; 2]> = losses.iter().enumerate().map(|(n, l)| [n as f64, l.max(floor)]).collect();
    let mut marks = Vec::new();
    if !lab.batches.full() {
        let dot = |(n, l): (usize, &f64)| [n as f64, l.max(floor)];
        let points = lab.training.batch_loss[..n].iter().enumerate().map(dot).collect();
        marks.push(Mark::Points {
            points,
            ink: Role::Batch.ink(),
            radius: 1.8,
            shape: Shape::Disc,
            outline: None,
        });
    }
    marks.push(line(points.clone(), Role::Loss.shade(0.25), 1.2));
    marks.push(line(points[..=n].to_vec(), Role::Loss.ink(), 1.8));
    marks.push(Mark::Points {
        points: vec![points[n]],
        ink: Role::Loss.ink(),
        radius: 4.2,
        shape: Shape::Disc,
        outline: None,
    });
    Figure {
        title: "Loss by training step".into(),
        note: if lab.batches.full() { "all examples" } else { "all examples; the batch’s share as dots" }
            .into(),
        x: steps(lab, 1.0),
        y,
        field: None,
        marks,
        handles: Vec::new(),
        anywhere: Some(STEP),
        alt: format!(
            "Loss by training step: {} at first, {} after step {n}, {} at the end.",
            short(losses[0]),
            short(losses[n]),
            short(losses[lab.trained()])
        ),
    }
}

/// The root mean square of each layer's part of the gradient.
pub fn layers(lab: &Layers, at: Moment) -> Figure {
    let n = lab.step_of(at.t);
    let sizes = &lab.training.gradient_size;
    let y = log_axis("rms", sizes.iter().flatten().map(|s| s.sqrt()));
    let floor = y.span.lo();
    let layers = lab.network.shape.layers();
    let mut marks = Vec::new();
    let mut last = f64::INFINITY;
    for k in 0..layers {
        let points: Vec<[f64; 2]> =
            sizes.iter().enumerate().map(|(n, s)| [n as f64, s[k].sqrt().max(floor)]).collect();
        // From light for the first layer to dark for the last, and a name at each line's end.
        let strength = 0.4 + 0.6 * (k + 1) as f64 / layers as f64;
        marks.push(line(points.clone(), Role::Derivative.shade(0.2 * strength), 1.1));
        marks.push(line(points[..n.min(points.len())].to_vec(), Role::Derivative.shade(strength), 1.7));
        if let Some(end) = points.last() {
            let style = Style { anchor: Anchor::Start, ..Style::plain(Role::Derivative.ink(), Size::Small) };
            let text = format!("Ω{}", subscript(&k.to_string()));
            let crowded = (last / end[1]).max(end[1] / last) < 1.3;
            marks.push(Mark::Text { at: *end, offset: [if crowded { 24.0 } else { 5.0 }, 0.0], text, style });
            last = end[1];
        }
    }
    let here: Vec<String> = sizes
        .get(n.min(sizes.len().saturating_sub(1)))
        .map_or(Vec::new(), |s| s.iter().map(|s| short(s.sqrt())).collect());
    Figure {
        title: "Gradient by layer".into(),
        note: "root mean square of ∂L/∂β and ∂L/∂Ω".into(),
        x: steps(lab, 1.12),
        y,
        field: None,
        marks,
        handles: Vec::new(),
        anywhere: Some(STEP),
        alt: format!(
            "Size of the gradient at step {n}, from the first layer to the last: {}.",
            here.join(", ")
        ),
    }
}
