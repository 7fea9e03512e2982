//! An answer held against the truth and against what slips give: what a reader is told of it.

use crate::lab::{self, Answers};
use crate::reading::printed::{self, Printed};
use crate::scenario::Scenario;

/// What is told of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// Whether it is right.
    pub right: bool,
    /// One sentence about it.
    pub sentence: String,
}

/// Whether a number is right as far as its digits tell, and as far as it can be worked out from what the page prints.
fn is_right(typed: Printed, truth: f64, slack: f64) -> bool {
    (typed.value - truth).abs() <= typed.half.max(slack) * (1.0 + 1e-9)
}

/// What is told of an answer, one text for each number that is asked for; nothing where the lab has no such quantity.
pub fn judge(scenario: &Scenario, quantity: &str, step: Option<usize>, typed: &[&str]) -> Option<Judged> {
    let Answers { truth, slack, .. } = lab::of(scenario).answers(scenario, quantity, step)?;
    let typed: Vec<Option<Printed>> = typed.iter().map(|text| printed::one(text)).collect();
    if typed.len() != truth.len() || typed.iter().any(Option::is_none) {
        return Some(Judged { right: false, sentence: "A number is missing.".into() });
    }
    let each = typed.into_iter().flatten().zip(truth.iter().zip(&slack));
    let right = each.into_iter().all(|(typed, (truth, slack))| is_right(typed, *truth, *slack));
    let sentence = if right { "Right." } else { "Not yet." };
    Some(Judged { right, sentence: sentence.into() })
}

/// The slips that this question cannot tell from the truth, nor from one another, in words.
pub fn cannot_tell(_scenario: &Scenario, _quantity: &str, _step: Option<usize>) -> Vec<String> {
    Vec::new()
}
