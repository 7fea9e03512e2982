//! Functions of one variable as operations of a graph: all that is to be known of each stands in one place.
//!
//! To add one: a static here, and its name in [`ALL`].

use crate::formula::{bracket, constant, function, op, power, row};
use crate::math;
use crate::python;

/// A function of one variable x, with value h.
#[derive(Debug)]
pub struct Function {
    /// Its name in formulas (`sin`); empty for the identity.
    pub name: &'static str,
    /// h at x.
    pub value: fn(f64) -> f64,
    /// ∂h/∂x at x, where the value is h.
    pub derivative: fn(f64, f64) -> f64,
    /// ∂h/∂x as a formula of x and h, in MathML.
    pub derivative_formula: fn(&str, &str) -> String,
    /// What of x and h the derivative is computed from, and the forward pass has to keep.
    pub kept: Kept,
    /// What the derivative is, in words.
    pub why: &'static str,
    /// Where the derivative jumps, if anywhere.
    pub kink: Option<f64>,
    /// The same in Python.
    pub python: python::PythonFunction,
}

/// What the derivative of a function is computed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// From where it is taken, x.
    Input,
    /// From the function's value there, h.
    Value,
    /// From nothing: it is the same everywhere.
    Nothing,
}

/// Every function.
pub static ALL: &[&Function] = &[&SIN, &EXP, &COS, &TANH, &SIGMOID, &RELU, &IDENTITY];

/// sin x.
pub static SIN: Function = Function {
    name: "sin",
    value: math::sin,
    derivative: |x, _| math::cos(x),
    derivative_formula: |x, _| call("cos", x),
    kept: Kept::Input,
    why: "The derivative of the sine is the cosine.",
    kink: None,
    python: python::PythonFunction {
        before: &[],
        value: "np.sin(f)",
        derivative: "np.cos(f)",
        torch: "torch.sin(f)",
    },
};

/// eˣ.
pub static EXP: Function = Function {
    name: "exp",
    value: math::exp,
    derivative: |_, h| h,
    derivative_formula: |_, h| h.into(),
    kept: Kept::Value,
    why: "The exponential is its own derivative: its value, which is kept, is all that is needed.",
    kink: None,
    python: python::PythonFunction {
        before: &[],
        value: "np.exp(f)",
        derivative: "h",
        torch: "torch.exp(f)",
    },
};

/// cos x.
pub static COS: Function = Function {
    name: "cos",
    value: math::cos,
    derivative: |x, _| -math::sin(x),
    derivative_formula: |x, _| row(&[bracket("("), op("−"), call("sin", x), bracket(")")]),
    kept: Kept::Input,
    why: "The derivative of the cosine is minus the sine.",
    kink: None,
    python: python::PythonFunction {
        before: &[],
        value: "np.cos(f)",
        derivative: "-np.sin(f)",
        torch: "torch.cos(f)",
    },
};

/// tanh x.
pub static TANH: Function = Function {
    name: "tanh",
    value: math::tanh,
    derivative: |_, h| 1.0 - h * h,
    derivative_formula: |_, h| one_minus(&power(h, "<mn>2</mn>")),
    kept: Kept::Value,
    why: "The derivative of tanh is 1 minus the square of its value: the value, which is kept, is all that is needed.",
    kink: None,
    python: python::PythonFunction {
        before: &[],
        value: "np.tanh(f)",
        derivative: "1 - h**2",
        torch: "torch.tanh(f)",
    },
};

/// 1/(1 + e⁻ˣ).
pub static SIGMOID: Function = Function {
    name: "sig",
    value: |x| 1.0 / (1.0 + math::exp(-x)),
    derivative: |_, h| h * (1.0 - h),
    derivative_formula: |_, h| row(&[h.into(), op("·"), one_minus(h)]),
    kept: Kept::Value,
    why: "The derivative of the sigmoid comes from its value, which is kept; it is ¼ at most.",
    kink: None,
    python: python::PythonFunction {
        before: &[],
        value: "1 / (1 + np.exp(-f))",
        derivative: "h * (1 - h)",
        torch: "torch.sigmoid(f)",
    },
};

/// max(0, x); its derivative at 0 is 0.
pub static RELU: Function = Function {
    name: "ReLU",
    // Not f64::max, which would turn what is not a number into 0.
    value: |x| if x <= 0.0 { 0.0 } else { x },
    derivative: |x, _| match x {
        x if x > 0.0 => 1.0,
        x if x <= 0.0 => 0.0,
        _ => f64::NAN,
    },
    derivative_formula: |x, _| row(&[bracket("["), x.into(), op("&gt;"), constant(0.0), bracket("]")]),
    kept: Kept::Input,
    why: "ReLU lets a change through as it is where its input is above 0, and stops it elsewhere; the brackets stand for 1 where \
          what is in them is true, and for 0 where it is not.",
    kink: Some(0.0),
    python: python::PythonFunction {
        before: &[],
        value: "np.maximum(f, 0)",
        derivative: "np.where(f > 0, 1, 0)",
        torch: "torch.relu(f)",
    },
};

/// x itself.
pub static IDENTITY: Function = Function {
    name: "",
    value: |x| x,
    derivative: |_, _| 1.0,
    derivative_formula: |_, _| constant(1.0),
    kept: Kept::Nothing,
    why: "The value passes as it is, and so does any change of it.",
    kink: None,
    python: python::PythonFunction { before: &[], value: "f", derivative: "1", torch: "f" },
};

/// A function of one formula.
pub fn call(name: &str, x: &str) -> String {
    row(&[function(name), bracket("("), x.into(), bracket(")")])
}

fn one_minus(content: &str) -> String {
    row(&[bracket("("), constant(1.0), op("−"), content.into(), bracket(")")])
}
