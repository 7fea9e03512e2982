//! What is not to be seen while a question is open.

/// The run as if it had ended before the answer is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Veil {
    /// The last step that is shown.
    pub last: usize,
    /// The quantities asked for, by their names in results.
    pub asked: Vec<String>,
}

impl Veil {
    /// Whether one of these is asked for.
    pub fn asks(&self, quantities: &[&str]) -> bool {
        self.asked.iter().any(|asked| quantities.contains(&asked.as_str()))
    }
}

/// What stands in the place of a number that is not to be seen. Numbers that are to be found from it come out as no numbers,
/// and are written the same.
pub const BLANK: &str = "▢";
