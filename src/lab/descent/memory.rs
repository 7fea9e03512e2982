//! How much each past gradient weighs in the momentum, as bars (problem 6.10 of the book).

use super::{Descending, Run};
use crate::figure::{Axis, Extent, Figure, Handle, Mark, Role, Span, Ticks};
use crate::formula::{plain, short};
use crate::lab::Moment;
use crate::lab::kit::csv::{Table, number};
use crate::lab::kit::plot::Plot;
use crate::lab::kit::steps;
use crate::math::pow;
use crate::panel::Block;
use crate::param::Entry;

/// The plot: where it is asked for, by its setting or by its name, and the method shown has a momentum. A press on a bar
/// goes to the step whose gradient it stands for.
pub static PLOT: Plot<Descending> = Plot {
    there: |lab| (lab.memory || lab.views.iter().any(|id| id == ENTRY.id)) && beta(lab).is_some(),
    readout,
    numbers: Some(numbers),
    drag: |_, handle, _| steps::show(handle as usize),
    chooses: true,
    ..Plot::new(ENTRY, |_| [2.6; 2], |lab, at| lab.of_focus(figure(lab, at)))
};

const ENTRY: Entry = Entry {
    id: "memory",
    label: "Past gradients",
    help: "How much each past gradient weighs in the momentum.",
};

/// Bars are left out from where they would be this small beside the first.
const SEEN: f64 = 0.02;

fn beta(lab: &Descending) -> Option<f64> {
    lab.focused().optimizer.remembers()
}

/// (1 − β)·βᵏ.
fn weight(beta: f64, k: usize) -> f64 {
    (1.0 - beta) * pow(beta, k as f64)
}

/// How many bars are drawn.
fn bars(beta: f64) -> usize {
    (4..60).find(|k| pow(beta, *k as f64) < SEEN).unwrap_or(60)
}

/// What all gradients until step t weigh together: the rest is the weight of m = 0, with which it began.
fn together(beta: f64, t: usize) -> f64 {
    1.0 - pow(beta, (t + 1) as f64)
}

/// A bar for each gradient from this step's back; those that would be from before the run are outlines.
fn figure(lab: &Descending, at: Moment) -> Figure {
    let (beta, t) = (beta(lab).unwrap_or(0.0), lab.iteration(lab.focused(), at.t));
    let count = bars(beta);
    let top = 1.12 * weight(beta, 0);
    let mut marks = Vec::new();
    for k in 0..count {
        let (left, right, height) = (k as f64 - 0.38, k as f64 + 0.38, weight(beta, k));
        let corners = vec![[left, 0.0], [left, height], [right, height], [right, 0.0]];
        if k <= t {
            marks.push(Mark::area(corners, Role::Derivative.shade(0.85)));
        } else {
            marks.push(Mark::line(corners, Role::Muted.shade(0.6), 1.0).dashed(true));
        }
    }
    let handle = |k: usize| Handle {
        id: (t - k) as u32,
        at: [k as f64, 0.5 * weight(beta, k)],
        name: format!("gradient of step {}, {}: weight {}", t - k, ago(k), short(weight(beta, k))),
        extent: Extent::Box([0.76, weight(beta, k)]),
    };
    Figure::new(
        format!("What past gradients weigh in m at step {}", t + 1),
        [
            Axis { ticks: Ticks::Whole, ..Axis::linear("steps ago, k", Span::new(-0.6, count as f64 - 0.4)) },
            Axis { grid: true, ..Axis::linear("weight", Span::new(0.0, top)) },
        ],
        marks,
    )
    .note(format!("(1 − β)·βᵏ, together {}", short(together(beta, t))))
    .handles((0..count.min(t + 1)).map(handle).collect())
    .alt(format!(
        "Bars of what each gradient weighs in the momentum: {} for this step’s, {} for the one before, and so on, each {} of the \
         one to its left. {}",
        short(weight(beta, 0)),
        short(weight(beta, 1)),
        plain(beta),
        match t {
            0 => format!("The one gradient so far weighs {}.", short(together(beta, t))),
            t => format!("{} gradients so far weigh {} together.", t + 1, short(together(beta, t))),
        },
    ))
}

/// What the gradient of each step weighs, from this one back.
fn numbers(lab: &Descending, at: Moment) -> Table {
    let (beta, t) = (beta(lab).unwrap_or(0.0), lab.iteration(lab.focused(), at.t));
    let mut table = Table::new(["step", "steps_ago", "weight"]);
    for k in 0..=t {
        table.row([(t - k).to_string(), k.to_string(), number(weight(beta, k))]);
    }
    table
}

fn ago(k: usize) -> String {
    match k {
        0 => "this step’s".into(),
        1 => "one step ago".into(),
        k => format!("{k} steps ago"),
    }
}

/// The bar under the pointer.
fn readout(lab: &Descending, now: Moment, at: [f64; 2]) -> String {
    let (beta, t) = (beta(lab).unwrap_or(0.0), lab.iteration(lab.focused(), now.t));
    let k = steps::at(at[0], bars(beta) - 1);
    let formula = format!(
        "(1 − {0})·{0}{1} = {2}",
        plain(beta),
        crate::formula::superscript(&k.to_string()),
        short(weight(beta, k))
    );
    match t.checked_sub(k) {
        Some(step) => format!("{}, step {step} · weight {formula}", ago(k)),
        None => format!("{}, before the run · weight {formula}", ago(k)),
    }
}

/// What each gradient of a run weighs in m after its last step; nothing where it has none.
pub fn weights(run: &Run) -> Option<Vec<f64>> {
    let (beta, last) = (run.optimizer.remembers()?, run.last());
    Some((0..last).map(|t| weight(beta, last - 1 - t)).collect())
}

/// The sum in words, where the bars are shown.
pub fn blocks(lab: &Descending, run: &Run, t: usize) -> Vec<Block> {
    let (Some(beta), true) = (run.optimizer.remembers(), (PLOT.there)(lab)) else { return Vec::new() };
    let t = lab.iteration(run, t);
    vec![Block::Prose(format!(
        "m is a sum of all gradients so far: one k steps ago weighs (1 − β)·β<sup>k</sup>. {} 1 − β<sup>{}</sup> = {}{}; the rest \
         belonged to m = 0, with which it began.",
        if t == 0 { "After one step it weighs".into() } else { format!("After {} steps they weigh", t + 1) },
        t + 1,
        short(together(beta, t)),
        if t == 0 { "" } else { " together" },
    ))]
}
