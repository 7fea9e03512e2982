use super::{Loss, letters};
use crate::activation;
use crate::formula::{bracket, constant, function, op, row, short};
use crate::math::lanes;
use crate::param::Entry;
use crate::python::Error;
use crate::registry::Member;
use wide::f64x2;

/// Cross-entropy, for each output that of two classes: of an output that goes through a sigmoid: ℓ = −y·ln σ(f) − (1 − y)·ln(1 − σ(f)).
///
/// ∂ℓ/∂f = σ(f) − y, with σ(f) = 1/(1 + e⁻ᶠ) the probability of class 1. f is the network's output before the
/// sigmoid (a logit), and the loss is computed as max(f, 0) − f·y + ln(1 + e^−|f|), which neither overflows nor
/// loses digits. Natural logarithm. For targets y that are 0 or 1. Behind a
/// function of the outputs (`crate::output`) it is that of the probabilities it makes. Source: UDL, equation 5.20.
pub struct CrossEntropy;

/// What the registry says of it.
pub static LOSS: Member<dyn Loss> = Member {
    entry: Entry {
        id: "crossentropy",
        label: "Cross-entropy",
        help: "For classes: minus the logarithm of the probability given to the right one.",
    },
    params: &[],
    with: |_| Box::new(CrossEntropy),
};

impl Loss for CrossEntropy {
    fn at(&self, f: f64, y: f64) -> (f64, f64) {
        let [loss, derivative] = two(f64x2::splat(f), f64x2::splat(y)).map(|pair| pair.to_array()[0]);
        (loss, derivative)
    }

    /// σ(f)·(1 − σ(f)), whatever the target.
    fn second(&self, f: f64, _y: f64) -> f64 {
        activation::sigmoid(f) * activation::sigmoid(-f)
    }

    fn formula(&self, at: Option<(f64, f64)>) -> [String; 2] {
        let [f, y] = letters(at);
        let in_brackets = |inner: String| row(&[bracket("("), inner, bracket(")")]);
        let one_less = |what: &str| in_brackets(row(&[constant(1.0), op("−"), what.into()]));
        let sigma = row(&[function("σ"), in_brackets(f)]);
        let ln = |of: String| row(&[function("ln"), "<mspace width=\"0.17em\"/>".into(), of]);
        let right = [op("−"), y.clone(), op("·"), ln(sigma.clone())];
        let wrong = [op("−"), one_less(&y), op("·"), ln(one_less(&sigma))];
        [row(&[right, wrong].concat()), row(&[sigma, op("−"), y])]
    }

    fn in_pytorch(&self, reduction: &str) -> Option<String> {
        Some(format!("BCEWithLogitsLoss(reduction=\"{reduction}\")"))
    }

    fn prediction(&self, f: f64) -> f64 {
        activation::sigmoid(f)
    }

    fn meaning(&self, f: f64) -> Option<String> {
        let chance = short(self.prediction(f));
        Some(format!("σ(<var>f</var>) = {chance} is the probability it gives to class 1."))
    }

    fn two_class(&self) -> bool {
        true
    }

    /// It bends at most an eighth as much as the squared error.
    fn rate(&self) -> f64 {
        8.0
    }

    fn pair(&self, f: &mut [f64], y: &[f64]) -> [f64; 2] {
        let mut sum = f64x2::ZERO;
        for (f, y) in f.as_chunks_mut::<2>().0.iter_mut().zip(y.as_chunks::<2>().0) {
            let [loss, derivative] = two(f64x2::new(*f), f64x2::new(*y));
            sum += loss;
            *f = derivative.to_array();
        }
        sum.to_array()
    }

    fn python(&self) -> Option<Error> {
        Some(Error {
            settings: vec![],
            value: "np.maximum(f, 0) - f * y + np.log1p(np.exp(-np.abs(f)))",
            derivative: "1 / (1 + np.exp(-f)) - y",
            torch: "torch.nn.functional.binary_cross_entropy_with_logits(f, y, reduction=\"none\")",
        })
    }
}

/// ℓ and ∂ℓ/∂f of two outputs.
#[inline]
fn two(f: f64x2, y: f64x2) -> [f64x2; 2] {
    let one = f64x2::splat(1.0);
    let e = lanes::exp(-f.abs());
    let below = f.simd_le(f64x2::ZERO);
    let positive = below.select(f64x2::ZERO, f);
    let sigmoid = below.select(e, one) / (one + e);
    [positive - f * y + lanes::ln_1p(e), sigmoid - y]
}
