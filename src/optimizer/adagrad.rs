//! AdaGrad: the gradient divided by the size of all gradients so far.

use super::rmsprop::scaled;
use super::{Line, Optimizer, Pair, Seen, Step, bare};
use crate::figure::Role;
use crate::formula::{op, row, vector};
use crate::param::Entry;
use wide::f64x2;

/// AdaGrad (Duchi, Hazan and Singer 2011): v ← v + g², φ ← φ − α·g/(√v + ε). v only grows, so the steps
/// shrink without a schedule.
pub struct AdaGrad;

impl Optimizer for AdaGrad {
    fn entry(&self) -> Entry {
        Entry {
            id: "adagrad",
            label: "AdaGrad",
            help: "Divides each derivative by the size of all so far: steps only shrink.",
        }
    }

    fn uses(&self) -> &'static [&'static str] {
        &["eps"]
    }

    fn rescales(&self) -> bool {
        true
    }

    #[inline(always)]
    fn update(&self, step: &Step, g: f64x2, at: &mut Pair) {
        at.v += g * g;
        at.phi -= step.alpha * (g / (at.v.sqrt() + step.hyper.eps));
    }

    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Line> {
        let [squared, squared_numbers] = seen.g_squared();
        let sum = Line {
            symbols: row(&[seen.v_symbol(1), op("←"), seen.v_symbol(0), op("+"), squared]),
            numbers: row(&[
                bare(seen.v[1], Role::Ink),
                op("←"),
                vector(seen.v[0], Role::Ink),
                op("+"),
                squared_numbers,
            ]),
        };
        let [symbols, numbers] = scaled(step, seen);
        vec![sum, seen.descend(step, &symbols, &numbers)]
    }
}
