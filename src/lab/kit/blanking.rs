//! What a lab has readers fill in.

use crate::asking::Question;
use crate::scenario::Scenario;

/// How a lab leaves numbers of its steps blank.
#[derive(Clone, Copy, Debug)]
pub struct Blanking {
    /// What is left blank of the step after one, at a level, in the order in which it is found: at level 1 the left-hand side, at 2
    /// also what products are made of, at 3 all but what is given. Nothing where the run is over.
    pub blanks: fn(&Scenario, usize, usize) -> Vec<Question>,
    /// What sets another task of the same kind, the same for everyone: keys with their values.
    pub another: fn(&Scenario) -> Vec<(&'static str, String)>,
}
