//! Nesterov's gradient measured at φ.

use super::Miswritten;

/// What is done otherwise.
pub static OTHER: Miswritten = Miswritten {
    set: |rule| rule.is(&["nesterov"]).then_some(["opt", "momentum"]),
    ..Miswritten::new(
        "the gradient is measured at φ, not where the momentum is about to lead: this is plain momentum",
    )
};
