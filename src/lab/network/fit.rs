//! What the network computes over the data: a curve for one input, for each output where there are several; a surface for two.

mod curves;

use super::numbers::compared;
use super::{Layers, saved};
use crate::examples::Examples;
use crate::figure::{Axis, Field, Figure, Glyph, HAIRLINE, Ink, Mark, Role, Span};
use crate::formula::short;
use crate::geometry::contour::Rings;
use crate::lab::kit::beside::{self, Compared};
use crate::lab::kit::csv::Table;
use crate::lab::kit::plot::Plot;
use crate::lab::{Moment, counted};
use crate::math::{log10, pow};
use crate::network::{Kernel, Network};
use crate::param::Entry;
use std::rc::Rc;

/// What the network computes over its inputs.
pub static PLOT: Plot<Layers> = Plot {
    there: Layers::drawable,
    readout: |lab, now, at| readout(lab, now.t, at),
    numbers: Some(numbers),
    ..Plot::new(ENTRY, |lab| [aspect(lab); 2], figure)
};

const ENTRY: Entry = Entry { id: "fit", label: "Fit", help: "What the network computes, over the data." };

/// Points of a curve, and of a surface along each axis.
const SAMPLES: usize = 161;
const GRID: usize = 48;

/// Its numbers, for files.
fn numbers(lab: &Layers, at: Moment) -> Table {
    if !lab.has_curves() {
        return saved::fit(lab, at);
    }
    beside::tables(lab, |one| curves::table(one, Moment { t: lab.same_step(one, at.t), ..at }))
}

/// The figure.
fn figure(lab: &Layers, at: Moment) -> Figure {
    if lab.has_curves() {
        return curves::figure(lab, at);
    }
    let two = lab.given.inputs() == 2;
    let classes = two && lab.classes();
    let line = if classes { "; line where it is ½" } else { "" };
    let (x, y, field, marks) = if two { surface(lab, at) } else { curve(lab, at) };
    let n = lab.step_of(at.t);
    let batch = if n < lab.trained() && !lab.batches.full() { "; this batch larger" } else { "" };
    let note = if !two && gone(&marks, y.span) {
        format!("after training step {n}; the curve is outside the plot")
    } else {
        format!("after training step {n}{line}{batch}")
    };
    let note = if lab.units.is_some() { format!("{note}; in own units") } else { note };
    let note = if lab.alone() { note } else { format!("after training step {n}; {}", beside::key(lab)) };
    Figure::new(if classes { "Probability of class 1" } else { "Fit" }, [x, y], marks)
        .note(note)
        .field(field)
        .alt(format!(
            "What the network computes after training step {n}, over {}.{}",
            counted(lab.given.len(), false, "example"),
            beside::told(compared(lab, at.t)),
        ))
}

/// Whether the curve now shown, the last line among the marks, is nowhere within the axis.
fn gone(marks: &[Mark], axis: Span) -> bool {
    let lines = marks.iter().rev().filter_map(|mark| match mark {
        Mark::Line { points, .. } => Some(points),
        _ => None,
    });
    lines.take(1).any(|points| !points.iter().any(|p| axis.contains(p[1])))
}

/// What the network with these parameters predicts for inputs written one after the other, all in the examples' own units.
fn predictions(lab: &Layers, params: &[f64], x: &[f64]) -> Vec<f64> {
    let Network { shape, activation, loss, .. } = &lab.network;
    let mut kernel = Kernel::new(shape, *activation, loss.clone());
    let Some(units) = &lab.units else {
        return kernel
            .outputs(params, x)
            .iter()
            .step_by(shape.outputs())
            .map(|f| loss.prediction(*f))
            .collect();
    };
    let outputs = kernel.outputs(params, &units.inputs(x));
    outputs.iter().step_by(shape.outputs()).map(|f| units.output(loss.prediction(*f))).collect()
}

/// The same for one input.
fn prediction(lab: &Layers, params: &[f64], x: &[f64]) -> f64 {
    predictions(lab, params, x)[0]
}

/// The examples in the batch of the next training step; none where the batch is everything.
fn batch(lab: &Layers, t: usize) -> Vec<usize> {
    let n = lab.step_of(t);
    if lab.batches.full() || n >= lab.trained() { Vec::new() } else { lab.batches.members(n) }
}

fn dots(points: Vec<[f64; 2]>, ink: Ink, radius: f64, shape: Glyph, outline: Role) -> Mark {
    Mark::points(points, ink, radius, shape).outlined(outline.ink())
}

type Parts = (Axis, Axis, Option<Rc<Field>>, Vec<Mark>);

fn curve(lab: &Layers, at: Moment) -> Parts {
    let examples = &lab.given;
    let unit = Span::new(0.0, 1.0);
    let of = |row: fn(&Examples, usize) -> f64| Span::of((0..examples.len()).map(|i| row(examples, i)), unit);
    let x = if lab.own {
        of(|e, i| e.x(i)[0]).padded(0.08)
    } else {
        Span::new(lab.set.window[0], lab.set.window[1])
    };
    let n = lab.step_of(at.t);
    let targets = (0..examples.len()).map(|i| examples.y(i)[0]);
    // A single example is drawn beside the network's output for it.
    let alone = (examples.len() == 1).then(|| prediction(lab, &lab.training.params[n], examples.x(0)));
    let y = Span::of(targets.chain(alone.filter(|v| v.abs() < 1e6)), unit).padded(0.2);
    let mut marks = Vec::new();
    let points = |one: &Layers, n: usize| -> Vec<[f64; 2]> {
        let place = |i: usize| x.lo() + x.width() * i as f64 / (SAMPLES - 1) as f64;
        let x: Vec<f64> = (0..SAMPLES).map(place).collect();
        let heights = predictions(one, &one.training.params[n], &x);
        x.into_iter().zip(heights).map(|(x, y)| [x, y]).collect()
    };
    let earlier = if lab.alone() { n.min(5) } else { 0 };
    for k in 0..earlier {
        let ink = Role::Value.shade(0.5 + 0.5 * k as f64 / 5.0);
        marks.push(Mark::line(points(lab, n * k / earlier), ink, HAIRLINE));
    }
    for (index, one) in lab.all().filter(|(index, _)| *index != lab.beside.own()) {
        let ink = beside::role(index).ink();
        let curve = points(one, one.step_of(lab.same_step(one, at.t)));
        marks.push(Mark::points(some(&curve, index), ink, 4.0, beside::shape(index)));
        marks.push(Mark::line(curve, ink, 1.8).dashed(true));
    }
    let (own, curve) = (lab.beside.own(), points(lab, n));
    let ink = beside::role_of(lab, own, Role::Value).ink();
    if !lab.alone() {
        marks.push(Mark::points(some(&curve, own), ink, 4.0, beside::shape(own)));
    }
    marks.push(Mark::line(curve, ink, 2.2));
    let pair = |i: usize| [examples.x(i)[0], examples.y(i)[0]];
    marks.push(dots(
        (0..examples.len()).map(pair).collect(),
        Role::Data.shade(0.8),
        3.0,
        Glyph::Disc,
        Role::Paper,
    ));
    marks.push(dots(
        batch(lab, at.t).into_iter().map(pair).collect(),
        Role::Batch.ink(),
        4.6,
        Glyph::Disc,
        Role::Ink,
    ));
    if n == 0 {
        marks.push(dots(vec![pair(lab.example)], Role::Value.ink(), 5.5, Glyph::Ring, Role::Paper));
    }
    (Axis::linear("x", x), Axis { grid: true, ..Axis::linear("y", y) }, None, marks)
}

/// Marks at a few points along a curve, different for each run, to tell runs apart.
fn some(curve: &[[f64; 2]], index: usize) -> Vec<[f64; 2]> {
    curve.iter().skip(9 + 10 * index).step_by(SAMPLES / 4).copied().collect()
}

fn surface(lab: &Layers, at: Moment) -> Parts {
    let all = || 0..lab.given.len();
    let [x, y] = windows(lab);
    let field = fit_of(lab, lab.step_of(at.t), x, y);
    let pair = |i: usize| [lab.given.x(i)[0], lab.given.x(i)[1]];
    let two_class = lab.classes();
    let one = |i: &usize| lab.given.y(*i)[0] > 0.5;
    let mut marks = Vec::new();
    if !lab.alone() {
        // Between the classes, or halfway between the lowest and the highest target.
        let level = if two_class { 0.5 } else { middle(lab) };
        for (index, one) in lab.all() {
            let n = one.step_of(lab.same_step(one, at.t));
            let field = fit_of(one, n, x, y);
            let ink = beside::role(index).ink();
            for (ring, points) in boundary(&field, level).into_iter().enumerate() {
                let mut here: Vec<[f64; 2]> =
                    points.iter().skip(5 + 7 * index).step_by(23).copied().collect();
                here.truncate(if ring == 0 { 6 } else { 2 });
                let line = Mark::line(points, ink, 2.0).outlined(Role::Paper.ink());
                marks.push(line.dashed(index != lab.beside.own()));
                marks.push(Mark::points(here, ink, 4.0, beside::shape(index)).outlined(Role::Paper.ink()));
            }
        }
    } else if two_class {
        marks.extend(
            boundary(&field, 0.5)
                .into_iter()
                .map(|points| Mark::line(points, Role::White.ink(), 2.0).outlined(Role::Black.shade(0.55))),
        );
    }
    if two_class {
        let zeros = all().filter(|i| !one(i)).map(pair).collect();
        marks.push(dots(zeros, Role::Black.ink(), 4.0, Glyph::Diamond, Role::White));
        marks.push(dots(
            all().filter(one).map(pair).collect(),
            Role::White.ink(),
            4.0,
            Glyph::Disc,
            Role::Black,
        ));
    } else {
        marks.push(dots(all().map(pair).collect(), Role::White.ink(), 3.4, Glyph::Disc, Role::Black));
    }
    marks.push(dots(
        batch(lab, at.t).into_iter().map(pair).collect(),
        Role::Batch.ink(),
        4.6,
        Glyph::Disc,
        Role::Black,
    ));
    (Axis { like_other: alike([x, y]), ..Axis::linear("x₀", x) }, Axis::linear("x₁", y), Some(field), marks)
}

/// Whether two inputs have similar ranges, so that both axes can have one scale.
fn alike([x, y]: [Span; 2]) -> bool {
    (0.5..=2.0).contains(&(x.width() / y.width()))
}

/// Width by height of the plot: with room for a box of equal units where inputs measure alike.
fn aspect(lab: &Layers) -> f64 {
    if lab.given.inputs() < 2 {
        return 1.9;
    }
    let [x, y] = windows(lab);
    if alike([x, y]) { 1.08 * x.width() / y.width() } else { 1.3 }
}

/// The range of each of two inputs that is drawn.
fn windows(lab: &Layers) -> [Span; 2] {
    [0, 1].map(|axis| {
        if lab.own {
            let inputs = (0..lab.given.len()).map(|i| lab.given.x(i)[axis]);
            Span::of(inputs, Span::new(-1.0, 1.0)).padded(0.1)
        } else {
            Span::new(lab.set.window[0], lab.set.window[1])
        }
    })
}

/// Halfway between the lowest and the highest target.
fn middle(lab: &Layers) -> f64 {
    let targets = Span::of((0..lab.given.len()).map(|i| lab.given.y(i)[0]), Span::new(0.0, 1.0));
    0.5 * (targets.lo() + targets.hi())
}

/// The level lines of the output.
fn boundary(field: &Field, level: f64) -> Vec<Vec<[f64; 2]>> {
    let level = Field { levels: vec![level], ..field.clone() };
    let place = |[column, row]: [f64; 2]| {
        let part = |span: Span, at: f64| span.lo() + span.width() * at / (GRID - 1) as f64;
        [part(field.x, column), part(field.y, row)]
    };
    let line = |points: Vec<[f64; 2]>| points.into_iter().map(place).collect();
    Rings::trace(&level).rings.into_iter().map(|ring| line(ring.points)).collect()
}

/// The surface of a training step, cached until another is asked for.
fn fit_of(lab: &Layers, n: usize, x: Span, y: Span) -> Rc<Field> {
    if let Some((step, field)) = lab.surface.borrow().as_ref()
        && *step == n
    {
        return field.clone();
    }
    let at = |span: Span, i: usize| span.lo() + span.width() * i as f64 / (GRID - 1) as f64;
    let places: Vec<f64> = (0..GRID * GRID).flat_map(|i| [at(x, i % GRID), at(y, i / GRID)]).collect();
    let values = predictions(lab, &lab.training.params[n], &places);
    let (lo, hi) = if lab.classes() {
        (0.0, 1.0)
    } else {
        let targets = Span::of((0..lab.given.len()).map(|i| lab.given.y(i)[0]), Span::new(0.0, 1.0));
        (targets.lo(), targets.hi())
    };
    let levels = levels(lo, hi);
    let field = Rc::new(Field { columns: GRID, rows: GRID, x, y, values, levels, label: "f".into() });
    *lab.surface.borrow_mut() = Some((n, field.clone()));
    field
}

/// Round numbers strictly between two, ten or so.
fn levels(lo: f64, hi: f64) -> Vec<f64> {
    let rough = (hi - lo).max(1e-9) / 14.0;
    let power = pow(10.0, log10(rough).floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|m| m * power)
        .find(|step| *step >= 0.99 * rough)
        .unwrap_or(rough);
    let within = |level: &f64| *level > lo + 1e-9 * step && *level < hi - 1e-9 * step;
    (0..).map(|i| ((lo / step).floor() + f64::from(i)) * step).take(20).filter(within).collect()
}

/// What the network computes under the pointer.
fn readout(lab: &Layers, t: usize, at: [f64; 2]) -> String {
    if lab.has_curves() {
        return curves::readout(lab, t, at);
    }
    let x = &at[..lab.given.inputs().min(2)];
    let output = short(prediction(lab, &lab.training.params[lab.step_of(t)], x));
    match x {
        [x] => format!("x {} · output {output}", short(*x)),
        _ => format!("x {}, {} · output {output}", short(at[0]), short(at[1])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_round_and_between() {
        let text =
            |lo, hi| levels(lo, hi).into_iter().map(|l| format!("{l:.2}")).collect::<Vec<_>>().join(" ");
        assert_eq!(text(0.0, 1.0), "0.10 0.20 0.30 0.40 0.50 0.60 0.70 0.80 0.90");
        assert_eq!(text(-0.14, 1.05), "-0.10 0.00 0.10 0.20 0.30 0.40 0.50 0.60 0.70 0.80 0.90 1.00");
        assert_eq!(text(-37.0, 12.0), "-35.00 -30.00 -25.00 -20.00 -15.00 -10.00 -5.00 0.00 5.00 10.00");
        assert!(!levels(3.0, 3.0 + 1e-7).is_empty());
    }
}
