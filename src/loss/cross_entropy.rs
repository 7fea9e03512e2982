use super::Loss;
use crate::activation;
use crate::math::lanes;
use crate::param::Entry;
use wide::f64x2;

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
        let [loss, slope] = two(f64x2::splat(f), f64x2::splat(y)).map(|pair| pair.to_array()[0]);
        (loss, slope)
    }

    fn prediction(&self, f: f64) -> f64 {
        activation::sigmoid(f)
    }

    fn two_class(&self) -> bool {
        true
    }

    fn pair(&self, f: &mut [f64], y: &[f64]) -> [f64; 2] {
        let mut sum = f64x2::ZERO;
        for (f, y) in f.as_chunks_mut::<2>().0.iter_mut().zip(y.as_chunks::<2>().0) {
            let [loss, slope] = two(f64x2::new(*f), f64x2::new(*y));
            sum += loss;
            *f = slope.to_array();
        }
        sum.to_array()
    }
}

/// The losses of two outputs, and their slopes.
#[inline]
fn two(f: f64x2, y: f64x2) -> [f64x2; 2] {
    let one = f64x2::splat(1.0);
    let e = lanes::exp(-f.abs());
    let below = f.simd_le(f64x2::ZERO);
    let positive = below.select(f64x2::ZERO, f);
    let sigmoid = below.select(e, one) / (one + e);
    [positive - f * y + lanes::ln_1p(e), sigmoid - y]
}
