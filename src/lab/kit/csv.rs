//! Numbers in files of numbers.

use crate::scenario::write_number;

/// A number of a run as it stands in a file: with all its digits, or that the run had diverged by then.
pub fn exact(v: f64) -> String {
    if v.is_finite() { write_number(v) } else { "diverged".into() }
}
