use super::Activation;
use crate::math;
use crate::param::Entry;
use crate::python::PythonFunction;
use std::f64::consts::FRAC_1_SQRT_2;

/// Gaussian error linear unit: `a[f]` = f·Φ(f), Φ the distribution function of the standard normal.
///
/// `a′[f]` = Φ(f) + f·φ(f) with the density φ(f) = exp(−f²/2)/√(2π). The exact form, through the error function;
/// some libraries offer an approximation with tanh that differs in the fourth digit.
/// Source: Hendrycks and Gimpel, *Gaussian error linear units*, 2016; UDL, figure 3.13.
pub struct Gelu;

/// 1/√(2π).
const DENSITY_AT_0: f64 = 0.398_942_280_401_432_7;

impl Activation for Gelu {
    fn entry(&self) -> Entry {
        Entry { id: "gelu", label: "GELU", help: "A smooth ReLU: f times the normal distribution function." }
    }

    fn formula(&self) -> [&'static str; 2] {
        ["f·Φ(f)", "Φ(f) + f·exp(−f²/2)/√(2π)"]
    }

    fn at(&self, f: f64) -> (f64, f64) {
        let below = 0.5 * math::erfc(-f * FRAC_1_SQRT_2);
        let density = DENSITY_AT_0 * math::exp(-0.5 * f * f);
        (f * below, below + f * density)
    }

    fn python(&self) -> Option<PythonFunction> {
        Some(PythonFunction {
            before: &["erfc = np.vectorize(math.erfc)"],
            value: "f * 0.5 * erfc(-f / np.sqrt(2))",
            derivative: "0.5 * erfc(-f / np.sqrt(2)) + f * np.exp(-(f**2) / 2) / np.sqrt(2 * np.pi)",
            torch: "torch.nn.functional.gelu(f)",
        })
    }
}
