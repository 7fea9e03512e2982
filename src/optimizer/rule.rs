//! What an optimizer's formulas are written with.

use super::Step;
use crate::figure::Role;
use crate::formula::{
    bracket, coloured, column, computed, constant, indexed, number, op, partial, power, root, row,
    sum_over_batch, var, vector,
};

/// A formula twice: in symbols, and with this step's numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
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
    /// φₜ and φₜ₊₁.
    pub phi: [&'a [f64]; 2],
    /// The gradient.
    pub g: &'a [f64],
    /// Whether it is the sum over a batch, and not over all examples.
    pub batch: bool,
    /// Of each state that the optimizer keeps, before and after: mₜ and mₜ₊₁, say.
    pub state: &'a [[&'a [f64]; 2]],
}

impl Seen<'_> {
    /// A symbol of iteration t + `later`, such as φ₁₇.
    pub fn symbol(&self, name: &str, later: usize) -> String {
        indexed(name, &(self.t + later).to_string())
    }

    /// φₜ₊ₗₐₜₑᵣ.
    pub fn phi_symbol(&self, later: usize) -> String {
        coloured(Role::Parameter, &self.symbol("φ", later))
    }

    /// The gradient: ∂L/∂φ, or the sum of a batch's ∂ℓᵢ/∂φ.
    pub fn g_symbol(&self) -> String {
        if self.batch {
            let part = partial(&indexed("ℓ", "i"), "<mi>φ</mi>");
            coloured(Role::Derivative, &row(&[sum_over_batch(&self.t.to_string()), part]))
        } else {
            partial("<mi>L</mi>", "<mi>φ</mi>")
        }
    }

    /// Its numbers.
    pub fn g_numbers(&self) -> String {
        vector(self.g, Role::Derivative)
    }

    /// The last line of every rule, φ ← φ − α · (direction).
    pub fn descend(&self, step: &Step, symbols: &str, numbers: &str) -> Line {
        Line {
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
                bare(self.phi[1], Role::Parameter),
                op("←"),
                vector(self.phi[0], Role::Parameter),
                op("−"),
                computed(step.alpha),
                op("·"),
                numbers.into(),
            ]),
        }
    }

    /// A running mean: name ← keep·name + (1 − keep)·what.
    pub fn running_mean(
        &self,
        name: &str,
        [old, new]: [&[f64]; 2],
        (symbol, keep): (&str, f64),
        what: [&str; 2],
    ) -> Line {
        let rest = [bracket("("), constant(1.0), op("−")];
        let mix = |kept: String, old: String, one_minus: String, what: &str| {
            row(&[kept, op("·"), old, op("+"), one_minus, op("·"), what.into()])
        };
        let less = |kept: String| row(&[rest.concat(), kept, bracket(")")]);
        Line {
            symbols: row(&[
                self.symbol(name, 1),
                op("←"),
                mix(var(symbol), self.symbol(name, 0), less(var(symbol)), what[0]),
            ]),
            numbers: row(&[
                bare(new, Role::Ink),
                op("←"),
                mix(constant(keep), vector(old, Role::Ink), less(constant(keep)), what[1]),
            ]),
        }
    }

    /// The square of the gradient, element by element: symbols and numbers.
    pub fn g_squared(&self) -> [String; 2] {
        let square = |of: String| power(&of, "<mn>2</mn>");
        [
            square(row(&[bracket("("), self.g_symbol(), bracket(")")])),
            square(match self.g {
                // A negative number comes in brackets by itself.
                [g] if *g >= 0.0 => row(&[bracket("("), self.g_numbers(), bracket(")")]),
                _ => self.g_numbers(),
            }),
        ]
    }
}

/// The square roots of numbers, each written so: of several one by one, as the sign only grows around a vector in a font made for formulas.
pub fn roots(values: &[f64], role: Role, write: impl Fn(f64) -> String) -> String {
    let mut each = values.iter().map(|v| root(&write(*v)));
    if let [_] = values { each.collect() } else { column(&mut each, role) }
}

/// What stands alone, left of a formula or in a fraction: one number without brackets, several as a vector.
pub fn bare(values: &[f64], role: Role) -> String {
    if let [v] = values { number(*v, role) } else { vector(values, role) }
}
