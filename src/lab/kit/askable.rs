//! What an author may ask for, in a list.

use super::answers::Answers;
use crate::asking::Question;

/// A quantity that can be asked for, with what may be answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Askable {
    /// What stands in the link.
    pub question: Question,
    /// Under which heading it is listed.
    pub group: &'static str,
    /// What may be answered.
    pub answers: Answers,
}

/// The names of a group whose answer is not visible from the start.
pub fn of_group(
    group: &'static str,
    names: impl IntoIterator<Item = String>,
    step: Option<usize>,
    answers: impl Fn(&str, Option<usize>) -> Option<Answers>,
) -> Vec<Askable> {
    let one = |quantity: String| {
        let answers = answers(&quantity, step).filter(|answers| answers.step > 0)?;
        Some(Askable { question: Question { quantity, step, form: None }, group, answers })
    };
    names.into_iter().filter_map(one).collect()
}
