//! Optimizers: how a gradient becomes a step.
//!
//! An optimizer sees parameters φ, gradients g and its own state (m, v), never a model or data. All of them
//! work element by element, so each file states the rule once, for two elements at a time. To add one: a file here, which
//! holds its parameters, the state it keeps, its update and its formulas, and a line in `registry`.

mod adagrad;
mod adam;
mod adamw;
mod amsgrad;
mod line_search;
mod lion;
mod momentum;
mod nesterov;
mod normalised;
mod rmsprop;
mod rule;
mod sgd;

pub use line_search::{LineSearch, Narrow, Round};
pub use rule::{Equation, Seen};
use rule::{alone, beside, found_from, known, left, roots, scaled, setting, to};

use crate::param::Entry;
use crate::python::Rule;
use crate::registry::{Member, Registry};
use std::any::Any;
use wide::f64x2;

/// What holds for one iteration t.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The learning rate αₜ.
    pub alpha: f64,
    /// b^(t+1) of each number b of [`Optimizer::powers`].
    pub powers: [f64; 2],
}

impl Step {
    /// What holds for an iteration, given α and the powers b^t, which become those of the next.
    #[inline(always)]
    pub fn next(alpha: f64, bases: [f64; 2], powers: &mut [f64; 2]) -> Step {
        *powers = [next_power(powers[0], bases[0]), next_power(powers[1], bases[1])];
        Step { alpha, powers: *powers }
    }
}

/// The next power of a number from 0 to 1, such as β. One too small for a normal number becomes 0: products of such numbers take a hundred times
/// as long, and 1 minus it, all that it is used for, has long been 1.
#[inline(always)]
pub fn next_power(power: f64, base: f64) -> f64 {
    if power < 1e-300 { 0.0 } else { power * base }
}

/// The most numbers that an optimizer keeps for a parameter.
pub const MOST_STATE: usize = 3;

/// What an optimizer keeps for two parameters, in the order of [`Optimizer::state`]; all 0 at first.
pub type State = [f64x2; MOST_STATE];

/// The state of as many parameters, two by two.
pub fn no_state(params: usize) -> Vec<State> {
    vec![[f64x2::ZERO; MOST_STATE]; params.div_ceil(2)]
}

/// An optimizer as the registry has it.
pub type Method = Member<dyn Optimizer>;

/// A method of descent, with the values of its parameters.
pub trait Optimizer: Any {
    /// Its name where there is little room, if that is another.
    fn short(&self) -> Option<&'static str> {
        None
    }

    /// The names of what it keeps for each parameter, such as m; [`MOST_STATE`] of them at most.
    fn state(&self) -> &'static [&'static str] {
        &[]
    }

    /// Whether its steps are about α long whatever the size of the gradient.
    fn rescales(&self) -> bool {
        false
    }

    /// Whether its step is the gradient times −α and nothing else, so that each direction in which a loss bends by λ goes its
    /// own way: by 1 − αλ.
    fn plain(&self) -> bool {
        false
    }

    /// β of the running mean of gradients that it steps by, in which one k steps ago weighs (1 − β)·βᵏ; nothing for others.
    fn remembers(&self) -> Option<f64> {
        None
    }

    /// How it finds the learning rate of each step, by the loss along the gradient; nothing where that is given.
    #[inline(always)]
    fn searches(&self) -> Option<&LineSearch> {
        None
    }

    /// Numbers from 0 to 1 of which it takes the powers b^(t+1); see [`Step::powers`].
    fn powers(&self) -> [f64; 2] {
        [0.0; 2]
    }

    /// The gradient is measured at φ − (this)·m, where m is its first state.
    fn look_ahead(&self, _step: &Step) -> f64 {
        0.0
    }

    /// One iteration of two elements: φ and the state from their gradient g.
    fn update(&self, step: &Step, g: f64x2, phi: &mut f64x2, state: &mut State);

    /// One iteration of all elements, two at a time.
    ///
    /// # Panics
    /// When there is not a gradient for each parameter, or less state than [`no_state`] has.
    fn update_all(&self, step: &Step, g: &[f64], phi: &mut [f64], state: &mut [State]) {
        assert!(g.len() == phi.len() && phi.len().div_ceil(2) <= state.len(), "as many of each");
        let (g, last_g) = g.as_chunks();
        let (phi, last_phi) = phi.as_chunks_mut();
        let (pairs, last_state) = state.split_at_mut(phi.len());
        for ((g, phi), state) in g.iter().zip(phi).zip(pairs) {
            let (mut both, mut kept) = (f64x2::new(*phi), *state);
            self.update(step, f64x2::new(*g), &mut both, &mut kept);
            (*phi, *state) = (both.to_array(), kept);
        }
        if let ([g], [phi], [state, ..]) = (last_g, last_phi, last_state) {
            let mut both = f64x2::splat(*phi);
            self.update(step, f64x2::splat(*g), &mut both, state);
            [*phi, _] = both.to_array();
        }
    }

    /// The two parts of a step with momentum, for one element: what momentum alone would do, and what the
    /// gradient adds. Nothing for methods without that picture.
    fn parts(&self, _step: &Step, _m: f64, _g: f64) -> Option<[f64; 2]> {
        None
    }

    /// What does the same in PyTorch at the learning rate `alpha`, without `torch.optim.`, on a loss summed over the batch, and
    /// what else is to be said of it; nothing where PyTorch has no such method.
    fn in_pytorch(&self, alpha: f64) -> Option<[String; 2]>;

    /// Where what PyTorch holds is another point: φ in its terms at the learning rate `alpha`.
    fn pytorch_place(&self, _alpha: f64) -> Option<String> {
        None
    }

    /// One step in NumPy; a method without has no script.
    fn python(&self) -> Option<Rule> {
        None
    }

    /// The rule as formulas, in symbols and with numbers.
    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Equation>;
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
        pub static ALL: Registry<Method> = Registry::of(&[$(&$module::METHOD),*]);

        /// Does a task with an optimizer's own type, where that is registered.
        pub fn with_its_type<T: Task>(optimizer: &dyn Optimizer, task: T) -> T::Output {
            let any: &dyn Any = optimizer;
            $(
                if let Some(own) = any.downcast_ref::<$module::$name>() {
                    return task.go(own);
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
    amsgrad::AmsGrad,
    lion::Lion,
    line_search::LineSearch,
}

/// The entries of [`ALL`].
pub fn entries() -> Vec<Entry> {
    ALL.entries()
}

/// The optimizer of that id; the first when there is none.
pub fn find(id: &str) -> &'static Method {
    ALL.find(id).unwrap_or(ALL.first())
}
