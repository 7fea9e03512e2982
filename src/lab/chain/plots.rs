//! Training: the loss and each parameter, step by step.

use super::{PARAMETERS_END, Passes, saved, words};
use crate::chain::{self, Chain};
use crate::figure::{Anchor, Axis, Figure, Glyph, HAIRLINE, Ink, Mark, Role, Size, Span, Style, Ticks};
use crate::formula;
use crate::lab::kit::plot::Plot;
use crate::lab::kit::steps::STEP;
use crate::lab::kit::{losses, names, steps};
use crate::lab::{Changes, Moment};
use crate::param::Entry;

/// The loss by training step.
pub static LOSS: Plot<Passes> =
    Plot { readout, drag, numbers: Some(saved::loss), ..Plot::new(OF_LOSS, |_| [1.7; 2], loss) };

/// Each parameter by training step.
pub static PARAMETERS: Plot<Passes> = Plot {
    readout: |lab, _, at| nearest(lab, at),
    drag,
    numbers: Some(saved::parameters),
    ..Plot::new(OF_PARAMETERS, |_| [1.7; 2], parameters)
};

const OF_LOSS: Entry = Entry { id: "loss", label: "Loss by step", help: "The loss as training goes on." };

const OF_PARAMETERS: Entry =
    Entry { id: "parameters", label: "Parameters", help: "Each parameter as training goes on." };

fn readout(lab: &Passes, _now: Moment, at: [f64; 2]) -> String {
    let n = steps::at(at[0], lab.trained());
    format!("after training step {n} · ℓ {}", formula::short(lab.chains[n].loss()))
}

fn drag(lab: &Passes, _handle: u32, to: [f64; 2]) -> Changes {
    steps::show(PARAMETERS_END + steps::at(to[0], lab.trained()))
}

fn across(lab: &Passes) -> Axis {
    let span = Span::new(0.0, lab.trained().max(1) as f64);
    Axis { ticks: Ticks::Whole, ..Axis::linear("training step", span) }
}

fn line(points: &[[f64; 2]], ink: Ink, width: f64, dashed: bool) -> Mark {
    Mark::line(points.to_vec(), ink, width).dashed(dashed)
}

/// The loss ℓ before training and after each step of it.
fn loss(lab: &Passes, at: Moment) -> Figure {
    let n = at.t.saturating_sub(PARAMETERS_END);
    let all: Vec<f64> = lab.chains.iter().map(Chain::loss).collect();
    let y = if lab.log_loss {
        losses::log("ℓ", all.iter().copied())
    } else {
        losses::linear("ℓ", all.iter().copied())
    };
    let point = |(n, l): (usize, &f64)| [n as f64, losses::height(*l, &y)];
    let points: Vec<[f64; 2]> = all.iter().enumerate().map(point).collect();
    Figure::new(
        "Loss by training step",
        [across(lab), y],
        vec![
            line(&points, Role::Loss.shade(0.6), HAIRLINE, false),
            line(&points[..=n], Role::Loss.ink(), 1.8, false),
            Mark::points(losses::here(&points, n), Role::Loss.ink(), 4.2, Glyph::Disc),
        ],
    )
    .note(format!("learning rate {}", formula::plain(lab.alpha)))
    .anywhere(STEP)
    .alt(format!(
        "Loss by training step: {} before training, {} after step {n}, {} at the end.",
        formula::short(all[0]),
        formula::short(all[n]),
        formula::short(all[lab.trained()])
    ))
}

/// How far parameter i has moved from where it began, step by step; nowhere where training has diverged.
fn path(lab: &Passes, i: usize) -> Vec<[f64; 2]> {
    let id = lab.chains[0].parameters[i];
    let value = |chain: &Chain| if chain.sound() { chain.graph.node(id).value } else { f64::NAN };
    let from = value(&lab.chains[0]);
    lab.chains.iter().enumerate().map(|(n, chain)| [n as f64, value(chain) - from]).collect()
}

/// The parameter whose path is nearest to a position of its plot, in words.
fn nearest(lab: &Passes, at: [f64; 2]) -> String {
    let n = steps::at(at[0], lab.trained());
    let away = |i: &usize| (path(lab, *i)[n][1] - at[1]).abs();
    let i = (0..8).min_by(|a, b| away(a).total_cmp(&away(b))).unwrap_or(0);
    let chain = &lab.chains[n];
    let [value, moved] = [chain.graph.node(chain.parameters[i]).value, path(lab, i)[n][1]];
    format!(
        "after training step {n} · {} = {}, moved by {}",
        words::plain(chain::PARAMETERS[i]),
        formula::short(value),
        formula::short(moved)
    )
}

/// How far each parameter has moved from where it began.
fn parameters(lab: &Passes, at: Moment) -> Figure {
    let sound = lab.chains.iter().rposition(Chain::sound).unwrap_or(0);
    let n = at.t.saturating_sub(PARAMETERS_END).min(sound);
    let paths: Vec<Vec<[f64; 2]>> = (0..8).map(|i| path(lab, i)).collect();
    let span = Span::of(paths.iter().flatten().map(|p| p[1]), Span::new(-1.0, 1.0)).padded(0.08);
    let mut marks = Vec::new();
    for (i, path) in paths.iter().enumerate() {
        let bias = i % 2 == 0;
        marks.push(line(path, Role::Parameter.shade(0.25), 1.1, bias));
        marks.push(line(&path[..=n], Role::Parameter.ink(), 1.6, bias));
    }
    let end = |path: &Vec<[f64; 2]>| path.iter().rev().map(|p| p[1]).find(|y| y.is_finite()).unwrap_or(0.0);
    for (i, y) in names::apart(paths.iter().map(end), 0.078 * span.width(), span.hi()) {
        let style = Style { anchor: Anchor::Start, ..Style::plain(Role::Parameter.ink(), Size::Small) };
        let at = [sound as f64, y];
        marks.push(Mark::text(at, [5.0, 0.0], words::plain(chain::PARAMETERS[i]), style));
    }
    let x = across(lab);
    // Room for the names at the lines' ends.
    let x = Axis { span: Span::new(x.span.lo(), x.span.hi() * 1.08), ..x };
    let furthest = (0..8).max_by(|a, b| paths[*a][n][1].abs().total_cmp(&paths[*b][n][1].abs())).unwrap_or(0);
    Figure::new(
        "Parameters by training step",
        [x, Axis { grid: true, ..Axis::linear("change", span) }],
        marks,
    )
    .note("moved from where they began; biases dashed")
    .anywhere(STEP)
    .alt(match n {
        0 => "Each parameter’s change by training step; nothing has moved yet.".into(),
        _ => format!(
            "Each parameter’s change by training step; after step {n} {} has moved furthest, by {}.",
            words::plain(chain::PARAMETERS[furthest]),
            formula::short(paths[furthest][n][1])
        ),
    })
}
