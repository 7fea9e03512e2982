//! αₜ = α.

use super::{Pace, Schedule};
use crate::param::Entry;

/// The same learning rate throughout.
pub struct Constant;

impl Schedule for Constant {
    fn entry(&self) -> Entry {
        Entry { id: "constant", label: "Constant", help: "The same learning rate at every step." }
    }

    fn uses(&self) -> &'static [&'static str] {
        &[]
    }

    fn rate(&self, pace: &Pace, _epoch: usize) -> f64 {
        pace.alpha
    }
}
