//! What a run leaves behind: every iterate and everything that led to it.

use crate::optimizer::Step;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It made all its iterations.
    Complete,
    /// After its last iteration a parameter was beyond ±[`crate::run::DIVERGED`], or no number.
    Diverged,
}

/// One iteration: what it went by, and where it led.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Iteration {
    /// The learning rate αₜ.
    pub alpha: f64,
    /// Where the gradient was measured: φₜ, but for Nesterov momentum.
    pub measured: [f64; 2],
    /// The loss of the batch there.
    pub batch_loss: f64,
    /// The gradient of the batch there.
    pub gradient: [f64; 2],
    /// φₜ₊₁.
    pub next: [f64; 2],
}

/// The record of a run of T iterations in a plane of two parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Trajectory {
    /// φ₀.
    pub start: [f64; 2],
    /// T iterations.
    pub iterations: Vec<Iteration>,
    /// The names of what the optimizer keeps for each parameter, such as m.
    pub kept: &'static [&'static str],
    /// What it kept under each of these names after each iteration; before the first all is 0.
    pub states: Vec<Vec<[f64; 2]>>,
    /// The numbers of which the optimizer takes powers; see [`Step::powers`].
    pub bases: [f64; 2],
    /// How it ended.
    pub ending: Ending,
}

impl Trajectory {
    /// How many iterations were made.
    pub fn len(&self) -> usize {
        self.iterations.len()
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.iterations.is_empty()
    }

    /// The same run as if it had been ended after so many iterations.
    pub fn cut(&mut self, iterations: usize) {
        if iterations < self.len() {
            self.iterations.truncate(iterations);
            self.states.iter_mut().for_each(|states| states.truncate(iterations));
            self.ending = Ending::Complete;
        }
    }

    /// φₜ, t = 0 … T.
    ///
    /// # Panics
    /// When t is beyond T.
    pub fn phi(&self, t: usize) -> [f64; 2] {
        t.checked_sub(1).map_or(self.start, |before| self.iterations[before].next)
    }

    /// φ₀, φ₁, …, all T + 1 of them.
    pub fn path(&self) -> impl Iterator<Item = [f64; 2]> + '_ {
        (0..=self.len()).map(|t| self.phi(t))
    }

    /// What the optimizer keeps at that place of its list, before iteration t.
    pub fn state(&self, t: usize, place: usize) -> [f64; 2] {
        let states = self.states.get(place);
        t.checked_sub(1).zip(states).map_or([0.0; 2], |(before, states)| states[before])
    }

    /// What it keeps under that name before each iteration and after the last; 0 where it keeps no such thing.
    pub fn states_of(&self, name: &str) -> impl Iterator<Item = [f64; 2]> + '_ {
        let place = self.kept.iter().position(|kept| *kept == name).unwrap_or(usize::MAX);
        (0..=self.len()).map(move |t| self.state(t, place))
    }

    /// What held for iteration t.
    pub fn step(&self, t: usize) -> Step {
        // Multiplied one by one, as in the run.
        let mut powers = [1.0; 2];
        let alpha = self.iterations[t].alpha;
        (0..=t).fold(Step { alpha, powers }, |_, _| Step::next(alpha, self.bases, &mut powers))
    }
}
