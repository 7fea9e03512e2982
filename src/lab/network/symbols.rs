//! The names of a network's numbers in formulas.

use crate::figure::Role;
use crate::formula::{coloured, fraction, indexed, op, row, var};

/// The pre-activation of a unit.
pub fn pre(k: usize, unit: usize) -> String {
    indexed("f", &format!("{k},{unit}"))
}

/// h of layer `k` (x for 0), unit `unit`.
pub fn activation(k: usize, unit: usize) -> String {
    if k == 0 { indexed("x", &unit.to_string()) } else { indexed("h", &format!("{k},{unit}")) }
}

/// ∂ℓ/∂(something).
pub fn partial(below: &str) -> String {
    coloured(Role::Derivative, &fraction(&row(&[op("∂"), var("ℓ")]), &row(&[op("∂"), below.into()])))
}
