//! No root.

use super::Slip;
use super::written::rescaled;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the root is forgotten: the step is divided by v, not by √v",
    runs: |case| rescaled(case, |above, v, eps| above / (v + eps)),
};
