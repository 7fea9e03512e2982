//! Numbers as text: [`read()`] reads what a link or a file of a program says, all else writes. (What people type and paste, with
//! commas, currencies and powers, is read by `reading`.)
//!
//! - [`write_number`] gives all digits: links, files, boxes to type in.
//! - [`plain`] and [`computed`] are for settings: as short as they can be written.
//! - [`short`], [`digits`] and [`within`] are for results: a fixed number of decimals, so that columns line up.
//! - [`operands`] and [`exact`] have as many more as it takes to recompute a line from what is printed in it.
//! - [`tight`] is a result in the small room of a node; [`ten`] one that only its logarithm can say.
//! - [`json()`] and [`json_lines`] write them for programs.
//! - [`scaled`] has the numbers along axes, which are known by their digits.
//!
//! What a person reads has a true minus sign, and m×10ⁿ with raised digits.

mod blank;
mod json;
mod operands;
mod power;
mod raised;
mod read;
mod result;
pub mod scaled;
mod setting;
mod tight;
mod write;

pub use blank::{BLANK, blank, blank_text, is_blank};
pub use json::{json, json_lines};
pub use operands::{exact, operands};
pub use power::{factors, ten};
pub use raised::{subscript, superscript};
pub use read::read;
pub use result::{digits, scientific, short, within};
pub use setting::{computed, plain};
pub use tight::tight;
pub use write::{rounded, tidy, trimmed, write_number};

/// With a true minus sign.
fn minus(text: &str) -> String {
    text.replace('-', "−")
}
