//! One step of a run made otherwise: the place it begins at is right, and what the method keeps there.

use super::Case;
use super::turn::{Look, Loss, Turn};
use crate::lab::kit::miswritten::{held, kept};
use crate::optimizer::{Optimizer, State};
use crate::trajectory::Trajectory;
use wide::f64x2;

/// Where a run is before an iteration.
pub struct Place {
    t: usize,
    phi: [f64; 2],
    /// What the method keeps, in its order.
    state: Vec<[f64; 2]>,
    /// What is added to the gradient, to see what rounding does.
    nudge: [f64; 2],
}

impl Place {
    /// The place of a run before iteration t.
    pub fn of(track: &Trajectory, t: usize) -> Place {
        let state = (0..track.kept.len()).map(|place| track.state(t, place)).collect();
        Place { t, phi: track.phi(t), state, nudge: [0.0; 2] }
    }

    /// The numbers that a step from here goes by, as the page prints them: φ, what the method keeps, and the gradient.
    pub fn inputs(&self, gradient: [f64; 2]) -> Vec<f64> {
        self.phi.into_iter().chain(self.state.iter().flatten().copied()).chain(gradient).collect()
    }

    /// The place with other such numbers: a gradient other than `gradient` counts as measured that far off.
    pub fn with(&self, inputs: &[f64], gradient: [f64; 2]) -> Place {
        let mut pairs = inputs.chunks_exact(2).map(|pair| [pair[0], pair[1]]);
        let phi = pairs.next().unwrap_or(self.phi);
        let state = pairs.by_ref().take(self.state.len()).collect();
        let [a, b] = pairs.next().unwrap_or(gradient);
        Place { t: self.t, phi, state, nudge: [a - gradient[0], b - gradient[1]] }
    }
}

/// The numbers of one step.
pub struct Step {
    kept: &'static [&'static str],
    alpha: f64,
    measured: [f64; 2],
    batch_loss: f64,
    gradient: [f64; 2],
    state: State,
    printed: [f64; 2],
    loss: f64,
}

impl Step {
    /// Makes it otherwise.
    pub fn make(case: &Case, from: &Place, turn: &Turn) -> Step {
        let (t, phi) = (from.t, from.phi);
        let track = case.track();
        let own = case.rule.own();
        let optimizer = turn.method.as_deref().unwrap_or(own.as_ref());
        let made = &track.iterations[t];
        let alpha = turn.rates.as_ref().map_or(made.alpha, |rates| rates[t]);
        let mut state =
            if turn.method.is_some() { kept_before(optimizer, track, t) } else { Default::default() };
        for (name, kept) in track.kept.iter().zip(&from.state) {
            if let Some(place) = optimizer.state().iter().position(|own| own == name) {
                state[place] = f64x2::new(*kept);
            }
        }
        let step = held(optimizer, alpha, t);
        let ahead = optimizer.look_ahead(&step);
        let momentum = state[0].to_array();
        let at = [0, 1].map(|i| if ahead == 0.0 { phi[i] } else { phi[i] - ahead * momentum[i] });
        let batch = turn.batches.as_ref().unwrap_or(&case.task.batches).batch(t);
        let (loss, gradient) = case.task.objective.gradient(at, batch);
        let fresh = (loss, [0, 1].map(|i| gradient[i] + from.nudge[i]));
        let before = t.checked_sub(1).map(|before| &track.iterations[before]);
        let before = before.map(|made| (made.batch_loss, made.gradient));
        let (batch_loss, gradient) = turn.measure(&Look { t, at, batch, fresh, before, alone: true });
        let mut next = f64x2::new(phi);
        optimizer.update(&step, f64x2::new(gradient), &mut next, &mut state);
        let next = next.to_array();
        let loss = match turn.loss {
            Loss::Whole => case.task.objective.loss(next),
            Loss::OfBatch => case.task.objective.gradient(next, batch).0,
            Loss::Before => case.task.objective.loss(phi),
        };
        Step {
            kept: optimizer.state(),
            alpha,
            measured: at,
            batch_loss,
            gradient,
            state,
            printed: turn.prints_of(phi, next),
            loss: turn.times * loss,
        }
    }

    /// A quantity of it by the engine's name for it; nothing where there is none.
    pub fn numbers(&self, quantity: &str) -> Vec<f64> {
        match quantity {
            "phi" => self.printed.to_vec(),
            "grad" => self.gradient.to_vec(),
            "measured" => self.measured.to_vec(),
            "loss" => vec![self.loss],
            "batch_loss" => vec![self.batch_loss],
            "alpha" => vec![self.alpha],
            state => {
                let place = self.kept.iter().position(|kept| *kept == state);
                place.map_or(Vec::new(), |place| self.state[place].to_array().to_vec())
            }
        }
    }
}

/// What a method would have kept before iteration t, had it seen the gradients of a run.
fn kept_before(optimizer: &dyn Optimizer, track: &Trajectory, t: usize) -> State {
    let made = track.iterations[..t].iter().enumerate();
    let seen = made.map(|(n, made)| (made.alpha, f64x2::new(track.phi(n)), f64x2::new(made.gradient)));
    kept(optimizer, seen)
}
