//! What may be answered when a quantity of a lab is asked for: the truth, and what comes of slips.

/// A quantity asked for, with all that may be answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers {
    /// The step of the player at which the answer is first seen.
    pub step: usize,
    /// What each of its numbers is called on the page (`φ₀`, `φ₁`).
    pub names: Vec<String>,
    /// The numbers, one for each name.
    pub truth: Vec<f64>,
    /// How far off each may be when it is worked out from the digits that the page prints.
    pub slack: Vec<f64>,
    /// What slips give, wherever one can be made here and gives other numbers.
    pub wrong: Vec<Wrong>,
}

/// A slip, and the numbers that come of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrong {
    /// In words that follow “This number comes out when”.
    pub words: &'static str,
    /// The numbers of each way it can be made.
    pub values: Vec<Vec<f64>>,
}
