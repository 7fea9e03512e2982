//! The best of the trials made so far: on a grid and at random, side by side.

use super::{Search, trial, trial::Trial};
use crate::figure::{Anchor, Axis, Figure, Glyph, Mark, Role, Size, Span, Style, Ticks};
use crate::formula::short;
use crate::lab::kit::csv::{Table, number};
use crate::lab::kit::losses;
use crate::lab::kit::plot::Plot;
use crate::lab::kit::steps::{self, STEP};
use crate::lab::{Session, counted};
use crate::param::Entry;

/// The best so far, by grid and at random.
pub static PLOT: Plot<Search> = Plot {
    there: |lab| lab.veil.is_none(), // the other way of searching tells of this one
    readout: |lab, _, at| readout(lab, at),
    drag: |lab, _, to| steps::show(steps::at(to[0], lab.steps())),
    numbers: Some(|lab, _| numbers(lab)),
    ..Plot::new(ENTRY, |_| [1.9; 2], |lab, at| figure(lab, at.t))
};

const ENTRY: Entry =
    Entry { id: "best", label: "Best so far", help: "The best of the trials made, by grid and at random." };

const NAMES: [&str; 2] = ["on a grid", "at random"];

/// The least score of the first 1, 2, 3, … trials.
fn so_far(trials: &[Trial]) -> Vec<f64> {
    let least = |best: &mut f64, trial: &Trial| {
        *best = best.min(trial.score);
        Some(*best)
    };
    trials.iter().scan(f64::INFINITY, least).collect()
}

/// The least loss of the first trials, of each way.
fn numbers(lab: &Search) -> Table {
    let mut table = Table::new(["trials", "best_on_a_grid", "best_at_random"]);
    let both = lab.both().map(so_far);
    for n in 0..both.iter().map(Vec::len).max().unwrap_or(0) {
        let best = both.each_ref().map(|best| best.get(n).map_or(String::new(), |v| number(*v)));
        table.row(std::iter::once((n + 1).to_string()).chain(best));
    }
    table
}

fn figure(lab: &Search, t: usize) -> Figure {
    let scores = lab.both().map(so_far);
    let y = lab.losses(scores.iter().flatten().copied());
    let last = scores.iter().map(Vec::len).max().unwrap_or(1) as f64;
    let mut marks = Vec::new();
    for (i, scores) in scores.iter().enumerate() {
        let role = Role::Method(i as u8);
        let chosen = (i == 0) == lab.grid;
        // A trial's result holds until the next one is made.
        let steps = |count: usize| -> Vec<[f64; 2]> {
            let place = |(n, best): (usize, &f64)| {
                let height = if best.is_finite() { losses::height(*best, &y) } else { f64::NAN };
                [[(n + 1) as f64, height], [((n + 2).min(count)) as f64, height]]
            };
            scores[..count].iter().enumerate().flat_map(place).collect()
        };
        let line =
            |points, strength: f64, width| Mark::line(points, role.shade(strength), width).dashed(!chosen);
        marks.push(line(steps(scores.len()), if chosen { 0.25 } else { 0.7 }, 1.3));
        if chosen {
            marks.push(line(steps(t.min(scores.len())), 1.0, 2.0));
            let now = t.checked_sub(1).map(|i| [t as f64, losses::height(scores[i], &y)]);
            marks.push(Mark::points(
                now.filter(|p| p[1].is_finite()).into_iter().collect(),
                role.ink(),
                4.2,
                Glyph::Disc,
            ));
        }
        let style = Style { anchor: Anchor::End, ..Style::plain(role.ink(), Size::Small) };
        let at = [last, y.span.hi()];
        marks.push(Mark::text(at, [-6.0, 12.0 + 15.0 * i as f64], NAMES[i], style));
    }
    let ends = scores.map(|scores| scores.last().copied().unwrap_or(f64::INFINITY));
    Figure::new(
        "Best so far",
        [Axis { ticks: Ticks::Whole, ..Axis::linear("trial", Span::new(1.0, last.max(2.0))) }, y],
        marks,
    )
    .note("by number of trials")
    .anywhere(STEP)
    .alt(format!(
        "After all trials, the best is {} on a grid and {} at random.",
        short(ends[0]),
        short(ends[1])
    ))
}

/// The best of each way after as many trials as the pointer is at.
fn readout(lab: &Search, at: [f64; 2]) -> String {
    let count = at[0].round().max(1.0) as usize;
    let best = lab.both().map(|trials| {
        let trials = &trials[..count.min(trials.len())];
        trial::best(trials).map_or("none".into(), |i| short(trials[i].score))
    });
    format!("after {} · on a grid {} · at random {}", counted(count, false, "trial"), best[0], best[1])
}
