use super::Activation;
use super::exponential::{self, ONE};
use crate::param::Entry;
use crate::python::PythonFunction;
use wide::f64x4;

/// Logistic sigmoid: `a[f]` = 1/(1 + e⁻ᶠ), between 0 and 1.
///
/// `a′[f]` = `a[f]`·(1 − `a[f]`), at most ¼: every layer of sigmoids makes the derivative at least four times smaller
/// unless the weights make up for it. Source: UDL, figure 3.13 and equation 5.18.
pub struct Sigmoid;

impl Activation for Sigmoid {
    fn entry(&self) -> Entry {
        Entry {
            id: "sigmoid",
            label: "Sigmoid",
            help: "Squeezes everything between 0 and 1; flat far from 0.",
        }
    }

    fn formula(&self) -> [&'static str; 2] {
        ["1/(1 + exp(−f))", "h·(1 − h)"]
    }

    fn derivative_from(&self, h: f64) -> Option<f64> {
        Some(h * (1.0 - h))
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
            value: "1 / (1 + np.exp(-f))",
            derivative: "h * (1 - h)",
            torch: "torch.sigmoid(f)",
        })
    }
}

/// `a[f]` and `a′[f]` of four pre-activations.
#[inline(always)]
fn four(f: f64x4) -> (f64x4, f64x4) {
    let h = exponential::sigmoid(f);
    (h, h * (ONE - h))
}
