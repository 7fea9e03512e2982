//! A rule as someone may write it: for one number at a time.

use super::Case;
use crate::lab::kit::way::Series;
use crate::optimizer::{Equation, Optimizer, Seen, State, Step};
use wide::f64x2;

/// A rule that computes the next φ of one parameter from its gradient g and φ, and changes what it keeps.
pub struct Written<F> {
    kept: &'static [&'static str],
    powers: [f64; 2],
    next: F,
}

impl<F: Fn(&Step, f64, f64, &mut [f64; 3]) -> f64 + 'static> Written<F> {
    /// A rule that keeps numbers under these names and takes powers of these numbers; see [`Optimizer::powers`].
    pub fn new(kept: &'static [&'static str], powers: [f64; 2], next: F) -> Written<F> {
        Written { kept, powers, next }
    }
}

impl<F: Fn(&Step, f64, f64, &mut [f64; 3]) -> f64 + 'static> Optimizer for Written<F> {
    fn state(&self) -> &'static [&'static str] {
        self.kept
    }

    fn powers(&self) -> [f64; 2] {
        self.powers
    }

    fn update(&self, step: &Step, g: f64x2, phi: &mut f64x2, state: &mut State) {
        let (g, old) = (g.to_array(), phi.to_array());
        let kept = state.map(f64x2::to_array);
        let mut each = [0, 1].map(|i| kept.map(|both| both[i]));
        let next = [0, 1].map(|i| (self.next)(step, g[i], old[i], &mut each[i]));
        *phi = f64x2::new(next);
        for (place, both) in state.iter_mut().enumerate() {
            *both = f64x2::new(each.map(|kept| kept[place]));
        }
    }

    fn in_pytorch(&self, _: f64) -> Option<[String; 2]> {
        None
    }

    fn rule(&self, _: &Step, _: &Seen) -> Vec<Equation> {
        Vec::new()
    }
}

/// Adam with a quotient of its own of m̃ and ṽ.
pub fn adam(
    beta: f64,
    gamma: f64,
    correct: bool,
    quotient: impl Fn(f64, f64) -> f64 + 'static,
) -> impl Optimizer {
    Written::new(&["m", "v"], [beta, gamma], move |step, g, phi, [m, v, _]| {
        *m = beta * *m + (1.0 - beta) * g;
        *v = gamma * *v + (1.0 - gamma) * g * g;
        let [dm, dv] = if correct { step.powers.map(|power| 1.0 - power) } else { [1.0; 2] };
        phi - step.alpha * quotient(*m / dm, *v / dv)
    })
}

/// The methods that divide by √v + ε, with another divisor: what is above it, v and ε are given.
pub fn rescaled(case: &Case, quotient: fn(f64, f64, f64) -> f64) -> Vec<Vec<Series>> {
    let Some(eps) = case.number("eps") else { return Vec::new() };
    let by = |keep: f64, add: f64| {
        Written::new(&["v"], [0.0; 2], move |step, g, phi, state| {
            state[0] = keep * state[0] + add * g * g;
            phi - step.alpha * quotient(g, state[0], eps)
        })
    };
    match (case.method.entry.id, case.number("beta"), case.number("gamma")) {
        ("adam", Some(beta), Some(gamma)) => {
            let correct = case.scenario.flag("correct");
            vec![case.by(&adam(beta, gamma, correct, move |m, v| quotient(m, v, eps)))]
        }
        ("rmsprop", _, Some(gamma)) => vec![case.by(&by(gamma, 1.0 - gamma))],
        ("adagrad", ..) => vec![case.by(&by(1.0, 1.0))],
        _ => Vec::new(),
    }
}
