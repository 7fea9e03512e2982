use super::{Loss, letters};
use crate::formula::{bracket, function, op, row};
use crate::param::Entry;
use crate::python::Error;
use crate::registry::Member;

/// Absolute error: ℓ = |f − y|.
///
/// ∂ℓ/∂f = sign(f − y): an outlier pulls no harder than a near point, and what is fitted goes through medians. At the kink,
/// where f = y, the derivative counts as 0. Convention: no mean over outputs or examples; PyTorch's `L1Loss` divides by their
/// number, and takes 0 at the kink, too. Source: R. Koenker and G. Bassett, Regression quantiles, *Econometrica* 46 (1978),
/// section 3, with θ = ½. Steps do not shrink near the minimum: only a falling learning rate comes to rest there.
pub struct Absolute;

/// What the registry says of it.
pub static LOSS: Member<dyn Loss> = Member {
    entry: Entry {
        id: "absolute",
        label: "Absolute error",
        help: "The distance of output and target: outliers pull no harder than others.",
    },
    params: &[],
    with: |_| Box::new(Absolute),
};

impl Loss for Absolute {
    fn at(&self, f: f64, y: f64) -> (f64, f64) {
        let residual = f - y;
        let derivative = match residual.abs() {
            size if size > 0.0 => residual.signum(),
            _ => residual, // 0, or not a number
        };
        (residual.abs(), derivative)
    }

    fn second(&self, _f: f64, _y: f64) -> f64 {
        0.0
    }

    fn formula(&self, at: Option<(f64, f64)>) -> [String; 2] {
        let [f, y] = letters(at);
        let residual = row(&[f, op("−"), y]);
        let size = row(&[bracket("|"), residual.clone(), bracket("|")]);
        [size, row(&[function("sign"), bracket("("), residual, bracket(")")])]
    }

    fn in_pytorch(&self, reduction: &str) -> Option<String> {
        Some(format!("L1Loss(reduction=\"{reduction}\")"))
    }

    /// Its gradient is as long near the minimum as far from it.
    fn rate(&self) -> f64 {
        0.25
    }

    fn python(&self) -> Option<Error> {
        Some(Error {
            settings: vec![],
            value: "np.abs(f - y)",
            derivative: "np.sign(f - y)",
            torch: "torch.abs(f - y)",
        })
    }
}
