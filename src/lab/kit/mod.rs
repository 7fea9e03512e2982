//! What several labs have in common.

pub mod across;
pub mod answers;
pub mod askable;
pub mod beside;
pub mod blanking;
pub mod csv;
pub mod curve;
pub mod fitted;
pub mod losses;
pub mod names;
pub mod plot;
pub mod points;
pub mod rank;
pub mod reduce;
pub mod rule;
pub mod script;
pub mod slack;
pub mod slip_words;
pub mod spot;
pub mod steps;
pub mod table;
pub mod task;
pub mod units;
pub mod veil;
pub mod way;
pub mod words;
