//! What an optimizer's formulas are written with.
//!
//! Numbers on the right of a line are printed with as many digits as it takes for a reader to find with them the number on its
//! left, to a unit of its last digit. Each operand has its share of the room that rounding the left leaves: half a unit.

use super::Step;
use crate::figure::Role;
use crate::formula::{
    at_step, bold, bracket, class, coloured, column, constant, fraction, indexed, op, partial, power, root,
    row, var, within,
};

/// A formula twice: in symbols, and with this step's numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Equation {
    /// In symbols, as MathML.
    pub symbols: String,
    /// The same with numbers.
    pub numbers: String,
}

/// The numbers of iteration t for the parameters shown (one, or both of a plane).
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// The iteration.
    pub t: usize,
    /// What the parameter shown is called, as MathML; nothing where they are both of a plane, φ.
    pub name: Option<&'a str>,
    /// φ at step t and at the next.
    pub phi: [&'a [f64]; 2],
    /// The gradient.
    pub g: &'a [f64],
    /// The sign of the sum over the batch, as MathML, where it is not over all examples.
    pub batch: Option<&'a str>,
    /// Of each state that the optimizer keeps, before and after: m at step t and at the next, say.
    pub state: &'a [[&'a [f64]; 2]],
}

/// The left of a line with numbers, and how far off its right may come out, for each element.
pub struct Left {
    /// The numbers printed.
    pub text: String,
    /// Half a unit of the last digit of each.
    pub room: Vec<f64>,
}

impl Left {
    /// A share of the room, where an operand's error comes with a factor.
    pub fn share(&self, parts: f64, factor: impl Fn(usize) -> f64) -> Vec<f64> {
        self.room.iter().enumerate().map(|(i, room)| 0.99 * room / parts / factor(i).abs()).collect()
    }
}

impl Seen<'_> {
    /// What is at iteration t + `later`, such as m: bold where it is a vector, with the step beside it.
    pub fn symbol(&self, name: &str, later: usize) -> String {
        at_step(&self.letter(name), self.t + later)
    }

    /// A name, bold where there are several parameters.
    pub fn letter(&self, name: &str) -> String {
        if self.name.is_none() { bold(name) } else { var(name) }
    }

    /// The parameter's own name.
    pub fn parameter(&self) -> String {
        self.name.map_or_else(|| bold("φ"), String::from)
    }

    /// φ at iteration t + `later`.
    pub fn phi_symbol(&self, later: usize) -> String {
        coloured(Role::Parameter, &at_step(&self.parameter(), self.t + later))
    }

    /// The gradient: ∂L/∂φ, or the sum of a batch's ∂ℓᵢ/∂φ.
    pub fn g_symbol(&self) -> String {
        match self.batch {
            Some(sum) => {
                let part = partial(&indexed("ℓ", "i"), &self.parameter());
                coloured(Role::Derivative, &row(&[sum.into(), part]))
            }
            None => partial("<mi>L</mi>", &self.parameter()),
        }
    }

    /// The last line of every rule, φ ← φ − α · (direction): the direction in symbols, its size, and with numbers to within
    /// what it is told.
    pub fn descend(
        &self,
        step: &Step,
        symbols: &str,
        size: impl Fn(usize) -> f64,
        numbers: impl FnOnce(&[f64]) -> String,
    ) -> Equation {
        let [old, new] = self.phi;
        let left = left(&beside(new, old), Role::Parameter, |_| f64::INFINITY);
        let rate = left.share(3.0, size).into_iter().fold(f64::INFINITY, f64::min);
        Equation {
            symbols: row(&[
                self.phi_symbol(1),
                op("←"),
                self.phi_symbol(0),
                op("−"),
                var("α"),
                op("·"),
                symbols.into(),
            ]),
            numbers: row(&[
                left.text.clone(),
                op("←"),
                to(self.phi[0], &left.share(3.0, |_| 1.0), Role::Parameter),
                op("−"),
                setting(step.alpha, rate),
                op("·"),
                numbers(&left.share(3.0, |_| step.alpha)),
            ]),
        }
    }

    /// A running mean: name ← keep·name + (1 − keep)·what, what in symbols and with numbers to within what it is told.
    pub fn running_mean(
        &self,
        name: &str,
        [old, new]: [&[f64]; 2],
        kept: (&str, f64),
        what: (&str, impl FnOnce(&[f64]) -> String),
    ) -> Equation {
        let (mix_symbols, mix_numbers) = self.mix(name, old, new, kept, what);
        Equation {
            symbols: row(&[self.symbol(name, 1), op("←"), mix_symbols]),
            numbers: row(&[known(&beside(new, old), Role::Ink).text, op("←"), mix_numbers]),
        }
    }

    /// The right of a running mean, in symbols and with numbers, for the numbers `new` on its left.
    pub fn mix(
        &self,
        name: &str,
        old: &[f64],
        new: &[f64],
        (symbol, keep): (&str, f64),
        what: (&str, impl FnOnce(&[f64]) -> String),
    ) -> (String, String) {
        let rest = [bracket("("), constant(1.0), op("−")];
        let less = |kept: String| row(&[rest.concat(), kept, bracket(")")]);
        let mix = |kept: String, old: String, one_minus: String, what: &str| {
            row(&[kept, op("·"), old, op("+"), one_minus, op("·"), what.into()])
        };
        let left = known(&beside(new, old), Role::Ink);
        let kept = to(old, &left.share(2.0, |_| keep), Role::Ink);
        let added = (what.1)(&left.share(2.0, |_| 1.0 - keep));
        (
            mix(var(symbol), self.symbol(name, 0), less(var(symbol)), what.0),
            mix(constant(keep), kept, less(constant(keep)), &added),
        )
    }

    /// The gradient's numbers, to within so much.
    pub fn g_numbers(&self, room: &[f64]) -> String {
        to(self.g, room, Role::Derivative)
    }

    /// The square of the gradient in symbols.
    pub fn g_squared(&self) -> String {
        power(&row(&[bracket("("), self.g_symbol(), bracket(")")]), "<mn>2</mn>")
    }

    /// Its numbers, the square to within so much.
    pub fn g_squared_numbers(&self, room: &[f64]) -> String {
        let room: Vec<f64> =
            room.iter().zip(self.g).map(|(r, g)| (0.49 * r / g.abs()).min(0.01 * g.abs())).collect();
        let numbers = to(self.g, &room, Role::Derivative);
        // A negative number comes in brackets by itself.
        let bare = matches!(self.g, [g] if *g >= 0.0);
        power(&if bare { row(&[bracket("("), numbers, bracket(")")]) } else { numbers }, "<mn>2</mn>")
    }
}

/// above/(√below + ε) with numbers, to within so much.
pub fn scaled([above, below]: [&[f64]; 2], eps: f64, room: &[f64], role: Role) -> String {
    let size = |i: usize| below[i].sqrt() + eps;
    let of_above: Vec<f64> = (0..room.len()).map(|i| 0.49 * room[i] * size(i)).collect();
    let of_below: Vec<f64> = (0..room.len())
        .map(|i| {
            let root = 0.49 * room[i] * size(i) * size(i) / above[i].abs();
            (2.0 * below[i].sqrt() * root).min(0.01 * below[i])
        })
        .collect();
    let under = roots(below, Role::Ink, |i| plain(below[i], of_below[i], Role::Ink));
    fraction(&alone(above, &of_above, role), &row(&[under, op("+"), constant(eps)]))
}

/// A number to within so much, as it stands.
fn plain(v: f64, room: f64, role: Role) -> String {
    format!("<mn class=\"{}\">{}</mn>", class(role), within(v, room).0)
}

/// A setting, as short as it can be written where that is short, or else to within so much.
pub fn setting(v: f64, room: f64) -> String {
    let exact = constant(v);
    if exact.chars().count() <= 18 { exact } else { format!("<mn>{}</mn>", within(v, room.min(0.001 * v)).0) }
}

/// Numbers in a formula, each to within its room: one of them, in brackets when negative, or several as a vector.
pub fn to(values: &[f64], room: &[f64], role: Role) -> String {
    match values {
        [v] if *v < 0.0 => row(&[bracket("("), plain(*v, room[0], role), bracket(")")]),
        _ => alone(values, room, role),
    }
}

/// The same where a negative number needs no brackets: left of a formula or in a fraction.
pub fn alone(values: &[f64], room: &[f64], role: Role) -> String {
    match values {
        [v] => plain(*v, room[0], role),
        _ => {
            column(values.iter().zip(room).map(|(v, room)| format!("<mn>{}</mn>", within(*v, *room).0)), role)
        }
    }
}

/// What stands left of a line, each number to within so much.
pub fn left(values: &[f64], role: Role, room: impl Fn(f64) -> f64) -> Left {
    let rooms: Vec<f64> = values.iter().map(|v| room(*v)).collect();
    Left {
        text: alone(values, &rooms, role),
        room: values.iter().zip(&rooms).map(|(v, room)| 0.5 * within(*v, *room).1).collect(),
    }
}

/// What comes of numbers that almost cancel: 0 where all that is left is what their rounding leaves.
pub fn beside(result: &[f64], operands: &[f64]) -> Vec<f64> {
    let left = |(v, of): (&f64, &f64)| if v.abs() < 1e-12 * of.abs() { 0.0 } else { *v };
    result.iter().zip(operands).map(left).collect()
}

/// The same with three digits at least.
pub fn known(values: &[f64], role: Role) -> Left {
    left(values, role, |v| 0.005 * v.abs())
}

/// The square roots of numbers, each written so: of several one by one, as the sign only grows around a vector in a font made for formulas.
pub fn roots(values: &[f64], role: Role, write: impl Fn(usize) -> String) -> String {
    let mut each = (0..values.len()).map(|i| root(&write(i)));
    if let [_] = values { each.collect() } else { column(&mut each, role) }
}

/// A number found from another; none where that is none, whichever blank stands there.
pub fn found_from(from: f64, v: f64) -> f64 {
    if from.is_nan() { f64::NAN } else { v }
}
