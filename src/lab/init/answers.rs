//! What may be asked about signals in deep networks: how large they are to be expected, or are, and where numbers end.

use super::slips::{self, What};
use super::{FORMATS, Signals, layers, sweep};
use crate::lab::Session;
use crate::lab::kit::answers::{Answers, Asks};
use crate::lab::kit::curve::{self, Curve};
use crate::lab::kit::spot::{Place, Spot};
use crate::math::{log10, pow};
use crate::number::subscript;
use crate::scenario::Scenario;

/// The variance at which the signal keeps its size, and the gradient.
const LASTING: [&str; 2] = ["lasting", "lasting.backward"];

/// The quantity of that name. `forward.k`, `backward.k` and `weights.k` are the mean squares to be expected of f_k, of ∂ℓ/∂f_k and of
/// ∂ℓ/∂Ω_k, as the formulas count; `forward.k.i` and so on that in network i, from 0. `lasting` and
/// `lasting.backward` are the variances at which the signal, and the gradient, keep their size. `float32` and `float64` are the layer from
/// which on the signal is too small or too large for such numbers, `float32.backward` that of the gradient.
pub fn answers(scenario: &Scenario, quantity: &str, step: Option<usize>) -> Option<Answers> {
    of(&Signals::new(scenario, &[]), quantity, step)
}

/// The same where it is computed already.
pub fn of(lab: &Signals, quantity: &str, step: Option<usize>) -> Option<Answers> {
    if let Some(way) = LASTING.iter().position(|name| *name == quantity) {
        return lasting(lab, way, step.unwrap_or(0));
    }
    let mut parts = quantity.split('.');
    let (letter, places) = (parts.next()?, parts.collect::<Vec<_>>());
    if let Some(format) = FORMATS.iter().find(|format| format!("float{}", format.bits) == letter) {
        let way = match places[..] {
            [] => 0,
            ["backward"] => 1,
            _ => return None,
        };
        return leaves(lab, way, lab.leaves(format)[way], step.unwrap_or(0));
    }
    let places: Vec<usize> = places.iter().map(|place| place.parse().ok()).collect::<Option<_>>()?;
    let what = ["forward", "backward", "weights"].iter().position(|own| *own == letter)?;
    let (k, network) = match places[..] {
        [k] => (k, None),
        [k, i] => (k, Some(i)),
        _ => return None,
    };
    if k >= lab.depth() {
        return None;
    }
    let expected = &lab.expected;
    let log = match network {
        None => [&expected.forward, &expected.backward, &expected.weights][what][k],
        Some(i) => *lab.each(k)[what].get(i)?,
    };
    // What f64 does not hold, nobody can type.
    let truth = (log.abs() < 300.0).then(|| pow(10.0, log))?;
    let index = subscript(&k.to_string());
    let squared =
        [format!("f{index}²"), format!("(∂ℓ/∂f{index})²"), format!("(∂ℓ/∂Ω{index})²")][what].clone();
    let name = match network {
        None => format!("E[{squared}]"),
        Some(i) => format!("the mean of {squared} in network {}", i + 1),
    };
    let step = lab.steps_of(k)[usize::from(what > 0)];
    let kind = [What::Forward, What::Backward, What::Weights][what];
    // What a network comes to is measured, not computed by hand.
    let wrong = network.map_or_else(|| slips::wrong(lab, kind, k, log), |_| Vec::new());
    // Two numbers of three digits are multiplied.
    let slack = vec![0.01 * truth];
    let spot = spot(lab, what, k, &name, truth);
    Some(Answers { wrong, slack, spot, ..Answers::numbers(step, vec![name], vec![truth]) })
}

/// The signal to be expected from the first layer to layer k + 1 (`forward.k`), or to the last (`float32`, `float64`), to be
/// sketched.
pub fn sketch(lab: &Signals, quantity: &str) -> Option<Answers> {
    let k = match quantity.strip_prefix("forward.") {
        Some(k) => k.parse().ok().filter(|k| *k < lab.depth())?,
        None => FORMATS
            .iter()
            .find(|format| quantity == format!("float{}", format.bits))
            .map(|_| lab.depth() - 1)?,
    };
    let logs = &lab.expected.forward;
    let span = layers::span(logs[..1].iter().copied(), layers::room(k as f64));
    // Beyond that there are no numbers.
    let value = |log: f64| pow(10.0, log.clamp(-300.0, 300.0));
    let point = |n: usize| (format!("layer {}", n + 1), [n as f64 + 1.0, value(logs[n])]);
    let curve = Curve {
        view: "signal",
        what: "E[f²]".into(),
        steps: [2, lab.steps_of(k)[0]],
        start: [1.0, value(logs[0])],
        points: curve::some(k).into_iter().map(point).collect(),
        ends: [value(span.lo()), value(span.hi())],
        length: span.width(),
        log: true,
        exponents: true,
    };
    curve.answers()
}

/// Where in the plot of its pass a mean square lies, beside that of the layer found before.
fn spot(lab: &Signals, way: usize, k: usize, name: &str, truth: f64) -> Option<Spot> {
    let logs = [&lab.expected.forward, &lab.expected.backward].get(way)?[..lab.depth()].to_vec();
    let seen = if way == 0 { &logs[..k] } else { &logs[k + 1..] };
    let before = if way == 0 { seen.last() } else { seen.first() };
    let span = layers::span(seen.iter().copied(), layers::room(1.0));
    let view = ["signal", "gradient"][way];
    let place = Place::Height { across: k as f64 + 1.0, exponents: true };
    let spot = Spot::new(view, place, vec![name.into()], vec![truth]).on(vec![span.width()], true);
    let from = before.map_or(1.0, |log| pow(10.0, *log));
    span.contains(log10(truth)).then(|| match before {
        Some(_) => spot.moving(vec![from]),
        None => Spot { from: vec![from], ..spot },
    })
}

/// From which layer on there are no such numbers.
fn leaves(lab: &Signals, way: usize, layer: Option<usize>, seen: usize) -> Option<Answers> {
    let shown = layer.map_or([lab.depth(), lab.steps()][way], |k| lab.steps_of(k)[way]);
    if seen >= shown {
        return None;
    }
    let layers = (1..=lab.depth()).map(|layer| format!("from layer {layer} on"));
    let choices = std::iter::once("never".to_string()).chain(layers).collect();
    let name = ["where the signal leaves these numbers", "where the gradient leaves these numbers"][way];
    Some(Answers::chosen(Asks::Choice, [seen + 1, shown], name, choices, &[layer.map_or(0, |k| k + 1)]))
}

/// At which variance the signal, or the gradient, is expected to be as large at the far end as where it begins.
fn lasting(lab: &Signals, way: usize, seen: usize) -> Option<Answers> {
    let truth = lab.sweep.lasting(way).filter(|_| seen < lab.steps())?;
    let name =
        ["the σ² at which the signal keeps its size", "the σ² at which the gradient keeps its size"][way];
    let wrong = slips::wrong_variance(lab, truth);
    let place = Place::Across { exponents: true };
    let from = lab.inner_variance().clamp(sweep::ASKED[0], sweep::ASKED[1]);
    let spot =
        Spot::new("variance", place, vec!["σ²".into()], vec![truth]).on(vec![sweep::asked().width()], true);
    let spot = Some(Spot { from: vec![from], ..spot }).filter(|_| sweep::asked().contains(log10(truth)));
    let numbers = Answers::numbers(seen + 1, vec![name.into()], vec![truth]);
    Some(Answers { wrong, slack: vec![0.01 * truth], spot, ..numbers })
}
