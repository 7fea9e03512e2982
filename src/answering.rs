//! An answer held against the truth and against what slips give: what a reader is told of it.

use crate::lab::{self, Answers, Asks};
use crate::reading::printed::{self, Printed};
use crate::scenario::Scenario;

/// What came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A number is missing, or has too few digits to tell: no try is lost.
    Unread,
    /// It is right.
    Right,
    /// It is what one known slip gives.
    Slip,
    /// It is what several known slips give.
    Rivals,
    /// It is wrong, and no known slip gives it.
    Other,
}

/// What is told of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// What came out.
    pub outcome: Outcome,
    /// Whether it is right.
    pub right: bool,
    /// One sentence about it, which never has the truth's digits in it.
    pub sentence: String,
}

impl Judged {
    fn new(outcome: Outcome, sentence: impl Into<String>) -> Judged {
        Judged { outcome, right: outcome == Outcome::Right, sentence: sentence.into() }
    }
}

/// What is told of an answer, one text for each number that is asked for; nothing where the lab has no such quantity.
///
/// Where choices are asked for (see [`Asks`]), each text is the place of a choice in their list, from 0: one for a choice, those
/// that belong to it for a set (none where it is empty), all in their order for an order.
pub fn judge(scenario: &Scenario, quantity: &str, step: Option<usize>, typed: &[&str]) -> Option<Judged> {
    let answers = lab::of(scenario).answers(scenario, quantity, step)?;
    Some(match answers.asks {
        Asks::Numbers => of_numbers(&answers, typed),
        asks => of_choices(&answers, asks, typed),
    })
}

/// The slips that this question cannot tell from the truth, nor from one another, in words.
pub fn cannot_tell(_scenario: &Scenario, _quantity: &str, _step: Option<usize>) -> Vec<String> {
    Vec::new()
}

fn of_choices(answers: &Answers, asks: Asks, typed: &[&str]) -> Judged {
    let places: Option<Vec<usize>> = typed.iter().map(|text| text.trim().parse().ok()).collect();
    let Some(mut places) = places.filter(|places| places.iter().all(|place| *place < answers.choices.len()))
    else {
        return Judged::new(Outcome::Unread, "Choose from the list.");
    };
    if asks == Asks::Set {
        places.sort_unstable();
        places.dedup();
    }
    let truth: Vec<usize> = answers.truth.iter().map(|place| *place as usize).collect();
    if places == truth {
        return Judged::new(Outcome::Right, "Right.");
    }
    match asks {
        Asks::Choice if places.len() != 1 => Judged::new(Outcome::Unread, "Choose one of them."),
        Asks::Order if places.len() != truth.len() => {
            Judged::new(Outcome::Unread, "Put all of them in order.")
        }
        Asks::Set => {
            let extra = places.iter().filter(|place| !truth.contains(place)).count();
            let missing = truth.iter().filter(|place| !places.contains(place)).count();
            let said = match (extra, missing) {
                (0, n) => {
                    format!("All of these belong to it, but {n} more {}.", if n == 1 { "does" } else { "do" })
                }
                (n, 0) => format!(
                    "None is missing, but {n} of these {} not belong to it.",
                    if n == 1 { "does" } else { "do" }
                ),
                (extra, missing) => {
                    format!("{extra} of these should not be there, and {missing} are missing.")
                }
            };
            Judged::new(Outcome::Other, said)
        }
        Asks::Order => {
            let right = places.iter().zip(&truth).take_while(|(own, truth)| own == truth).count();
            let said = match right {
                0 => "The first is another one.".to_string(),
                n => format!(
                    "The first {n} {} right; after that the order is another.",
                    if n == 1 { "is" } else { "are" }
                ),
            };
            Judged::new(Outcome::Other, said)
        }
        _ => Judged::new(Outcome::Other, "It is another one."),
    }
}

/// Whether a number is right as far as its digits tell, and as far as it can be worked out from what the page prints.
fn is_right(typed: Printed, truth: f64, slack: f64) -> bool {
    (typed.value - truth).abs() <= typed.half.max(slack) * (1.0 + 1e-9) + 1e-12 * truth.abs()
}

fn of_numbers(answers: &Answers, typed: &[&str]) -> Judged {
    let Answers { truth, slack, .. } = answers;
    let typed: Vec<Option<Printed>> = typed.iter().map(|text| printed::one(text)).collect();
    if typed.len() != truth.len() || typed.iter().any(Option::is_none) {
        return Judged::new(Outcome::Unread, "A number is missing.");
    }
    let each = typed.into_iter().flatten().zip(truth.iter().zip(slack));
    let right = each.into_iter().all(|(typed, (truth, slack))| is_right(typed, *truth, *slack));
    if right { Judged::new(Outcome::Right, "Right.") } else { Judged::new(Outcome::Other, "Not yet.") }
}
