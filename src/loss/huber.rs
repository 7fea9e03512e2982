use super::{Loss, letters};
use crate::formula::{bracket, cases, constant, function, op, power, row, var};
use crate::param::{Entry, Kind, Param, Search, Spacing, write_number};
use crate::python::Error;
use crate::registry::Member;

/// Huber loss: ℓ = ½·(f − y)² where |f − y| ≤ δ, and δ·(|f − y| − ½·δ) beyond.
///
/// ∂ℓ/∂f = f − y within δ and ±δ beyond, without a jump: near the target like the squared error, far from it like the absolute
/// one, so that outliers pull with δ at most. At |f − y| = δ, where the second derivative jumps, the inner formula counts; both
/// agree. Convention: with the factor ½ and δ times the outer part, as in the paper and in PyTorch's `HuberLoss`, which also
/// takes a mean; no mean here. Source: P. J. Huber, Robust estimation of a location parameter, *Annals of Mathematical
/// Statistics* 35 (1964), page 75.
pub struct Huber {
    delta: f64,
}

/// What the registry says of it.
pub static LOSS: Member<dyn Loss> = Member {
    entry: Entry {
        id: "huber",
        label: "Huber",
        help: "Squared near the target, absolute beyond a distance δ.",
    },
    params: &[DELTA],
    with: |given| Box::new(Huber { delta: given.number(&DELTA) }),
};

/// δ > 0, in units of the targets.
const DELTA: Param = Param {
    key: "delta",
    label: "Squared up to",
    symbol: "δ",
    help: "From which distance on the loss grows in proportion to it, no longer to its square.",
    kind: Kind::Number { min: 0.01, max: 10.0, spacing: Spacing::Log },
    default: "1",
    search: Search::Log(0.05, 5.0),
};

impl Loss for Huber {
    fn at(&self, f: f64, y: f64) -> (f64, f64) {
        let residual = f - y;
        let size = residual.abs();
        if size > self.delta {
            (self.delta * (size - 0.5 * self.delta), self.delta * residual.signum())
        } else {
            (0.5 * (residual * residual), residual)
        }
    }

    fn second(&self, f: f64, y: f64) -> f64 {
        if (f - y).abs() > self.delta { 0.0 } else { 1.0 }
    }

    /// With numbers, the part that holds for them.
    fn formula(&self, at: Option<(f64, f64)>) -> [String; 2] {
        let [f, y] = letters(at);
        let residual = row(&[f, op("−"), y]);
        let in_brackets = |inner: &str| row(&[bracket("("), inner.into(), bracket(")")]);
        let of = |name: &str, inner: &str| row(&[function(name), in_brackets(inner)]);
        let size = row(&[bracket("|"), residual.clone(), bracket("|")]);
        let delta = at.map_or_else(|| var("δ"), |_| constant(self.delta));
        let half = || constant(0.5);
        let square = power(&in_brackets(&residual), "<mn>2</mn>");
        let near = row(&[half(), op("·"), square]);
        let less = row(&[size.clone(), op("−"), half(), op("·"), delta.clone()]);
        let far = row(&[delta.clone(), op("·"), in_brackets(&less)]);
        match at {
            None => {
                let within = row(&[size.clone(), op("≤"), delta.clone()]);
                let beyond = row(&[size, op("&gt;"), delta.clone()]);
                let least = row(&[delta.clone(), op(","), residual]);
                let clipped = row(&[op("−"), delta, op(","), of("min", &least)]);
                [cases(&[[near, within], [far, beyond]]), of("max", &clipped)]
            }
            Some((f, y)) if (f - y).abs() <= self.delta => [near, residual],
            Some(_) => [far, row(&[delta, op("·"), of("sign", &residual)])],
        }
    }

    fn in_pytorch(&self, reduction: &str) -> Option<String> {
        Some(format!("HuberLoss(reduction=\"{reduction}\", delta={})", write_number(self.delta)))
    }

    /// It bends half as much as the squared error.
    fn rate(&self) -> f64 {
        2.0
    }

    fn python(&self) -> Option<Error> {
        Some(Error {
            settings: vec![("delta", self.delta)],
            value: "np.where(np.abs(f - y) <= delta, 0.5 * (f - y) ** 2, delta * (np.abs(f - y) - 0.5 * delta))",
            derivative: "np.clip(f - y, -delta, delta)",
            torch: "torch.nn.functional.huber_loss(f, y, reduction=\"none\", delta=delta)",
        })
    }
}
