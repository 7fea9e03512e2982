//! What is not to be seen of a network while something is asked of the step that follows.

use super::{Layers, Phase};
use crate::network::{Pass, Watched};

/// Where the lab ends, and the training step that follows, if one does.
pub struct Hidden {
    /// The last step that is shown.
    pub last: usize,
    /// What the step that follows goes by.
    pub ahead: Option<Watched>,
}

impl Layers {
    /// Removes what must not be seen yet.
    pub fn hide(&mut self, last: usize) {
        if last >= self.plan.end() + self.trained() {
            return;
        }
        let steps = last.saturating_sub(self.plan.end());
        let ahead = (last >= self.plan.end()).then(|| self.training.watched.get(steps).copied()).flatten();
        self.training.cut(steps);
        let unknown = |seen: Watched| Watched { state: seen.state.map(|[old, _]| [old, f64::NAN]), ..seen };
        if last < self.plan.end() {
            (self.nudge, self.gain) = (0.0, 1.0); // what a nudge does tells a derivative
        }
        self.veil = Some(Hidden { last, ahead: ahead.map(unknown) });
    }

    /// Whether something is asked about the passes.
    pub fn within_passes(&self) -> bool {
        self.veil.as_ref().is_some_and(|veil| veil.last < self.plan.end())
    }

    /// Whether something is asked of the step that follows step t.
    pub fn asked(&self, t: usize) -> bool {
        self.veil.as_ref().is_some_and(|veil| veil.last == t)
    }

    /// A pass with NaN for what must not be seen yet.
    pub fn seen(&self, mut pass: Pass) -> Pass {
        let Some(last) = self.veil.as_ref().map(|veil| veil.last).filter(|last| *last < self.plan.end())
        else {
            return pass;
        };
        let (plan, shape) = (&self.plan, &self.network.shape);
        let blank = |list: &mut [f64], known: &dyn Fn(usize) -> bool| {
            list.iter_mut().enumerate().filter(|(i, _)| !known(*i)).for_each(|(_, v)| *v = f64::NAN);
        };
        for k in 0..shape.layers() {
            let forward = |unit| plan.forward_known(last, k, unit);
            let backward = |unit| plan.backward_known(last, k, unit);
            blank(&mut pass.f[k], &forward);
            blank(&mut pass.dl_df[k], &backward);
            if let Some(h) = pass.h.get_mut(k + 1) {
                blank(h, &forward);
            }
            if let Some(derivatives) = pass.dl_dh.get_mut(k + 1) {
                blank(derivatives, &backward);
            }
            if !plan.parameters_known(last, k) {
                pass.gradient[shape.beta(k).start..shape.omega(k).end].fill(f64::NAN);
            }
        }
        // The input's derivative is told along with that of the first layer's sums.
        if !(0..shape.rows(0)).all(|unit| plan.backward_known(last, 0, unit)) {
            pass.dl_dh[0].fill(f64::NAN);
        }
        if !plan.done(last, |phase| *phase == Phase::Loss) {
            pass.loss = f64::NAN;
        }
        pass
    }
}
