//! Nesterov momentum's other form.

use super::Slip;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "the gradient is measured where the other printed form of Nesterov momentum has it",
    runs: |case| {
        if !case.is(&["nesterov"]) {
            return Vec::new();
        }
        let mut other = case.scenario.clone();
        other.set("form", if case.scenario.word("form") == "errata" { "notes" } else { "errata" });
        vec![case.by((case.method.with)(&other).as_ref())]
    },
};
