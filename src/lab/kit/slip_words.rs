//! Slips that can be made in several labs, in words that follow “These numbers come out when”, and say how it should be.

pub const UPHILL: &str = "the step goes up the gradient, φ + α·g, and the loss rises: the sign of the gradient, or of f − y in it, is the other one";
pub const NO_RATE: &str =
    "the learning rate is forgotten (α = 1): the gradient is multiplied by α before it is subtracted";
pub const MEAN: &str = "the loss is the mean over the examples, where here it is their sum: the gradient is smaller by the number of examples";
pub const HALF_MEAN: &str = "the loss is half the mean over the examples, where here it is their sum";
pub const TWO_LOST: &str = "the 2 is lost that the square leaves in the derivative, ∂(f − y)²/∂f = 2 (f − y): half the gradient is taken";
pub const ALL_EXAMPLES: &str =
    "the step goes by all examples, not by a batch: its gradient is that of the batch alone";
pub const OTHER_SAMPLING: &str = "the batches are drawn in the other way: afresh for each step instead of once an epoch, or the other way round";
pub const SUMMED: &str =
    "the losses of the examples are added up, where here their mean or half of it is taken";
pub const ADDED: &str = "the step is added, φ + α·…, where it is subtracted: the gradient points to where the loss rises (or y − f stands in \
            the gradient, where the derivative of (f − y)² has f − y)";
pub const CHANGE: &str = "what is given is the change of φ in the step, not φ itself: the change is still to be added to where the step began";
pub const STALE: &str =
    "the step goes by the gradient of the step before: it is to be computed anew where φ has moved to";
pub const UNWEIGHTED: &str = "m ← β·m + g, without the factor 1 − β (as in PyTorch and Keras), or v without 1 − γ: in a running mean the new counts \
            as much as is taken from the old";
pub const BETA_SWAPPED: &str =
    "β and 1 − β are exchanged (or γ and 1 − γ): β is how much of the old stays, 1 − β the weight of the new";
pub const OLD_MOMENTUM: &str =
    "the step is made with the m of before, not with the one just computed: m first, then φ";
pub const STALE_LOSS: &str = "the loss is that of the place where the step began, not of where it has led";
pub const AVERAGED: &str = "the mean over the examples is taken, or half of it, where here it is their sum: each example counts in full";
