//! Gradient descent: φ ← φ − α·g.

use super::{Equation, Method, Optimizer, Seen, State, Step};
use crate::param::{Entry, write_number};
use crate::python::Rule;
use wide::f64x2;

/// Gradient descent (UDL equation 6.3); with batches, stochastic gradient descent (equation 6.10). g is the
/// **sum** over the batch of ∂ℓᵢ/∂φ, so a short last batch makes a proportionally shorter step.
pub struct Sgd;

/// What the registry says of it.
pub static METHOD: Method = Method {
    entry: Entry {
        id: "sgd",
        label: "Gradient descent",
        help: "Straight against the gradient; with batches it is stochastic gradient descent.",
    },
    params: &[],
    with: |_| Box::new(Sgd),
};

impl Optimizer for Sgd {
    fn short(&self) -> Option<&'static str> {
        Some("Gradient")
    }

    fn plain(&self) -> bool {
        true
    }

    #[inline(always)]
    fn update(&self, step: &Step, g: f64x2, phi: &mut f64x2, _: &mut State) {
        *phi -= step.alpha * g;
    }

    fn in_pytorch(&self, alpha: f64) -> Option<[String; 2]> {
        Some([format!("SGD(lr={})", write_number(alpha)), String::new()])
    }

    fn python(&self) -> Option<Rule> {
        Some(Rule::new(vec![], &["phi = phi - alpha * g"]))
    }

    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Equation> {
        vec![seen.descend(step, &seen.g_symbol(), |i| seen.g[i], |room| seen.g_numbers(room))]
    }
}
