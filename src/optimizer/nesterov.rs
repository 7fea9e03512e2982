//! Nesterov momentum: the gradient is measured where momentum is about to lead.

use super::momentum;
use super::{Line, Optimizer, Pair, Seen, Step, bare};
use crate::figure::Role;
use crate::formula::{constant, op, row, var, vector};
use crate::param::Entry;
use wide::f64x2;

/// Nesterov accelerated momentum: m ← β·m + (1 − β)·`g[φ − α·m]`, φ ← φ − α·m (UDL equation 6.12, first
/// printing, and the lecture notes). The book's errata measure g at φ − α·β·m, where momentum alone would
/// land: [`super::Hyper::errata`].
pub struct Nesterov;

impl Optimizer for Nesterov {
    fn entry(&self) -> Entry {
        Entry {
            id: "nesterov",
            label: "Nesterov momentum",
            help: "Momentum first, then the gradient measured there corrects it.",
        }
    }

    fn short(&self) -> &'static str {
        "Nesterov"
    }

    fn uses(&self) -> &'static [&'static str] {
        &["beta", "form"]
    }

    fn look_ahead(&self, step: &Step) -> f64 {
        if step.hyper.errata { step.alpha * step.hyper.beta } else { step.alpha }
    }

    #[inline(always)]
    fn update(&self, step: &Step, g: f64x2, at: &mut Pair) {
        momentum::Momentum.update(step, g, at);
    }

    fn parts(&self, step: &Step, m: f64, g: f64) -> Option<[f64; 2]> {
        Some(momentum::parts(step, m, g))
    }

    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Line> {
        let beta = if step.hyper.errata { row(&[op("·"), var("β")]) } else { String::new() };
        let measured: Vec<f64> =
            seen.phi[0].iter().zip(seen.m[0]).map(|(phi, m)| phi - self.look_ahead(step) * m).collect();
        let place = Line {
            symbols: row(&[
                var("g"),
                op("at"),
                seen.phi_symbol(0),
                op("−"),
                var("α"),
                beta,
                op("·"),
                seen.m_symbol(0),
            ]),
            numbers: row(&[
                bare(&measured, Role::Parameter),
                op("="),
                vector(seen.phi[0], Role::Parameter),
                op("−"),
                constant(self.look_ahead(step)),
                op("·"),
                vector(seen.m[0], Role::Ink),
            ]),
        };
        [vec![place], momentum::rule(step, seen)].concat()
    }
}
