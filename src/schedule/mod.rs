//! Learning-rate schedules: α as a function of the epoch.
//!
//! To add one: a file here and a line in [`ALL`].

mod constant;
mod step;

use crate::param::Entry;
use crate::registry::Registry;

/// What a schedule goes by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// The learning rate α set by the reader.
    pub alpha: f64,
    /// By how much a decay multiplies it.
    pub factor: f64,
    /// Epochs from one decay to the next, at least 1.
    pub every: usize,
}

/// A schedule.
pub trait Schedule: Sync {
    /// Its name.
    fn entry(&self) -> Entry;

    /// The keys of the parameters it goes by, besides `lr`.
    fn uses(&self) -> &'static [&'static str];

    /// The learning rate αₜ of the iterations of an epoch (counted from 0).
    fn rate(&self, pace: &Pace, epoch: usize) -> f64;

    /// Those of the first epochs, so many.
    fn rates(&self, pace: &Pace, epochs: usize) -> Vec<f64> {
        (0..epochs).map(|epoch| self.rate(pace, epoch)).collect()
    }
}

/// Every schedule, in the page's order.
pub static ALL: Registry<dyn Schedule> =
    Registry::new(&[&constant::Constant, &step::Step], |schedule| schedule.entry());

/// The entries of [`ALL`].
pub fn entries() -> Vec<Entry> {
    ALL.entries()
}

/// The schedule of that id; the first when there is none.
pub fn find(id: &str) -> &'static dyn Schedule {
    ALL.find(id).unwrap_or(ALL.first())
}
