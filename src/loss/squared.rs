use super::Loss;
use crate::param::Entry;

/// Squared error: ℓ = (f − y)².
///
/// ∂ℓ/∂f = 2·(f − y). No factor ½ and no mean over outputs or examples, as in UDL (equation 2.5); PyTorch's
/// `MSELoss` divides by their number. For targets that are real numbers.
pub struct Squared;

impl Loss for Squared {
    fn entry(&self) -> Entry {
        Entry { id: "squared", label: "Squared error", help: "The squared distance of output and target." }
    }

    fn formula(&self) -> [&'static str; 2] {
        ["(f − y)²", "2·(f − y)"]
    }

    #[inline]
    fn at(&self, f: f64, y: f64) -> (f64, f64) {
        let residual = f - y;
        (residual * residual, 2.0 * residual)
    }
}
