//! What a network with one input and several outputs computes over the data: a curve for each output, and its targets.

use super::super::Layers;
use super::super::numbers::compared;
use crate::figure::{Axis, Figure, Mark, Role, Span};
use crate::formula::short;
use crate::lab::kit::beside::{self, Compared};
use crate::lab::kit::csv::{Table, exact, number};
use crate::lab::{Moment, counted};
use crate::network::{Kernel, Network};
use crate::number::subscript;

/// Points of a curve.
const SAMPLES: usize = 161;

/// f₀, or o₀ where a function makes an output of it.
fn name(lab: &Layers, output: usize) -> String {
    let letter = if lab.out.is_linear() { 'f' } else { 'o' };
    format!("{letter}{}", subscript(&output.to_string()))
}

/// All outputs for each of some inputs after training step n, both in the examples' own units.
fn predictions(lab: &Layers, n: usize, x: &[f64]) -> Vec<Vec<f64>> {
    let Network { shape, activation, loss, .. } = &lab.network;
    let mut kernel = Kernel::new(shape, *activation, loss.clone());
    let inputs = lab.units.as_ref().map_or_else(|| x.to_vec(), |units| units.inputs(x));
    let sums = kernel.outputs(&lab.training.params[n], &inputs);
    let own = |outputs: Vec<f64>| match &lab.units {
        Some(units) => outputs.iter().zip(&units.y).map(|(o, unit)| unit.own(*o)).collect(),
        None => outputs,
    };
    sums.chunks(shape.outputs()).map(|f| own(loss.outputs(f))).collect()
}

/// Where the curves are drawn, and the places along them.
fn across(lab: &Layers) -> (Span, Vec<f64>) {
    let inputs = (0..lab.given.len()).map(|i| lab.given.x(i)[0]);
    let span = Span::of(inputs, Span::new(0.0, 1.0)).padded(0.08);
    let place = |i: usize| span.lo() + span.width() * i as f64 / (SAMPLES - 1) as f64;
    (span, (0..SAMPLES).map(place).collect())
}

/// The curve of each output after training step n.
fn curves(lab: &Layers, n: usize, places: &[f64]) -> Vec<Vec<[f64; 2]>> {
    let rows = predictions(lab, n, places);
    let curve = |k: usize| places.iter().zip(&rows).map(|(x, row)| [*x, row[k]]).collect();
    (0..lab.given.outputs()).map(curve).collect()
}

/// The figure. Colours and marks tell outputs apart, dashes other runs.
pub fn figure(lab: &Layers, at: Moment) -> Figure {
    let (examples, n) = (&lab.given, lab.step_of(at.t));
    let (x, places) = across(lab);
    let targets = (0..examples.len()).flat_map(|i| examples.y(i)).copied();
    let y = Axis { grid: true, ..Axis::linear("y", Span::of(targets, Span::new(0.0, 1.0)).padded(0.2)) };
    let mut marks = Vec::new();
    for (_, other) in lab.all().filter(|(place, _)| *place != lab.beside.own()) {
        for (k, line) in
            curves(other, other.step_of(lab.same_step(other, at.t)), &places).into_iter().enumerate()
        {
            marks.push(Mark::line(line, beside::role(k).ink(), 1.4).dashed(true));
        }
    }
    let own = curves(lab, n, &places);
    for (k, line) in own.iter().enumerate() {
        let pairs = (0..examples.len()).map(|i| [examples.x(i)[0], examples.y(i)[k]]).collect();
        marks.push(Mark::line(line.clone(), beside::role(k).ink(), 2.2));
        marks.push(
            Mark::points(pairs, beside::role(k).ink(), 4.0, beside::shape(k)).outlined(Role::Paper.ink()),
        );
    }
    let names: Vec<_> = own
        .iter()
        .enumerate()
        .map(|(k, line)| (k, name(lab, k), line.last().copied().into_iter().collect()))
        .collect();
    marks.extend(beside::ends(&names, &y));
    let others = if lab.alone() { "" } else { "; dashed: the other runs" };
    Figure::new("Fit", [Axis::linear("x", x), y], marks)
        .note(format!("after training step {n}; each output with its targets{others}"))
        .alt(format!(
            "What the network computes after training step {n}, over {}: {} outputs, each a curve beside its targets.{}",
            counted(examples.len(), false, "example"),
            examples.outputs(),
            beside::told(compared(lab, at.t)),
        ))
}

/// All outputs under the pointer.
pub fn readout(lab: &Layers, t: usize, at: [f64; 2]) -> String {
    let outputs = predictions(lab, lab.step_of(t), &at[..1]).concat();
    let each = outputs.iter().enumerate().map(|(k, o)| format!("{} {}", name(lab, k), short(*o)));
    format!("x {} · {}", short(at[0]), each.collect::<Vec<_>>().join(" · "))
}

/// The examples with what the network makes of them, and the points of its curves.
pub fn table(lab: &Layers, at: Moment) -> Table {
    let outputs = 0..lab.examples.outputs();
    let heads = outputs.clone().map(|k| format!("f{k}")).chain(outputs.map(|k| format!("y{k}")));
    let first = ["what", "x"].map(String::from).into_iter();
    let mut table = Table::new(first.chain(heads).chain(["loss".to_string()]));
    let network = lab.network(at.t);
    for i in 0..lab.examples.len() {
        let (x, y) = (lab.examples.x(i), lab.examples.y(i));
        let pass = network.pass(x, y);
        let computed = network.loss.outputs(&pass.f[pass.f.len() - 1]);
        let rest = computed.iter().chain(y).chain([&pass.loss]).map(|v| exact(*v));
        table.row(["example".to_string(), number(x[0])].into_iter().chain(rest));
    }
    let (_, places) = across(lab);
    for (x, outputs) in places.iter().zip(predictions(lab, lab.step_of(at.t), &places)) {
        let cells = std::iter::once(x).chain(&outputs).map(|v| number(*v));
        table.row(std::iter::once("curve".to_string()).chain(cells));
    }
    table
}
