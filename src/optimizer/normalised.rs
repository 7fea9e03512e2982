//! Normalised gradients: φ ← φ − α·g / (√(g²) + ε), element by element.

use super::{Equation, Method, Optimizer, Seen, State, Step, alone, known, roots, to};
use crate::figure::Role;
use crate::formula::{constant, fraction, op, power, root, row, var};
use crate::param::{Entry, Kind, Param, Search, Spacing};
use crate::python::Rule;
use wide::f64x2;

/// A fixed distance along each axis (UDL equation 6.14): only the sign of each derivative counts. It ends
/// bouncing to and fro about the minimum, by α.
pub struct Normalised {
    eps: f64,
}

/// What the registry says of it.
pub static METHOD: Method = Method {
    entry: Entry {
        id: "normalised",
        label: "Normalised gradient",
        help: "A step of the same length along each axis; only the signs count.",
    },
    params: &[EPS],
    with: |given| Box::new(Normalised { eps: given.number(&EPS) }),
};

/// ε > 0, keeps divisions finite.
pub const EPS: Param = Param {
    key: "eps",
    label: "Small constant",
    symbol: "ε",
    help: "Keeps the division finite where the gradient vanishes.",
    kind: Kind::Number { min: 1e-30, max: 1.0, spacing: Spacing::Log },
    default: "1e-8",
    search: Search::Log(1e-8, 1.0),
};

impl Optimizer for Normalised {
    fn short(&self) -> Option<&'static str> {
        Some("Normalised")
    }

    fn rescales(&self) -> bool {
        true
    }

    #[inline(always)]
    fn update(&self, step: &Step, g: f64x2, phi: &mut f64x2, _: &mut State) {
        *phi -= step.alpha * (g / ((g * g).sqrt() + self.eps));
    }

    fn in_pytorch(&self, _alpha: f64) -> Option<[String; 2]> {
        None
    }

    fn python(&self) -> Option<Rule> {
        Some(Rule::new(vec![("eps", self.eps)], &["phi = phi - alpha * g / (np.sqrt(g**2) + eps)"]))
    }

    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Equation> {
        let ratio: Vec<f64> = seen.g.iter().map(|g| g / ((g * g).sqrt() + self.eps)).collect();
        let left = known(&ratio, Role::Ink);
        let size = |i: usize| seen.g[i].abs() + self.eps;
        let room: Vec<f64> = (0..ratio.len())
            .map(|i| (0.9 * left.room[i] * size(i) * size(i) / self.eps).min(0.01 * seen.g[i].abs()))
            .collect();
        let square = |i: usize| power(&to(&seen.g[i..=i], &room[i..=i], Role::Derivative), "<mn>2</mn>");
        let below = row(&[roots(seen.g, Role::Derivative, square), op("+"), constant(self.eps)]);
        let symbols = fraction(&seen.g_symbol(), &row(&[root(&seen.g_squared()), op("+"), var("ε")]));
        let direction = Equation {
            symbols: row(&[seen.letter("d"), op("="), symbols]),
            numbers: row(&[
                left.text.clone(),
                op("="),
                fraction(&alone(seen.g, &room, Role::Derivative), &below),
            ]),
        };
        vec![
            direction,
            seen.descend(step, &seen.letter("d"), |i| ratio[i], |room| to(&ratio, room, Role::Ink)),
        ]
    }
}
