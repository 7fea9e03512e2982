//! Names of the chain's nodes, in plain text and in formulas.

use crate::figure::Role;
use crate::formula::{self, constant, fraction, indexed, subscript, var};
use crate::graph::{Graph, Node, Term};

/// `omega1` as its letter and index: ω and 1.
fn split(name: &str) -> (&str, &str) {
    let digits = name.find(|c: char| c.is_ascii_digit()).unwrap_or(name.len());
    let letter = match &name[..digits] {
        "beta" => "β",
        "omega" => "ω",
        "l" => "ℓ",
        other => other,
    };
    (letter, &name[digits..])
}

/// As in diagrams: ω₁.
pub fn plain(name: &str) -> String {
    let (letter, index) = split(name);
    format!("{letter}{}", subscript(index))
}

/// As in tables: ω<sub>1</sub>.
pub fn html(name: &str) -> String {
    match split(name) {
        (letter, "") => format!("<var>{letter}</var>"),
        (letter, index) => format!("<var>{letter}</var><sub>{index}</sub>"),
    }
}

/// As in formulas.
pub fn math(name: &str) -> String {
    match split(name) {
        (letter, "") => var(letter),
        (letter, index) => indexed(letter, index),
    }
}

/// ∂above/∂below, in the colour of derivatives.
pub fn partial(above: &str, below: &str) -> String {
    let d = |name: &str| format!("<mo>∂</mo>{}", math(name));
    formula::coloured(Role::Derivative, &fraction(&d(above), &d(below)))
}

/// The names of a node's inputs, as in formulas.
pub fn symbols(graph: &Graph, node: &Node) -> Vec<String> {
    node.inputs.iter().map(|input| math(&graph.node(*input).name)).collect()
}

/// Whether a local derivative is computed, and not one of the numbers there are, so that the product with it has a line of its own.
pub fn has_product(graph: &Graph, term: &Term) -> bool {
    let user = graph.node(term.user);
    let (names, own) = (symbols(graph, user), math(&user.name));
    let derivative = user.op.derivative_formula(&names, &own, term.input);
    let bare = names.contains(&derivative) || derivative == own || derivative == constant(1.0);
    !bare && user.name != "l"
}
