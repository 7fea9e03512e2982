//! Learning-rate schedules: αₜ as a function of the step.
//!
//! To add one: a file here, which holds its parameters, and a line in [`ALL`].

mod constant;
mod cosine;
mod exponential;
mod inverse;
mod step;
mod warmup;

use crate::param::Entry;
use crate::python::Rate;
use crate::registry::{Member, Registry};

/// Where a run stands. Steps and epochs count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The step t.
    pub step: usize,
    /// How many steps the run makes.
    pub steps: usize,
    /// The epoch that step t belongs to.
    pub epoch: usize,
    /// Steps in an epoch, at least 1.
    pub per_epoch: usize,
}

/// A schedule, with the values of its parameters.
pub trait Schedule {
    /// Whether the learning rate changes.
    fn varies(&self) -> bool {
        true
    }

    /// The learning rate αₜ, where the reader has set α.
    fn rate(&self, alpha: f64, now: &Now) -> f64;

    /// The same in Python; a schedule without has no script.
    fn python(&self) -> Option<Rate> {
        None
    }

    /// The learning rates of all steps of a run of `steps` steps, `per_epoch` (at least 1) to an epoch.
    fn rates(&self, alpha: f64, steps: usize, per_epoch: usize) -> Vec<f64> {
        let mut now = Now { step: 0, steps, epoch: 0, per_epoch };
        let mut left = per_epoch;
        let next = |step| {
            now.step = step;
            let rate = self.rate(alpha, &now);
            left -= 1;
            if left == 0 {
                (now.epoch, left) = (now.epoch + 1, per_epoch);
            }
            rate
        };
        (0..steps).map(next).collect()
    }
}

/// Every schedule, in the page's order.
pub static ALL: Registry<Member<dyn Schedule>> = Registry::of(&[
    &constant::SCHEDULE,
    &step::SCHEDULE,
    &exponential::SCHEDULE,
    &inverse::SCHEDULE,
    &cosine::SCHEDULE,
    &warmup::SCHEDULE,
]);

/// The entries of [`ALL`].
pub fn entries() -> Vec<Entry> {
    ALL.entries()
}

/// The schedule of that id; the first when there is none.
pub fn find(id: &str) -> &'static Member<dyn Schedule> {
    ALL.find(id).unwrap_or(ALL.first())
}
