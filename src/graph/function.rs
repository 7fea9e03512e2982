//! Functions of one variable as operations of a graph: all that is to be known of each stands in one place.
//!
//! To add one: a static here, and its name in [`ALL`].

use crate::formula::{bracket, constant, function, op, power, row};
use crate::math;

/// A function of one variable x, with value h.
#[derive(Debug)]
pub struct Function {
    /// Its name in formulas (`sin`); empty for the identity.
    pub name: &'static str,
    /// h at x.
    pub value: fn(f64) -> f64,
    /// ∂h/∂x at x, where the value is h.
    pub slope: fn(f64, f64) -> f64,
    /// ∂h/∂x as a formula of x and h, in MathML.
    pub slope_formula: fn(&str, &str) -> String,
    /// What of x and h the slope is computed from, and the forward pass has to keep.
    pub kept: Kept,
    /// What the slope is, in words.
    pub why: &'static str,
    /// Where the slope jumps, if anywhere.
    pub corner: Option<f64>,
}

/// What the slope of a function is computed from.
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
    slope: |x, _| math::cos(x),
    slope_formula: |x, _| call("cos", x),
    kept: Kept::Input,
    why: "The slope of the sine is the cosine.",
    corner: None,
};

/// eˣ.
pub static EXP: Function = Function {
    name: "exp",
    value: math::exp,
    slope: |_, h| h,
    slope_formula: |_, h| h.into(),
    kept: Kept::Value,
    why: "The exponential is its own slope: its value, which is kept, is all that is needed.",
    corner: None,
};

/// cos x.
pub static COS: Function = Function {
    name: "cos",
    value: math::cos,
    slope: |x, _| -math::sin(x),
    slope_formula: |x, _| row(&[bracket("("), op("−"), call("sin", x), bracket(")")]),
    kept: Kept::Input,
    why: "The slope of the cosine is minus the sine.",
    corner: None,
};

/// tanh x.
pub static TANH: Function = Function {
    name: "tanh",
    value: math::tanh,
    slope: |_, h| 1.0 - h * h,
    slope_formula: |_, h| one_minus(&power(h, "<mn>2</mn>")),
    kept: Kept::Value,
    why: "The slope of tanh is 1 minus the square of its value: the value, which is kept, is all that is needed.",
    corner: None,
};

/// 1/(1 + e⁻ˣ).
pub static SIGMOID: Function = Function {
    name: "sig",
    value: |x| 1.0 / (1.0 + math::exp(-x)),
    slope: |_, h| h * (1.0 - h),
    slope_formula: |_, h| row(&[h.into(), op("·"), one_minus(h)]),
    kept: Kept::Value,
    why: "The slope of the sigmoid comes from its value, which is kept; it is ¼ at most.",
    corner: None,
};

/// max(0, x); its slope at 0 is 0.
pub static RELU: Function = Function {
    name: "ReLU",
    // Not f64::max, which would turn what is not a number into 0.
    value: |x| if x <= 0.0 { 0.0 } else { x },
    slope: |x, _| match x {
        x if x > 0.0 => 1.0,
        x if x <= 0.0 => 0.0,
        _ => f64::NAN,
    },
    slope_formula: |x, _| row(&[bracket("["), x.into(), op("&gt;"), constant(0.0), bracket("]")]),
    kept: Kept::Input,
    why: "ReLU lets a change through as it is where its input is above 0, and stops it elsewhere; the brackets stand for 1 where \
          what is in them is true, and for 0 where it is not.",
    corner: Some(0.0),
};

/// x itself.
pub static IDENTITY: Function = Function {
    name: "",
    value: |x| x,
    slope: |_, _| 1.0,
    slope_formula: |_, _| constant(1.0),
    kept: Kept::Nothing,
    why: "The value passes as it is, and so does any change of it.",
    corner: None,
};

/// A function of one formula.
pub fn call(name: &str, x: &str) -> String {
    row(&[function(name), bracket("("), x.into(), bracket(")")])
}

fn one_minus(content: &str) -> String {
    row(&[bracket("("), constant(1.0), op("−"), content.into(), bracket(")")])
}
