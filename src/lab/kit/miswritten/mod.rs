//! Rules of optimizers as somebody writes them by mistake, in every lab that descends.
//!
//! To add one: a file here, and a line in [`ALL`].

mod ahead_at_phi;
mod beta_swapped;
mod betas_swapped;
mod bias_kept;
mod eps_inside;
mod exponent;
mod old_momentum;
mod other_form;
mod root_forgotten;
mod square_of_sum;
mod unweighted;
pub mod written;

use crate::optimizer::{self, MOST_STATE, Method, Optimizer, State, Step};
use crate::param::{Given, Param, Value};
use crate::scenario::Scenario;
use wide::f64x2;

/// What is written otherwise.
pub struct Miswritten {
    /// In words that follow “These numbers come out when”, and say how it should be.
    pub words: &'static str,
    /// The rules that come of it; none where it makes no difference, or cannot be made.
    rules: fn(&Rule) -> Vec<Box<dyn Optimizer>>,
    /// A setting that comes to the same, where there is one.
    pub set: fn(&Rule) -> Option<[&'static str; 2]>,
}

impl Miswritten {
    const fn new(words: &'static str) -> Miswritten {
        Miswritten { words, rules: |_| Vec::new(), set: |_| None }
    }

    /// All rules that come of it.
    pub fn all(&self, rule: &Rule) -> Vec<Box<dyn Optimizer>> {
        let set = (self.set)(rule).map(|[key, text]| {
            let mut other = rule.scenario.clone();
            other.set(key, text);
            let method = if key == "opt" { optimizer::find(text) } else { rule.method };
            (method.with)(&other)
        });
        set.into_iter().chain((self.rules)(rule)).collect()
    }
}

/// All of them. Where two come to the same numbers both are named.
pub static ALL: &[&Miswritten] = &[
    &unweighted::OTHER,
    &beta_swapped::OTHER,
    &old_momentum::OTHER,
    &ahead_at_phi::OTHER,
    &other_form::OTHER,
    &bias_kept::OTHER,
    &exponent::OTHER,
    &betas_swapped::OTHER,
    &root_forgotten::OTHER,
    &eps_inside::OTHER,
    &square_of_sum::OTHER,
];

/// An optimizer with its values, as it should be written.
pub struct Rule<'a> {
    /// The values of all settings.
    pub scenario: &'a Scenario,
    /// The method.
    pub method: &'static Method,
}

/// Values of which some are others.
struct Otherwise<'a> {
    scenario: &'a Scenario,
    values: &'a [(&'a str, f64)],
}

impl Given for Otherwise<'_> {
    fn value(&self, param: &Param) -> Value {
        let other = self.values.iter().find(|(key, _)| *key == param.key).map(|(_, value)| *value);
        match (self.scenario.value(param.key), other) {
            (Value::Number(_), Some(other)) => Value::Number(other),
            (Value::Flag(_), Some(other)) => Value::Flag(other != 0.0),
            (value, _) => value,
        }
    }
}

impl Rule<'_> {
    /// The method as it is.
    pub fn own(&self) -> Box<dyn Optimizer> {
        (self.method.with)(self.scenario)
    }

    /// The method with other values for some of its parameters.
    pub fn with(&self, values: &[(&str, f64)]) -> Box<dyn Optimizer> {
        (self.method.with)(&Otherwise { scenario: self.scenario, values })
    }

    /// The value of a parameter of the method; nothing where it has no such parameter.
    pub fn number(&self, key: &str) -> Option<f64> {
        self.has(key).then(|| self.scenario.number(key))
    }

    /// Whether a parameter of the method is on; nothing where it has no such parameter.
    pub fn flag(&self, key: &str) -> Option<bool> {
        self.has(key).then(|| self.scenario.flag(key))
    }

    fn has(&self, key: &str) -> bool {
        self.method.params.iter().any(|param| param.key == key)
    }

    /// Whether the method is one of these.
    pub fn is(&self, ids: &[&str]) -> bool {
        ids.contains(&self.method.entry.id)
    }
}

/// What holds for iteration t of a rule.
pub fn held(rule: &dyn Optimizer, alpha: f64, t: usize) -> Step {
    let mut powers = [1.0; 2];
    let first = Step { alpha, powers };
    (0..=t).fold(first, |_, _| Step::next(alpha, rule.powers(), &mut powers))
}

/// What a rule would have kept, had it seen those iterations of a run: learning rate, place and gradient.
pub fn kept(rule: &dyn Optimizer, seen: impl Iterator<Item = (f64, f64x2, f64x2)>) -> State {
    let (mut state, mut powers) = ([f64x2::ZERO; MOST_STATE], [1.0; 2]);
    for (alpha, mut phi, gradient) in seen {
        let step = Step::next(alpha, rule.powers(), &mut powers);
        rule.update(&step, gradient, &mut phi, &mut state);
    }
    state
}
