//! The operations of a graph: for each its value, its local derivatives, and both as formulas.

use crate::formula::{bracket, constant, function, op, power, row};
use crate::math;

/// How a node comes from its inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// Not at all: its value is given.
    Given,
    /// β + ω·x of (β, ω, x).
    Affine,
    /// sin x.
    Sin,
    /// eˣ.
    Exp,
    /// cos x.
    Cos,
    /// tanh x.
    Tanh,
    /// 1/(1 + e⁻ˣ).
    Sigmoid,
    /// max(0, x); its derivative at 0 is 0.
    Relu,
    /// x itself.
    Identity,
    /// (f − y)² of (f, y).
    SquaredError,
}

impl Op {
    /// Every operation that computes something.
    pub const ALL: [Op; 9] = [
        Op::Affine,
        Op::Sin,
        Op::Exp,
        Op::Cos,
        Op::Tanh,
        Op::Sigmoid,
        Op::Relu,
        Op::Identity,
        Op::SquaredError,
    ];

    /// How many inputs it has.
    pub fn inputs(self) -> usize {
        match self {
            Op::Given => 0,
            Op::Affine => 3,
            Op::SquaredError => 2,
            _ => 1,
        }
    }

    /// Its value at `inputs`.
    pub fn value(self, inputs: &[f64]) -> f64 {
        match (self, inputs) {
            (Op::Affine, [beta, omega, x]) => beta + omega * x,
            (Op::SquaredError, [f, y]) => (f - y) * (f - y),
            (Op::Sin, [x]) => math::sin(*x),
            (Op::Exp, [x]) => math::exp(*x),
            (Op::Cos, [x]) => math::cos(*x),
            (Op::Tanh, [x]) => math::tanh(*x),
            (Op::Sigmoid, [x]) => 1.0 / (1.0 + math::exp(-x)),
            // Not f64::max, which would turn what is not a number into 0.
            (Op::Relu, [x]) => {
                if *x <= 0.0 {
                    0.0
                } else {
                    *x
                }
            }
            (Op::Identity, [x]) => *x,
            _ => f64::NAN,
        }
    }

    /// Its derivative with respect to input number `which`, at `inputs` where its value is `value`.
    pub fn slope(self, inputs: &[f64], value: f64, which: usize) -> f64 {
        match (self, inputs, which) {
            (Op::Affine, _, 0) => 1.0,
            (Op::Affine, [_, _, x], 1) => *x,
            (Op::Affine, [_, omega, _], 2) => *omega,
            (Op::SquaredError, [f, y], 0) => 2.0 * (f - y),
            (Op::SquaredError, [f, y], 1) => -2.0 * (f - y),
            (Op::Sin, [x], 0) => math::cos(*x),
            (Op::Exp, _, 0) => value,
            (Op::Cos, [x], 0) => -math::sin(*x),
            (Op::Tanh, _, 0) => 1.0 - value * value,
            (Op::Sigmoid, _, 0) => value * (1.0 - value),
            (Op::Relu, [x], 0) => {
                if *x > 0.0 {
                    1.0
                } else if *x <= 0.0 {
                    0.0
                } else {
                    f64::NAN
                }
            }
            (Op::Identity, _, 0) => 1.0,
            _ => f64::NAN,
        }
    }

    /// Its name as it stands in diagrams, of one input (`sin`), or empty.
    pub fn name(self) -> &'static str {
        match self {
            Op::Sin => "sin",
            Op::Exp => "exp",
            Op::Cos => "cos",
            Op::Tanh => "tanh",
            Op::Sigmoid => "sig",
            Op::Relu => "ReLU",
            _ => "",
        }
    }

    /// Its value as a formula of its inputs, written as MathML.
    pub fn formula(self, inputs: &[String]) -> String {
        let call = |name: &str, x: &String| row(&[function(name), bracket("("), x.clone(), bracket(")")]);
        match (self, inputs) {
            (Op::Affine, [beta, omega, x]) => {
                row(&[beta.clone(), op("+"), omega.clone(), op("·"), x.clone()])
            }
            (Op::SquaredError, [f, y]) => power(&difference(f, y), "<mn>2</mn>"),
            (Op::Identity, [x]) => x.clone(),
            (_, [x]) => call(self.name(), x),
            _ => String::new(),
        }
    }

    /// Its local derivative with respect to input number `which` as a formula of its inputs and its own value.
    pub fn slope_formula(self, inputs: &[String], value: &str, which: usize) -> String {
        let call = |name: &str, x: &String| row(&[function(name), bracket("("), x.clone(), bracket(")")]);
        let one_minus =
            |content: &str| row(&[bracket("("), constant(1.0), op("−"), content.into(), bracket(")")]);
        match (self, inputs, which) {
            (Op::Affine, [_, _, x], 1) => x.clone(),
            (Op::Affine, [_, omega, _], 2) => omega.clone(),
            (Op::SquaredError, [f, y], 0) => row(&[constant(2.0), op("·"), difference(f, y)]),
            (Op::SquaredError, [f, y], _) => row(&[op("−"), constant(2.0), op("·"), difference(f, y)]),
            (Op::Sin, [x], _) => call("cos", x),
            (Op::Exp, [x], _) => call("exp", x),
            (Op::Cos, [x], _) => row(&[bracket("("), op("−"), call("sin", x), bracket(")")]),
            (Op::Tanh, ..) => one_minus(&power(value, "<mn>2</mn>")),
            (Op::Sigmoid, ..) => row(&[value.into(), op("·"), one_minus(value)]),
            (Op::Relu, [x], _) => row(&[bracket("["), x.clone(), op("&gt;"), constant(0.0), bracket("]")]),
            _ => constant(1.0),
        }
    }

    /// Why the forward pass keeps the node's value, or its input's, for the backward pass.
    pub fn kept(self) -> &'static str {
        match self {
            Op::Affine => "Its input is kept: it scales the effect of the weight.",
            Op::Sin => "Its input is kept: the slope of the sine there is the cosine.",
            Op::Exp => "Its value is kept: the exponential is its own slope.",
            Op::Cos => "Its input is kept: the slope of the cosine there is minus the sine.",
            Op::Tanh => "Its value is kept: the slope of tanh is 1 minus its square.",
            Op::Sigmoid => "Its value is kept: the slope of the sigmoid is value · (1 − value).",
            Op::Relu => "Whether its input is above 0 is kept: the slope of ReLU is 1 there and 0 elsewhere.",
            Op::SquaredError => "The difference is kept: twice that is the slope of the loss.",
            Op::Given | Op::Identity => "Nothing needs to be kept: its slope is 1 everywhere.",
        }
    }
}

fn difference(f: &str, y: &str) -> String {
    row(&[bracket("("), f.into(), op("−"), y.into(), bracket(")")])
}
