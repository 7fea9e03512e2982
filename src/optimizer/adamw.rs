//! AdamW: Adam with weight decay kept apart from the gradient.

use super::adam::{Adam, CORRECT};
use super::momentum::BETA;
use super::normalised::EPS;
use super::rmsprop::GAMMA;
use super::{Line, Method, Optimizer, Seen, State, Step};
use crate::figure::Role;
use crate::formula::{bracket, constant, op, row, var, vector};
use crate::param::{Entry, Kind, Param, Search, Spacing};
use wide::f64x2;

/// Adam with decoupled weight decay (Loshchilov and Hutter 2019): φ ← φ − α·(m̃/(√ṽ + ε) + λ·φ).
pub struct AdamW {
    adam: Adam,
    lambda: f64,
}

/// What the registry says of it.
pub static METHOD: Method = Method {
    entry: Entry {
        id: "adamw",
        label: "AdamW",
        help: "Adam, and each step also shrinks the parameters a little.",
    },
    params: &[BETA, GAMMA, EPS, LAMBDA, CORRECT],
    with: |given| Box::new(AdamW { adam: Adam::new(given), lambda: given.number(&LAMBDA) }),
};

/// λ ≥ 0: how much of each parameter a step of α = 1 would take away.
pub const LAMBDA: Param = Param {
    key: "lambda",
    label: "Weight decay",
    symbol: "λ",
    help: "Each step shrinks the parameters by α·λ of themselves.",
    kind: Kind::Number { min: 0.0, max: 1.0, spacing: Spacing::Even },
    default: "0.01",
    search: Search::Even(0.0, 0.5),
};

impl Optimizer for AdamW {
    fn state(&self) -> &'static [&'static str] {
        &["m", "v"]
    }

    fn powers(&self) -> [f64; 2] {
        self.adam.powers()
    }

    fn rescales(&self) -> bool {
        true
    }

    #[inline(always)]
    fn update(&self, step: &Step, g: f64x2, phi: &mut f64x2, [m, v, ..]: &mut State) {
        self.adam.moments(g, m, v);
        *phi -= step.alpha * (self.adam.direction(step, *m, *v) + self.lambda * *phi);
    }

    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Line> {
        let (mut lines, symbols, numbers) = self.adam.formulas(step, seen);
        let with_decay = |direction: String, lambda: String, phi: String| {
            row(&[bracket("("), direction, op("+"), lambda, op("·"), phi, bracket(")")])
        };
        let decay = vector(seen.phi[0], Role::Parameter);
        lines.push(seen.descend(
            step,
            &with_decay(symbols, var("λ"), seen.phi_symbol(0)),
            &with_decay(numbers, constant(self.lambda), decay),
        ));
        lines
    }
}
