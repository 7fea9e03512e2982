//! Runs whose loss rises as their learning rate is above what the curvature allows: said in words, with a rate that is not.

use super::{Descending, Run, rates};
use crate::formula::{plain, within};
use crate::lab::Remedy;
use crate::lab::kit::beside::Beside;
use crate::scenario::write_number;

/// A run of gradient descent that climbs.
pub struct Rise {
    /// The step with its lowest loss so far, from which it climbs.
    from: usize,
    /// The learning rate there.
    alpha: f64,
    /// The largest curvature there.
    most: f64,
}

/// A rise below this fraction of the first loss does not count: a run that has converged may still oscillate a little.
const SEEN: f64 = 1e-3;

/// The run's rise by step t: it stands above its lowest loss, and the step from there went up since α·λ is above 2 along it.
pub fn of(lab: &Descending, run: &Run, t: usize) -> Option<Rise> {
    if !lab.batches.full() || !run.optimizer.plain() {
        return None;
    }
    let losses = lab.losses(run);
    let t = t.min(run.last());
    let from = (0..=t).rev().min_by(|a, b| losses[*a].total_cmp(&losses[*b])).filter(|from| *from < t)?;
    if losses[t] - losses[from] <= SEEN * losses[0].abs() {
        return None;
    }
    let made = run.track.iterations[from];
    let bend = lab.objective.curvature(run.track.phi(from));
    let [g, most] = [made.gradient, bend.eigenvalues()];
    let along = bend.along(g) / (g[0] * g[0] + g[1] * g[1]);
    (losses[from + 1] > losses[from] && made.alpha * along > 2.0 && most[0].is_finite()).then_some(Rise {
        from,
        alpha: made.alpha,
        most: most[0],
    })
}

impl Rise {
    /// The sentence about it.
    pub fn words(&self, name: &str) -> String {
        let limit = 2.0 / self.most;
        // With enough digits to see that one is above the other.
        let digits = within(limit, (0.0005 * limit).min(0.4 * (self.alpha - limit))).0;
        format!(
            "{name} has climbed since step {}: its α = {} is above 2/λ = {digits}, where λ is the largest curvature.",
            self.from,
            plain(self.alpha),
        )
    }

    /// A rate that is half as large as the curvature allows: at 1/λ nothing of the steepest direction is left after a step.
    pub fn remedy(&self, rate: f64, beside: &Beside<Descending>) -> Remedy {
        let steady = rates::two_digits(rate / self.alpha / self.most);
        let (key, text) = beside.sets("lr", write_number(steady), false);
        Remedy { words: format!("Learning rate {}", plain(steady)), set: format!("{key}={text}") }
    }
}
