//! No correction of the bias.

use super::Slip;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "m and v are not corrected for starting at 0 (or are, where this run is without the correction)",
    runs: |case| {
        case.number_of("correct").map_or(Vec::new(), |corrected| vec![case.with("correct", 1.0 - corrected)])
    },
};
