//! Step decay: αₜ = α · factor^⌊epoch / N⌋.

use super::{Pace, Schedule};
use crate::math;
use crate::param::Entry;

/// The learning rate falls by a factor every N epochs (UDL section 6.2.2). The first iteration of epoch N
/// is the first to use the smaller rate.
pub struct Step;

impl Schedule for Step {
    fn entry(&self) -> Entry {
        Entry {
            id: "step",
            label: "Step decay",
            help: "Large steps first, smaller ones later: α falls by a factor every N epochs.",
        }
    }

    fn uses(&self) -> &'static [&'static str] {
        &["factor", "every"]
    }

    fn rate(&self, pace: &Pace, epoch: usize) -> f64 {
        pace.alpha * math::pow(pace.factor, (epoch / pace.every.max(1)) as f64)
    }
}
