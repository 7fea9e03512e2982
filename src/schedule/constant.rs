//! αₜ = α.

use super::{Now, Schedule};
use crate::param::Entry;
use crate::python::Rate;
use crate::registry::Member;

/// The same learning rate throughout.
pub struct Constant;

/// What the registry says of it.
pub static SCHEDULE: Member<dyn Schedule> = Member {
    entry: Entry { id: "constant", label: "Constant", help: "The same learning rate at every step." },
    params: &[],
    with: |_| Box::new(Constant),
};

impl Schedule for Constant {
    fn varies(&self) -> bool {
        false
    }

    fn rate(&self, alpha: f64, _now: &Now) -> f64 {
        alpha
    }

    fn python(&self) -> Option<Rate> {
        Some(Rate { settings: vec![], value: "alpha0" })
    }
}
