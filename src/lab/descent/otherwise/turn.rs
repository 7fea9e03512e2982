//! What is done otherwise in a step.

use crate::objective::Batch;
use crate::optimizer::Optimizer;
use crate::sampler::Batches;

/// What can be seen where an iteration measures its gradient.
pub struct Look<'a> {
    /// The iteration.
    pub t: usize,
    /// Where it is measured.
    pub at: [f64; 2],
    /// The examples.
    pub batch: Batch<'a>,
    /// Their loss and gradient there.
    pub fresh: (f64, [f64; 2]),
    /// The same of the iteration before, if there was one.
    pub before: Option<(f64, [f64; 2])>,
    /// Whether this iteration alone is made otherwise, not those before it.
    pub alone: bool,
}

/// A loss and its gradient as somebody measures them.
pub type Gradient<'a> = Box<dyn Fn(&Look) -> (f64, [f64; 2]) + 'a>;

/// What is written down of the place that a step has led to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Prints {
    /// The place.
    #[default]
    Place,
    /// The change of it.
    Change,
    /// What is subtracted, minus the change.
    Subtracted,
    /// The place, its two components exchanged.
    Exchanged,
}

/// What is done otherwise in a step, or in every step of a run: where nothing is said, all is as it is.
pub struct Turn<'a> {
    /// By another method.
    pub method: Option<Box<dyn Optimizer>>,
    /// With a gradient measured otherwise.
    pub gradient: Option<Gradient<'a>>,
    /// At other learning rates.
    pub rates: Option<Vec<f64>>,
    /// With other batches.
    pub batches: Option<Batches>,
    /// The loss over all examples comes out so many times as large.
    pub times: f64,
    /// The loss over all examples is taken where the step began, or of the batch alone.
    pub loss: Loss,
    /// What is written down.
    pub prints: Prints,
}

/// Which loss is written down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Loss {
    /// That of all examples where the step has led.
    #[default]
    Whole,
    /// That of the batch there.
    OfBatch,
    /// That of all examples where the step began.
    Before,
}

impl Default for Turn<'_> {
    fn default() -> Self {
        Turn {
            method: None,
            gradient: None,
            rates: None,
            batches: None,
            times: 1.0,
            loss: Loss::default(),
            prints: Prints::default(),
        }
    }
}

impl<'a> Turn<'a> {
    /// What is done as it should be, but the loss over all examples comes out so many times as large.
    pub fn loss_times(times: f64) -> Turn<'a> {
        Turn { times, ..Turn::default() }
    }

    /// What is done as it should be, but something else is written down.
    pub fn prints(prints: Prints) -> Turn<'a> {
        Turn { prints, ..Turn::default() }
    }

    /// The same with a loss so many times as large.
    pub fn times(self, times: f64) -> Turn<'a> {
        Turn { times, ..self }
    }

    /// The loss and gradient that an iteration goes by.
    pub fn measure(&self, look: &Look) -> (f64, [f64; 2]) {
        self.gradient.as_ref().map_or(look.fresh, |gradient| gradient(look))
    }

    /// What is written down of a step.
    pub fn prints_of(&self, from: [f64; 2], to: [f64; 2]) -> [f64; 2] {
        match self.prints {
            Prints::Place => to,
            Prints::Change => [0, 1].map(|i| to[i] - from[i]),
            Prints::Subtracted => [0, 1].map(|i| from[i] - to[i]),
            Prints::Exchanged => [to[1], to[0]],
        }
    }

    /// What is written down of a path.
    pub fn printed(&self, path: &[[f64; 2]]) -> Vec<[f64; 2]> {
        match self.prints {
            Prints::Place => path.to_vec(),
            Prints::Exchanged => path.iter().map(|phi| [phi[1], phi[0]]).collect(),
            _ => path.windows(2).map(|pair| self.prints_of(pair[0], pair[1])).collect(),
        }
    }
}
