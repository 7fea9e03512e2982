//! ε under the root.

use super::Slip;
use super::written::rescaled;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "ε stands under the root",
    runs: |case| rescaled(case, |above, v, eps| above / (v + eps).sqrt()),
};
