use super::Activation;
use crate::param::Entry;
use crate::python::PythonFunction;

/// Rectified linear unit: `a[f]` = max(0, f).
///
/// `a′[f]` = 1 for f > 0 and 0 for f ≤ 0; at f = 0, where there is no derivative, 0 as in UDL, PyTorch and JAX.
/// A unit whose pre-activation is never positive is dead: no derivative passes it, so it never learns.
/// Source: UDL, equation 3.5. Watch out: `f64::max(NaN, 0.0)` is 0 and would hide an overflow; here NaN stays NaN.
pub struct Relu;

impl Activation for Relu {
    fn entry(&self) -> Entry {
        Entry { id: "relu", label: "ReLU", help: "Passes what is positive, stops what is negative." }
    }

    fn formula(&self) -> [&'static str; 2] {
        ["max(0, f)", "1 if f > 0, else 0"]
    }

    #[inline]
    fn at(&self, f: f64) -> (f64, f64) {
        // Written so that NaN takes the second branch and comes out as NaN.
        if f <= 0.0 { (0.0, 0.0) } else { (f, 1.0) }
    }

    fn kink(&self) -> Option<f64> {
        Some(0.0)
    }

    fn python(&self) -> Option<PythonFunction> {
        Some(PythonFunction {
            before: &[],
            value: "np.maximum(f, 0)",
            derivative: "np.where(f > 0, 1, 0)",
            torch: "torch.relu(f)",
        })
    }
}
