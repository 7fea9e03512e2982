//! The loss along the ray of a step whose learning rate is searched, and the four points of each round.

use super::{Descending, Run};
use crate::figure::{Anchor, Axis, Figure, Glyph, HAIRLINE, Mark, Role, Size, Span, Style};
use crate::formula::{short, within};
use crate::lab::kit::csv::{Table, exact, number};
use crate::lab::kit::plot::Plot;
use crate::lab::{Moment, counted};
use crate::objective::Batch;
use crate::optimizer::{LineSearch, Round};
use crate::param::Entry;
use crate::run::along;

/// The plot; it is there where the method shown searches.
pub static PLOT: Plot<Descending> = Plot {
    there: |lab| lab.focused().optimizer.searches().is_some(),
    readout,
    numbers: Some(numbers),
    ..Plot::new(ENTRY, |_| [1.9; 2], |lab, at| lab.of_focus(figure(lab, at)))
};

const ENTRY: Entry = Entry {
    id: "ray",
    label: "Loss along the ray",
    help: "The loss on the line of a step, and the points that a line search tries.",
};

/// Points of the curve.
const SAMPLES: usize = 181;

/// The plot reaches this many times the rate found: what lies beyond was discarded in the first rounds.
const SHOWN: f64 = 3.0;

/// The line search of the next step, or of the last one at the end of a run, repeated with its rounds kept.
pub struct Ray<'a> {
    lab: &'a Descending,
    run: &'a Run,
    /// The loss it searches.
    pub search: &'a LineSearch,
    /// The step.
    pub step: usize,
    members: Vec<u32>,
    /// Its rounds in order.
    pub rounds: Vec<Round>,
    /// The rate found.
    pub found: f64,
}

impl<'a> Ray<'a> {
    /// The search of a step; nothing where the method does not search, or no step was made.
    pub fn of(lab: &'a Descending, run: &'a Run, t: usize) -> Option<Ray<'a>> {
        let (search, step) = (run.optimizer.searches()?, lab.iteration(run, t));
        run.track.iterations.get(step)?;
        let members = lab.batches.members(step).iter().map(|i| *i as u32).collect();
        let mut ray = Ray { lab, run, search, step, members, rounds: Vec::new(), found: 0.0 };
        let mut rounds = Vec::new();
        ray.found = search.find(|alpha| ray.loss(alpha), |round| rounds.push(round));
        ray.rounds = rounds;
        Some(ray)
    }

    /// The loss after a step of that rate.
    pub fn loss(&self, alpha: f64) -> f64 {
        let made = &self.run.track.iterations[self.step];
        let batch = if self.lab.batches.full() { Batch::Full } else { Batch::Of(&self.members) };
        along(self.lab.objective.as_ref(), made.measured, made.gradient, batch, alpha)
    }

    /// The loss along the ray as it is drawn.
    fn curve(&self) -> Vec<[f64; 2]> {
        let across = self.shown().width();
        let alphas = (0..SAMPLES).map(|i| across * i as f64 / (SAMPLES - 1) as f64);
        alphas.map(|alpha| [alpha, self.loss(alpha)]).collect()
    }

    /// How far the plot reaches.
    fn shown(&self) -> Span {
        Span::new(0.0, self.search.reach().min(SHOWN * self.found))
    }
}

/// The curve, on it what the rounds tried, and above it each round as a row of its four points, from the first down.
fn figure(lab: &Descending, at: Moment) -> Figure {
    let axes = |across, up| [Axis::linear("α", across), Axis { grid: true, ..Axis::linear("L", up) }];
    let Some(ray) = Ray::of(lab, lab.focused(), at.t) else {
        let unit = Span::new(0.0, 1.0);
        return Figure::new(ENTRY.label, axes(unit, unit), Vec::new()).alt("No step was made.");
    };
    let across = ray.shown();
    let curve = ray.curve();
    let up = Span::of(curve.iter().map(|p| p[1]), Span::new(0.0, 1.0)).padded(0.06);
    let (start, end) = (ray.loss(0.0), ray.loss(ray.found));
    let mut marks = vec![Mark::line(curve, Role::Loss.ink(), 2.0)];
    let tried = |round: &Round| (0..4).map(|i| [round.at[i], round.loss[i]]).collect::<Vec<_>>();
    let on_curve: Vec<[f64; 2]> = ray.rounds.iter().flat_map(tried).collect();
    marks.push(Mark::points(on_curve, Role::Loss.ink(), 2.6, Glyph::Disc));
    marks.extend(rows(&ray, up));
    marks.push(
        Mark::line(vec![[ray.found, up.lo()], [ray.found, end]], Role::Parameter.ink(), 1.4).dashed(true),
    );
    marks.push(Mark::points(vec![[ray.found, end]], Role::Parameter.ink(), 5.0, Glyph::Diamond));
    Figure::new(
        format!("Loss along the ray of step {} → {}", ray.step, ray.step + 1),
        axes(across, up),
        marks,
    )
    .note(format!("α = {} after {}", within(ray.found, 1e-3 * ray.found).0, counted(ray.rounds.len(), false, "round")))
    .alt(format!(
        "Loss along the gradient from step {}: {} at α = 0. A line search tries four points in each of {}, and ends at \
         α = {}, where it is {}.",
        ray.step,
        short(start),
        counted(ray.rounds.len(), false, "round"),
        within(ray.found, 1e-3 * ray.found).0,
        short(end),
    ))
}

/// The points that each round tried, the rate found, and the curve.
fn numbers(lab: &Descending, at: Moment) -> Table {
    let mut table = Table::new(["what", "round", "point", "alpha", "loss"]);
    let Some(ray) = Ray::of(lab, lab.focused(), at.t) else { return table };
    for (i, round) in ray.rounds.iter().enumerate() {
        for (name, (alpha, loss)) in ["a", "b", "c", "d"].iter().zip(round.at.iter().zip(&round.loss)) {
            table.row(["tried".into(), i.to_string(), name.to_string(), number(*alpha), exact(*loss)]);
        }
    }
    let empty = String::new;
    table.row(["found".into(), empty(), empty(), number(ray.found), exact(ray.loss(ray.found))]);
    for [alpha, loss] in ray.curve() {
        table.row(["curve".into(), empty(), empty(), number(alpha), exact(loss)]);
    }
    table
}

/// A row for each round: a line from a to d, on it the four points.
fn rows(ray: &Ray, up: Span) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (i, round) in ray.rounds.iter().enumerate() {
        let height = row_height(i, ray.rounds.len(), up);
        let [a, .., d] = round.at;
        marks.push(Mark::line(vec![[a, height], [d, height]], Role::Parameter.shade(0.55), HAIRLINE));
        let points = round.at.map(|at| [at, height]).to_vec();
        marks.push(Mark::points(points, Role::Parameter.shade(0.9), 1.9, Glyph::Disc));
    }
    let number = |i: usize| {
        let round = ray.rounds.get(i)?;
        let style = Style { anchor: Anchor::Start, ..Style::plain(Role::Muted.ink(), Size::Small) };
        let right = round.at[3].min(0.88 * ray.shown().hi());
        Some(Mark::text([right, row_height(i, ray.rounds.len(), up)], [6.0, 0.0], (i + 1).to_string(), style))
    };
    let last = ray.rounds.len().saturating_sub(1);
    marks.extend([0, last / 2, last].into_iter().filter_map(number));
    marks
}

/// The height of a round's row, in the upper part of the plot.
fn row_height(i: usize, rounds: usize, up: Span) -> f64 {
    up.hi() - up.width() * (0.06 + 0.6 * i as f64 / rounds.max(2) as f64)
}

/// The loss there, and the points of the round whose row is there.
fn readout(lab: &Descending, now: Moment, at: [f64; 2]) -> String {
    let Some(ray) = Ray::of(lab, lab.focused(), now.t) else { return String::new() };
    let figure = figure(lab, now);
    let row = (0..ray.rounds.len()).find(|i| {
        let off = row_height(*i, ray.rounds.len(), figure.y.span) - at[1];
        off.abs() < 0.3 * figure.y.span.width() / ray.rounds.len().max(2) as f64
    });
    let here = format!("α {} · L {}", short(at[0]), short(ray.loss(at[0])));
    match row {
        Some(i) => {
            let at = ray.rounds[i].at;
            let points = at.map(|point| within(point, 0.1 * (at[2] - at[1])).0).join(", ");
            format!("{here} · round {}: {points}", i + 1)
        }
        None => here,
    }
}
