//! RMSProp: the gradient divided by its recent size.

use super::normalised::EPS;
use super::{Equation, Method, Optimizer, Seen, State, Step, scaled};
use crate::figure::Role;
use crate::formula::{fraction, op, root, row, var};
use crate::param::{Entry, Kind, Param, Search, Spacing, write_number};
use crate::python::Rule;
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

    fn in_pytorch(&self, alpha: f64) -> Option<[String; 2]> {
        let [alpha, gamma, eps] = [alpha, self.gamma, self.eps].map(write_number);
        Some([format!("RMSprop(lr={alpha}, alpha={gamma}, eps={eps})"), "Its alpha is γ.".into()])
    }

    fn python(&self) -> Option<Rule> {
        let lines = &["v = gamma * v + (1 - gamma) * g**2", "phi = phi - alpha * g / (np.sqrt(v) + eps)"];
        Some(Rule::new(vec![("gamma", self.gamma), ("eps", self.eps)], lines))
    }

    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Equation> {
        let squared = seen.g_squared();
        let numbers = |room: &[f64]| seen.g_squared_numbers(room);
        let mean = seen.running_mean("v", seen.state[0], ("γ", self.gamma), (&squared, numbers));
        vec![mean, by_size(self.eps, step, seen)]
    }
}

/// The last line with g/(√v + ε), v being the only state.
pub(super) fn by_size(eps: f64, step: &Step, seen: &Seen) -> Equation {
    let v = seen.state[0][1];
    let symbols = fraction(&seen.g_symbol(), &row(&[root(&seen.symbol("v", 1)), op("+"), var("ε")]));
    let size = |i: usize| seen.g[i] / (v[i].sqrt() + eps);
    seen.descend(step, &symbols, size, |room| scaled([seen.g, v], eps, room, Role::Derivative))
}
