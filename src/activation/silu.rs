use super::Activation;
use super::exponential::{self, ONE};
use crate::param::Entry;
use crate::python::PythonFunction;
use wide::f64x4;

/// Sigmoid linear unit, also called Swish: `a[f]` = f·σ(f) with σ(f) = 1/(1 + e⁻ᶠ).
///
/// `a′[f]` = σ(f)·(1 + f·(1 − σ(f))); smooth, slightly negative left of 0 with its minimum −0.278 at f = −1.278.
/// Source: Ramachandran, Zoph and Le, *Searching for activation functions*, 2017, with β = 1; UDL, figure 3.13.
pub struct Silu;

impl Activation for Silu {
    fn entry(&self) -> Entry {
        Entry { id: "silu", label: "SiLU", help: "A smooth ReLU: f times its sigmoid." }
    }

    fn formula(&self) -> [&'static str; 2] {
        ["f·σ(f)", "σ(f)·(1 + f·(1 − σ(f)))"]
    }

    fn at(&self, f: f64) -> (f64, f64) {
        exponential::one(f, four)
    }

    fn many(&self, f: &mut [f64], h: &mut [f64]) {
        exponential::many(f, h, four);
    }

    fn python(&self) -> Option<PythonFunction> {
        Some(PythonFunction {
            before: &["def sigmoid(f):", "    return 1 / (1 + np.exp(-f))"],
            value: "f * sigmoid(f)",
            derivative: "sigmoid(f) * (1 + f * (1 - sigmoid(f)))",
            torch: "torch.nn.functional.silu(f)",
        })
    }
}

/// `a[f]` and `a′[f]` of four pre-activations.
#[inline(always)]
fn four(f: f64x4) -> (f64x4, f64x4) {
    let s = exponential::sigmoid(f);
    (f * s, s * (ONE + f * (ONE - s)))
}
