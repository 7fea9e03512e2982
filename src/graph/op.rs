//! The operations of a graph: for each its value, its local derivatives, what they are computed from, and all of
//! it as formulas.

use super::function::{self, Function, Kept};
use crate::formula::{self, bracket, constant, op, power, row};

/// How a node comes from its inputs.
#[derive(Clone, Copy, Debug)]
pub enum Op {
    /// Not at all: its value is set.
    Leaf,
    /// β + ω·x of (β, ω, x).
    Affine,
    /// A function of one input.
    Function(&'static Function),
    /// (f − y)² of (f, y).
    SquaredError,
}

impl PartialEq for Op {
    fn eq(&self, other: &Op) -> bool {
        match (self, other) {
            (Op::Function(a), Op::Function(b)) => std::ptr::eq(*a, *b),
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

impl Op {
    /// Every operation that computes something.
    pub fn all() -> impl Iterator<Item = Op> {
        [Op::Affine, Op::SquaredError].into_iter().chain(function::ALL.iter().copied().map(Op::Function))
    }

    /// How many inputs it has.
    pub fn inputs(self) -> usize {
        match self {
            Op::Leaf => 0,
            Op::Affine => 3,
            Op::Function(_) => 1,
            Op::SquaredError => 2,
        }
    }

    /// Its value at `inputs`.
    pub fn value(self, inputs: &[f64]) -> f64 {
        match (self, inputs) {
            (Op::Affine, [beta, omega, x]) => beta + omega * x,
            (Op::Function(function), [x]) => (function.value)(*x),
            (Op::SquaredError, [f, y]) => (f - y) * (f - y),
            _ => f64::NAN,
        }
    }

    /// Its derivative with respect to input number `which`, at `inputs` where its value is `value`.
    pub fn derivative(self, inputs: &[f64], value: f64, which: usize) -> f64 {
        match (self, inputs, which) {
            (Op::Affine, _, 0) => 1.0,
            (Op::Affine, [_, _, x], 1) => *x,
            (Op::Affine, [_, omega, _], 2) => *omega,
            (Op::Function(function), [x], 0) => (function.derivative)(*x, value),
            (Op::SquaredError, [f, y], 0) => 2.0 * (f - y),
            (Op::SquaredError, [f, y], 1) => -2.0 * (f - y),
            _ => f64::NAN,
        }
    }

    /// What that derivative is computed from: these of the inputs, and whether its own value.
    pub fn derivative_from(self, which: usize) -> (&'static [usize], bool) {
        match (self, which) {
            (Op::Affine, 1) => (&[2], false),
            (Op::Affine, 2) => (&[1], false),
            (Op::Function(function), _) => match function.kept {
                Kept::Input => (&[0], false),
                Kept::Value => (&[], true),
                Kept::Nothing => (&[], false),
            },
            (Op::SquaredError, _) => (&[0, 1], false),
            (Op::Affine | Op::Leaf, _) => (&[], false),
        }
    }

    /// Whether it bends so sharply at `inputs` that its derivative jumps there.
    pub fn kink(self, inputs: &[f64]) -> bool {
        matches!(self, Op::Function(Function { kink: Some(at), .. }) if inputs == [*at])
    }

    /// Its value as a formula of its inputs, written as MathML.
    pub fn formula(self, inputs: &[String]) -> String {
        match (self, inputs) {
            (Op::Affine, [beta, omega, x]) => {
                row(&[beta.clone(), op("+"), omega.clone(), op("·"), x.clone()])
            }
            (Op::Function(Function { name: "", .. }), [x]) => x.clone(),
            (Op::Function(function), [x]) => function::call(function.name, x),
            (Op::SquaredError, [f, y]) => power(&difference(f, y), "<mn>2</mn>"),
            _ => String::new(),
        }
    }

    /// Its local derivative with respect to input number `which` as a formula of its inputs and its own value.
    pub fn derivative_formula(self, inputs: &[String], value: &str, which: usize) -> String {
        match (self, inputs, which) {
            (Op::Affine, [_, _, x], 1) => x.clone(),
            (Op::Affine, [_, omega, _], 2) => omega.clone(),
            (Op::Function(function), [x], _) => (function.derivative_formula)(x, value),
            (Op::SquaredError, [f, y], 0) => row(&[constant(2.0), op("·"), difference(f, y)]),
            (Op::SquaredError, [f, y], _) => row(&[op("−"), constant(2.0), op("·"), difference(f, y)]),
            _ => constant(1.0),
        }
    }

    /// [`Op::formula`] in plain text, of inputs in plain text: `β₀ + ω₀ x`, `sin f₀`.
    pub fn text(self, inputs: &[String]) -> String {
        plain(&self.formula(inputs), inputs)
    }

    /// [`Op::derivative_formula`] in plain text: `ω₂`, `−sin f₂`.
    pub fn derivative_text(self, inputs: &[String], value: &str, which: usize) -> String {
        plain(&self.derivative_formula(inputs, value, which), inputs)
    }

    /// What its local derivative with respect to input number `which` is, in words.
    pub fn why(self, which: usize) -> &'static str {
        match (self, which) {
            (Op::Affine, 0) => "The bias is added: the node moves by just as much.",
            (Op::Affine, 1) => {
                "The weight’s effect is as large as what it multiplies, a value kept from the forward pass."
            }
            (Op::Affine, _) => "What comes in is multiplied by the weight, and so is any change of it.",
            (Op::Function(function), _) => function.why,
            (Op::SquaredError, _) => "The derivative of a square is twice what is squared.",
            (Op::Leaf, _) => "",
        }
    }
}

fn difference(f: &str, y: &str) -> String {
    row(&[bracket("("), f.into(), op("−"), y.into(), bracket(")")])
}

/// A formula in plain text; a function of one symbol, and a formula as a whole, need no brackets there.
fn plain(formula: &str, inputs: &[String]) -> String {
    let text = match inputs {
        [x] => formula::text(formula).replace(&format!("({x})"), &format!(" {x}")),
        _ => formula::text(formula),
    };
    match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => inner.into(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_in_plain_text() {
        let names = |names: &[&str]| -> Vec<String> { names.iter().map(|n| n.to_string()).collect() };
        let derivative = |op: Op, inputs: &[&str], which| op.derivative_text(&names(inputs), "h", which);
        let affine = ["β₀", "ω₀", "x"];
        assert_eq!(Op::Affine.text(&names(&affine)), "β₀ + ω₀ x");
        assert_eq!([0, 1, 2].map(|which| derivative(Op::Affine, &affine, which)), ["1", "x", "ω₀"]);
        assert_eq!(Op::SquaredError.text(&names(&["f₃", "y"])), "(f₃ − y)²");
        assert_eq!(derivative(Op::SquaredError, &["f₃", "y"], 0), "2 (f₃ − y)");
        assert_eq!(Op::Function(&function::SIN).text(&names(&["f₀"])), "sin f₀");
        let derivatives = function::ALL.iter().map(|f| derivative(Op::Function(f), &["f"], 0));
        let expected = ["cos f", "h", "−sin f", "1 − h²", "h (1 − h)", "[f > 0]", "1"];
        assert_eq!(derivatives.collect::<Vec<_>>(), expected);
    }
}
