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
