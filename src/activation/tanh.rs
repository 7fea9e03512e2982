use super::Activation;
use super::exponential::{self, ONE};
use crate::param::Entry;
use crate::python::PythonFunction;
use wide::f64x4;

/// Hyperbolic tangent: `a[f]` = (eᶠ − e⁻ᶠ)/(eᶠ + e⁻ᶠ), between −1 and 1.
///
/// `a′[f]` = 1 − `a[f]`², at most 1. Far from 0 it saturates: beyond |f| ≈ 19 the value is ±1 and the derivative 0 in
/// double precision, as in every library that takes the derivative from the value.
/// Source: UDL, figure 3.13.
pub struct Tanh;

impl Activation for Tanh {
    fn entry(&self) -> Entry {
        Entry { id: "tanh", label: "tanh", help: "Squeezes everything between −1 and 1; flat far from 0." }
    }

    fn formula(&self) -> [&'static str; 2] {
        ["tanh f", "1 − h²"]
    }

    fn derivative_from(&self, h: f64) -> Option<f64> {
        Some(1.0 - h * h)
    }

    fn at(&self, f: f64) -> (f64, f64) {
        exponential::one(f, four)
    }

    fn many(&self, f: &mut [f64], h: &mut [f64]) {
        exponential::many(f, h, four);
    }

    fn python(&self) -> Option<PythonFunction> {
        Some(PythonFunction {
            before: &[],
            value: "np.tanh(f)",
            derivative: "1 - h**2",
            torch: "torch.tanh(f)",
        })
    }
}

/// `a[f]` and `a′[f]` of four pre-activations.
#[inline(always)]
fn four(f: f64x4) -> (f64x4, f64x4) {
    let h = exponential::tanh(f);
    (h, ONE - h * h)
}
