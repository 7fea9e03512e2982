//! AMSGrad: Adam whose second moment never shrinks.

use super::adam::{Adam, CORRECT, DESCEND, M, M_TILDE, V};
use super::momentum::BETA;
use super::normalised::EPS;
use super::rmsprop::GAMMA;
use super::{Equation, Method, Optimizer, Seen, State, Step, alone, known};
use crate::figure::Role;
use crate::formula::{bracket, function, op, row};
use crate::param::Entry;
use crate::python::Rule;
use wide::f64x2;

/// AMSGrad: m and v as in [`Adam`], v̂ ← max(v̂, v), φ ← φ − α·m̃/(√ṽ + ε) with ṽ = v̂/(1 − γ^(t+1)).
///
/// v̂ keeps the largest v so far, element by element, so that a rare large gradient is not soon forgotten; it begins at 0.
/// Convention: the maximum is taken of v before its bias is corrected, as PyTorch's `amsgrad=True` does; the paper corrects
/// nothing (`correct=0`). Source: S. J. Reddi, S. Kale and S. Kumar, On the convergence of Adam and beyond (2018), algorithm 2.
pub struct AmsGrad {
    adam: Adam,
}

/// What the registry says of it.
pub static METHOD: Method = Method {
    entry: Entry {
        id: "amsgrad",
        label: "AMSGrad",
        help: "Adam that divides by the largest size so far: no gradient is forgotten.",
    },
    params: &[BETA, GAMMA, EPS, CORRECT],
    with: |given| Box::new(AmsGrad { adam: Adam::new(given) }),
};

/// v̂ in Python.
const MOST: &str = "vmax = np.maximum(vmax, v)";

impl Optimizer for AmsGrad {
    fn state(&self) -> &'static [&'static str] {
        &["m", "v", "vmax"]
    }

    fn powers(&self) -> [f64; 2] {
        self.adam.powers()
    }

    fn rescales(&self) -> bool {
        true
    }

    #[inline(always)]
    fn update(&self, step: &Step, g: f64x2, phi: &mut f64x2, [m, v, most]: &mut State) {
        self.adam.moments(g, m, v);
        // No maximum of the processor's: platforms differ in what that makes of zeros and of what is no number.
        *most = v.simd_gt(*most).select(*v, *most);
        *phi -= step.alpha * self.adam.direction(step, *m, *most);
    }

    fn in_pytorch(&self, alpha: f64) -> Option<[String; 2]> {
        let words = "The largest v is taken before the correction, as here.";
        let call = format!("Adam({}, amsgrad=True)", self.adam.arguments(alpha));
        self.adam.corrects().then(|| [call, words.into()])
    }

    fn python(&self) -> Option<Rule> {
        let lines: &[&str] = if self.adam.corrects() {
            &[M, V, MOST, M_TILDE, "v_tilde = vmax / (1 - gamma ** (t + 1))", DESCEND]
        } else {
            &[M, V, MOST, "phi = phi - alpha * m / (np.sqrt(vmax) + eps)"]
        };
        Some(Rule::new(self.adam.settings(), lines))
    }

    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Equation> {
        let hat = |symbol: String| format!("<mover>{symbol}<mo>^</mo></mover>");
        let largest = |hatted: [String; 2], v: String, sign: &str| {
            let [new, old] = hatted;
            row(&[new, op(sign), function("max"), bracket("("), old, op(","), v, bracket(")")])
        };
        let left = known(seen.state[2][1], Role::Ink);
        let room = left.share(1.0, |_| 1.0);
        let largest = Equation {
            symbols: largest([hat(seen.symbol("v", 1)), hat(seen.symbol("v", 0))], seen.symbol("v", 1), "←"),
            numbers: largest(
                [left.text.clone(), alone(seen.state[2][0], &room, Role::Ink)],
                alone(seen.state[1][1], &room, Role::Ink),
                "←",
            ),
        };
        let given = [(seen.symbol("m", 1), seen.state[0][1]), (hat(seen.symbol("v", 1)), seen.state[2][1])];
        let (corrections, direction) = self.adam.quotient(step, seen, given);
        let descend = direction.descend(step, seen);
        [self.adam.means(seen), vec![largest], corrections, vec![descend]].concat()
    }
}
