//! What is not to be seen while something is asked.

use crate::number::blank;

/// The run as if it had ended before the answer is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Veil {
    /// The last step that is shown.
    pub last: usize,
    /// The quantities asked for, by their names in results.
    pub asked: Vec<String>,
    /// Where numbers of the step that follows are to be filled in: those that are open. All others of that step are to be seen;
    /// where a question is asked, none.
    pub open: Option<Vec<Named>>,
    /// The plot that readers place an answer in.
    pub drawn: Option<Drawn>,
}

/// A plot that readers place an answer in: its axes leave room beyond what is seen, the same wherever the answer lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drawn {
    /// The plot, by its name in links.
    pub view: &'static str,
    /// How far across it has to reach.
    pub across: f64,
}

impl Eq for Drawn {}

/// A number that is to be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The quantity, by its name in results.
    pub quantity: String,
    /// Which of its components.
    pub part: usize,
    /// The blank's number.
    pub number: usize,
}

impl Veil {
    /// Whether one of these is asked for.
    pub fn asks(&self, quantities: &[&str]) -> bool {
        self.asked.iter().any(|asked| quantities.contains(&asked.as_str()))
    }

    /// What is written for a component of the step that follows: a blank where it is to be filled in, itself where only others
    /// are, and no number where a question is asked.
    pub fn written(&self, quantity: &str, part: usize, v: f64) -> f64 {
        match &self.open {
            None => f64::NAN,
            Some(open) => open
                .iter()
                .find(|one| one.quantity == quantity && one.part == part)
                .map_or(v, |one| blank(one.number)),
        }
    }
}
