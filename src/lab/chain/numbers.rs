//! The numbers of a step: the formula of the node with its numbers in it, and tables of all that is known.

use super::{BACKWARD_END, PARAMETERS_END, Passes, Phase, words};
use crate::chain::PARAMETERS;
use crate::figure::Role;
use crate::formula::{constant, factor, function, number, op, row, short, then};
use crate::graph::{Id, Op};
use crate::panel::{Block, Cell, Row, RowKind, Table};

/// The panel at step t.
pub fn panel(lab: &Passes, t: usize) -> Vec<Block> {
    let mut blocks = match Phase::at(t) {
        Phase::Start => start(lab),
        Phase::Forward(i) => forward(lab, i),
        Phase::Backward(i) => {
            backward(lab, lab.chains[0].forward[i], format!("Backward pass, step {} of 7", 7 - i))
        }
        Phase::Parameter(i) => {
            let heading = format!("Derivatives of the parameters, step {} of 8", t - BACKWARD_END);
            backward(lab, lab.chains[0].parameters[i], heading)
        }
        Phase::Train(n) => train(lab, n),
    };
    if let Some(values) = lab.nudged(t) {
        blocks.extend(nudge(lab, t, &values));
    }
    blocks.push(Block::Table(nodes(lab, t)));
    blocks.push(Block::Table(parameters(lab, t)));
    blocks
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
fn forward(lab: &Passes, i: usize) -> Vec<Block> {
    let chain = &lab.chains[0];
    let (graph, id) = (&chain.graph, chain.forward[i]);
    let node = graph.node(id);
    let role = |name: &str| {
        if PARAMETERS.contains(&name) {
            Role::Parameter
        } else if name == "y" {
            Role::Data
        } else {
            Role::Value
        }
    };
    let symbols: Vec<String> =
        node.inputs.iter().map(|input| words::math(&graph.node(*input).name)).collect();
    let numbers: Vec<String> = node
        .inputs
        .iter()
        .map(|input| operand(node.op, graph.node(*input).value, role(&graph.node(*input).name)))
        .collect();
    let own = if node.name == "l" { Role::Loss } else { Role::Value };
    vec![
        Block::Heading(format!("Forward pass, step {} of 8", i + 1)),
        Block::Math(row(&[words::math(&node.name), op("="), node.op.formula(&symbols)])),
        Block::Math(row(&[number(node.value, own), op("="), node.op.formula(&numbers)])),
        Block::Prose(node.op.kept().into()),
    ]
}

/// A number as an operation's formula takes it: a function's one input has brackets around it already.
fn operand(op: Op, value: f64, role: Role) -> String {
    if op.inputs() == 1 { number(value, role) } else { factor(value, role) }
}

/// A derivative: what is known times the local derivative, in symbols, with the local formula, with numbers.
fn backward(lab: &Passes, id: Id, heading: String) -> Vec<Block> {
    let graph = &lab.chains[0].graph;
    let node = graph.node(id);
    let mut blocks = vec![Block::Heading(heading)];
    let (mut symbols, mut formulas, mut products) = (Vec::new(), Vec::new(), Vec::new());
    for term in graph.terms(id) {
        let user = graph.node(term.user);
        let inputs: Vec<String> =
            user.inputs.iter().map(|input| operand(user.op, graph.node(*input).value, Role::Value)).collect();
        let value = factor(user.value, Role::Value);
        let local = user.op.slope_formula(&inputs, &value, term.input);
        let known = factor(term.known, Role::Derivative);
        if user.name == "l" {
            symbols.push(words::partial("l", &node.name));
            formulas.push(local);
            products.push(number(term.local, Role::Derivative));
        } else {
            symbols.push(row(&[
                words::partial("l", &user.name),
                op("·"),
                words::partial(&user.name, &node.name),
            ]));
            formulas.push(row(&[known.clone(), op("·"), local]));
            products.push(row(&[known, op("·"), factor(term.local, Role::Value)]));
        }
    }
    let equals = |left: String, right: Vec<String>| row(&[left, op("="), right.join(&op("+"))]);
    let left = number(node.grad, Role::Derivative);
    if symbols.iter().any(|s| *s != words::partial("l", &node.name)) {
        blocks.push(Block::Math(equals(words::partial("l", &node.name), symbols)));
        if formulas != products {
            blocks.push(Block::Math(equals(left.clone(), formulas)));
        }
        blocks.push(Block::Math(equals(left, products)));
    } else {
        let f = words::math(&node.name);
        let symbolic = graph.node(lab.chains[0].forward[7]).op.slope_formula(&[f, words::math("y")], "", 0);
        blocks.push(Block::Math(equals(words::partial("l", &node.name), vec![symbolic])));
        blocks.push(Block::Math(equals(left, formulas)));
    }
    blocks.push(Block::Prose(meaning(&node.name, node.grad)));
    blocks
}

/// What a derivative says, in words.
fn meaning(name: &str, grad: f64) -> String {
    let name = words::html(name);
    if grad.is_nan() {
        return format!("The derivative by {name} is not a number: a value before it is too large.");
    }
    if grad == 0.0 {
        return format!("A small change of {name} does not change the loss at all.");
    }
    let way = if grad > 0.0 { "raises" } else { "lowers" };
    format!("A small rise of {name} {way} the loss {} times as much.", short(grad.abs()))
}

/// A step of training: every parameter against its derivative.
fn train(lab: &Passes, n: usize) -> Vec<Block> {
    let [before, after] = [&lab.chains[n - 1], &lab.chains[n]];
    let theta = |n: usize| crate::formula::indexed("θ", &n.to_string());
    let rule = row(&[
        theta(n),
        op("←"),
        theta(n - 1),
        op("−"),
        crate::formula::var("α"),
        op("·"),
        crate::formula::partial("<mi>ℓ</mi>", "<mi>θ</mi>"),
    ]);
    let rows = PARAMETERS
        .iter()
        .zip(before.parameters)
        .map(|(name, id)| {
            let (old, new) = (before.graph.node(id), after.graph.node(id));
            cells(vec![
                cell(words::html(name), None),
                cell(short(old.value), Some(Role::Parameter)),
                cell(short(old.grad), Some(Role::Derivative)),
                cell(short(new.value), Some(Role::Parameter)),
            ])
        })
        .collect();
    vec![
        Block::Heading(format!("Training, step {n} of {}", lab.trained())),
        Block::Math(row(&[rule, op(","), crate::formula::var("α"), op("="), constant(lab.alpha)])),
        Block::Prose(format!(
            "The loss goes from <b class=\"loss\">{}</b> to <b class=\"loss\">{}</b>: both passes were made again with the new \
             parameters.",
            short(before.loss()),
            short(after.loss())
        )),
        Block::Table(Table {
            caption: format!("What training step {n} did"),
            head: heads(&["parameter", "before", "∂ℓ/∂θ", "after"]),
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
    if t < BACKWARD_END {
        let text = "Its effect on each node known so far stands above it. What the derivative predicts can be said once the \
                    backward pass is made.";
        return vec![heading, Block::Prose(text.into())];
    }
    let actual = values[chain.forward[7]] - chain.loss();
    let predicted = node.grad * amount;
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
            row(&[then("="), factor(node.grad, Role::Derivative), op("·"), factor(amount, Role::Parameter)]),
            row(&[then("="), number(predicted, Role::Loss)]),
        ]),
        Block::Prose(format!(
            "Predicted change of the loss <b class=\"loss\">{}</b>, actual change <b class=\"loss\">{}</b>. The smaller the nudge, the \
             closer they come.",
            short(predicted),
            short(actual)
        )),
    ]
}

fn cell(text: impl Into<String>, role: Option<Role>) -> Cell {
    Cell { text: text.into(), role }
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
    let mut rows: Vec<Row> = forward.iter().map(|id| checked(lab, *id, t, Role::Value)).collect();
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
    let rows = lab.chains[0].parameters.iter().map(|id| checked(lab, *id, t, Role::Parameter)).collect();
    Table {
        caption: "The parameters".into(),
        head: heads(&["parameter", "value", "∂ℓ/∂θ", "by nudging"]),
        rows,
    }
}

fn checked(lab: &Passes, id: Id, t: usize, role: Role) -> Row {
    let chain = lab.chain(t);
    let node = chain.graph.node(id);
    let last = node.name == "l";
    let valued = lab.value_known(id, t);
    let derived = lab.grad_known(id, t) || (last && t >= 8);
    let unknown = || "?".to_string();
    let difference = if last { 1.0 } else { chain.graph.difference(id) };
    let agrees = (difference - node.grad).abs() <= 1e-5 * node.grad.abs().max(1.0);
    let check = format!("{}{}", short(difference), if agrees { " ✓" } else { "" });
    let changed = t > PARAMETERS_END && role == Role::Parameter;
    Row {
        cells: vec![
            cell(words::html(&node.name), None),
            cell(
                if valued { short(node.value) } else { unknown() },
                Some(if last { Role::Loss } else { role }),
            ),
            cell(if derived { short(node.grad) } else { unknown() }, Some(Role::Derivative)),
            cell(if derived { check } else { String::new() }, None),
        ],
        kind: if lab.current(t) == Some(id) {
            RowKind::Current
        } else if valued || changed {
            RowKind::Plain
        } else {
            RowKind::Faint
        },
        set: if role == Role::Parameter { format!("nudge={}:0.05", node.name) } else { String::new() },
    }
}
