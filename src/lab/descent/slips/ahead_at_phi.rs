//! Nesterov's gradient measured at φ.

use super::{Of, Slip};
use crate::optimizer;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the gradient is measured at φ, not where the momentum is about to lead: this is plain momentum",
    of: Of::Both,
    told_by: None,
    turns: |case| {
        if !case.is(&["nesterov"]) {
            return Vec::new();
        }
        vec![case.by((optimizer::find("momentum").with)(case.scenario))]
    },
};
