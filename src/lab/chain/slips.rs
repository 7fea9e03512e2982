//! Slips in training a chain: what people write by mistake in a loop of their own, each as the run that comes of it.

use super::{Passes, words};
use crate::chain::{Chain, FORWARD, PARAMETERS};
use crate::graph::Id;
use crate::lab::kit::slip_words;
use crate::lab::kit::way::{Series, Way};
use crate::scenario::Scenario;
use std::rc::Rc;

/// A step of training with a learning rate.
type Step = fn(&Chain, f64) -> Chain;

/// What is done otherwise, in words that follow “These numbers come out when”, and the steps that come of it.
static ALL: &[(&str, &[Step])] = &[
    (slip_words::UPHILL, &[|chain, alpha| chain.descend(-alpha)]),
    (slip_words::NO_RATE, &[|chain, _| chain.descend(1.0)]),
    (slip_words::TWO_LOST, &[|chain, alpha| chain.descend(0.5 * alpha)]),
    (
        "each parameter is moved by a derivative that knows the others have moved already: all need the derivatives of one place",
        &[|chain, alpha| one_by_one(chain, alpha, false), |chain, alpha| one_by_one(chain, alpha, true)],
    ),
    (
        "the biases β stay as they are",
        &[|chain, alpha| scaled(chain, alpha, |name, _| f64::from(!name.starts_with("beta")))],
    ),
    (
        "the weights ω stay as they are",
        &[|chain, alpha| scaled(chain, alpha, |name, _| f64::from(!name.starts_with("omega")))],
    ),
    (
        "the derivative of one of the functions is left out of the product",
        &[
            |chain, alpha| scaled(chain, alpha, |name, chain| without(name, chain, 0)),
            |chain, alpha| scaled(chain, alpha, |name, chain| without(name, chain, 1)),
            |chain, alpha| scaled(chain, alpha, |name, chain| without(name, chain, 2)),
        ],
    ),
    (
        "the derivative with respect to a weight leaves out what enters it, h (or x): ∂ℓ/∂ω is taken for ∂ℓ/∂β",
        &[|chain, alpha| scaled(chain, alpha, bare)],
    ),
];

/// The layer of a parameter, the last digit of its name.
fn layer(name: &str) -> usize {
    name.bytes().last().map_or(0, |b| usize::from(b.wrapping_sub(b'0')))
}

fn grad(chain: &Chain, name: &str) -> f64 {
    chain.graph.find(name).map_or(f64::NAN, |id| chain.graph.node(id).grad)
}

/// 1 over the derivative of function k for the parameters it stands in the way of.
fn without(name: &str, chain: &Chain, k: usize) -> f64 {
    if layer(name) > k {
        return 1.0;
    }
    grad(chain, &format!("h{}", k + 1)) / grad(chain, &format!("f{k}"))
}

/// ∂ℓ/∂f over ∂ℓ/∂ω for a weight.
fn bare(name: &str, chain: &Chain) -> f64 {
    if name.starts_with("beta") { 1.0 } else { grad(chain, &format!("f{}", layer(name))) / grad(chain, name) }
}

/// A step in which each derivative has a factor.
fn scaled(chain: &Chain, alpha: f64, factor: impl Fn(&str, &Chain) -> f64) -> Chain {
    let mut next = chain.clone();
    for id in chain.parameters {
        let node = chain.graph.node(id);
        let factor = factor(&node.name, chain);
        let change = if factor == 0.0 { 0.0 } else { alpha * factor * node.grad };
        next.graph.set(id, node.value - change);
    }
    renewed(next)
}

fn renewed(mut chain: Chain) -> Chain {
    chain.graph.forward();
    chain.graph.backward();
    chain
}

/// A step that computes all derivatives anew after each parameter, from the first or from the last.
fn one_by_one(chain: &Chain, alpha: f64, backwards: bool) -> Chain {
    let mut next = chain.clone();
    let mut order: Vec<Id> = chain.parameters.to_vec();
    if backwards {
        order.reverse();
    }
    for id in order {
        let node = next.graph.node(id);
        let value = node.value - alpha * node.grad;
        next.graph.set(id, value);
        next = renewed(next);
    }
    next
}

fn series(chains: &[Chain]) -> Vec<Series> {
    let first = &chains[0];
    let of = |name: String, value: &dyn Fn(&Chain) -> f64| Series {
        name,
        values: chains.iter().map(value).collect(),
    };
    let mut all = vec![of("ℓ".into(), &Chain::loss)];
    for (name, id) in PARAMETERS.iter().zip(first.parameters) {
        all.push(of(words::plain(name), &|chain| chain.graph.node(id).value));
        all.push(of(format!("∂ℓ/∂{}", words::plain(name)), &|chain| chain.graph.node(id).grad));
    }
    for (name, id) in FORWARD.iter().zip(first.forward).filter(|(name, _)| **name != "l") {
        all.push(of(words::plain(name), &|chain| chain.graph.node(id).value));
        all.push(of(format!("∂ℓ/∂{}", words::plain(name)), &|chain| chain.graph.node(id).grad));
    }
    all
}

/// The training that is shown, and all that may have been written in its place.
pub fn ways(scenario: &Scenario) -> Vec<Way<'_>> {
    let first = Rc::new(Passes::first(scenario));
    let (steps, alpha) = (scenario.integer("steps"), scenario.number("lr"));
    let run = move |first: &Chain, step: Step| {
        let mut chains = vec![first.clone()];
        while chains.len() <= steps && chains.last().is_some_and(Chain::sound) {
            chains.extend(chains.last().map(|last| step(last, alpha)));
        }
        series(&chains)
    };
    let own = first.clone();
    let mut ways = vec![Way::new(None, move || vec![run(&own, Chain::descend)])];
    ways.extend(ALL.iter().map(|(words, steps)| {
        let first = first.clone();
        Way::new(Some(*words), move || steps.iter().map(|step| run(&first, *step)).collect())
    }));
    ways
}
