//! What may be asked about a chain: any of its values and derivatives, and what training makes of them.

use super::node::Node;
use super::{BACKWARD_END, FORWARD_END, PARAMETER_ORDER, PARAMETERS_END, Passes, slips, words};
use crate::chain::{Chain, FORWARD, PARAMETERS};
use crate::graph::{Id, Op};
use crate::lab::Session;
use crate::lab::kit::answers::{Answers, Asks};
use crate::lab::kit::beside::Compared;
use crate::lab::kit::rank;
use crate::lab::kit::slack::slack;
use crate::scenario::Scenario;

/// The quantity of that name: `f0`, `h1`, …, `l` and `d.f1`, `d.omega1`, …, after as many training steps as `step` says; and after
/// one at least the parameters, `omega1`. `zero` are those of all derivatives that vanish; `rank` puts
/// the chains side by side in the order of their losses.
pub fn answers(scenario: &Scenario, quantity: &str, step: Option<usize>) -> Option<Answers> {
    if quantity == "rank" {
        let lab = Passes::compare(scenario, |scenario, _| Passes::new(scenario));
        let end = |one: &Passes| one.chains.last().map_or(f64::NAN, Chain::loss);
        let trained = lab.all().all(|(_, one)| one.trained() > 0);
        return rank::beside(&lab, [step.unwrap_or(0) + 1, lab.steps()], end).filter(|_| trained);
    }
    of(&Passes::new(scenario), quantity, step)
}

/// The same where it is computed already.
pub fn of(lab: &Passes, quantity: &str, step: Option<usize>) -> Option<Answers> {
    let n = step.unwrap_or(0);
    if quantity == "zero" {
        return zero(lab, n);
    }
    if let Some(name) = quantity.strip_prefix("local.") {
        return local(lab, name);
    }
    let (name, derivative) = match quantity.strip_prefix("d.") {
        Some(name) => (name, true),
        None => (if quantity == "loss" { "l" } else { quantity }, false),
    };
    let id = lab.chains[0].graph.find(name).filter(|_| name != "y")?;
    let node = lab.chains.get(n)?.graph.node(id);
    let truth = if derivative { node.grad } else { node.value };
    let of_first = if derivative { derivative_at(lab, id) } else { value_at(name) };
    let at = match n {
        0 => of_first?,
        n if name != "x" => PARAMETERS_END + n,
        _ => return None,
    };
    if !truth.is_finite() {
        return None;
    }
    let chain = &lab.chains[n];
    let before = n.checked_sub(1).map(|before| &lab.chains[before]);
    let wrong = slips::wrong(&Node { chain, name, derivative }, before, lab.alpha);
    let slack = slack(&inputs(chain, id, derivative), |inputs| vec![rule(chain, id, derivative, inputs)]);
    let plain = words::plain(name);
    let name = if derivative { format!("∂ℓ/∂{plain}") } else { plain };
    let first = if derivative { before_it(chain, id) } else { String::new() };
    Some(Answers { wrong, slack, first, ..Answers::numbers(at, vec![name], vec![truth]) })
}

/// The numbers on the right of the line that finds a number: what goes into the node, or what is known of the node that uses it,
/// with what that is made of.
fn inputs(chain: &Chain, id: Id, derivative: bool) -> Vec<f64> {
    let graph = &chain.graph;
    match (derivative, graph.terms(id).first()) {
        (false, _) => graph.arguments(id),
        (true, None) => Vec::new(),
        (true, Some(term)) => [vec![term.known], graph.arguments(term.user)].concat(),
    }
}

/// That line with other numbers on its right.
fn rule(chain: &Chain, id: Id, derivative: bool, inputs: &[f64]) -> f64 {
    let graph = &chain.graph;
    let node = graph.node(id);
    match (derivative, graph.terms(id).first(), inputs.split_first()) {
        (true, Some(term), Some((known, inputs))) => {
            let op = graph.node(term.user).op;
            known * op.derivative(inputs, op.value(inputs), term.input)
        }
        (false, ..) if node.op != Op::Leaf => node.op.value(inputs),
        (true, ..) => node.grad,
        (false, ..) => node.value,
    }
}

/// The derivative that comes before another on the way back.
fn before_it(chain: &Chain, id: Id) -> String {
    let user = chain.graph.terms(id).first().map(|term| &chain.graph.node(term.user).name);
    let name = user.filter(|name| *name != "l").map(|name| words::plain(name));
    name.map_or("f₃ − y".into(), |name| format!("∂ℓ/∂{name}"))
}

/// The local derivative that the chain rule multiplies by to find a node's: of the node after it with respect to it.
fn local(lab: &Passes, name: &str) -> Option<Answers> {
    let graph = &lab.chains[0].graph;
    let id = graph.find(name).filter(|_| name != "y")?;
    let term = graph.terms(id).into_iter().next().filter(|term| term.local.is_finite())?;
    let of = format!("∂{}/∂{}", words::plain(&graph.node(term.user).name), words::plain(name));
    Some(Answers::numbers(derivative_at(lab, id)?, vec![of], vec![term.local]))
}

/// The step that finds a node's value.
fn value_at(name: &str) -> Option<usize> {
    FORWARD.iter().position(|own| *own == name).map(|i| i + 1)
}

/// The step that finds a derivative; that of the loss is no question.
fn derivative_at(lab: &Passes, id: Id) -> Option<usize> {
    let chain = &lab.chains[0];
    if id == chain.x {
        return Some(PARAMETERS_END);
    }
    let parameter = chain.parameters.iter().position(|own| *own == id);
    if let Some(i) = parameter {
        return Some(BACKWARD_END + 1 + PARAMETER_ORDER.iter().position(|own| *own == i)?);
    }
    let i = chain.forward.iter().position(|own| *own == id)?;
    (i + 1 < FORWARD.len()).then_some(BACKWARD_END - i)
}

/// Which derivatives are 0.
fn zero(lab: &Passes, n: usize) -> Option<Answers> {
    let chain = lab.chains.get(n)?;
    let nodes = FORWARD.iter().take(FORWARD.len() - 1).zip(chain.forward);
    let parameters = PARAMETER_ORDER.map(|i| (&PARAMETERS[i], chain.parameters[i]));
    let all: Vec<(&&str, Id)> = nodes.rev().chain(parameters).collect();
    let choices = all.iter().map(|(name, _)| format!("∂ℓ/∂{}", words::plain(name))).collect();
    let vanish: Vec<usize> = (0..all.len()).filter(|i| chain.graph.node(all[*i].1).grad == 0.0).collect();
    let steps = if n == 0 { [FORWARD_END + 1, PARAMETERS_END] } else { [PARAMETERS_END + n; 2] };
    Some(Answers::chosen(Asks::Set, steps, "the derivatives that are 0", choices, &vanish))
}
