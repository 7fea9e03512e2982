//! Optimizers: how a gradient becomes a step.
//!
//! An optimizer sees parameters φ, gradients g and its own state (m, v), never a model or data. All of them
//! work element by element, so each file states the rule once, for two elements at a time. To add one: a file here and a
//! line in [`ALL`].

mod adagrad;
mod adam;
mod adamw;
mod momentum;
mod nesterov;
mod normalised;
mod rmsprop;
mod rule;
mod sgd;

pub use rule::{Line, Seen};
use rule::{bare, roots};

use crate::param::Entry;
use crate::registry::Registry;
use wide::f64x2;

/// The hyperparameters of all optimizers; each uses some.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hyper {
    /// β in [0, 1): how much of the momentum m stays.
    pub beta: f64,
    /// γ in [0, 1): how much of the mean square v stays.
    pub gamma: f64,
    /// ε > 0, keeps divisions finite.
    pub eps: f64,
    /// λ ≥ 0, weight decay.
    pub lambda: f64,
    /// Nesterov's gradient at φ − α·β·m (UDL's errata) instead of φ − α·m (the lecture notes).
    pub errata: bool,
    /// Whether Adam corrects the bias of m and v.
    pub correct: bool,
}

/// What holds for one iteration t.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The learning rate αₜ.
    pub alpha: f64,
    /// The hyperparameters.
    pub hyper: Hyper,
    /// β^(t+1).
    pub beta_power: f64,
    /// γ^(t+1).
    pub gamma_power: f64,
}

/// The next power of β or γ. One too small for a normal number becomes 0: products of such numbers take a hundred times
/// as long, and 1 minus it, all that it is used for, has long been 1.
#[inline(always)]
pub fn next_power(power: f64, base: f64) -> f64 {
    if power < 1e-300 { 0.0 } else { power * base }
}

/// The state of an optimizer: m and v, one number a parameter, all 0 at first.
#[derive(Debug)]
pub struct State<'a> {
    /// Momentum: the running mean of gradients.
    pub m: &'a mut [f64],
    /// Running mean (or sum) of squared gradients.
    pub v: &'a mut [f64],
}

/// Two elements of φ, m and v.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// Parameters.
    pub phi: f64x2,
    /// Their momentum.
    pub m: f64x2,
    /// Their running mean (or sum) of squared gradients.
    pub v: f64x2,
}

/// A method of descent.
pub trait Optimizer: Sync {
    /// Its name.
    fn entry(&self) -> Entry;

    /// Its name where there is little room.
    fn short(&self) -> &'static str {
        self.entry().label
    }

    /// The keys of the hyperparameters it uses, besides `lr`.
    fn uses(&self) -> &'static [&'static str];

    /// Whether its steps are about α long whatever the size of the gradient.
    fn rescales(&self) -> bool {
        false
    }

    /// The gradient is measured at φ − (this)·m.
    fn look_ahead(&self, _step: &Step) -> f64 {
        0.0
    }

    /// One iteration of two elements: m, v and φ from their gradient g.
    fn update(&self, step: &Step, g: f64x2, at: &mut Pair);

    /// One iteration of all elements, two at a time.
    fn update_all(&self, step: &Step, g: &[f64], phi: &mut [f64], state: State) {
        let two = |g: [f64; 2], phi: &mut [f64; 2], m: &mut [f64; 2], v: &mut [f64; 2]| {
            let mut at = Pair { phi: f64x2::new(*phi), m: f64x2::new(*m), v: f64x2::new(*v) };
            self.update(step, f64x2::new(g), &mut at);
            (*phi, *m, *v) = (at.phi.to_array(), at.m.to_array(), at.v.to_array());
        };
        let (g, last_g) = g.as_chunks();
        let (phi, last_phi) = phi.as_chunks_mut();
        let (m, last_m) = state.m.as_chunks_mut();
        let (v, last_v) = state.v.as_chunks_mut();
        for (((g, phi), m), v) in g.iter().zip(phi).zip(m).zip(v) {
            two(*g, phi, m, v);
        }
        if let ([g], [phi], [m], [v]) = (last_g, last_phi, last_m, last_v) {
            let (mut both_phi, mut both_m, mut both_v) = ([*phi; 2], [*m; 2], [*v; 2]);
            two([*g; 2], &mut both_phi, &mut both_m, &mut both_v);
            ([*phi, _], [*m, _], [*v, _]) = (both_phi, both_m, both_v);
        }
    }

    /// The two parts of a step with momentum, for one element: what momentum alone would do, and what the
    /// gradient adds. Nothing for methods without that picture.
    fn parts(&self, _step: &Step, _m: f64, _g: f64) -> Option<[f64; 2]> {
        None
    }

    /// The rule as formulas, in symbols and with numbers.
    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Line>;
}

/// Something to do with an optimizer of known type, so that its update becomes part of the loop around it.
pub trait Task {
    /// What comes of it.
    type Output;

    /// Does it.
    fn go<O: Optimizer + ?Sized>(self, optimizer: &O) -> Self::Output;
}

macro_rules! registry {
    ($($module:ident::$name:ident,)*) => {
        /// Every optimizer, in the page's order.
        pub static ALL: Registry<dyn Optimizer> =
            Registry::new(&[$(&$module::$name),*], |optimizer| optimizer.entry());

        /// Does a task with an optimizer's own type.
        pub fn with_its_type<T: Task>(optimizer: &dyn Optimizer, task: T) -> T::Output {
            let id = optimizer.entry().id;
            $(
                if id == $module::$name.entry().id {
                    return task.go(&$module::$name);
                }
            )*
            task.go(optimizer)
        }
    };
}

registry! {
    sgd::Sgd,
    momentum::Momentum,
    nesterov::Nesterov,
    normalised::Normalised,
    adam::Adam,
    rmsprop::RmsProp,
    adagrad::AdaGrad,
    adamw::AdamW,
}

/// The entries of [`ALL`].
pub fn entries() -> Vec<Entry> {
    ALL.entries()
}

/// The optimizer of that id; the first when there is none.
pub fn find(id: &str) -> &'static dyn Optimizer {
    ALL.find(id).unwrap_or(ALL.first())
}
