//! Momentum: m ← β·m + (1 − β)·g, φ ← φ − α·m.

use super::{Line, Optimizer, Pair, Seen, Step};
use crate::param::Entry;
use wide::f64x2;

/// Gradient descent with momentum (UDL equation 6.11): m is a running mean of gradients, m₀ = 0.
///
/// Many libraries leave out the factor 1 − β (PyTorch's default): their α is (1 − β) times ours.
pub struct Momentum;

impl Optimizer for Momentum {
    fn entry(&self) -> Entry {
        Entry {
            id: "momentum",
            label: "Momentum",
            help: "Each step blends the gradient with the direction of the steps before.",
        }
    }

    fn uses(&self) -> &'static [&'static str] {
        &["beta"]
    }

    #[inline(always)]
    fn update(&self, step: &Step, g: f64x2, at: &mut Pair) {
        let beta = step.hyper.beta;
        at.m = beta * at.m + (1.0 - beta) * g;
        at.phi -= step.alpha * at.m;
    }

    fn parts(&self, step: &Step, m: f64, g: f64) -> Option<[f64; 2]> {
        Some(parts(step, m, g))
    }

    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Line> {
        rule(step, seen)
    }
}

/// −α·β·m from momentum and −α·(1 − β)·g from the gradient.
pub(super) fn parts(step: &Step, m: f64, g: f64) -> [f64; 2] {
    let beta = step.hyper.beta;
    [-step.alpha * beta * m, -step.alpha * (1.0 - beta) * g]
}

/// The formulas, shared with Nesterov's form, which only measures g elsewhere.
pub(super) fn rule(step: &Step, seen: &Seen) -> Vec<Line> {
    let mean = seen.running_mean("m", seen.m, ("β", step.hyper.beta), [&seen.g_symbol(), &seen.g_numbers()]);
    let direction = crate::formula::vector(seen.m[1], crate::figure::Role::Ink);
    vec![mean, seen.descend(step, &seen.m_symbol(1), &direction)]
}
