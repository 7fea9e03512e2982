//! RMSProp: the gradient divided by its recent size.

use super::normalised::EPS;
use super::{Line, Method, Optimizer, Seen, State, Step, roots};
use crate::figure::Role;
use crate::formula::{constant, fraction, number, op, root, row, var};
use crate::param::{Entry, Kind, Param, Search, Spacing};
use wide::f64x2;

/// RMSProp (Tieleman and Hinton 2012): v ← γ·v + (1 − γ)·g², φ ← φ − α·g/(√v + ε).
pub struct RmsProp {
    gamma: f64,
    eps: f64,
}

/// What the registry says of it.
pub static METHOD: Method = Method {
    entry: Entry { id: "rmsprop", label: "RMSProp", help: "Divides each derivative by its recent size." },
    params: &[GAMMA, EPS],
    with: |given| Box::new(RmsProp { gamma: given.number(&GAMMA), eps: given.number(&EPS) }),
};

/// γ in [0, 1): how much of the mean square v stays.
pub const GAMMA: Param = Param {
    key: "gamma",
    label: "Memory of squares",
    symbol: "γ",
    help: "How much of the mean squared gradient is kept.",
    kind: Kind::Number { min: 0.0, max: 0.9999, spacing: Spacing::Even },
    default: "0.99",
    search: Search::Even(0.5, 0.999),
};

impl Optimizer for RmsProp {
    fn state(&self) -> &'static [&'static str] {
        &["v"]
    }

    fn rescales(&self) -> bool {
        true
    }

    #[inline(always)]
    fn update(&self, step: &Step, g: f64x2, phi: &mut f64x2, [v, ..]: &mut State) {
        *v = self.gamma * *v + (1.0 - self.gamma) * (g * g);
        *phi -= step.alpha * (g / (v.sqrt() + self.eps));
    }

    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Line> {
        let [squared, squared_numbers] = seen.g_squared();
        let mean = seen.running_mean("v", seen.state[0], ("γ", self.gamma), [&squared, &squared_numbers]);
        let [symbols, numbers] = scaled(self.eps, seen);
        vec![mean, seen.descend(step, &symbols, &numbers)]
    }
}

/// g/(√v + ε) in symbols and with numbers, v being the only state.
pub(super) fn scaled(eps: f64, seen: &Seen) -> [String; 2] {
    [
        fraction(&seen.g_symbol(), &row(&[root(&seen.symbol("v", 1)), op("+"), var("ε")])),
        fraction(
            &seen.g_numbers(),
            &row(&[roots(seen.state[0][1], Role::Ink, |v| number(v, Role::Ink)), op("+"), constant(eps)]),
        ),
    ]
}
