//! The model: data, the batch of the next step with its residuals, and the model's curve from step to step.

use super::numbers::compared;
use super::{Descending, Pull, Shown, chance, saved};
use crate::figure::{Axis, Extent, Figure, Glyph, HAIRLINE, Handle, Mark, Role, Span};
use crate::formula::short;
use crate::lab::kit::beside::{self, Compared};
use crate::lab::kit::plot::Plot;
use crate::lab::{Changes, Moment, counted};
use crate::number::{tidy, write_number};
use crate::param::Entry;
use crate::problem::{Model, ProblemKind};

/// The data and the model; its handles are the examples.
pub static PLOT: Plot<Descending> = Plot {
    there: |lab| !lab.x.is_empty(),
    readout,
    drag,
    numbers: Some(saved::model),
    ..Plot::new(ENTRY, |_| [1.9; 2], figure)
};

const ENTRY: Entry = Entry { id: "model", label: "Model", help: "The data and the model." };

/// Points of a curve.
const SAMPLES: usize = 161;

/// Earlier curves shown, from lightest to darkest.
const EARLIER: usize = 7;

/// The figure.
fn figure(lab: &Descending, at: Moment) -> Figure {
    let ProblemKind::Fit(model, data) = lab.problem.kind() else {
        unreachable!("a surface has no model plot")
    };
    let unit = Span::new(0.0, 1.0);
    let [xs, ys] = &lab.given;
    let (x, y) = if lab.own {
        (Span::of(xs.iter().copied(), unit).padded(0.08), Span::of(ys.iter().copied(), unit).padded(0.2))
    } else {
        (Span::new(data.x_range[0], data.x_range[1]), Span::new(data.y_range[0], data.y_range[1]))
    };
    let mut marks = Vec::new();
    let single = lab.single();
    for Shown { index, lab: of, run, .. } in lab.shown() {
        let role = lab.role(index, Role::Value);
        let t = at.t.min(run.last());
        if single {
            let count = t.min(EARLIER);
            for k in 0..count {
                let strength = 0.5 + 0.5 * k as f64 / EARLIER as f64;
                marks.push(curve(of, model, run.track.phi(t * k / count), x, role, strength, HAIRLINE));
            }
        }
        let look = chance::Look::at(lab, at).filter(|_| index == lab.focus_index() && at.t < run.last());
        let here = curve(of, model, run.position(at), x, role, 1.0, 2.2);
        if !lab.alone() {
            let phi = run.position(at);
            let place = |i: usize| x.lo() + x.width() * (i as f64 + 0.2 * index as f64 + 0.1) / 5.0;
            let points = (0..5).map(place).map(|x| [x, height(of, model, phi, x)]).collect();
            marks.push(Mark::points(points, role.ink(), 3.8, beside::shape(index)));
        }
        marks.push(here.dashed(look.is_some()));
        if let Some(look) = look {
            marks.push(curve(lab, model, look.next, x, role, 1.0, 2.2));
        }
    }
    let run = lab.focused();
    let Pull { mut members, batch, at: here, .. } = lab.pull(run, at.t);
    let full = !batch;
    // At the end all examples pull, and the last batch is looked at no more.
    let look = chance::Look::at(lab, at).filter(|_| batch);
    if let Some(look) = &look {
        members = look.members.iter().map(|i| *i as usize).collect();
    }
    let pair = |i: usize| [xs[i], ys[i]];
    let residual = |&i: &usize| [pair(i), [xs[i], height(lab, model, here, xs[i])]];
    // Residuals that leave the plot are drawn faintly: only their direction can be seen.
    let (inside, leaving): (Vec<_>, Vec<_>) =
        members.iter().map(residual).partition(|[_, end]| y.contains(end[1]));
    for (segments, strength) in [(leaving, 0.15), (inside, if full { 0.45 } else { 0.9 })] {
        marks.push(Mark::segments(segments, Role::Loss.shade(strength), 1.4));
    }
    let others = (0..lab.x.len()).filter(|i| full || !members.contains(i)).map(pair).collect();
    marks.push(Mark::points(others, Role::Data.shade(0.8), 3.2, Glyph::Disc));
    if !full {
        marks.push(
            Mark::points(members.iter().map(|&i| pair(i)).collect(), Role::Batch.ink(), 4.6, Glyph::Disc)
                .outlined(Role::Ink.ink()),
        );
    }
    let mut note = if full {
        "each point pulls with its residual".into()
    } else if let Some(look) = &look {
        format!("dashed: now; solid: after the step of the {}", count(look.members.len()))
    } else {
        format!("the {} of this batch larger", count(members.len()))
    };
    if !lab.alone() {
        note = lab.key();
    }
    if lab.units.is_some() {
        note.push_str("; in its own units");
    }
    Figure::new(
        if lab.loss.two_class() { "Probability of class 1" } else { "Model f[x, φ]" },
        [Axis::linear("x", x), Axis { grid: true, ..Axis::linear("y", y) }],
        marks,
    )
    .note(note)
    .handles(
        (0..lab.x.len())
            .map(|i| Handle {
                id: i as u32,
                at: pair(i),
                name: format!("example {i}"),
                extent: Extent::Point,
            })
            .collect(),
    )
    .alt(format!(
        "The model {}, over {}{}.{}",
        if at.t == 0 {
            "before the first step".into()
        } else {
            format!("after {}", counted(at.t, false, "step"))
        },
        counted(lab.x.len(), false, "example"),
        match &members[..] {
            _ if full => String::new(),
            [one] => format!("; the batch holds example {one} alone"),
            all => format!("; the batch holds the examples {}", list(all)),
        },
        beside::told(compared(lab, at.t)),
    ))
}

fn curve(
    lab: &Descending,
    model: &dyn Model,
    phi: [f64; 2],
    x: Span,
    role: Role,
    strength: f64,
    width: f64,
) -> Mark {
    let points = (0..SAMPLES)
        .map(|i| {
            let x = x.lo() + x.width() * i as f64 / (SAMPLES - 1) as f64;
            [x, height(lab, model, phi, x)]
        })
        .collect();
    Mark::line(points, role.shade(strength), width)
}

/// What the model predicts at x, both in the examples' own units.
fn height(lab: &Descending, model: &dyn Model, phi: [f64; 2], x: f64) -> f64 {
    let Some([of_x, of_y]) = lab.units else { return lab.loss.prediction(model.value(phi, x)) };
    of_y.own(lab.loss.prediction(model.value(phi, of_x.standard(x))))
}

/// What is under the pointer, in the units of the axes and in those of the run.
fn readout(lab: &Descending, _now: Moment, at: [f64; 2]) -> String {
    let [x, y] = at.map(short);
    let standard = lab.units.map_or(String::new(), |units| {
        let [x, y] = [0, 1].map(|i| short(units[i].standard(at[i])));
        format!(" · in standard units x {x} · y {y}")
    });
    format!("x {x} · y {y}{standard}")
}

fn count(points: usize) -> String {
    if points == 1 { "one point".into() } else { format!("{points} points") }
}

fn list(members: &[usize]) -> String {
    members.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
}

/// An example moved: all examples become the reader's own.
fn drag(lab: &Descending, example: u32, to: [f64; 2]) -> Changes {
    let example = example as usize;
    if example >= lab.x.len() {
        return Vec::new();
    }
    let unit = Span::new(0.0, 1.0);
    let join = |values: &[f64], moved: f64| {
        let span = Span::of(values.iter().copied(), unit);
        let texts = values
            .iter()
            .enumerate()
            .map(|(i, v)| if i == example { tidy(moved, span.width()) } else { write_number(*v) });
        texts.collect::<Vec<_>>().join(",")
    };
    vec![("x", join(&lab.given[0], to[0])), ("y", join(&lab.given[1], to[1]))]
}
