use super::{Loss, letters};
use crate::formula::{bracket, op, power, row};
use crate::param::Entry;
use crate::python::Error;
use crate::registry::Member;

/// Squared error: ℓ = (f − y)².
///
/// ∂ℓ/∂f = 2·(f − y). No factor ½ and no mean over outputs or examples, as in UDL (equation 2.5); PyTorch's
/// `MSELoss` divides by their number. For targets that are real numbers.
pub struct Squared;

/// What the registry says of it.
pub static LOSS: Member<dyn Loss> = Member {
    entry: Entry {
        id: "squared",
        label: "Squared error",
        help: "The squared distance of output and target.",
    },
    params: &[],
    with: |_| Box::new(Squared),
};

impl Loss for Squared {
    #[inline]
    fn at(&self, f: f64, y: f64) -> (f64, f64) {
        let residual = f - y;
        (residual * residual, 2.0 * residual)
    }

    fn second(&self, _f: f64, _y: f64) -> f64 {
        2.0
    }

    fn formula(&self, at: Option<(f64, f64)>) -> [String; 2] {
        let [f, y] = letters(at);
        let residual = row(&[bracket("("), f, op("−"), y, bracket(")")]);
        let two = "<mn>2</mn>".to_string();
        [power(&residual, &two), row(&[two, op("·"), residual])]
    }

    fn halved(&self, at: Option<(f64, f64)>) -> [String; 2] {
        let [f, y] = letters(at);
        let residual = row(&[bracket("("), f, op("−"), y, bracket(")")]);
        [row(&["<mn>½</mn>".into(), op("·"), power(&residual, "<mn>2</mn>")]), residual]
    }

    fn in_pytorch(&self, reduction: &str) -> Option<String> {
        Some(format!("MSELoss(reduction=\"{reduction}\")"))
    }

    fn least_squares(&self) -> bool {
        true
    }

    fn python(&self) -> Option<Error> {
        Some(Error {
            settings: vec![],
            value: "(f - y) ** 2",
            derivative: "2 * (f - y)",
            torch: "(f - y) ** 2",
        })
    }
}
