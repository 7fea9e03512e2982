//! How the losses of single examples come together: their sum, their mean, or half their mean.
//!
//! With ℓ the loss of one example as its file in `src/loss` has it, a sum over its outputs:
//! - `sum`: L = Σ ℓᵢ, as UDL has it; what a link without the key means.
//! - `mean`: L = (1/N)·Σ ℓᵢ over N examples, those of the batch for a batch. Over examples alone: PyTorch's
//!   `reduction='mean'` divides by the number of outputs, too.
//! - `half-mean`: the same with ½·ℓ in place of ℓ, so that the 2 of a square's derivative is gone.
//!
//! Sums are made as always, in their order, and multiplied once at the end, so that runs of one and of the other agree as
//! far as rounding allows. A half is exact: ½·ℓ is the same number whether it is halved before the sum or after.

use crate::formula::{fraction, row, sum_over_batch};
use crate::loss::Loss;
use crate::param::Entry;

/// How losses of examples come together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reduction {
    /// L = Σ ℓᵢ.
    #[default]
    Sum,
    /// L = (1/N)·Σ ℓᵢ.
    Mean,
    /// L = (1/(2N))·Σ ℓᵢ.
    HalfMean,
}

/// All of them, in the page's order.
pub const ALL: [Reduction; 3] = [Reduction::Sum, Reduction::Mean, Reduction::HalfMean];

/// What a reader can choose from.
pub fn entries() -> Vec<Entry> {
    ALL.map(Reduction::entry).to_vec()
}

/// The one of that id; the sum when there is none.
pub fn find(id: &str) -> Reduction {
    ALL.into_iter().find(|reduction| reduction.entry().id == id).unwrap_or_default()
}

impl Reduction {
    /// Its name.
    pub fn entry(self) -> Entry {
        match self {
            Reduction::Sum => Entry {
                id: "sum",
                label: "Sum",
                help: "The losses of all examples added up, as in the lecture notes and the book.",
            },
            Reduction::Mean => Entry {
                id: "mean",
                label: "Mean",
                help: "Their sum divided by the number of examples, those of the batch for a batch.",
            },
            Reduction::HalfMean => Entry {
                id: "half-mean",
                label: "Half the mean",
                help: "The mean with a factor ½, which cancels the 2 of a square’s derivative.",
            },
        }
    }

    /// What the loss of one example is multiplied by.
    pub fn each(self) -> f64 {
        if self == Reduction::HalfMean { 0.5 } else { 1.0 }
    }

    /// What a sum over so many examples is multiplied by, once.
    pub fn over(self, examples: usize) -> f64 {
        match self {
            Reduction::Sum => 1.0,
            _ => self.each() / examples.max(1) as f64,
        }
    }

    /// What a learning rate for the sum over so many examples is multiplied by for the same steps.
    pub fn rate(self, examples: usize) -> f64 {
        match self {
            Reduction::Sum => 1.0,
            _ => examples.max(1) as f64 / self.each(),
        }
    }

    /// What the loss of a batch of `size` is multiplied by to compare with that of all: I/B for sums, while means compare as
    /// they are.
    pub fn to_all(self, size: usize, all: usize) -> f64 {
        if self.averages() { 1.0 } else { all as f64 / size as f64 }
    }

    /// Whether it divides by the number of examples.
    pub fn averages(self) -> bool {
        self != Reduction::Sum
    }

    /// In words, within a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Reduction::Sum => "the sum",
            Reduction::Mean => "the mean",
            Reduction::HalfMean => "half the mean",
        }
    }

    /// What is done with gradients over examples, within a sentence.
    pub fn participle(self) -> &'static str {
        if self.averages() { "averaged" } else { "summed" }
    }

    /// What the loss is called on an axis.
    pub fn axis(self) -> &'static str {
        match self {
            Reduction::Sum => "L",
            Reduction::Mean => "L (mean)",
            Reduction::HalfMean => "L (half the mean)",
        }
    }

    /// The same within a sentence.
    pub fn noun(self) -> &'static str {
        match self {
            Reduction::Sum => "the loss",
            Reduction::Mean => "the mean loss",
            Reduction::HalfMean => "half the mean loss",
        }
    }

    /// What a plot of it says: of which examples, and how.
    pub fn of_all(self) -> &'static str {
        match self {
            Reduction::Sum => "all examples",
            Reduction::Mean => "mean of all examples",
            Reduction::HalfMean => "half the mean of all examples",
        }
    }

    /// What it is called: Loss, Mean loss, Half the mean loss.
    pub fn name(self) -> &'static str {
        match self {
            Reduction::Sum => "Loss",
            Reduction::Mean => "Mean loss",
            Reduction::HalfMean => "Half the mean loss",
        }
    }

    /// ∑ over all i, or over the batch of step t, of so many examples, with 1/N before it where that belongs there.
    pub fn sum(self, batch: Option<usize>, examples: usize) -> String {
        let sum = match batch {
            Some(t) => sum_over_batch(&t.to_string()),
            None => "<munder><mo>∑</mo><mi>i</mi></munder>".into(),
        };
        match self {
            Reduction::Sum => sum,
            _ => row(&[fraction("<mn>1</mn>", &format!("<mn>{examples}</mn>")), sum]),
        }
    }

    /// ℓ and ∂ℓ/∂f of one output as MathML, with ½ where that belongs there; see [`Loss::formula`].
    pub fn formula(self, loss: &dyn Loss, at: Option<(f64, f64)>) -> [String; 2] {
        if self == Reduction::HalfMean { loss.halved(at) } else { loss.formula(at) }
    }
}
