//! The other printed form of Nesterov momentum.

use super::Miswritten;

/// What is done otherwise.
pub static OTHER: Miswritten = Miswritten {
    set: |rule| {
        let other = if rule.scenario.word("form") == "errata" { "notes" } else { "errata" };
        rule.is(&["nesterov"]).then_some(["form", other])
    },
    ..Miswritten::new(
        "the gradient is measured where the other printed form of Nesterov momentum has it (φ − α·m in the notes, φ − α·β·m in \
            the errata)",
    )
};
