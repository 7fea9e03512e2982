//! AdamW: Adam with weight decay kept apart from the gradient.

use super::adam::{self, direction, moments};
use super::{Line, Optimizer, Pair, Seen, Step};
use crate::figure::Role;
use crate::formula::{bracket, constant, op, row, var, vector};
use crate::param::Entry;
use wide::f64x2;

/// Adam with decoupled weight decay (Loshchilov and Hutter 2019): φ ← φ − α·(m̃/(√ṽ + ε) + λ·φ).
pub struct AdamW;

impl Optimizer for AdamW {
    fn entry(&self) -> Entry {
        Entry {
            id: "adamw",
            label: "AdamW",
            help: "Adam, and each step also shrinks the parameters a little.",
        }
    }

    fn uses(&self) -> &'static [&'static str] {
        &["beta", "gamma", "eps", "correct", "lambda"]
    }

    fn rescales(&self) -> bool {
        true
    }

    #[inline(always)]
    fn update(&self, step: &Step, g: f64x2, at: &mut Pair) {
        moments(step, g, at);
        at.phi -= step.alpha * (direction(step, at) + step.hyper.lambda * at.phi);
    }

    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Line> {
        let (mut lines, symbols, numbers) = adam::rule(step, seen);
        let with_decay = |direction: String, lambda: String, phi: String| {
            row(&[bracket("("), direction, op("+"), lambda, op("·"), phi, bracket(")")])
        };
        let decay = vector(seen.phi[0], Role::Parameter);
        lines.push(seen.descend(
            step,
            &with_decay(symbols, var("λ"), seen.phi_symbol(0)),
            &with_decay(numbers, constant(step.hyper.lambda), decay),
        ));
        lines
    }
}
