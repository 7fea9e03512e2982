//! The numbers of each plot, for files.

use super::Passes;
use crate::chain::{Chain, FORWARD, PARAMETERS};
use crate::lab::Moment;
use crate::lab::kit::beside;
use crate::lab::kit::csv::{Table, exact, number};
use crate::number::json_lines;
use serde_json::{Map, Value, json};

/// Every number of the chain at the step shown, as far as it is known by then.
pub fn nodes(lab: &Passes, at: Moment) -> Table {
    beside::tables(lab, |lab| nodes_of(lab, at))
}

fn nodes_of(lab: &Passes, at: Moment) -> Table {
    let mut table = Table::new(["name", "value", "derivative"]);
    let chain = lab.chain(at.t);
    for (id, node) in chain.graph.nodes().iter().enumerate() {
        let value = if lab.value_known(id, at.t) { exact(node.value) } else { String::new() };
        let grad = if lab.grad_known(id, at.t) { exact(node.grad) } else { String::new() };
        table.row([node.name.to_string(), value, grad]);
    }
    table
}

/// The loss by training step.
pub fn loss(lab: &Passes, _at: Moment) -> Table {
    beside::tables(lab, losses)
}

fn losses(lab: &Passes) -> Table {
    let mut table = Table::new(["training_step", "loss"]);
    for (n, chain) in lab.chains.iter().enumerate() {
        table.row([n.to_string(), exact(chain.loss())]);
    }
    table
}

/// The parameters by training step.
pub fn parameters(lab: &Passes, _at: Moment) -> Table {
    beside::tables(lab, paths)
}

fn paths(lab: &Passes) -> Table {
    let mut table = Table::new(std::iter::once("training_step").chain(PARAMETERS));
    for (n, chain) in lab.chains.iter().enumerate() {
        let values = chain.parameters.map(|id| number(chain.graph.node(id).value));
        table.row(std::iter::once(n.to_string()).chain(values));
    }
    table
}

/// All values and derivatives at the step shown, as JSON.
pub fn weights(lab: &Passes, t: usize) -> String {
    let chain: &Chain = lab.chain(t);
    let of = |names: &[&str], ids: &[usize]| -> Map<String, Value> {
        let both = |id: &usize| {
            let node = chain.graph.node(*id);
            let [value, grad] = lab.seen(*id);
            let of = |seen: bool, v: f64| seen.then_some(v);
            json!({ "value": of(value, node.value), "derivative": of(grad, node.grad) })
        };
        names.iter().zip(ids).map(|(name, id)| (name.to_string(), both(id))).collect()
    };
    let [x, y] = [chain.x, chain.y].map(|id| chain.graph.node(id).value);
    let all = json!({
        "training_step": t.saturating_sub(super::PARAMETERS_END).min(lab.trained()),
        "x": x,
        "y": y,
        "parameters": of(&PARAMETERS, &chain.parameters),
        "nodes": of(&FORWARD, &chain.forward),
    });
    json_lines(&all)
}
