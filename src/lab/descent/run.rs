//! The position of a run at a moment.

use super::Run;
use crate::lab::Moment;

impl Run {
    /// The last step it made.
    pub fn last(&self) -> usize {
        self.track.len()
    }

    /// φ at a moment, between two steps on the straight line; after its last step it stays.
    pub fn position(&self, at: Moment) -> [f64; 2] {
        let t = at.t.min(self.last());
        let to = self.track.phi(t);
        if t == 0 || t < at.t {
            return to;
        }
        let from = self.track.phi(t - 1);
        [0, 1].map(|i| from[i] + at.progress.clamp(0.0, 1.0) * (to[i] - from[i]))
    }
}
