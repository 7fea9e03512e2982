//! Exponential decay: αₜ = α·ρᵗ.

use super::{Now, Schedule};
use crate::math;
use crate::param::{Entry, Kind, Param, Search, Spacing};
use crate::python::Rate;
use crate::registry::Member;

/// The learning rate falls by the same factor ρ at every step t = 0, 1, …; step 0 uses α itself.
///
/// Convention: by step, as Keras' `ExponentialDecay` with `decay_steps=1`; PyTorch's `ExponentialLR` takes its factor once an
/// epoch. Source: Goodfellow, Bengio and Courville, *Deep Learning* (2016), section 8.3.1, on learning rates that decay.
pub struct Exponential {
    rho: f64,
}

/// What the registry says of it.
pub static SCHEDULE: Member<dyn Schedule> = Member {
    entry: Entry {
        id: "exponential",
        label: "Exponential decay",
        help: "α falls by the same factor at every step.",
    },
    params: &[RHO],
    with: |given| Box::new(Exponential { rho: given.number(&RHO) }),
};

/// What each step leaves of the learning rate.
const RHO: Param = Param {
    key: "rho",
    label: "Decay a step",
    symbol: "ρ",
    help: "What each step multiplies the learning rate by.",
    kind: Kind::Number { min: 0.5, max: 1.0, spacing: Spacing::Even },
    default: "0.98",
    search: Search::Even(0.9, 1.0),
};

impl Schedule for Exponential {
    fn rate(&self, alpha: f64, now: &Now) -> f64 {
        alpha * math::pow(self.rho, now.step as f64)
    }

    fn python(&self) -> Option<Rate> {
        Some(Rate { settings: vec![("rho", self.rho)], value: "alpha0 * rho**t" })
    }
}
