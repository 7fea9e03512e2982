//! 1/t decay: αₜ = α/(1 + κ·t).

use super::{Now, Schedule};
use crate::param::{Entry, Kind, Param, Search, Spacing};
use crate::python::Rate;
use crate::registry::Member;

/// The learning rate falls as the inverse of the step t = 0, 1, …: slowly in the end, so that its sum grows without bound while
/// that of its squares does not.
///
/// Convention: by step, as Keras' `InverseTimeDecay` with `decay_steps=1`. Source: H. Robbins and S. Monro, A stochastic
/// approximation method, *Annals of Mathematical Statistics* 22 (1951): what the two sums must be for the noise of batches to
/// die away and the minimum still to be reached.
pub struct Inverse {
    kappa: f64,
}

/// What the registry says of it.
pub static SCHEDULE: Member<dyn Schedule> = Member {
    entry: Entry {
        id: "inverse",
        label: "1/t decay",
        help: "α falls as the inverse of the step: fast at first, slowly in the end.",
    },
    params: &[KAPPA],
    with: |given| Box::new(Inverse { kappa: given.number(&KAPPA) }),
};

/// How fast it falls.
const KAPPA: Param = Param {
    key: "kappa",
    label: "Decay speed",
    symbol: "κ",
    help: "After 1/κ steps the learning rate is half of what it was.",
    kind: Kind::Number { min: 1e-4, max: 10.0, spacing: Spacing::Log },
    default: "0.05",
    search: Search::Log(0.001, 1.0),
};

impl Schedule for Inverse {
    fn rate(&self, alpha: f64, now: &Now) -> f64 {
        alpha / (1.0 + self.kappa * now.step as f64)
    }

    fn python(&self) -> Option<Rate> {
        Some(Rate { settings: vec![("kappa", self.kappa)], value: "alpha0 / (1 + kappa * t)" })
    }
}
