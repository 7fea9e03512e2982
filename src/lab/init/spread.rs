//! How the values of one layer are spread over its units and the examples: activations on the way forward, derivatives on
//! the way back.

use super::{Phase, Signals};
use crate::figure::{Axis, Figure, Mark, Role, Span};
use crate::formula::{subscript, superscript};
use crate::lab::kit::beside::{self, Compared};
use crate::lab::kit::csv::{Table, number};
use crate::lab::kit::plot::Plot;
use crate::math::{log10, pow};
use crate::network::Scaled;
use crate::param::Entry;

/// The values of a layer.
pub static PLOT: Plot<Signals> = Plot {
    there: |lab| lab.veil != Some(0), // before the first step it shows what that finds
    numbers: Some(|lab, at| beside::tables(lab, |one| numbers(one, one.same_step(lab, at.t)))),
    ..Plot::new(ENTRY, |_| [3.6, 1.9], |lab, at| figure(lab, at.t))
};

const ENTRY: Entry =
    Entry { id: "units", label: "Units of a layer", help: "How the values of a layer are spread." };

/// Bars of the histogram.
const BARS: usize = 40;

/// What is shown of a layer.
struct Shown {
    values: Vec<f64>,
    /// Values are in units of this power of ten.
    power: i32,
    name: String,
    role: Role,
}

/// What is shown at step t.
fn shown(lab: &Signals, t: usize) -> Shown {
    let last = lab.depth() - 1;
    match lab.phase(t) {
        Phase::Start => activations(lab, 0),
        Phase::Forward(k) => activations(lab, k.min(last)),
        Phase::Backward(k) => derivatives(lab, k.min(last)),
    }
}

/// Every value of the layer; those too large or too small for a number in units of the power of ten that is named.
fn numbers(lab: &Signals, t: usize) -> Table {
    let Shown { values, power, role, .. } = shown(lab, t);
    let name = if role == Role::Value { "activation" } else { "derivative" };
    let unit = if power == 0 { String::new() } else { format!("_in_1e{power}") };
    let mut table = Table::new([format!("{name}{unit}")]);
    values.into_iter().for_each(|value| table.row([number(value)]));
    table
}

fn figure(lab: &Signals, t: usize) -> Figure {
    let Shown { values, power, name, role } = shown(lab, t);
    let span = Span::of(values.iter().copied().chain([0.0]), Span::new(-1.0, 1.0));
    let outline = outline(&values, span);
    let zeros = 100.0 * values.iter().filter(|v| **v == 0.0).count() as f64 / values.len().max(1) as f64;
    let (own, ink) = (lab.beside.own(), beside::role_of(lab, lab.beside.own(), role));
    let mut marks =
        vec![Mark::area(outline.clone(), ink.shade(0.28)), Mark::line(outline.clone(), ink.ink(), 1.4)];
    // The others in the same units; what is beyond the axis is not drawn.
    let mut top = highest(&outline);
    for (place, one) in lab.all().filter(|(place, _)| *place != own) {
        let Shown { values, power: other, .. } = shown(one, one.same_step(lab, t));
        let factor = pow(10.0, f64::from(other - power));
        let values: Vec<f64> = values.iter().map(|v| v * factor).collect();
        let outline = self::outline(&values, span);
        top = top.max(highest(&outline));
        marks.push(Mark::line(outline, beside::role(place).ink(), 1.4).dashed(true));
    }
    let key = if lab.alone() { String::new() } else { format!("; {}", beside::key(lab)) };
    let label =
        if power == 0 { name.clone() } else { format!("{name} / 10{}", superscript(&power.to_string())) };
    let what = if role == Role::Value { "Activations" } else { "Derivatives" };
    Figure::new(
        format!("{what} of a layer"),
        [
            Axis::linear(&label, span.padded(0.03)),
            Axis { grid: true, ..Axis::linear("share in %", Span::new(0.0, 1.08 * top)) },
        ],
        marks,
    )
    .note(format!("{name} of all units and examples; {zeros:.0} % are 0{key}"))
    .alt(format!("How {name} is spread in the first network: {zeros:.0} % of its values are 0."))
}

/// The outline of the bars of values within a span.
fn outline(values: &[f64], span: Span) -> Vec<[f64; 2]> {
    let mut counts = [0_usize; BARS];
    for value in values.iter().filter(|v| span.contains(**v)) {
        let place = (value - span.lo()) / span.width() * BARS as f64;
        counts[(place as usize).min(BARS - 1)] += 1;
    }
    let share = |count: usize| 100.0 * count as f64 / values.len().max(1) as f64;
    let edge = |i: usize| span.lo() + span.width() * i as f64 / BARS as f64;
    let mut outline = vec![[span.lo(), 0.0]];
    for (i, count) in counts.iter().enumerate() {
        outline.extend([[edge(i), share(*count)], [edge(i + 1), share(*count)]]);
    }
    outline.push([span.hi(), 0.0]);
    outline
}

fn highest(outline: &[[f64; 2]]) -> f64 {
    outline.iter().fold(0.0, |top, p| p[1].max(top))
}

/// h_{k+1} = `a[f_k]` in the first network.
fn activations(lab: &Signals, k: usize) -> Shown {
    let Scaled { mantissas, exponent } = &lab.run(0).f[k];
    let name = format!("h{}", subscript(&(k + 1).to_string()));
    // Far outside of f64 only what is (almost) a ray has values that are not 1 or 0 at its end: its shape is the same.
    let near = (*exponent).clamp(-900, 900);
    let values: Vec<f64> =
        mantissas.iter().map(|m| lab.activation.value(m * pow(2.0, f64::from(near)))).collect();
    let most = values.iter().fold(0.0, |most: f64, v| most.max(v.abs()));
    let size = log10(most) + f64::from(exponent - near) * log10(2.0);
    let power = if most == 0.0 || (-3.0..4.0).contains(&size) { 0.0 } else { size.floor() };
    let factor = pow(10.0, -(log10(most.max(f64::MIN_POSITIVE))).floor());
    let values = if power == 0.0 { values } else { values.iter().map(|v| v * factor).collect() };
    Shown { values, power: power as i32, name, role: Role::Value }
}

/// `a′[f_k]` in the first network.
fn derivatives(lab: &Signals, k: usize) -> Shown {
    let Scaled { mantissas, exponent } = &lab.run(0).f[k];
    let scale = pow(2.0, f64::from((*exponent).clamp(-900, 900)));
    let values = mantissas.iter().map(|m| lab.activation.derivative(m * scale)).collect();
    Shown { values, power: 0, name: format!("a′[f{}]", subscript(&k.to_string())), role: Role::Derivative }
}
