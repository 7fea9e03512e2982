//! No correction of the bias.

use super::Slip;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "m and v are not corrected for starting at 0 (or are, where this run is without the correction)",
    runs: |case| {
        let Some(corrected) = case.flag("correct") else { return Vec::new() };
        vec![case.with("correct", f64::from(!corrected))]
    },
};
