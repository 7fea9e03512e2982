//! β and γ exchanged.

use super::Slip;
use super::written::adam;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "β and γ are exchanged",
    runs: |case| {
        let (Some(beta), Some(gamma)) = (case.number("beta"), case.number("gamma")) else {
            return Vec::new();
        };
        let Some(eps) = case.number("eps").filter(|_| case.is(&["adam"])) else { return Vec::new() };
        let correct = case.scenario.flag("correct");
        vec![case.by(&adam(gamma, beta, correct, move |m, v| m / (v.sqrt() + eps)))]
    },
};
