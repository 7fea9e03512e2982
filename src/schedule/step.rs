//! Step decay: αₜ = α · factor^⌊epoch / N⌋.

use super::{Now, Schedule};
use crate::math;
use crate::param::{Entry, Kind, Param, Search, Spacing};
use crate::python::Rate;
use crate::registry::Member;

/// The learning rate falls by a factor every N epochs (UDL section 6.2.2). The first iteration of epoch N
/// is the first to use the smaller rate.
pub struct Step {
    factor: f64,
    every: usize,
}

/// What the registry says of it.
pub static SCHEDULE: Member<dyn Schedule> = Member {
    entry: Entry {
        id: "step",
        label: "Step decay",
        help: "Large steps first, smaller ones later: α falls by a factor every N epochs.",
    },
    params: &[FACTOR, EVERY],
    with: |given| Box::new(Step { factor: given.number(&FACTOR), every: given.integer(&EVERY) }),
};

/// By how much a decay multiplies the learning rate.
const FACTOR: Param = Param {
    key: "factor",
    label: "Decay factor",
    symbol: "",
    help: "What each decay multiplies the learning rate by.",
    kind: Kind::Number { min: 0.01, max: 1.0, spacing: Spacing::Even },
    default: "0.5",
    search: Search::Even(0.1, 1.0),
};

/// Epochs from one decay to the next.
const EVERY: Param = Param {
    key: "every",
    label: "Epochs between decays",
    symbol: "N",
    help: "The learning rate falls once every N epochs.",
    kind: Kind::Integer { min: 1, max: 1000 },
    default: "5",
    search: Search::Log(1.0, 30.0),
};

impl Schedule for Step {
    fn rate(&self, alpha: f64, now: &Now) -> f64 {
        alpha * math::pow(self.factor, (now.epoch / self.every) as f64)
    }

    fn python(&self) -> Option<Rate> {
        Some(Rate {
            settings: vec![("factor", self.factor), ("N", self.every as f64)],
            value: "alpha0 * factor ** (t // per_epoch // N)",
        })
    }
}
