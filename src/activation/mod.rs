//! Activation functions `a[f]`, each a file here and one line in [`ALL`].
//!
//! An activation takes a pre-activation f to an activation h = `a[f]`, unit by unit. Backpropagation needs its
//! derivative `a′[f]` = ∂h/∂f, so every member gives both at once.

mod exponential;
mod gelu;
mod identity;
mod leaky_relu;
mod relu;
mod sigmoid;
mod silu;
mod tanh;

use crate::param::Entry;
use crate::python::PythonFunction;
use crate::registry::Registry;

/// An activation function of one variable.
pub trait Activation: Sync {
    /// Its id, name and help.
    fn entry(&self) -> Entry;

    /// `a[f]` and `a′[f]`, as formulas of f (and h = `a[f]`) in plain text.
    fn formula(&self) -> [&'static str; 2];

    /// (`a[f]`, `a′[f]`); the value is NaN where f is.
    fn at(&self, f: f64) -> (f64, f64);

    /// a′ from the activation h, where it is computed from that alone.
    fn derivative_from(&self, _h: f64) -> Option<f64> {
        None
    }

    /// The same in Python; an activation without has no script.
    fn python(&self) -> Option<PythonFunction> {
        None
    }

    /// Where a′ jumps, if anywhere: there `at` gives the derivative on the side of smaller f, and a central difference the
    /// mean of both sides.
    fn kink(&self) -> Option<f64> {
        None
    }

    /// `a[f]`.
    fn value(&self, f: f64) -> f64 {
        self.at(f).0
    }

    /// `a′[f]`.
    fn derivative(&self, f: f64) -> f64 {
        self.at(f).1
    }

    /// [`Activation::at`] of many pre-activations, the same to the last bit: `h[i]` becomes `a[f]`, and `a′[f]` takes
    /// the place of f in `f[i]`.
    fn many(&self, f: &mut [f64], h: &mut [f64]) {
        for (f, h) in f.iter_mut().zip(h) {
            (*h, *f) = self.at(*f);
        }
    }
}

/// Every activation, in the page's order.
pub static ALL: Registry<dyn Activation> = Registry::new(
    &[
        &relu::Relu,
        &tanh::Tanh,
        &sigmoid::Sigmoid,
        &leaky_relu::LeakyRelu,
        &gelu::Gelu,
        &silu::Silu,
        &identity::Identity,
    ],
    |activation| activation.entry(),
);

/// The logistic sigmoid, which also makes a probability of an output.
pub fn sigmoid(x: f64) -> f64 {
    sigmoid::Sigmoid.value(x)
}

/// The activation of that id.
pub fn find(id: &str) -> Option<&'static dyn Activation> {
    ALL.find(id)
}

/// What a reader can choose from.
pub fn entries() -> Vec<Entry> {
    ALL.entries()
}
