//! The initialisation lab: how the size of signals changes on the way forward through a deep network, and that of
//! gradients on the way back, before any training; and what both make of the gradient of the weights.
//!
//! Steps: 1 to K the forward pass, a hidden layer each; then the backward pass, from ∂ℓ/∂f_{K−1} to ∂ℓ/∂f_0. The
//! output, a single unit whose square says little, is left out. Readers count layers from 1: f_k belongs to layer k + 1,
//! and so does Ω_k, whose gradient is known when ∂ℓ/∂f_k is.

mod answers;
mod askable;
mod export;
mod layers;
mod numbers;
mod presets;
mod settings;
mod slips;
mod spread;
mod sweep;
mod veil;

use crate::activation::{self, Activation};
use crate::init::Initialiser;
use crate::lab::kit::beside::{self, Beside, Compared};
use crate::lab::kit::plot::{Plot, Plots, PlotsOf};
use crate::lab::{Answers, Askable, Column, Drawn, Hint, Lab, Session, Tick, Veil};
use crate::math;
use crate::math::log10;
use crate::network::{Deep, Draws, Expected, Signal, expected, measure};
use crate::number::ten;
use crate::panel::Block;
use crate::scenario::{Preset, Scenario, Schema};
use std::any::Any;
use std::cell::OnceCell;
use std::rc::Rc;
use sweep::Sweep;

/// The lab's plots, in the order of the page.
static PLOTS: &[&Plot<Signals>] = &[&layers::SIGNAL, &layers::GRADIENT, &sweep::PLOT, &spread::PLOT];

/// The lab.
pub struct InitLab;

impl Lab for InitLab {
    fn schema(&self) -> &'static Schema {
        &settings::SCHEMA
    }

    fn presets(&self) -> &'static [Preset] {
        presets::PRESETS
    }

    fn shown(&self, scenario: &Scenario) -> Vec<&'static str> {
        settings::shown(scenario)
    }

    fn resets(&self, _key: &str) -> &'static [&'static str] {
        &[]
    }

    fn hint(&self, scenario: &Scenario, key: &str) -> Hint {
        let [runs, examples] = settings::most(scenario);
        let most = |most: usize| Hint { most: Some(most as f64), ..Hint::default() };
        match key {
            "runs" => most(runs),
            "examples" => most(examples),
            _ => Hint::default(),
        }
    }

    fn answers(&self, scenario: &Scenario, quantity: &str, step: Option<usize>) -> Option<Answers> {
        answers::answers(scenario, quantity, step)
    }

    fn sketch(&self, scenario: &Scenario, quantity: &str, _step: Option<usize>) -> Option<Answers> {
        answers::sketch(&Signals::new(scenario, &[]), quantity)
    }

    fn askable(&self, scenario: &Scenario, t: usize) -> Vec<Askable> {
        askable::askable(scenario, t)
    }

    fn open(&self, scenario: &Scenario, before: Option<&dyn Session>) -> Box<dyn Session> {
        let before = before.and_then(|session| session.as_any().downcast_ref::<Signals>());
        let kept = |scenario: &Scenario, other: Option<&Signals>| {
            let all = || before.into_iter().flat_map(|before| before.all().map(|(_, one)| one)).chain(other);
            Signals::new(scenario, &all().collect::<Vec<_>>())
        };
        Box::new(Signals::compare(scenario, kept))
    }
}

/// What a step finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Nothing yet.
    Start,
    /// f_k.
    Forward(usize),
    /// ∂ℓ/∂f_k.
    Backward(usize),
}

/// Magnitudes that a floating-point format holds in full.
struct Format {
    bits: u32,
    least: f64,
    most: f64,
    /// The least magnitude that is not 0, with a single digit left of it.
    last: f64,
}

const FORMATS: [Format; 2] = [
    Format {
        bits: 32,
        least: f32::MIN_POSITIVE as f64,
        most: f32::MAX as f64,
        last: f32::from_bits(1) as f64,
    },
    Format { bits: 64, least: f64::MIN_POSITIVE, most: f64::MAX, last: f64::from_bits(1) },
];

impl Format {
    /// log₁₀ of the squares of the least and the greatest of them.
    fn squares(&self) -> [f64; 2] {
        [self.least, self.most].map(|size| 2.0 * log10(size))
    }

    /// log₁₀ of the square below which there is nothing but 0.
    fn zero(&self) -> f64 {
        2.0 * log10(self.last)
    }
}

/// What networks and examples are drawn from.
#[derive(Clone, Copy, PartialEq)]
struct Source {
    deep: Deep,
    examples: usize,
    seed: u32,
    runs: usize,
}

/// A scenario of the initialisation lab, computed.
struct Signals {
    source: Source,
    /// Those of each network; kept while only its variance or its activation changes.
    draws: Rc<Vec<OnceCell<Draws>>>,
    activation: &'static dyn Activation,
    initialiser: &'static dyn Initialiser,
    /// σ² as set, for the initialiser that goes by it.
    given: f64,
    /// Of each network, once it is asked for.
    runs: Vec<OnceCell<Signal>>,
    expected: Expected,
    sweep: Rc<Sweep>,
    views: Vec<String>,
    /// The last step that is to be seen, where something is asked of what follows.
    veil: Option<usize>,
    /// The plot that readers place an answer in.
    drawn: Option<Drawn>,
    /// The networks beside these.
    beside: Beside<Signals>,
}

impl Compared for Signals {
    fn beside(&self) -> &Beside<Signals> {
        &self.beside
    }

    fn beside_mut(&mut self) -> &mut Beside<Signals> {
        &mut self.beside
    }
}

impl Signals {
    /// `before` are sessions whose draws and curves are kept where they are the same.
    fn new(scenario: &Scenario, before: &[&Signals]) -> Signals {
        let deep = settings::deep(scenario);
        let source = Source {
            deep,
            examples: scenario.integer("examples"),
            seed: u32::try_from(scenario.integer("seed")).unwrap_or(0),
            runs: scenario.integer("runs"),
        };
        let draws = match before.iter().find(|before| before.source == source) {
            Some(before) => before.draws.clone(),
            None => Rc::new((0..source.runs).map(|_| OnceCell::new()).collect()),
        };
        let activation = activation::find(&scenario.word("act")).unwrap_or(activation::ALL.first());
        let sweep = match before.iter().find(|before| before.sweep.is_of(deep, activation)) {
            Some(before) => before.sweep.clone(),
            None => Rc::new(Sweep::new(deep, activation)),
        };
        let initialiser = settings::initialiser(scenario);
        let given = scenario.number("var");
        let variance = |k: usize| initialiser.variance(deep.cols(k), deep.rows(k), given);
        Signals {
            runs: draws.iter().map(|_| OnceCell::new()).collect(),
            expected: expected(deep, activation, variance),
            views: scenario.words("view"),
            beside: Beside::default(),
            veil: None,
            drawn: None,
            source,
            draws,
            activation,
            initialiser,
            given,
            sweep,
        }
    }

    /// What both passes of a network find.
    fn run(&self, i: usize) -> &Signal {
        let Source { deep, examples, seed, .. } = self.source;
        self.runs[i].get_or_init(|| {
            let draws = self.draws[i].get_or_init(|| Draws::new(deep, examples, seed.wrapping_add(i as u32)));
            let signal = measure(draws, self.activation, |k| self.variance(k));
            let Some(last) = self.veil else { return signal };
            let [forward, backward, weights] =
                self.seen(last, [&signal.forward, &signal.backward, &signal.weights]);
            Signal { forward, backward, weights, ..signal }
        })
    }

    fn runs(&self) -> impl Iterator<Item = &Signal> {
        (0..self.runs.len()).map(|i| self.run(i))
    }

    /// K.
    fn depth(&self) -> usize {
        self.source.deep.depth
    }

    /// σ_k².
    fn variance(&self, k: usize) -> f64 {
        let deep = self.source.deep;
        self.initialiser.variance(deep.cols(k), deep.rows(k), self.given)
    }

    /// That of the layers between hidden ones; of the first where there is one hidden layer alone.
    fn inner_variance(&self) -> f64 {
        self.variance(usize::from(self.depth() > 1))
    }

    fn phase(&self, t: usize) -> Phase {
        match t {
            0 => Phase::Start,
            t if t <= self.depth() => Phase::Forward(t - 1),
            t => Phase::Backward((2 * self.depth()).saturating_sub(t)),
        }
    }

    /// The step that finds f_k, and the one that finds ∂ℓ/∂f_k.
    fn steps_of(&self, k: usize) -> [usize; 2] {
        [k + 1, 2 * self.depth() - k]
    }

    /// The step of these networks that belongs to step t of others: the same layer on the same way.
    fn same_step(&self, other: &Signals, t: usize) -> usize {
        match other.phase(t) {
            Phase::Start => 0,
            Phase::Forward(k) => self.steps_of(k.min(self.depth() - 1))[0],
            Phase::Backward(k) => self.steps_of(k.min(self.depth() - 1))[1],
        }
    }

    /// What went wrong in these networks by step t.
    fn trouble(&self, t: usize) -> String {
        let (what, way, k) = match self.phase(t) {
            Phase::Start => return String::new(),
            Phase::Forward(k) => ("signal", 0, k),
            Phase::Backward(k) => ("gradient", 1, k),
        };
        let passed = |layer: &usize| if way == 0 { *layer <= k } else { *layer >= k };
        let left =
            |format: &Format| self.leaves(format)[way].filter(passed).map(|layer| (format.bits, layer));
        let Some((bits, layer)) = FORMATS.iter().rev().find_map(left) else { return String::new() };
        let limit = if self.middle(layer)[way] < 0.0 { "small" } else { "large" };
        format!(
            "{} the {what} is too {limit} for {bits}-bit numbers.",
            numbers::beginning_with(self, way, layer)
        )
    }

    /// log₁₀ of the mean square of f_k, of ∂ℓ/∂f_k and of ∂ℓ/∂Ω_k in each network.
    fn each(&self, k: usize) -> [Vec<f64>; 3] {
        [
            self.runs().map(|run| run.forward[k]).collect(),
            self.runs().map(|run| run.backward[k]).collect(),
            self.runs().map(|run| run.weights[k]).collect(),
        ]
    }

    /// The same as the median of the networks.
    fn middle(&self, k: usize) -> [f64; 3] {
        self.each(k).map(median)
    }

    /// The first layer on the way forward, and the first on the way back, at which the median is no longer such as a format
    /// holds in full.
    fn leaves(&self, format: &Format) -> [Option<usize>; 2] {
        let [least, most] = format.squares();
        let outside = |square: f64| !square.is_nan() && !(least..=most).contains(&square);
        [
            (0..self.depth()).find(|k| outside(self.middle(*k)[0])),
            (0..self.depth()).rev().find(|k| outside(self.middle(*k)[1])),
        ]
    }

    /// The same where the median is 0 in that format.
    fn vanishes(&self, format: &Format) -> [Option<usize>; 2] {
        let zero = |k: &usize, way: usize| self.middle(*k)[way] < format.zero();
        [(0..self.depth()).find(|k| zero(k, 0)), (0..self.depth()).rev().find(|k| zero(k, 1))]
    }
}

/// The middle value; between the middle two where there is an even number of them.
fn median(values: Vec<f64>) -> f64 {
    let values = math::sorted(&values);
    let half = values.len() / 2;
    match values.len() % 2 {
        1 => values[half],
        // Two zeros (of logarithm −∞) have a middle too.
        _ if values[half - 1] == values[half] => values[half],
        _ => 0.5 * (values[half - 1] + values[half]),
    }
}

impl Session for Signals {
    fn veil(&mut self, veil: &Veil) {
        self.hide(veil.last);
        self.drawn = veil.drawn;
    }

    fn prepare(&self) -> bool {
        let missing = |one: &Signals| one.runs.iter().position(|run| run.get().is_none());
        if let Some((one, i)) = self.all().find_map(|(_, one)| Some((one, missing(one)?))) {
            one.run(i);
            return true;
        }
        self.veil.is_none() && self.views().iter().any(|view| view.id == "variance") && sweep::prepare(self)
    }

    fn steps(&self) -> usize {
        self.veil.unwrap_or(2 * self.depth())
    }

    fn ticks(&self) -> Vec<Tick> {
        let tick = |t, label: &str| Tick { t, label: label.into() };
        vec![tick(0, "forward pass"), tick(self.depth(), "backward pass")]
    }

    fn status(&self, t: usize) -> String {
        let (pass, k, way) = match self.phase(t) {
            Phase::Start => return "forward pass".into(),
            Phase::Forward(k) => ("forward", k, 0),
            Phase::Backward(k) => ("backward", k, 1),
        };
        let role = ["value", "derivative"][way];
        let size = ten(self.middle(k)[way]);
        let of = if self.runs.len() == 1 { "" } else { "median " };
        format!("{pass} <b>{}</b> of {} · {of}<b class=\"{role}\">{size}</b>", k + 1, self.depth())
    }

    fn alarm(&self, t: usize) -> String {
        beside::alarms(self, |one| one.trouble(one.same_step(self, t)))
    }

    fn outcome(&self) -> &'static str {
        "ok"
    }

    fn plots(&self) -> Box<dyn Plots + '_> {
        Box::new(PlotsOf { lab: self, plots: PLOTS, asked: &self.views })
    }

    fn panel(&self, t: usize) -> Vec<Block> {
        numbers::panel(self, t.min(self.steps()))
    }

    fn runs(&self) -> Vec<&str> {
        self.beside.names()
    }

    fn columns(&self) -> Vec<Column<'_>> {
        self.all().flat_map(|(place, one)| export::columns(one, self.beside.id(place))).collect()
    }

    fn csv(&self) -> String {
        beside::texts(self, export::table)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_several() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(vec![1.0, f64::NEG_INFINITY, 2.0, 4.0]), 1.5);
        assert_eq!(median(vec![f64::NEG_INFINITY; 2]), f64::NEG_INFINITY);
    }
}
