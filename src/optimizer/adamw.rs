//! AdamW: Adam with weight decay kept apart from the gradient.

use super::adam::{Adam, CORRECT, M, M_TILDE, V, V_TILDE};
use super::momentum::BETA;
use super::normalised::EPS;
use super::rmsprop::GAMMA;
use super::{Equation, Method, Optimizer, Seen, State, Step, to};
use crate::figure::Role;
use crate::formula::{bracket, constant, op, row, var};
use crate::param::{Entry, Kind, Param, Search, Spacing, write_number};
use crate::python::Rule;
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

    fn in_pytorch(&self, alpha: f64) -> Option<[String; 2]> {
        let (arguments, lambda) = (self.adam.arguments(alpha), write_number(self.lambda));
        let words = "Its decay is multiplied by the learning rate of the step, as here.";
        self.adam.corrects().then(|| [format!("AdamW({arguments}, weight_decay={lambda})"), words.into()])
    }

    fn python(&self) -> Option<Rule> {
        let lines: &[&str] = if self.adam.corrects() {
            &[M, V, M_TILDE, V_TILDE, "phi = phi - alpha * (m_tilde / (np.sqrt(v_tilde) + eps) + lam * phi)"]
        } else {
            &[M, V, "phi = phi - alpha * (m / (np.sqrt(v) + eps) + lam * phi)"]
        };
        Some(Rule::new([self.adam.settings(), vec![("lam", self.lambda)]].concat(), lines))
    }

    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Equation> {
        let (mut lines, direction) = self.adam.formulas(step, seen);
        let with_decay = |direction: &str, lambda: String, phi: String| {
            row(&[bracket("("), direction.into(), op("+"), lambda, op("·"), phi, bracket(")")])
        };
        let phi = seen.phi[0];
        let size = |i: usize| direction.size(i) + self.lambda * phi[i];
        let numbers = |room: &[f64]| {
            let half: Vec<f64> = room.iter().map(|room| 0.49 * room).collect();
            let decay: Vec<f64> = half.iter().map(|room| room / self.lambda).collect();
            let decay = to(phi, &decay, Role::Parameter);
            with_decay(&direction.numbers(&half), constant(self.lambda), decay)
        };
        let symbols = with_decay(&direction.symbols, var("λ"), seen.phi_symbol(0));
        lines.push(seen.descend(step, &symbols, size, numbers));
        lines
    }
}
