//! Names of the chain's nodes, in plain text and in formulas.

use crate::figure::Role;
use crate::formula::{self, fraction, indexed, subscript, var};

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
