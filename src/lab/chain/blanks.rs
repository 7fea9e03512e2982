//! What is left blank of a step through the chain.

use super::{Passes, Phase, words};
use crate::asking::Question;
use crate::chain::PARAMETERS;
use crate::graph::{Graph, Id};
use crate::lab::Blanking;
use crate::rng::Rng;
use crate::scenario::Scenario;

/// How they are left blank.
pub const BLANKING: Blanking = Blanking { blanks, another };

/// The quantities left blank of the step after `step`, in the order in which they are found.
fn blanks(scenario: &Scenario, step: usize, level: usize) -> Vec<Question> {
    let lab = Passes::new(scenario);
    let graph = &lab.chains[0].graph;
    match Phase::at(step + 1) {
        _ if level == 0 => Vec::new(),
        Phase::Start => Vec::new(),
        Phase::Forward(i) => {
            let node = graph.node(lab.chains[0].forward[i]);
            let found = found(graph, node.inputs.iter().copied()).filter(|_| level > 2);
            found.chain([node.name.clone()]).map(of_passes).collect()
        }
        Phase::Backward(i) => derivative(graph, lab.chains[0].forward[i], level),
        Phase::Parameter(i) => derivative(graph, lab.chains[0].parameters[i], level),
        Phase::Train(n) if n > lab.trained() => Vec::new(),
        Phase::Train(n) => {
            let trained = |name: &&str| Question { quantity: name.to_string(), step: Some(n), form: None };
            PARAMETERS.iter().map(trained).collect()
        }
    }
}

fn of_passes(quantity: String) -> Question {
    Question { quantity, step: None, form: None }
}

/// The names of those nodes whose values are found on the way.
fn found<'a>(graph: &'a Graph, nodes: impl Iterator<Item = Id> + 'a) -> impl Iterator<Item = String> + 'a {
    nodes.map(|id| graph.node(id)).filter(|node| !node.inputs.is_empty()).map(|node| node.name.clone())
}

/// A derivative: what its local derivative is computed from, the derivative known before, the local one, and itself.
fn derivative(graph: &Graph, id: Id, level: usize) -> Vec<Question> {
    let mut names = Vec::new();
    let name = &graph.node(id).name;
    if let Some(term) = graph.terms(id).first() {
        let user = graph.node(term.user);
        let (inputs, own) = user.op.derivative_from(term.input);
        let from = inputs.iter().map(|i| user.inputs[*i]).chain(own.then_some(term.user));
        if level > 2 {
            names.extend(found(graph, from));
            names.extend((user.name != "l").then(|| format!("d.{}", user.name)));
        }
        if level > 1 && words::has_product(graph, term) {
            names.push(format!("local.{name}"));
        }
    }
    names.push(format!("d.{name}"));
    names.into_iter().map(of_passes).collect()
}

/// Another chain of the same functions: weights of the next seed.
fn another(scenario: &Scenario) -> Vec<(&'static str, String)> {
    vec![("t", "0".into()), ("seed", (scenario.integer("seed") + 1).to_string()), ("filled", String::new())]
}

/// Biases and weights that a seed draws, with one decimal and none of them 0.
pub fn drawn(seed: u32) -> [[f64; 4]; 2] {
    let mut rng = Rng::new(seed);
    let mut one = move || {
        let size = 0.2 + 1.3 * rng.random_sample();
        let sign = if rng.random_sample() < 0.5 { -1.0 } else { 1.0 };
        sign * (10.0 * size).round() / 10.0
    };
    [0, 1].map(|_| [0; 4].map(|_| one()))
}
