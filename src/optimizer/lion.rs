//! Lion: the sign of a blend of the gradient and its running mean.

use super::momentum::BETA;
use super::{Equation, Method, Optimizer, Seen, State, Step, beside, found_from, known, to};
use crate::figure::Role;
use crate::formula::{bracket, function, op, row};
use crate::param::{Entry, Kind, Param, Search, Spacing};
use crate::python::Rule;
use wide::f64x2;

/// Lion: c = β·m + (1 − β)·g, φ ← φ − α·sign(c), m ← β₂·m + (1 − β₂)·g.
///
/// Every step is α along each axis, or nothing where c is exactly 0. m, which begins at 0, forgets more slowly than the blend:
/// β and β₂ are the paper's β₁ and β₂. Convention: φ moves by the blend of the old m, and m is renewed after it; weight decay,
/// which the paper adds as AdamW does, is left out. Source: X. Chen et al., Symbolic discovery of optimization algorithms
/// (2023), algorithm 2.
pub struct Lion {
    beta: f64,
    beta2: f64,
}

/// What the registry says of it.
pub static METHOD: Method = Method {
    entry: Entry {
        id: "lion",
        label: "Lion",
        help: "A step of the same length along each axis, by the sign of gradient and memory together.",
    },
    params: &[BETA, BETA2],
    with: |given| Box::new(Lion { beta: given.number(&BETA), beta2: given.number(&BETA2) }),
};

/// β₂ in [0, 1): how much of the memory m stays.
const BETA2: Param = Param {
    key: "beta2",
    label: "Memory",
    symbol: "β₂",
    help: "How much of the running mean of gradients is kept from step to step.",
    kind: Kind::Number { min: 0.0, max: 0.9999, spacing: Spacing::Even },
    default: "0.99",
    search: Search::Even(0.5, 0.999),
};

impl Lion {
    #[inline(always)]
    fn blend(&self, g: f64x2, m: f64x2) -> f64x2 {
        self.beta * m + (1.0 - self.beta) * g
    }
}

/// 1, −1, or c itself where it is 0 or no number.
#[inline(always)]
fn sign(c: f64x2) -> f64x2 {
    let negative = c.simd_lt(f64x2::ZERO).select(f64x2::splat(-1.0), c);
    c.simd_gt(f64x2::ZERO).select(f64x2::ONE, negative)
}

impl Optimizer for Lion {
    fn state(&self) -> &'static [&'static str] {
        &["m"]
    }

    fn rescales(&self) -> bool {
        true
    }

    #[inline(always)]
    fn update(&self, step: &Step, g: f64x2, phi: &mut f64x2, [m, ..]: &mut State) {
        *phi -= step.alpha * sign(self.blend(g, *m));
        *m = self.beta2 * *m + (1.0 - self.beta2) * g;
    }

    fn in_pytorch(&self, _alpha: f64) -> Option<[String; 2]> {
        None
    }

    fn python(&self) -> Option<Rule> {
        let lines = &[
            "c = beta * m + (1 - beta) * g",
            "m = beta2 * m + (1 - beta2) * g",
            "phi = phi - alpha * np.sign(c)",
        ];
        Some(Rule::new(vec![("beta", self.beta), ("beta2", self.beta2)], lines))
    }

    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Equation> {
        let [old, _] = seen.state[0];
        let blends: Vec<f64> = seen
            .g
            .iter()
            .zip(old)
            .map(|(g, m)| found_from(*g, self.beta * m + (1.0 - self.beta) * g))
            .collect();
        let signs: Vec<f64> = blends.iter().map(|c| sign(f64x2::splat(*c)).to_array()[0]).collect();
        let (gradient, numbers) = (seen.g_symbol(), |room: &[f64]| seen.g_numbers(room));
        let (symbols, mixed) = seen.mix("m", old, &blends, ("β", self.beta), (&gradient, numbers));
        let blend = Equation {
            symbols: row(&[seen.letter("c"), op("="), symbols]),
            numbers: row(&[known(&beside(&blends, old), Role::Ink).text, op("="), mixed]),
        };
        let memory = seen.running_mean("m", seen.state[0], ("β₂", self.beta2), (&gradient, numbers));
        let direction = row(&[function("sign"), bracket("("), seen.letter("c"), bracket(")")]);
        let descend = seen.descend(step, &direction, |i| signs[i], |room| to(&signs, room, Role::Ink));
        vec![blend, memory, descend]
    }
}
