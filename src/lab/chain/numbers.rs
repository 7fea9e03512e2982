//! The numbers of a step: the formula of the node with its numbers in it, and tables of all that is known.

use super::rule::{arguments, chain_rule, numbers, role};
use super::{BACKWARD_END, FORWARD_END, PARAMETERS_END, Passes, Phase, words};
use crate::chain::{Chain, PARAMETERS};
use crate::figure::Role;
use crate::formula::{constant, exact, exact_factor, function, number, op, operands, row, short, then};
use crate::graph::{Graph, Id};
use crate::lab::kit::beside::{self, Compared};
use crate::panel::{Block, Cell, Row, RowKind, Table, cell};

/// The panel at step t.
pub fn panel(lab: &Passes, t: usize) -> Vec<Block> {
    let mut blocks = if lab.alone() { Vec::new() } else { beside::blocks(runs(lab, t), compared(lab, t)) };
    // Where something is asked of the next step, that is shown, without what it finds.
    let asked = lab.veil == Some(t);
    let (which, step) = if asked { ("Next", t + 1) } else { ("Last", t) };
    blocks.extend(match Phase::at(step) {
        Phase::Start => start(lab),
        Phase::Forward(i) => forward(lab, i, which),
        Phase::Backward(i) => {
            let heading = format!("{which} step: backward pass, {} of 7", 7 - i);
            backward(lab, lab.chains[0].forward[i], heading, asked)
        }
        Phase::Parameter(i) => {
            let heading =
                format!("{which} step: derivatives of the parameters, {} of 8", step - BACKWARD_END);
            backward(lab, lab.chains[0].parameters[i], heading, asked)
        }
        Phase::Train(n) => train(lab, n.min(lab.trained() + usize::from(asked)), which),
    });
    if t == PARAMETERS_END {
        blocks.push(Block::Prose("The same step leads on to the input, which is no parameter:".into()));
        let (graph, x) = (&lab.chains[0].graph, lab.chains[0].x);
        blocks.extend(chain_rule(lab, x, graph.node(x).grad, false).into_iter().take(2));
    }
    if let Some(values) = lab.nudged(t) {
        blocks.extend(nudge(lab, t, &values));
    }
    blocks.push(Block::Table(nodes(lab, t)));
    blocks.push(Block::Table(parameters(lab, t)));
    blocks
}

/// The runs side by side at the node that step t finds something of, or with their losses.
fn runs(lab: &Passes, t: usize) -> Table {
    let node = lab.current(t).map(|id| lab.chains[0].graph.node(id).name.clone());
    let name = node.map_or_else(|| words::html("l"), |name| words::html(&name));
    let known = |known: bool, v: f64| if known { short(v) } else { "?".into() };
    let numbers = |one: &Passes| {
        let chain = one.chain(t);
        let id = lab.current(t).unwrap_or(chain.forward[7]);
        let of = chain.graph.node(id);
        vec![
            cell(known(one.value_known(id, t), of.value), Some(role(&of.name))),
            cell(known(one.grad_known(id, t), of.grad), Some(Role::Derivative)),
            cell(known(t >= FORWARD_END, chain.loss()), Some(Role::Loss)),
        ]
    };
    let mut rows = beside::rows(lab, numbers);
    let mut head = heads(&["run", &name, &format!("∂ℓ/∂{name}"), &words::html("l")]);
    if lab.current(t).is_none() {
        head.drain(1..3);
        rows.iter_mut().for_each(|row| drop(row.cells.drain(1..3)));
    }
    Table { caption: "The runs side by side; press one for its numbers".into(), head, rows }
}

/// In what runs side by side differ, and the loss of each.
pub fn compared(lab: &Passes, t: usize) -> Vec<String> {
    let when = match t.saturating_sub(PARAMETERS_END) {
        0 => "before training".to_string(),
        n => format!("after training step {n}"),
    };
    let loss = |one: &Passes| (t >= FORWARD_END).then(|| short(one.chain(t).loss()));
    beside::sentences(lab, "the first’s", [&when, "loss"], loss)
}

fn start(lab: &Passes) -> Vec<Block> {
    let x = lab.chains[0].graph.node(lab.chains[0].x).value;
    vec![
        Block::Heading("Before the forward pass".into()),
        Block::Prose(format!(
            "Only the input <var>x</var> = <span class=\"value\">{}</span> and the parameters are known. Press <b>Step</b>: \
             each step computes one node from the one before it.",
            short(x)
        )),
    ]
}

/// A node's value: in symbols, with numbers, and why it is kept.
fn forward(lab: &Passes, i: usize, which: &str) -> Vec<Block> {
    let (graph, id) = (&lab.chains[0].graph, lab.chains[0].forward[i]);
    let node = graph.node(id);
    let formula = |inputs: &[String]| node.op.formula(inputs);
    let next = which == "Next";
    let found = match &lab.open {
        Some(_) if next => lab.written(&node.name, node.value),
        _ if lab.seen(id)[0] => node.value,
        _ => f64::NAN,
    };
    let inputs = operands(&arguments(lab, id, next), &[found], |inputs| vec![node.op.value(inputs)]);
    let mut blocks = vec![
        Block::Heading(format!("{which} step: forward pass, {} of 8", i + 1)),
        Block::Math(row(&[words::math(&node.name), op("="), formula(&words::symbols(graph, node))]))
            .of_step(),
        Block::Math(row(&[
            number(found, role(&node.name)),
            op("="),
            formula(&numbers(graph, node, &inputs)),
        ]))
        .of_step(),
    ];
    blocks.extend(kept(graph, id));
    blocks
}

/// Why a node's value is kept: the local derivatives that will be computed from it.
fn kept(graph: &Graph, id: Id) -> Vec<Block> {
    let name = words::html(&graph.node(id).name.clone());
    let locals = graph.nodes().iter().enumerate().flat_map(|(user, node)| {
        (0..node.inputs.len()).map(move |which| (user, node, which)).filter(|(_, node, which)| {
            graph.node(node.inputs[*which]).name != "y" // which is no one's to change
        })
    });
    let needing = locals.filter(|(user, node, which)| {
        let (inputs, own) = node.op.derivative_from(*which);
        own && *user == id || inputs.iter().any(|input| node.inputs[*input] == id)
    });
    let formulas: Vec<String> = needing
        .map(|(_, node, which)| {
            let derivative =
                node.op.derivative_formula(&words::symbols(graph, node), &words::math(&node.name), which);
            row(&[words::partial(&node.name, &graph.node(node.inputs[which]).name), op("="), derivative])
        })
        .collect();
    if !formulas.is_empty() {
        let words = format!("The value of {name} is kept: on the way back it is needed for");
        return vec![Block::Prose(words), Block::Math(formulas.join("<mspace width=\"1.6em\"/>"))];
    }
    let why = match graph.terms(id).first() {
        Some(term) => graph.node(term.user).op.why(term.input),
        None => "Each derivative says how it moves when something before it does.",
    };
    vec![Block::Prose(format!("On the way back {name} itself is not needed. {why}"))]
}

/// A derivative: what it is made of, why, and what it says.
fn backward(lab: &Passes, id: Id, heading: String, asked: bool) -> Vec<Block> {
    let graph = &lab.chains[0].graph;
    let mut blocks = vec![Block::Heading(heading)];
    if asked {
        // The rule and its line with numbers; what that comes to is the question. With blanks its product stands there too.
        let (lines, grad) = match lab.open {
            Some(_) => (3, lab.written(&format!("d.{}", graph.node(id).name), graph.node(id).grad)),
            None => (2, f64::NAN),
        };
        blocks.extend(chain_rule(lab, id, grad, true).into_iter().take(lines).map(Block::of_step));
        return blocks;
    }
    blocks.extend(chain_rule(lab, id, graph.node(id).grad, false).into_iter().map(Block::of_step));
    let why = graph.terms(id).first().map_or("", |term| graph.node(term.user).op.why(term.input));
    let said = match graph.kink(id).filter(|_| !agrees(graph, id)) {
        Some(at) => format!(
            "{} is exactly 0, at the kink of ReLU: the derivative there counts as 0. A nudge to both sides finds the mean \
             of the derivatives beside it.",
            words::html(&graph.node(at).name)
        ),
        None => meaning(&graph.node(id).name, graph.node(id).grad),
    };
    blocks.push(Block::Prose(format!("{why} {said}")));
    blocks
}

/// What a derivative says, in words.
fn meaning(name: &str, grad: f64) -> String {
    let name = words::html(name);
    if grad.is_nan() {
        return format!(
            "The derivative with respect to {name} is not a number: a value before it is too large."
        );
    }
    if grad == 0.0 {
        return format!("The derivative is 0: a very small change of {name} does not move the loss.");
    }
    let way = if grad > 0.0 { "rises" } else { "falls" };
    format!("Raise {name} by a little, and the loss {way} by {} times that.", short(grad.abs()))
}

/// A step of training: every parameter against its derivative.
fn train(lab: &Passes, n: usize, which: &str) -> Vec<Block> {
    if n == 0 {
        return vec![Block::Heading("Training".into())];
    }
    let (before, after) = (&lab.chains[n - 1], lab.chains.get(n));
    let value = |id: Id, name: &str| match (after, &lab.open) {
        (Some(after), _) => after.graph.node(id).value,
        (None, Some(open)) => open.written(name, 0, f64::NAN),
        (None, None) => f64::NAN,
    };
    let phi = |n: usize| crate::formula::at_step(&crate::formula::bold("φ"), n);
    let rule = row(&[
        phi(n),
        op("←"),
        phi(n - 1),
        op("−"),
        crate::formula::var("α"),
        op("·"),
        crate::formula::partial("<mi>ℓ</mi>", &crate::formula::bold("φ")),
    ]);
    let rows = PARAMETERS
        .iter()
        .zip(before.parameters)
        .map(|(name, id)| {
            let (old, new) = (before.graph.node(id), value(id, name));
            let printed = operands(&[old.value, old.grad], &[new], |v| vec![v[0] - lab.alpha * v[1]]);
            cells(vec![
                cell(words::html(name), None),
                cell(exact(printed[0]), Some(Role::Parameter)),
                cell(exact(printed[1]), Some(Role::Derivative)),
                cell(short(new), Some(Role::Parameter)),
            ])
        })
        .collect();
    vec![
        Block::Heading(match after {
            Some(_) => format!("{which} step: training, {n} of {}", lab.trained()),
            None => format!("{which} step: training, {n}"),
        }),
        Block::Math(row(&[rule, op(","), crate::formula::var("α"), op("="), constant(lab.alpha)])).of_step(),
        Block::Prose(format!(
            "The loss goes from <b class=\"loss\">{}</b> to <b class=\"loss\">{}</b>: both passes were made again with the new \
             parameters.",
            short(before.loss()),
            short(after.map_or(f64::NAN, Chain::loss))
        )),
        Block::Table(Table {
            caption: format!("What training step {n} {}", if after.is_some() { "did" } else { "does" }),
            head: heads(&["parameter", "before", "∂ℓ/∂φ", "after"]),
            rows,
        }),
    ]
}

/// What a nudge predicts, what it does, and how it ripples through the chain.
fn nudge(lab: &Passes, t: usize, values: &[f64]) -> Vec<Block> {
    let (id, amount) = lab.nudge;
    let chain = lab.chain(t);
    let node = chain.graph.node(id);
    let heading =
        Block::Heading(format!("{} nudged by {}", words::plain(&node.name), crate::formula::plain(amount)));
    if !lab.grad_known(id, t) {
        let text = format!(
            "Its effect on each node known so far stands beside the node. What the derivative predicts can be said once \
             ∂ℓ/∂{} is known.",
            words::html(&node.name)
        );
        return vec![heading, Block::Prose(text)];
    }
    let actual = values[chain.forward[7]] - chain.loss();
    let (predicted, loss) = (node.grad * amount, chain.loss());
    let ends = operands(&[loss, loss + actual], &[actual], |v| vec![v[1] - v[0]]);
    let factors = operands(&[node.grad, amount], &[predicted], |v| vec![v.iter().product()]);
    vec![
        heading,
        Block::Pieces(vec![
            row(&[
                function("Δ"),
                crate::formula::var("ℓ"),
                op("≈"),
                words::partial("l", &node.name),
                op("·"),
                function("Δ"),
                words::math(&node.name),
            ]),
            row(&[
                then("="),
                exact_factor(factors[0], Role::Derivative),
                op("·"),
                exact_factor(factors[1], Role::Parameter),
            ]),
            row(&[then("="), number(predicted, Role::Loss)]),
        ]),
        Block::Prose(format!(
            "Predicted change of the loss <b class=\"loss\">{}</b>, actual change <b class=\"loss\">{}</b>: from {} to {}. The \
             smaller the nudge, the closer they come.",
            short(predicted),
            short(actual),
            exact(ends[0]),
            exact(ends[1])
        )),
    ]
}

fn cells(cells: Vec<Cell>) -> Row {
    Row { cells, ..Row::default() }
}

fn heads(texts: &[&str]) -> Vec<Cell> {
    texts.iter().map(|text| cell(*text, None)).collect()
}

/// Every node: value, derivative, and the derivative found by differences.
fn nodes(lab: &Passes, t: usize) -> Table {
    let forward = lab.chains[0].forward;
    let mut rows: Vec<Row> = forward.iter().map(|id| checked(lab, *id, t)).collect();
    let mut head = heads(&["node", "value", "∂ℓ/∂node", "by nudging"]);
    if lab.nudge.1 != 0.0 {
        head.push(cell("moved by", None));
        for (row, id) in rows.iter_mut().zip(forward) {
            let moved = lab.moved(id, t).map_or(String::new(), short);
            row.cells.push(cell(moved, Some(Role::Batch)));
        }
    }
    Table { caption: "The nodes, each derivative checked by nudging its node".into(), head, rows }
}

/// Every parameter, in the same way.
fn parameters(lab: &Passes, t: usize) -> Table {
    let first = &lab.chains[0];
    let rows = first.parameters.iter().chain([&first.x]).map(|id| checked(lab, *id, t)).collect();
    Table {
        caption: "The parameters, and the input".into(),
        head: heads(&["number", "value", "∂ℓ/∂number", "by nudging"]),
        rows,
    }
}

/// Whether a derivative agrees with the one found by differences.
fn agrees(graph: &Graph, id: Id) -> bool {
    let (grad, last) = (graph.node(id).grad, graph.nodes().len() - 1);
    let room = 1e-5 * grad.abs() + 1e-9 * graph.node(last).value.abs().max(1.0);
    (graph.difference(id) - grad).abs() <= room
}

fn checked(lab: &Passes, id: Id, t: usize) -> Row {
    let chain = lab.chain(t);
    let node = chain.graph.node(id);
    let role = role(&node.name);
    let last = role == Role::Loss;
    let valued = lab.value_known(id, t);
    let derived = lab.grad_known(id, t) || (last && t >= FORWARD_END);
    let check = match (derived, last) {
        (false, _) => String::new(),
        (true, true) => "1.000 ✓".into(),
        (true, false) if agrees(&chain.graph, id) => format!("{} ✓", short(chain.graph.difference(id))),
        (true, false) if chain.graph.kink(id).is_some() => {
            format!("{} at a kink", short(chain.graph.difference(id)))
        }
        (true, false) => short(chain.graph.difference(id)),
    };
    // What is to be filled in at this step has its blank in the table too.
    let asked = |quantity: &str| {
        let blank =
            lab.open.as_ref().filter(|open| open.last == t).map(|open| open.written(quantity, 0, 0.0));
        blank.filter(|v| v.is_nan()).map_or("?".into(), short)
    };
    let known = |known: bool, v: f64, quantity: &str| if known { short(v) } else { asked(quantity) };
    let set = lab.pick(id).first().map_or(String::new(), |(key, value)| format!("{key}={value}"));
    Row {
        cells: vec![
            cell(words::html(&node.name), None),
            cell(known(valued, node.value, &node.name), Some(role)),
            cell(known(derived, node.grad, &format!("d.{}", node.name)), Some(Role::Derivative)),
            cell(check, None),
        ],
        kind: match lab.current(t) {
            Some(current) if current == id => RowKind::Current,
            _ if valued => RowKind::Plain,
            _ => RowKind::Faint,
        },
        set,
    }
}
