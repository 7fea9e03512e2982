//! Adam without the correction of the bias, or with it.

use super::{Slip, set};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    runs: |scenario| set(scenario, "correct", if scenario.flag("correct") { "0" } else { "1" }),
    ..Slip::new(
        "m and v are not corrected for starting at 0 (or are, where this run is without the correction)",
    )
};
