//! AdaGrad: the gradient divided by the size of all gradients so far.

use super::normalised::EPS;
use super::rmsprop::by_size;
use super::{Equation, Method, Optimizer, Seen, State, Step, known, to};
use crate::figure::Role;
use crate::formula::{op, row};
use crate::param::{Entry, write_number};
use crate::python::Rule;
use wide::f64x2;

/// AdaGrad (Duchi, Hazan and Singer 2011): v ← v + g², φ ← φ − α·g/(√v + ε). v only grows, so what the
/// gradient is multiplied by shrinks without a schedule.
pub struct AdaGrad {
    eps: f64,
}

/// What the registry says of it.
pub static METHOD: Method = Method {
    entry: Entry {
        id: "adagrad",
        label: "AdaGrad",
        help: "Divides each derivative by the size of all so far: its learning rates only shrink.",
    },
    params: &[EPS],
    with: |given| Box::new(AdaGrad { eps: given.number(&EPS) }),
};

impl Optimizer for AdaGrad {
    fn state(&self) -> &'static [&'static str] {
        &["v"]
    }

    fn rescales(&self) -> bool {
        true
    }

    #[inline(always)]
    fn update(&self, step: &Step, g: f64x2, phi: &mut f64x2, [v, ..]: &mut State) {
        *v += g * g;
        *phi -= step.alpha * (g / (v.sqrt() + self.eps));
    }

    fn in_pytorch(&self, alpha: f64) -> Option<[String; 2]> {
        let [alpha, eps] = [alpha, self.eps].map(write_number);
        Some([format!("Adagrad(lr={alpha}, eps={eps})"), String::new()])
    }

    fn python(&self) -> Option<Rule> {
        let lines = &["v = v + g**2", "phi = phi - alpha * g / (np.sqrt(v) + eps)"];
        Some(Rule::new(vec![("eps", self.eps)], lines))
    }

    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Equation> {
        let [old, new] = seen.state[0];
        let left = known(new, Role::Ink);
        let sum = Equation {
            symbols: row(&[seen.symbol("v", 1), op("←"), seen.symbol("v", 0), op("+"), seen.g_squared()]),
            numbers: row(&[
                left.text.clone(),
                op("←"),
                to(old, &left.share(2.0, |_| 1.0), Role::Ink),
                op("+"),
                seen.g_squared_numbers(&left.share(2.0, |_| 1.0)),
            ]),
        };
        vec![sum, by_size(self.eps, step, seen)]
    }
}
