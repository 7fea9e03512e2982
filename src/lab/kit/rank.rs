//! Runs to be put in order by what they end with.

use super::answers::{Answers, Asks};
use super::beside::Compared;
use crate::math;

/// The most runs to be put in order.
pub const MOST: usize = 4;

/// Runs by what each ends with, the least first, hidden from `step` on and seen at `shown`; nothing where there are not several, or
/// where all end alike.
pub fn rank(
    what: &str,
    [step, shown]: [usize; 2],
    runs: impl IntoIterator<Item = (String, f64)>,
) -> Option<Answers> {
    let (names, ends): (Vec<String>, Vec<f64>) = runs.into_iter().take(MOST).unzip();
    // What is no number has gone further than what is.
    let by: Vec<f64> = ends.into_iter().map(|end| if end.is_nan() { f64::INFINITY } else { end }).collect();
    if by.len() < 2 || step > shown || by.iter().all(|end| *end == by[0]) {
        return None;
    }
    let truth = math::order(&by);
    Some(Answers { by, ..Answers::chosen(Asks::Order, [step, shown], what, names, &truth) })
}

/// The runs side by side of a lab by their loss after training, which each `end` gives.
pub fn beside<S: Compared>(lab: &S, steps: [usize; 2], end: impl Fn(&S) -> f64) -> Option<Answers> {
    if lab.alone() || lab.beside().other_losses() {
        return None;
    }
    let runs = lab.all().map(|(place, one)| (lab.beside().name(place).to_string(), end(one)));
    rank(BY_LOSS, steps, runs)
}

/// What runs are put in order by.
pub const BY_LOSS: &str = "the runs by their loss in the end, the lowest first";
