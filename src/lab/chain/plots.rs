//! Training: the loss and each parameter, step by step.

use super::numbers::compared;
use super::{PARAMETERS_END, Passes, saved, words};
use crate::chain::{self, Chain};
use crate::figure::{Anchor, Axis, Figure, HAIRLINE, Ink, Mark, Role, Size, Span, Style, Ticks};
use crate::formula;
use crate::lab::kit::beside::{self, Compared};
use crate::lab::kit::plot::Plot;
use crate::lab::kit::steps::STEP;
use crate::lab::kit::{losses, names, steps};
use crate::lab::{Changes, Moment};
use crate::param::Entry;

/// The loss by training step.
pub static LOSS: Plot<Passes> =
    Plot { there, readout, drag, numbers: Some(saved::loss), ..Plot::new(OF_LOSS, |_| [1.7; 2], loss) };

/// Each parameter by training step.
pub static PARAMETERS: Plot<Passes> = Plot {
    there,
    readout: |lab, _, at| nearest(lab, at),
    drag,
    numbers: Some(saved::parameters),
    ..Plot::new(OF_PARAMETERS, |_| [1.7; 2], parameters)
};

const OF_LOSS: Entry = Entry { id: "loss", label: "Loss by step", help: "The loss as training goes on." };

const OF_PARAMETERS: Entry =
    Entry { id: "parameters", label: "Parameters", help: "Each parameter as training goes on." };

/// While something is asked about the passes, training would tell where they lead.
fn there(lab: &Passes) -> bool {
    lab.veil.is_none_or(|last| last > PARAMETERS_END)
}

fn readout(lab: &Passes, _now: Moment, at: [f64; 2]) -> String {
    let n = steps::at(at[0], lab.furthest());
    format!(
        "after training step {n} · {}",
        beside::each(lab, |one| format!("ℓ {}", formula::short(one.after(n).loss())))
    )
}

fn drag(lab: &Passes, _handle: u32, to: [f64; 2]) -> Changes {
    steps::show(PARAMETERS_END + steps::at(to[0], lab.furthest()))
}

fn across(lab: &Passes) -> Axis {
    let span = Span::new(0.0, lab.furthest().max(1) as f64);
    Axis { ticks: Ticks::Whole, ..Axis::linear("training step", span) }
}

fn line(points: &[[f64; 2]], ink: Ink, width: f64, dashed: bool) -> Mark {
    Mark::line(points.to_vec(), ink, width).dashed(dashed)
}

/// The loss ℓ before training and after each step of it.
fn loss(lab: &Passes, at: Moment) -> Figure {
    let losses = |one: &Passes| one.chains.iter().map(Chain::loss).collect::<Vec<f64>>();
    let every = lab.all().flat_map(|(_, one)| losses(one));
    let y = if lab.log_loss { losses::log("ℓ", every) } else { losses::linear("ℓ", every) };
    let point = |(n, l): (usize, &f64)| [n as f64, losses::height(*l, &y)];
    let (mut marks, mut ends) = (Vec::new(), Vec::new());
    for (place, one) in lab.all() {
        let n = one.step_of(at.t);
        let points: Vec<[f64; 2]> = losses(one).iter().enumerate().map(point).collect();
        let role = beside::role_of(lab, place, Role::Loss);
        marks.push(line(&points, role.shade(0.6), HAIRLINE, false));
        marks.push(line(&points[..=n], role.ink(), 1.8, false));
        marks.push(Mark::points(losses::here(&points, n), role.ink(), 4.2, beside::shape(place)));
        ends.push((place, lab.beside.name(place).to_string(), losses::here(&points, one.trained())));
    }
    if !lab.alone() {
        marks.extend(beside::ends(&ends, &y));
    }
    let (all, n) = (losses(lab), lab.step_of(at.t));
    let note = match lab.alone() {
        true => format!("learning rate {}", formula::plain(lab.alpha)),
        false => "each run in its colour".into(),
    };
    Figure::new("Loss by training step", [across(lab), y], marks).note(note).anywhere(STEP).alt(format!(
        "Loss by training step: {} before training, {} after step {n}, {} at the end.{}",
        formula::short(all[0]),
        formula::short(all[n]),
        formula::short(all[lab.trained()]),
        beside::told(compared(lab, at.t)),
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
    let n = steps::at(at[0], lab.furthest());
    let moved = |one: &Passes, i: usize| path(one, i)[n.min(one.trained())][1];
    let paths = lab.all().flat_map(|(place, one)| (0..8).map(move |i| (place, one, i)));
    let away = |(_, one, i): &(usize, &Passes, usize)| (moved(one, *i) - at[1]).abs();
    let nearest = paths.min_by(|a, b| away(a).total_cmp(&away(b)));
    let (place, one, i) = nearest.unwrap_or((0, lab, 0));
    let chain = one.after(n);
    let name = if lab.alone() { String::new() } else { format!("{} · ", lab.beside.name(place)) };
    format!(
        "after training step {n} · {name}{} = {}, moved by {}",
        words::plain(chain::PARAMETERS[i]),
        formula::short(chain.graph.node(chain.parameters[i]).value),
        formula::short(moved(one, i))
    )
}

/// The last chain whose numbers are sound.
fn sound(lab: &Passes) -> usize {
    lab.chains.iter().rposition(Chain::sound).unwrap_or(0)
}

/// How far each parameter has moved from where it began.
fn parameters(lab: &Passes, at: Moment) -> Figure {
    let all = |one: &Passes| (0..8).map(|i| path(one, i)).collect::<Vec<_>>();
    let heights = lab.all().flat_map(|(_, one)| all(one)).flatten().map(|p| p[1]);
    let span = Span::of(heights, Span::new(-1.0, 1.0)).padded(0.08);
    let y = Axis { grid: true, ..Axis::linear("change", span) };
    let mut marks = Vec::new();
    for (place, one) in lab.all() {
        let (role, n) = (beside::role_of(lab, place, Role::Parameter), one.step_of(at.t).min(sound(one)));
        let mut here = Vec::new();
        for (i, path) in all(one).iter().enumerate() {
            let bias = i % 2 == 0;
            marks.push(line(path, role.shade(0.25), 1.1, bias));
            marks.push(line(&path[..=n], role.ink(), 1.6, bias));
            here.push(path[n]);
        }
        if !lab.alone() {
            marks.push(Mark::points(here, role.ink(), 3.2, beside::shape(place)));
        }
    }
    // With several runs the names are those of the one in focus.
    let (paths, last) = (all(lab), sound(lab));
    let end = |path: &Vec<[f64; 2]>| path.iter().rev().map(|p| p[1]).find(|y| y.is_finite()).unwrap_or(0.0);
    let ink = beside::role_of(lab, lab.beside.own(), Role::Parameter).ink();
    for (i, y) in names::apart(paths.iter().map(end), 0.078 * span.width(), span.hi()) {
        let style = Style { anchor: Anchor::Start, ..Style::plain(ink, Size::Small) };
        let at = [last as f64, y];
        marks.push(Mark::text(at, [5.0, 0.0], words::plain(chain::PARAMETERS[i]), style));
    }
    let x = across(lab);
    // Room for the names at the lines’ ends.
    let x = Axis { span: Span::new(x.span.lo(), x.span.hi() * 1.08), ..x };
    let n = lab.step_of(at.t).min(last);
    let furthest = (0..8).max_by(|a, b| paths[*a][n][1].abs().total_cmp(&paths[*b][n][1].abs())).unwrap_or(0);
    let note = match lab.alone() {
        true => "moved from where they began; biases dashed".to_string(),
        false => format!("biases dashed; {}", beside::key(lab)),
    };
    let alt = match n {
        0 => "Each parameter’s change by training step; nothing has moved yet.".into(),
        _ => format!(
            "Each parameter’s change by training step; after step {n} {} has moved furthest, by {}.",
            words::plain(chain::PARAMETERS[furthest]),
            formula::short(paths[furthest][n][1])
        ),
    };
    Figure::new("Parameters by training step", [x, y], marks)
        .note(note)
        .anywhere(STEP)
        .alt(alt + &beside::told(compared(lab, at.t)))
}
