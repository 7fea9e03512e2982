//! What people type, paste and drop, understood as they meant it or refused in words.
//!
//! One reader for the page, for links and for programs. [`fold()`] makes one sign of many and [`numbers`] reads a number;
//! `lines`, `split` and `lists` make a [`table`] of a text, `columns` finds out what its columns are, and [`examples`] takes
//! examples from them and says what was understood, left out and changed. [`printed`] reads what a program printed, to be compared.

mod calls;
mod columns;
pub mod examples;
mod fold;
mod html;
mod latex;
mod lines;
mod list_table;
mod lists;
mod missing;
mod no_text;
pub mod numbers;
mod points;
pub mod printed;
mod records;
mod row_names;
mod say;
mod split;
pub mod table;
mod thin;
mod transcript;
mod turned;
mod units;
mod vectors;
mod whole;

pub use fold::{fold, is_unseen};
