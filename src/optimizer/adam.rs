//! Adam: momentum in the gradient and in its square.

use super::{Line, Optimizer, Pair, Seen, Step, bare, roots};
use crate::figure::Role;
use crate::formula::{constant, fraction, indexed, number, op, power, root, row, var};
use crate::param::Entry;
use wide::f64x2;

/// Adaptive moment estimation (UDL equations 6.15 to 6.17; Kingma and Ba 2015):
/// m ← β·m + (1 − β)·g, v ← γ·v + (1 − γ)·g², m̃ = m/(1 − β^(t+1)), ṽ = v/(1 − γ^(t+1)),
/// φ ← φ − α·m̃/(√ṽ + ε).
///
/// β and γ are the usual β₁ and β₂. Without the correction of the bias ([`super::Hyper::correct`]) m̃ = m and
/// ṽ = v, and the first steps are off: m and v start at 0.
pub struct Adam;

/// m and v after this step.
#[inline(always)]
pub(super) fn moments(step: &Step, g: f64x2, at: &mut Pair) {
    let (beta, gamma) = (step.hyper.beta, step.hyper.gamma);
    at.m = beta * at.m + (1.0 - beta) * g;
    at.v = gamma * at.v + (1.0 - gamma) * (g * g);
}

/// What m and v are divided by: 1 − β^(t+1) and 1 − γ^(t+1), or 1 without correction.
fn corrections(step: &Step) -> [f64; 2] {
    if step.hyper.correct { [1.0 - step.beta_power, 1.0 - step.gamma_power] } else { [1.0, 1.0] }
}

/// m̃/(√ṽ + ε).
#[inline(always)]
pub(super) fn direction(step: &Step, at: &Pair) -> f64x2 {
    let [dm, dv] = corrections(step);
    (at.m / dm) / ((at.v / dv).sqrt() + step.hyper.eps)
}

impl Optimizer for Adam {
    fn entry(&self) -> Entry {
        Entry { id: "adam", label: "Adam", help: "Momentum, divided by the recent size of each derivative." }
    }

    fn uses(&self) -> &'static [&'static str] {
        &["beta", "gamma", "eps", "correct"]
    }

    fn rescales(&self) -> bool {
        true
    }

    #[inline(always)]
    fn update(&self, step: &Step, g: f64x2, at: &mut Pair) {
        moments(step, g, at);
        at.phi -= step.alpha * direction(step, at);
    }

    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Line> {
        let (mut lines, symbols, numbers) = rule(step, seen);
        lines.push(seen.descend(step, &symbols, &numbers));
        lines
    }
}

/// The formulas of m, v and their corrections, and the direction in symbols and numbers.
pub(super) fn rule(step: &Step, seen: &Seen) -> (Vec<Line>, String, String) {
    let [squared, squared_numbers] = seen.g_squared();
    let mut lines = vec![
        seen.running_mean("m", seen.m, ("β", step.hyper.beta), [&seen.g_symbol(), &seen.g_numbers()]),
        seen.running_mean("v", seen.v, ("γ", step.hyper.gamma), [&squared, &squared_numbers]),
    ];
    let divisors = corrections(step);
    let mut moments = [seen.m[1].to_vec(), seen.v[1].to_vec()];
    let mut names = [seen.m_symbol(1), seen.v_symbol(1)];
    if step.hyper.correct {
        let letters = [("m", "β", step.hyper.beta), ("v", "γ", step.hyper.gamma)];
        for (i, (name, letter, value)) in letters.into_iter().enumerate() {
            let old = bare(&moments[i], Role::Ink);
            moments[i].iter_mut().for_each(|x| *x /= divisors[i]);
            let raised = |base: String| power(&base, &format!("<mn>{}</mn>", seen.t + 1));
            let below = |base: String| row(&[constant(1.0), op("−"), raised(base)]);
            let tilde = format!("<mover><mi>{name}</mi><mo>~</mo></mover>");
            lines.push(Line {
                symbols: row(&[
                    tilde.clone(),
                    op("="),
                    fraction(&indexed(name, &(seen.t + 1).to_string()), &below(var(letter))),
                ]),
                numbers: row(&[
                    bare(&moments[i], Role::Ink),
                    op("="),
                    fraction(&old, &below(constant(value))),
                ]),
            });
            names[i] = tilde;
        }
    }
    let [m, v] = moments;
    let plain = |v| number(v, Role::Ink);
    let below = |root: String, eps: String| row(&[root, op("+"), eps]);
    (
        lines,
        fraction(&names[0], &below(root(&names[1]), var("ε"))),
        fraction(&bare(&m, Role::Ink), &below(roots(&v, Role::Ink, plain), constant(step.hyper.eps))),
    )
}
