use super::Loss;
use crate::activation;
use crate::math;
use crate::param::Entry;

/// Binary cross-entropy of an output that goes through a sigmoid: ℓ = −y·ln σ(f) − (1 − y)·ln(1 − σ(f)).
///
/// ∂ℓ/∂f = σ(f) − y, with σ(f) = 1/(1 + e⁻ᶠ) the probability of class 1. f is the network's output before the
/// sigmoid (a logit), and the loss is computed as max(f, 0) − f·y + ln(1 + e^−|f|), which neither overflows nor
/// loses digits. Natural logarithm. For targets y that are 0 or 1. Source: UDL, equation 5.20.
pub struct CrossEntropy;

impl Loss for CrossEntropy {
    fn entry(&self) -> Entry {
        Entry {
            id: "crossentropy",
            label: "Binary cross-entropy",
            help: "For two classes: minus the logarithm of the probability given to the right one.",
        }
    }

    fn formula(&self) -> [&'static str; 2] {
        ["−y·ln σ(f) − (1 − y)·ln(1 − σ(f))", "σ(f) − y"]
    }

    fn at(&self, f: f64, y: f64) -> (f64, f64) {
        let positive = if f <= 0.0 { 0.0 } else { f };
        let loss = positive - f * y + math::ln_1p(math::exp(-f.abs()));
        (loss, activation::sigmoid(f) - y)
    }

    fn prediction(&self, f: f64) -> f64 {
        activation::sigmoid(f)
    }

    fn two_class(&self) -> bool {
        true
    }
}
