//! Cosine decay: αₜ = α·½·(1 + cos(π·t/T)).

use super::{Now, Schedule};
use crate::math;
use crate::param::Entry;
use crate::python::Rate;
use crate::registry::Member;

/// Half a wave of the cosine over the T steps of the run, t = 0 … T − 1: slow at both ends, fast in the middle.
///
/// Convention: one period without restarts, down to 0, which step T would use and no step does (PyTorch's
/// `CosineAnnealingLR` with `T_max` = T). Source: I. Loshchilov and F. Hutter, SGDR: Stochastic gradient descent with warm
/// restarts (2017), equation 5.
pub struct Cosine;

/// What the registry says of it.
pub static SCHEDULE: Member<dyn Schedule> = Member {
    entry: Entry {
        id: "cosine",
        label: "Cosine",
        help: "α falls along half a wave to nearly nothing at the last step.",
    },
    params: &[],
    with: |_| Box::new(Cosine),
};

impl Schedule for Cosine {
    fn rate(&self, alpha: f64, now: &Now) -> f64 {
        falling(alpha, now.step as f64, now.steps as f64)
    }

    fn python(&self) -> Option<Rate> {
        Some(Rate { settings: vec![], value: "alpha0 * 0.5 * (1 + math.cos(math.pi * t / T))" })
    }
}

/// α·½·(1 + cos(π·step/steps)).
pub fn falling(alpha: f64, step: f64, steps: f64) -> f64 {
    alpha * (0.5 * (1.0 + math::cos(std::f64::consts::PI * step / steps)))
}
