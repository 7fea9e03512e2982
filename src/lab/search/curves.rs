//! The loss of each trial as its run goes on.

use super::Search;
use crate::figure::{Anchor, Axis, Figure, Ink, Mark, Role, Size, Span, Style, Ticks};
use crate::lab::counted;
use crate::lab::kit::csv::{Table, exact};
use crate::lab::kit::losses;
use crate::lab::kit::plot::Plot;
use crate::lab::kit::words::capitalised;
use crate::param::Entry;

/// The loss of each trial by step.
pub static PLOT: Plot<Search> = Plot {
    readout: |_, _, at| format!("step {}", at[0].round()),
    numbers: Some(|lab, at| numbers(lab, at.t)),
    ..Plot::new(ENTRY, |_| [1.9; 2], |lab, at| figure(lab, at.t))
};

const ENTRY: Entry =
    Entry { id: "curves", label: "Loss by step", help: "The loss of each trial as its run goes on." };

/// The loss of each trial made so far, by step.
fn numbers(lab: &Search, t: usize) -> Table {
    let mut table = Table::new(["trial", "step", "loss"]);
    for (i, trial) in lab.trials.iter().take(t).enumerate() {
        for (step, loss) in trial.losses.iter().enumerate() {
            table.row([(i + 1).to_string(), step.to_string(), exact(*loss)]);
        }
    }
    table
}

fn figure(lab: &Search, t: usize) -> Figure {
    let y = lab.losses(lab.trials.iter().flat_map(|trial| trial.losses.iter().copied()));
    let last = lab.steps_each();
    let line = |i: usize, ink: Ink, width: f64| {
        Mark::line(
            (0..)
                .zip(&lab.trials[i].losses)
                .map(|(n, loss)| [f64::from(n), losses::height(*loss, &y)])
                .collect(),
            ink,
            width,
        )
    };
    let mut marks: Vec<Mark> = (0..t).map(|i| line(i, Role::Muted.shade(0.28), 1.0)).collect();
    let (best, current) = (lab.best(t), lab.current(t));
    marks.extend(current.map(|i| line(i, Role::Ink.ink(), 1.8)));
    marks.extend(best.map(|i| line(i, Role::Value.ink(), 2.2)));
    let last_shown = |i: usize| lab.trials[i].losses.iter().rposition(|loss| y.span.contains(*loss));
    let name = |i: usize, end: usize, text: &str, role: Role| {
        // A run that soon leaves the plot has its name behind it.
        let (anchor, right) = if 3 * end < last { (Anchor::Start, 8.0) } else { (Anchor::End, -4.0) };
        let style = Style { anchor, ..Style::plain(role.ink(), Size::Small) };
        let at = [end as f64, lab.trials[i].losses[end]];
        Mark::text(at, [right, -9.0], text, style)
    };
    let ends =
        [best, current.filter(|i| best != Some(*i))].map(|i| i.and_then(|i| Some((i, last_shown(i)?))));
    if let [Some((i, end)), other] = ends {
        // Beside the other's name there is no room.
        let near = |(j, other): (usize, usize)| {
            let height = |loss| y.scale.part(y.span.lo(), y.span.hi(), loss);
            let [here, there] = [lab.trials[i].losses[end], lab.trials[j].losses[other]].map(height);
            end.abs_diff(other) < last / 4 && (here - there).abs() < 0.12
        };
        let end = if other.is_some_and(near) { end / 2 } else { end };
        marks.push(name(i, end, "best", Role::Value));
    }
    marks.extend(ends[1].map(|(i, end)| name(i, end, "this trial", Role::Ink)));
    Figure::new(
        "Loss by step",
        [Axis { ticks: Ticks::Whole, ..Axis::linear("step", Span::new(0.0, last as f64)) }, y],
        marks,
    )
    .note(format!("{}, each trial a line", lab.reduction().of_all()))
    .alt(format!("{} by step in {}.", capitalised(lab.reduction().noun()), counted(t, false, "trial")))
}
