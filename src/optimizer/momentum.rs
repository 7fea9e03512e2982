//! Momentum: m ← β·m + (1 − β)·g, φ ← φ − α·m.

use super::{Equation, Method, Optimizer, Seen, State, Step, to};
use crate::figure::Role;
use crate::number::rounded;
use crate::param::{Entry, Kind, Param, Search, Spacing, write_number};
use crate::python::Rule;
use wide::f64x2;

/// Gradient descent with momentum (UDL equation 6.11): m is a running mean of gradients, m₀ = 0.
///
/// Many libraries leave out the factor 1 − β (PyTorch's default): their α is (1 − β) times ours.
pub struct Momentum {
    /// β.
    pub beta: f64,
}

/// What the registry says of it.
pub static METHOD: Method = Method {
    entry: Entry {
        id: "momentum",
        label: "Momentum",
        help: "Each step blends the gradient with the direction of the steps before.",
    },
    params: &[BETA],
    with: |given| Box::new(Momentum { beta: given.number(&BETA) }),
};

/// β in [0, 1): how much of the momentum m stays.
pub const BETA: Param = Param {
    key: "beta",
    label: "Momentum",
    symbol: "β",
    help: "How much of the earlier direction is kept.",
    kind: Kind::Number { min: 0.0, max: 0.999, spacing: Spacing::Even },
    default: "0.9",
    search: Search::Even(0.0, 0.98),
};

impl Momentum {
    /// The rule, given what the gradient is called.
    pub fn formulas(&self, step: &Step, seen: &Seen, gradient: &str) -> Vec<Equation> {
        let numbers = |room: &[f64]| seen.g_numbers(room);
        let mean = seen.running_mean("m", seen.state[0], ("β", self.beta), (gradient, numbers));
        let m = seen.state[0][1];
        vec![mean, seen.descend(step, &seen.symbol("m", 1), |i| m[i], |room| to(m, room, Role::Ink))]
    }
}

impl Optimizer for Momentum {
    fn state(&self) -> &'static [&'static str] {
        &["m"]
    }

    fn remembers(&self) -> Option<f64> {
        Some(self.beta)
    }

    #[inline(always)]
    fn update(&self, step: &Step, g: f64x2, phi: &mut f64x2, [m, ..]: &mut State) {
        *m = self.beta * *m + (1.0 - self.beta) * g;
        *phi -= step.alpha * *m;
    }

    /// −α·β·m from momentum and −α·(1 − β)·g from the gradient.
    fn parts(&self, step: &Step, m: f64, g: f64) -> Option<[f64; 2]> {
        Some([-step.alpha * self.beta * m, -step.alpha * (1.0 - self.beta) * g])
    }

    fn in_pytorch(&self, alpha: f64) -> Option<[String; 2]> {
        // Without what the product's rounding leaves.
        let rate = write_number(rounded(alpha * (1.0 - self.beta), 14));
        Some([
            format!("SGD(lr={rate}, momentum={})", write_number(self.beta)),
            "Its momentum leaves out the factor 1 − β, so lr is α·(1 − β).".into(),
        ])
    }

    fn python(&self) -> Option<Rule> {
        let lines = &["m = beta * m + (1 - beta) * g", "phi = phi - alpha * m"];
        Some(Rule::new(vec![("beta", self.beta)], lines))
    }

    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Equation> {
        self.formulas(step, seen, &seen.g_symbol())
    }
}
