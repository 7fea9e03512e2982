//! What is left after all layers, for any variance of the weights.

use super::Signals;
use super::numbers::compared;
use crate::activation::Activation;
use crate::figure::{Anchor, Axis, Extent, Figure, Glyph, Handle, Mark, Role, Size, Span, Style, Ticks};
use crate::lab::Changes;
use crate::lab::kit::beside::{self, Compared};
use crate::lab::kit::csv::{Table, number};
use crate::lab::kit::plot::Plot;
use crate::math::{log10, pow};
use crate::network::{Deep, expected};
use crate::number::{rounded, ten};
use crate::param::Entry;
use crate::scenario::write_number;
use std::cell::OnceCell;

/// What is left at the far end, by the variance; its handle sets that.
pub static PLOT: Plot<Signals> = Plot {
    there: |lab| lab.veil.is_none() || asks(lab), // it tells what comes of this variance
    readout: |lab, _, at| if asks(lab) { String::new() } else { readout(lab, at) },
    drag,
    numbers: Some(|lab, _| if asks(lab) { Table::new([""; 0]) } else { beside::tables(lab, numbers) }),
    ..Plot::new(ENTRY, |_| [1.9; 2], |lab, _| if asks(lab) { empty(lab) } else { figure(lab) })
};

const ENTRY: Entry =
    Entry { id: "variance", label: "Result by variance", help: "What is left at the far end, for any σ²." };

/// The variances among which readers place the one that keeps signals; they are the same for all networks.
pub const ASKED: [f64; 2] = [1e-5, 10.0];

/// Their logarithms.
pub fn asked() -> Span {
    Span::new(-5.0, 1.0)
}

/// Whether a variance is asked for, of which the curves would tell.
fn asks(lab: &Signals) -> bool {
    lab.drawn.is_some_and(|drawn| drawn.view == ENTRY.id)
}

/// The handle that sets the variance.
const VARIANCE: u32 = 0;

/// log₁₀ of the variances shown: from the least to the greatest of them, evenly spread over each decade.
const LEAST: f64 = -6.0;
const MOST: f64 = 6.0;
const A_DECADE: usize = 5;

/// So often a fifth of a decade is halved: down to 10⁻¹¹ of it.
const BISECTIONS: usize = 36;

/// What to expect of networks of one shape, with the same variance in every layer.
pub struct Sweep {
    deep: Deep,
    activation: &'static dyn Activation,
    /// log₁₀ of the mean square of f_{K−1} and of ∂ℓ/∂f_0 for each variance, once it is asked for.
    points: Vec<OnceCell<[f64; 2]>>,
}

/// How many variances are computed at once at most, where there is time.
const PIECE: usize = 12;

impl Sweep {
    pub fn new(deep: Deep, activation: &'static dyn Activation) -> Sweep {
        let points = (0..=(MOST - LEAST) as usize * A_DECADE).map(|_| OnceCell::new()).collect();
        Sweep { deep, activation, points }
    }

    /// Whether it is of such networks.
    pub fn is_of(&self, deep: Deep, activation: &dyn Activation) -> bool {
        self.deep == deep && self.activation.entry() == activation.entry()
    }

    /// The variances of a range, and some beyond, which lines within it go to: their places and logarithms.
    fn variances(&self, x: Span) -> impl Iterator<Item = (usize, f64)> {
        let place = |log: f64| ((log - LEAST) * A_DECADE as f64) as usize;
        let (first, last) = (place(x.lo()).saturating_sub(1), (place(x.hi()) + 2).min(self.points.len() - 1));
        (first..=last).map(|i| (i, LEAST + i as f64 / A_DECADE as f64))
    }

    /// The two curves over a range, of [log₁₀ σ², log₁₀ of the mean square].
    fn curves(&self, x: Span) -> [Vec<[f64; 2]>; 2] {
        let mut curves = [Vec::new(), Vec::new()];
        for (i, log) in self.variances(x) {
            let [forward, backward] = *self.points[i].get_or_init(|| self.at(log));
            curves[0].push([log, forward]);
            curves[1].push([log, backward]);
        }
        curves
    }

    /// The variance at which the signal (0) or the gradient (1) is as large at the far end as where it begins; nothing where there is
    /// none, or several.
    pub fn lasting(&self, way: usize) -> Option<f64> {
        let last = self.deep.depth - 1;
        let grows = |log: f64| {
            let there = expected(self.deep, self.activation, |_| pow(10.0, log));
            if way == 0 {
                there.forward[last] - there.forward[0]
            } else {
                there.backward[0] - there.backward[last]
            }
        };
        let logs = || (0..self.points.len()).map(|i| LEAST + i as f64 / A_DECADE as f64);
        let mut crossed = logs().zip(logs().skip(1)).filter(|(a, b)| (grows(*a) < 0.0) != (grows(*b) < 0.0));
        let (mut lo, mut hi) = crossed.next().filter(|_| last > 0)?;
        if crossed.next().is_some() {
            return None;
        }
        let falls = grows(lo) < 0.0;
        for _ in 0..BISECTIONS {
            let middle = 0.5 * (lo + hi);
            if (grows(middle) < 0.0) == falls { lo = middle } else { hi = middle }
        }
        Some(pow(10.0, 0.5 * (lo + hi)))
    }

    fn at(&self, log: f64) -> [f64; 2] {
        let there = expected(self.deep, self.activation, |_| pow(10.0, log));
        [there.forward[self.deep.depth - 1], there.backward[0]]
    }
}

/// The variance set; that of a run beside the first stands among what it differs in, where it goes by it.
fn drag(lab: &Signals, _handle: u32, to: [f64; 2]) -> Changes {
    let variance = variance_at(to[0]);
    match lab.beside.own() {
        0 => vec![("init", "normal".into()), ("var", variance)],
        _ if lab.initialiser.uses_variance() => vec![lab.beside.sets("var", variance, true)],
        _ => Vec::new(),
    }
}

/// Two decades to either side of where signals last, and further if the variance set lies beyond.
fn across(lab: &Signals) -> Span {
    let all = lab.all().map(|(_, one)| {
        let (now, lasting) = (log10(one.inner_variance()), -log10(one.source.deep.width as f64));
        [(lasting - 2.0).min(now - 0.4).max(LEAST), (lasting + 2.5).max(now + 0.4).min(MOST)]
    });
    let [lo, hi] = all.fold([MOST, LEAST], |[lo, hi], [a, b]| [lo.min(a), hi.max(b)]);
    Span::new(lo, hi)
}

/// Computes the next of the variances shown; whether there were any.
pub fn prepare(lab: &Signals) -> bool {
    let sweep = &lab.sweep;
    let left = || sweep.variances(across(lab)).filter(|(i, _)| sweep.points[*i].get().is_none());
    let any = left().next().is_some();
    for (i, log) in left().take(PIECE) {
        sweep.points[i].get_or_init(|| sweep.at(log));
    }
    any
}

/// What reaches the far end, by variance.
fn numbers(lab: &Signals) -> Table {
    let mut table = Table::new(["log10_variance", "log10_f2", "log10_dl_df2"]);
    let [forward, backward] = lab.sweep.curves(across(lab));
    for ([log, forward], [_, backward]) in forward.into_iter().zip(backward) {
        table.row([log, forward, backward].map(number));
    }
    table
}

/// The axes alone, and the variance set, while readers place one.
fn empty(lab: &Signals) -> Figure {
    let now = log10(lab.inner_variance());
    let up = Span::new(-3.0, 3.0);
    let x = Axis { ticks: Ticks::Powers, ..Axis::linear("σ²", asked()) };
    let y = Axis { ticks: Ticks::Hidden, ..Axis::linear("", up) };
    let set = Mark::line(vec![[now, up.lo()], [now, up.hi()]], Role::Parameter.ink(), 1.2).dashed(true);
    Figure::new("Result by variance", [x, y], vec![set])
        .note("dashed: the σ² that is set")
        .alt(format!("An axis of variances; {} is set. What comes of each is not shown yet.", ten(now)))
}

fn figure(lab: &Signals) -> Figure {
    let x = across(lab);
    let now = log10(lab.inner_variance());
    let curves = lab.sweep.curves(x);
    let seen = curves.iter().flatten().filter(|p| x.contains(p[0])).map(|p| p[1]);
    let y = Span::of(seen, Span::new(-3.0, 3.0)).padded(0.06);
    let y = Span::new(y.lo().min(-3.0), y.hi().max(3.0));
    let line = |points: Vec<[f64; 2]>, role: Role, width: f64, dashed: bool| {
        Mark::line(points, role.ink(), width).dashed(dashed)
    };
    let here = lab.sweep.at(now);
    let mut marks = vec![
        line(vec![[x.lo(), 0.0], [x.hi(), 0.0]], Role::Muted, 1.0, false),
        line(vec![[now, y.lo()], [now, y.hi()]], Role::Parameter, 1.2, true),
    ];
    for (i, (role, name)) in [(Role::Value, "signal"), (Role::Derivative, "gradient")].into_iter().enumerate()
    {
        // For ReLU both are almost one line: the lower shows beside the upper.
        marks.push(line(curves[i].clone(), role, [3.6, 1.4][i], false));
        // Where variances are large, little is small: the corner below is free.
        let plate = Some(Role::Paper.ink());
        let style = Style { anchor: Anchor::End, plate, ..Style::plain(role.ink(), Size::Small) };
        let offset = [-8.0, 15.0 * i as f64 - 25.0];
        marks.push(Mark::text([x.hi(), y.lo()], offset, name, style));
    }
    for (at, role) in here.into_iter().zip([Role::Value, Role::Derivative]) {
        let points = if at.is_finite() { vec![[now, at]] } else { Vec::new() };
        marks.push(Mark::points(points, role.ink(), 4.2, Glyph::Disc));
    }
    for (place, one) in lab.all().filter(|_| !lab.alone()) {
        let (role, other) = (beside::role(place), place != lab.beside.own());
        let now = log10(one.inner_variance());
        if other && !one.sweep.is_of(lab.source.deep, lab.activation) {
            marks.extend(one.sweep.curves(x).map(|curve| line(curve, role, 1.4, true)));
        }
        if other {
            marks.push(line(vec![[now, y.lo()], [now, y.hi()]], role, 1.2, true));
        }
        let points = one.sweep.at(now).into_iter().filter(|at| at.is_finite()).map(|at| [now, at]).collect();
        marks.push(Mark::points(points, role.ink(), 4.6, beside::shape(place)).outlined(Role::Paper.ink()));
    }
    let note = match lab.alone() {
        true => "what reaches the far end; drag σ²".to_string(),
        false => format!("drag σ²; {}", beside::key(lab)),
    };
    let depth = lab.depth();
    Figure::new("Result by variance", [Axis { ticks: Ticks::Powers, ..Axis::linear("σ²", x) }, Axis { ticks: Ticks::Powers, grid: true, ..Axis::linear("mean square", y) }], marks)
.note(note)
.handles(vec![Handle {
            id: VARIANCE,
            at: [now, here[0].clamp(y.lo(), y.hi())],
            name: "variance σ²".into(),
            extent: Extent::Point,
        }])
.anywhere(VARIANCE)
.alt(format!(
            "The mean square expected of the signal in layer {depth} and of the gradient in layer 1, by the variance of the weights: {} and {} at {}.{}",
            ten(here[0]),
            ten(here[1]),
            ten(now),
            beside::told(compared(lab, 0)),
        ))
}

/// The variance at a place of the axis, to three digits, as a link has it.
pub fn variance_at(log: f64) -> String {
    let variance = pow(10.0, log.clamp(LEAST, MOST));
    write_number(rounded(variance, 2))
}

fn readout(lab: &Signals, at: [f64; 2]) -> String {
    let [forward, backward] = lab.sweep.at(at[0]);
    format!("σ² = {}: signal {}, gradient {}", ten(at[0]), ten(forward), ten(backward))
}
