//! AdamW: Adam with weight decay kept apart from the gradient.

use super::adam::{self, corrections, direction, moments};
use super::{Line, Optimizer, Seen, State, Step, each};
use crate::figure::Role;
use crate::formula::{bracket, constant, op, row, var, vector};
use crate::param::Entry;

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

    fn update(&self, step: &Step, g: &[f64], phi: &mut [f64], state: State) {
        let divisors = corrections(step);
        each(g, phi, state, |g, phi, m, v| {
            moments(step, g, m, v);
            *phi -= step.alpha * (direction(divisors, step.hyper.eps, *m, *v) + step.hyper.lambda * *phi);
        });
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
