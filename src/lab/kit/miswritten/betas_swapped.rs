//! β and γ exchanged.

use super::Miswritten;

/// What is done otherwise.
pub static OTHER: Miswritten = Miswritten {
    rules: |rule| match (rule.number("beta"), rule.number("gamma")) {
        (Some(beta), Some(gamma)) => vec![rule.with(&[("beta", gamma), ("gamma", beta)])],
        _ => Vec::new(),
    },
    ..Miswritten::new("β and γ are exchanged: β is for the gradients in m, γ for their squares in v")
};
