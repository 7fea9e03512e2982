//! What is not to be seen of a network while something is asked of the step that follows.

use super::quantity::OfStep;
use super::site::Which;
use super::{Layers, Phase};
use crate::lab::{Drawn, Veil};
use crate::network::{Pass, Watched};
use crate::number::blank;

/// Where the lab ends, and the training step that follows, if one does.
pub struct Hidden {
    /// The last step that is shown.
    pub last: usize,
    /// What the step that follows goes by.
    pub ahead: Option<Watched>,
    /// What it makes of the parameter looked at.
    pub after: f64,
    /// Where its numbers are to be filled in, those that are open.
    pub open: Option<Veil>,
    /// The plot that an answer is placed in.
    pub drawn: Option<Drawn>,
}

impl Layers {
    /// Takes away what is not to be seen.
    pub fn hide(&mut self, veil: &Veil) {
        let last = veil.last;
        if last >= self.plan.end() + self.trained() {
            return;
        }
        let steps = last.saturating_sub(self.plan.end());
        let ahead = (last >= self.plan.end()).then(|| self.training.watched.get(steps).copied()).flatten();
        let after = match &veil.open {
            Some(_) if ahead.is_some() => self.training.params[steps + 1][self.picked()],
            _ => f64::NAN,
        };
        self.training.cut(steps);
        if last < self.plan.end() {
            (self.nudge, self.gain) = (0.0, 1.0); // what a nudge does tells a derivative
        }
        let of_picked = |kept| OfStep { kept, place: self.pick }.name();
        let ahead = ahead.map(|seen| {
            let mut state = seen.state;
            for (name, [_, new]) in self.optimizer.state().iter().zip(&mut state) {
                *new = veil.written(&of_picked(name), 0, *new);
            }
            let g = of_picked("g");
            let g = if veil.asks(&[&g]) { veil.written(&g, 0, seen.g) } else { seen.g };
            Watched { g, state, ..seen }
        });
        let after = veil.written(&of_picked(""), 0, after);
        let open = veil.open.is_some().then(|| veil.clone());
        self.veil = Some(Hidden { last, ahead, after, open, drawn: veil.drawn });
    }

    /// How far across a plot has to reach that readers place an answer in.
    pub fn drawn(&self, view: &str) -> Option<f64> {
        self.veil.as_ref()?.drawn.filter(|drawn| drawn.view == view).map(|drawn| drawn.across)
    }

    /// Whether something is asked about the passes.
    pub fn within_passes(&self) -> bool {
        self.veil.as_ref().is_some_and(|veil| veil.last < self.plan.end())
    }

    /// Whether something is asked of the step that follows step t.
    pub fn asked(&self, t: usize) -> bool {
        self.veil.as_ref().is_some_and(|veil| veil.last == t)
    }

    /// What is open of the step that follows step t, where that is to be filled in.
    pub fn open(&self, t: usize) -> Option<&Veil> {
        self.veil.as_ref().filter(|veil| veil.last == t).and_then(|veil| veil.open.as_ref())
    }

    /// A pass of which what is not to be seen is no number. Where the step that follows is to be filled in, what else it finds
    /// is there.
    pub fn seen(&self, pass: Pass) -> Pass {
        let Some(veil) = self.veil.as_ref().filter(|veil| veil.last < self.plan.end()) else { return pass };
        let Some(open) = &veil.open else { return self.known(pass, veil.last) };
        let mut before = self.known(pass.clone(), veil.last);
        let mut seen = self.known(pass, veil.last + 1);
        for (which, blank) in blanks(open) {
            let unknown = which.of_pass(&mut before, &self.network.shape).is_some_and(|v| v.is_nan());
            if let Some(number) = which.of_pass(&mut seen, &self.network.shape).filter(|_| unknown) {
                *number = blank;
            }
        }
        seen
    }

    /// A pass as far as it is known at step t.
    fn known(&self, mut pass: Pass, t: usize) -> Pass {
        let (plan, shape) = (&self.plan, &self.network.shape);
        let blank = |list: &mut [f64], known: &dyn Fn(usize) -> bool| {
            list.iter_mut().enumerate().filter(|(i, _)| !known(*i)).for_each(|(_, v)| *v = f64::NAN);
        };
        for k in 0..shape.layers() {
            let forward = |unit| plan.forward_known(t, k, unit);
            let backward = |unit| plan.backward_known(t, k, unit);
            blank(&mut pass.f[k], &forward);
            blank(&mut pass.dl_df[k], &backward);
            if let Some(h) = pass.h.get_mut(k + 1) {
                blank(h, &forward);
            }
            if let Some(derivatives) = pass.dl_dh.get_mut(k + 1) {
                blank(derivatives, &backward);
            }
            if !plan.parameters_known(t, k) {
                pass.gradient[shape.beta(k).start..shape.omega(k).end].fill(f64::NAN);
            }
        }
        // The input's derivative is told along with that of the first layer's sums.
        if !(0..shape.rows(0)).all(|unit| plan.backward_known(t, 0, unit)) {
            pass.dl_dh[0].fill(f64::NAN);
        }
        if !plan.done(t, |phase| *phase == Phase::Loss) {
            pass.loss = f64::NAN;
        }
        pass
    }
}

/// The blanks of the passes, with what is written for each.
pub fn blanks(open: &Veil) -> impl Iterator<Item = (Which, f64)> {
    let all = open.open.iter().flatten();
    all.filter_map(|named| Some((Which::parse(&named.quantity)?, blank(named.number))))
}
