//! β and γ exchanged.

use super::{Of, Slip};

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    words: "β and γ are exchanged: β is for the gradients in m, γ for their squares in v",
    of: Of::Both,
    told_by: None,
    turns: |case| match (case.number("beta"), case.number("gamma")) {
        (Some(beta), Some(gamma)) => vec![case.with(&[("beta", gamma), ("gamma", beta)])],
        _ => Vec::new(),
    },
};
