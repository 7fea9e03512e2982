//! What is not to be seen of a run while something is asked of the step that follows.

use super::{Descending, Run, plane};
use crate::lab::Veil;
use crate::trajectory::Trajectory;
use std::cell::OnceCell;

/// Quantities that could be read off the gradient of the step.
const GIVES_GRADIENT: [&str; 4] = ["grad", "batch", "measured", "batch_loss"];

impl Run {
    /// The iterations that formulas are shown of.
    pub fn going(&self) -> &Trajectory {
        self.ahead.as_ref().unwrap_or(&self.track)
    }

    /// Whether no step follows step t.
    pub fn over(&self, t: usize) -> bool {
        t >= self.going().len()
    }

    /// Removes what must not be seen yet.
    fn veil(&mut self, veil: &Veil) {
        if veil.last >= self.last() {
            return;
        }
        let mut ahead = self.track.clone();
        ahead.cut(veil.last + 1);
        self.track.cut(veil.last);
        self.losses = OnceCell::new();
        let written = |name: &str, v: [f64; 2]| [0, 1].map(|part| veil.written(name, part, v[part]));
        for (name, states) in ahead.kept.iter().zip(&mut ahead.states) {
            if let Some(state) = states.last_mut() {
                *state = written(name, *state);
            }
        }
        if let Some(made) = ahead.iterations.last_mut() {
            made.next = written("phi", made.next);
            if veil.asks(&GIVES_GRADIENT) {
                made.gradient = written("grad", made.gradient);
                made.batch_loss = f64::NAN;
            }
            if veil.asks(&["alpha"]) {
                made.alpha = f64::NAN;
            }
            if veil.asks(&["measured"]) {
                made.measured = written("measured", made.measured);
            }
        }
        self.ahead = Some(ahead);
    }
}

impl Descending {
    /// Whether one of these is asked for.
    pub fn asks(&self, quantities: &[&str]) -> bool {
        self.veil.as_ref().is_some_and(|veil| veil.asks(quantities))
    }

    /// How far across a plot has to reach that readers place an answer in.
    pub fn drawn(&self, view: &str) -> Option<f64> {
        self.veil.as_ref()?.drawn.filter(|drawn| drawn.view == view).map(|drawn| drawn.across)
    }

    /// Whether what is asked for at step t is told by the gradient of the step that follows.
    pub fn asks_gradient(&self, run: &Run, t: usize) -> bool {
        run.ahead.is_some() && t >= run.last() && self.asks(&GIVES_GRADIENT)
    }

    /// Whether what is hidden is to be filled in, from what is given.
    pub fn has_blanks(&self) -> bool {
        self.veil.as_ref().is_some_and(|veil| veil.open.is_some())
    }

    /// The same for all runs, and for what is said of them beside.
    pub fn hide(&mut self, veil: &Veil) {
        self.runs.iter_mut().for_each(|run| run.veil(veil));
        self.chance.hide();
        if self.whole_run {
            self.plane = plane::around(self.runs.iter(), self.asked_plane);
        }
        self.veil = Some(veil.clone());
    }
}
