//! Normalised gradients: φ ← φ − α·g / (√(g²) + ε), element by element.

use super::{Line, Optimizer, Pair, Seen, Step, bare, roots};
use crate::figure::Role;
use crate::formula::{constant, factor, fraction, op, power, root, row, var, vector};
use crate::param::Entry;
use wide::f64x2;

/// A fixed distance along each axis (UDL equation 6.14): only the sign of each derivative counts. It ends
/// bouncing to and fro about the minimum, by α.
pub struct Normalised;

impl Optimizer for Normalised {
    fn entry(&self) -> Entry {
        Entry {
            id: "normalised",
            label: "Normalised gradient",
            help: "A step of the same length along each axis; only the signs count.",
        }
    }

    fn short(&self) -> &'static str {
        "Normalised"
    }

    fn uses(&self) -> &'static [&'static str] {
        &["eps"]
    }

    fn rescales(&self) -> bool {
        true
    }

    #[inline(always)]
    fn update(&self, step: &Step, g: f64x2, at: &mut Pair) {
        at.phi -= step.alpha * (g / ((g * g).sqrt() + step.hyper.eps));
    }

    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Line> {
        let [squared, _] = seen.g_squared();
        let ratio: Vec<f64> = seen.g.iter().map(|g| g / ((g * g).sqrt() + step.hyper.eps)).collect();
        let square = |g| power(&factor(g, Role::Derivative), "<mn>2</mn>");
        let below = row(&[roots(seen.g, Role::Derivative, square), op("+"), constant(step.hyper.eps)]);
        let symbols = fraction(&seen.g_symbol(), &row(&[root(&squared), op("+"), var("ε")]));
        let direction = super::Line {
            symbols: row(&[var("d"), op("="), symbols]),
            numbers: row(&[bare(&ratio, Role::Ink), op("="), fraction(&seen.g_numbers(), &below)]),
        };
        vec![direction, seen.descend(step, &var("d"), &vector(&ratio, Role::Ink))]
    }
}
