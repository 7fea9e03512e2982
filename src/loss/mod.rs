//! Losses of a model's or a network's outputs: how far an output f is from its target y.
//!
//! The loss of one example is the sum over its outputs of ℓ(f, y); the loss of a batch is the sum over its examples. No
//! mean, and no factor ½ but where a member says so; `src/reduction.rs` has these. To add one: a file here, which holds its
//! parameters and formulas, and a line in [`ALL`].

mod absolute;
mod cross_entropy;
mod huber;
mod squared;

use crate::figure::Role;
use crate::formula::{bracket, exact_factor, exactly, op, row, var};
use crate::param::Entry;
use crate::python::Error;
use crate::registry::{Member, Registry};

/// A loss of one output f against its target y, with the values of its parameters.
pub trait Loss {
    /// (ℓ, ∂ℓ/∂f) at output f and target y; NaN where f is NaN.
    fn at(&self, f: f64, y: f64) -> (f64, f64);

    /// ∂²ℓ/∂f² at output f and target y; where it jumps, that of the part to which ∂ℓ/∂f belongs there.
    fn second(&self, f: f64, y: f64) -> f64;

    /// ℓ and ∂ℓ/∂f as MathML: in symbols, or with the numbers (f, y); see [`letters`].
    fn formula(&self, at: Option<(f64, f64)>) -> [String; 2];

    /// The same in Python; a loss without has no script.
    fn python(&self) -> Option<Error> {
        None
    }

    /// The same for ½·ℓ.
    fn halved(&self, at: Option<(f64, f64)>) -> [String; 2] {
        let in_brackets = |inner: String| row(&[bracket("("), inner, bracket(")")]);
        self.formula(at).map(|formula| row(&["<mn>½</mn>".into(), op("·"), in_brackets(formula)]))
    }

    /// What it is in PyTorch with that `reduction`, without `torch.nn.`; nothing where PyTorch has no such loss.
    fn in_pytorch(&self, reduction: &str) -> Option<String>;

    /// What PyTorch takes it of, as words that follow its name there: the outputs, or the sums before them.
    fn taken_of(&self) -> &'static str {
        ""
    }

    /// Whether outputs are classes of which one is right, so that a mean is over examples alone.
    fn one_class(&self) -> bool {
        false
    }

    /// What an output says of its target: f itself, or the probability of class 1.
    fn prediction(&self, f: f64) -> f64 {
        f
    }

    /// What a network gives for the pre-activations of its last layer: they themselves, but where a function of them stands
    /// before the loss.
    fn outputs(&self, f: &[f64]) -> Vec<f64> {
        f.to_vec()
    }

    /// What an output means, as a sentence in HTML, where it is not the prediction itself.
    fn meaning(&self, _f: f64) -> Option<String> {
        None
    }

    /// Whether targets must be the classes 0 and 1.
    fn two_class(&self) -> bool {
        false
    }

    /// Whether it is (f − y)², for which models have quicker ways and know their minima.
    fn least_squares(&self) -> bool {
        false
    }

    /// What a learning rate that suits the squared error is multiplied by to suit this loss.
    fn rate(&self) -> f64 {
        1.0
    }

    /// The loss of one example, a sum over its outputs in order; ∂ℓ/∂f takes the place of f.
    fn one(&self, f: &mut [f64], y: &[f64]) -> f64 {
        f.iter_mut().zip(y).fold(0.0, |sum, (f, y)| {
            let (loss, derivative) = self.at(*f, *y);
            *f = derivative;
            sum + loss
        })
    }

    /// The losses of two examples, each a sum over its outputs in order. The outputs come one after the other, of each
    /// the two examples in turn; ∂ℓ/∂f takes the place of f.
    fn pair(&self, f: &mut [f64], y: &[f64]) -> [f64; 2] {
        let mut sums = [0.0; 2];
        for (f, y) in f.chunks_exact_mut(2).zip(y.chunks_exact(2)) {
            for ((sum, f), y) in sums.iter_mut().zip(f).zip(y) {
                let (loss, derivative) = self.at(*f, *y);
                *sum += loss;
                *f = derivative;
            }
        }
        sums
    }
}

/// f and y of a formula: letters, or numbers in their colours with all the digits that they are given with.
pub fn letters(at: Option<(f64, f64)>) -> [String; 2] {
    match at {
        None => ["f", "y"].map(var),
        Some((f, y)) => [exactly(f, Role::Value), exact_factor(y, Role::Data)],
    }
}

/// Every loss, in the page's order.
pub static ALL: Registry<Member<dyn Loss>> =
    Registry::of(&[&squared::LOSS, &absolute::LOSS, &huber::LOSS, &cross_entropy::LOSS]);

/// The loss of that id; the first when there is none.
pub fn find(id: &str) -> &'static Member<dyn Loss> {
    ALL.find(id).unwrap_or(ALL.first())
}

/// What a reader can choose from.
pub fn entries() -> Vec<Entry> {
    ALL.entries()
}
