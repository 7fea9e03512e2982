//! RMSProp: the gradient divided by its recent size.

use super::{Line, Optimizer, Pair, Seen, Step, roots};
use crate::figure::Role;
use crate::formula::{constant, fraction, number, op, root, row, var};
use crate::param::Entry;
use wide::f64x2;

/// RMSProp (Tieleman and Hinton 2012): v ← γ·v + (1 − γ)·g², φ ← φ − α·g/(√v + ε).
pub struct RmsProp;

impl Optimizer for RmsProp {
    fn entry(&self) -> Entry {
        Entry { id: "rmsprop", label: "RMSProp", help: "Divides each derivative by its recent size." }
    }

    fn uses(&self) -> &'static [&'static str] {
        &["gamma", "eps"]
    }

    fn rescales(&self) -> bool {
        true
    }

    #[inline(always)]
    fn update(&self, step: &Step, g: f64x2, at: &mut Pair) {
        let gamma = step.hyper.gamma;
        at.v = gamma * at.v + (1.0 - gamma) * (g * g);
        at.phi -= step.alpha * (g / (at.v.sqrt() + step.hyper.eps));
    }

    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Line> {
        let [squared, squared_numbers] = seen.g_squared();
        let mean = seen.running_mean("v", seen.v, ("γ", step.hyper.gamma), [&squared, &squared_numbers]);
        let [symbols, numbers] = scaled(step, seen);
        vec![mean, seen.descend(step, &symbols, &numbers)]
    }
}

/// g/(√v + ε) in symbols and with numbers.
pub(super) fn scaled(step: &Step, seen: &Seen) -> [String; 2] {
    [
        fraction(&seen.g_symbol(), &row(&[root(&seen.v_symbol(1)), op("+"), var("ε")])),
        fraction(
            &seen.g_numbers(),
            &row(&[roots(seen.v[1], Role::Ink, |v| number(v, Role::Ink)), op("+"), constant(step.hyper.eps)]),
        ),
    ]
}
