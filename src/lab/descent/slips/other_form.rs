//! The other printed form of Nesterov momentum.

use super::{Of, Slip};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the gradient is measured where the other printed form of Nesterov momentum has it (φ − α·m in the notes, φ − α·β·m in \
            the errata)",
    of: Of::Both,
    told_by: None,
    turns: |case| {
        if !case.is(&["nesterov"]) {
            return Vec::new();
        }
        let mut other = case.scenario.clone();
        other.set("form", if case.scenario.word("form") == "errata" { "notes" } else { "errata" });
        vec![case.by((case.method.with)(&other))]
    },
};
