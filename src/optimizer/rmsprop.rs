//! RMSProp: the gradient divided by its recent size.

use super::{Line, Optimizer, Seen, State, Step, each};
use crate::figure::Role;
use crate::formula::{constant, fraction, op, root, row, var, vector};
use crate::param::Entry;

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

    fn update(&self, step: &Step, g: &[f64], phi: &mut [f64], state: State) {
        let (alpha, gamma, eps) = (step.alpha, step.hyper.gamma, step.hyper.eps);
        each(g, phi, state, |g, phi, _, v| {
            *v = gamma * *v + (1.0 - gamma) * (g * g);
            *phi -= alpha * (g / (v.sqrt() + eps));
        });
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
            &row(&[root(&vector(seen.v[1], Role::Ink)), op("+"), constant(step.hyper.eps)]),
        ),
    ]
}
