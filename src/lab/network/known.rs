//! A number of a table as far as it is known.

use crate::formula::short;
use crate::number::is_blank;

/// It, a question mark, or where it is to be filled in a blank.
pub fn show(known: bool, v: f64) -> String {
    if known || is_blank(v) { short(v) } else { "?".into() }
}
