//! Slips about a chain: what people do by mistake in a step of training, or in a single number of the passes.
//!
//! To add one: a file here, and a line in [`ALL`]. `steps` are for training, `numbers` for values and derivatives; most have one
//! of them.

mod alpha_forgotten;
mod already_updated;
mod at_h;
mod before_step;
mod bias_forgotten;
mod biases_kept;
mod degrees;
mod exchanged;
mod factor_more;
mod local_left_out;
mod neighbour;
mod not_derived;
mod not_squared;
mod pre_for_post;
mod sign;
mod source_left_out;
mod two_lost;
mod uphill;
mod weight_for_source;
mod weights_kept;

use super::node::Node;
use super::{Passes, words};
use crate::chain::{Chain, FORWARD, PARAMETERS};
use crate::graph::Id;
use crate::lab::kit::answers::Wrong;
use crate::lab::kit::way::{Series, Way};
use crate::scenario::Scenario;
use std::rc::Rc;

/// A step of training with a learning rate.
type Step = fn(&Chain, f64) -> Chain;

/// What is done otherwise.
pub struct Slip {
    /// In words that follow “These numbers come out when”, and say how it should be.
    words: &'static str,
    /// The steps of training that come of it.
    steps: &'static [Step],
    /// Whether that is looked for in a single step alone.
    alone: bool,
    /// What it gives in the place of a value or a derivative; numbers that are none do not count.
    numbers: fn(&Node) -> Vec<f64>,
}

impl Slip {
    const fn new(words: &'static str) -> Slip {
        Slip { words, steps: &[], alone: false, numbers: |_| Vec::new() }
    }
}

/// Every slip that is looked for. Where two come to the same numbers both are named.
static ALL: &[&Slip] = &[
    &uphill::SLIP,
    &sign::SLIP,
    &alpha_forgotten::SLIP,
    &two_lost::SLIP,
    &already_updated::SLIP,
    &biases_kept::SLIP,
    &weights_kept::SLIP,
    &before_step::SLIP,
    &local_left_out::SLIP,
    &source_left_out::SLIP,
    &factor_more::SLIP,
    &at_h::SLIP,
    &not_derived::SLIP,
    &weight_for_source::SLIP,
    &pre_for_post::SLIP,
    &neighbour::SLIP,
    &degrees::SLIP,
    &bias_forgotten::SLIP,
    &exchanged::SLIP,
    &not_squared::SLIP,
];

/// A step in which each derivative has a factor.
fn scaled(chain: &Chain, alpha: f64, factor: impl Fn(&Node) -> f64) -> Chain {
    let mut next = chain.clone();
    for id in chain.parameters {
        let node = chain.graph.node(id);
        let factor = factor(&Node { chain, name: &node.name, derivative: true });
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
    ways.extend(ALL.iter().filter(|slip| !slip.steps.is_empty() && !slip.alone).map(|slip| {
        let first = first.clone();
        Way::new(Some(slip.words), move || slip.steps.iter().map(|step| run(&first, *step)).collect())
    }));
    ways
}

/// What comes of slips in the place of a number: by wrong rules of the number itself, and after a training step from `before` also
/// by one that was made wrongly.
pub fn wrong(node: &Node, before: Option<&Chain>, alpha: f64) -> Vec<Wrong> {
    let each = ALL.iter().map(|slip| {
        let trained = before.into_iter().flat_map(|before| {
            let chains = slip.steps.iter().map(|step| step(before, alpha));
            chains.map(|chain| Node { chain: &chain, ..*node }.own())
        });
        let numbers = (slip.numbers)(node).into_iter().chain(trained);
        let values = numbers.filter(|v| v.is_finite()).map(|v| vec![v]).collect();
        Wrong { words: slip.words, values }
    });
    each.collect()
}
