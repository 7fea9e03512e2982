//! How the values of one layer are spread over its units and the examples: activations on the way forward, derivatives on
//! the way back.

use super::{Phase, Signals};
use crate::figure::{Axis, Figure, Mark, Role, Span};
use crate::formula::{subscript, superscript};
use crate::lab::kit::csv::{Table, number};
use crate::lab::kit::plot::Plot;
use crate::math::{log10, pow};
use crate::network::Scaled;
use crate::param::Entry;

/// The values of a layer.
pub static PLOT: Plot<Signals> = Plot {
    numbers: Some(|lab, at| numbers(lab, at.t)),
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
    let mut counts = [0_usize; BARS];
    for value in values.iter().filter(|v| v.is_finite()) {
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
    let top = counts.iter().copied().max().map_or(1.0, share);
    let zeros = share(values.iter().filter(|v| **v == 0.0).count());
    let label =
        if power == 0 { name.clone() } else { format!("{name} / 10{}", superscript(&power.to_string())) };
    let what = if role == Role::Value { "Activations" } else { "Derivatives" };
    Figure::new(
        format!("{what} of a layer"),
        [
            Axis::linear(&label, span.padded(0.03)),
            Axis { grid: true, ..Axis::linear("share in %", Span::new(0.0, 1.08 * top)) },
        ],
        vec![Mark::area(outline.clone(), role.shade(0.28)), Mark::line(outline, role.ink(), 1.4)],
    )
    .note(format!("{name} of all units and examples; {zeros:.0} % are 0"))
    .alt(format!("How {name} is spread in the first network: {zeros:.0} % of its values are 0."))
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
