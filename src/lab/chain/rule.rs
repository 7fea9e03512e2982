//! The chain rule for a node, in symbols and with numbers that give what stands left of them.

use super::{Passes, words};
use crate::chain::PARAMETERS;
use crate::figure::Role;
use crate::formula::{exact_factor, exactly, number, op, operands, row, then};
use crate::graph::{Graph, Id, Node, Op, Term};
use crate::panel::Block;

/// The chain rule for a node: what is known times the local derivative, in symbols, with the local formula in
/// numbers, and as a product.
pub fn chain_rule(lab: &Passes, id: Id, grad: f64, next: bool) -> Vec<Block> {
    let graph = &lab.chains[0].graph;
    let written = |quantity: String, v: f64| if next { lab.written(&quantity, v) } else { v };
    let node = graph.node(id);
    let [mut rule, mut symbolic, mut formulas, mut products] = [const { Vec::new() }; 4];
    let terms = graph.terms(id);
    // What is printed of each term: what is known, its user's inputs, and its user's value; and the product of two numbers.
    let known = |term: &Term| written(format!("d.{}", graph.node(term.user).name), term.known);
    let from = |term: &Term| {
        let user = graph.node(term.user);
        let value = written(user.name.clone(), user.value);
        [vec![known(term)], arguments(lab, term.user, next), vec![value]]
    };
    let with_inputs =
        operands(&terms.iter().flat_map(from).flatten().collect::<Vec<_>>(), &[grad], |mut printed| {
            let mut sum = 0.0;
            for term in &terms {
                let op = graph.node(term.user).op;
                let (own, rest) = printed.split_at(op.inputs() + 2);
                printed = rest;
                if let [known, inputs @ .., value] = own {
                    sum += known * op.derivative(inputs, *value, term.input);
                }
            }
            vec![sum]
        });
    let with_local = operands(
        &terms
            .iter()
            .flat_map(|term| [known(term), written(format!("local.{}", node.name), term.local)])
            .collect::<Vec<_>>(),
        &[grad],
        |printed| vec![printed.chunks_exact(2).map(|pair| pair.iter().product::<f64>()).sum()],
    );
    let mut rest = &with_inputs[..];
    for (term, pair) in terms.into_iter().zip(with_local.chunks_exact(2)) {
        let product = words::has_product(graph, &term);
        let Term { user, input, local, .. } = term;
        let user = graph.node(user);
        let (own, after) = rest.split_at(user.op.inputs() + 2);
        rest = after;
        let [known, inputs @ .., value] = own else { continue };
        let (names, letter) = (words::symbols(graph, user), words::math(&user.name));
        let derivative = user.op.derivative_formula(&names, &letter, input);
        let derivative_of_numbers = user.op.derivative_formula(
            &numbers(graph, user, inputs),
            &exact_factor(*value, role(&user.name)),
            input,
        );
        // The loss itself has the derivative 1.
        let times = |known: String, local: String| {
            if user.name == "l" { local } else { row(&[known, op("·"), local]) }
        };
        rule.push(times(words::partial("l", &user.name), words::partial(&user.name, &node.name)));
        symbolic.push(times(words::partial("l", &user.name), derivative));
        formulas.push(times(exact_factor(*known, Role::Derivative), derivative_of_numbers));
        if product {
            let role = if local == user.value { role(&user.name) } else { Role::Derivative };
            let [known, local] = [pair[0], pair[1]];
            products.push(times(exact_factor(known, Role::Derivative), exact_factor(local, role)));
        }
    }
    let left = words::partial("l", &node.name);
    let pieces = [rule, symbolic].into_iter().filter(|terms| terms[..] != [left.clone()]);
    let pieces = pieces.map(|terms| row(&[then("="), terms.join(&op("+"))]));
    let pieces = std::iter::once(left.clone()).chain(pieces).collect();
    let lines = [formulas, products].into_iter().filter(|terms| !terms.is_empty());
    let value = number(grad, Role::Derivative);
    let lines = lines.map(|terms| Block::Math(row(&[value.clone(), op("="), terms.join(&op("+"))])));
    std::iter::once(Block::Pieces(pieces)).chain(lines).collect()
}

/// The colour of a node's value.
pub fn role(name: &str) -> Role {
    match name {
        "y" => Role::Data,
        "l" => Role::Loss,
        name if PARAMETERS.contains(&name) => Role::Parameter,
        _ => Role::Value,
    }
}

/// The values of a node's inputs: of the step that follows, with blanks where they are to be filled in.
pub fn arguments(lab: &Passes, id: Id, next: bool) -> Vec<f64> {
    let graph = &lab.chains[0].graph;
    let inputs = graph.node(id).inputs.iter().map(|input| graph.node(*input));
    let value = |input: &Node| if next { lab.written(&input.name, input.value) } else { input.value };
    inputs.map(value).collect()
}

/// The inputs' values as they are printed; a function's one input has brackets around it already.
pub fn numbers(graph: &Graph, node: &Node, printed: &[f64]) -> Vec<String> {
    let write = if matches!(node.op, Op::Function(_)) { exactly } else { exact_factor };
    let inputs = node.inputs.iter().map(|id| graph.node(*id)).zip(printed);
    inputs.map(|(input, v)| write(*v, role(&input.name))).collect()
}
