//! Slips: mistakes that people make in a loop of their own or in a single step by hand; each is described by how it differs
//! from the run that is shown.
//!
//! To add one: a file here, and a line in [`ALL`]. What a file says holds for whole runs (“Check my numbers”) and for a single
//! step (answers to questions), unless its `of` says otherwise.

mod added;
mod all_examples;
mod alpha_forgotten;
mod alpha_not_scheduled;
mod already_moved;
mod averaged;
mod batch_alone;
mod change;
mod drop_last;
mod exchanged;
mod half_mean;
mod mean;
mod mean_of_gradient;
mod one_length;
mod other_sampling;
mod other_seed;
mod sign_of_error;
mod stale;
mod stale_loss;
mod summed;
mod swapped;
mod two_lost;
mod uphill;

use super::otherwise::{Case, Turn};
use crate::lab::kit::answers::Wrong;
use crate::lab::kit::miswritten;
use crate::lab::kit::way::Way;
use crate::scenario::Scenario;
use std::rc::Rc;

/// What is done otherwise.
pub struct Slip {
    /// In words that follow “These numbers come out when”, and say how it should be.
    pub words: &'static str,
    /// In what it is looked for.
    pub of: Of,
    /// A slip whose words tell of this one too: where both come to the same numbers, that one is told alone.
    pub told_by: Option<&'static Slip>,
    /// The ways it can be done; none where it makes no difference to a run, or cannot be made in it.
    pub turns: for<'a> fn(&'a Case<'_>) -> Vec<Turn<'a>>,
}

/// In what a slip is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// In whole runs and in single steps.
    Both,
    /// In whole runs: in a single step it cannot be made.
    Runs,
    /// In single steps: nobody makes it in a loop, or another slip says the same there.
    Steps,
}

/// Every slip that is looked for, beside rules written otherwise ([`miswritten`]). Where two come to the same numbers both are named.
static ALL: &[&Slip] = &[
    &uphill::SLIP,
    &added::SLIP,
    &sign_of_error::SLIP,
    &alpha_forgotten::SLIP,
    &alpha_not_scheduled::SLIP,
    &change::SLIP,
    &averaged::SLIP,
    &mean::SLIP,
    &half_mean::SLIP,
    &mean_of_gradient::SLIP,
    &two_lost::SLIP,
    &summed::SLIP,
    &all_examples::SLIP,
    &drop_last::SLIP,
    &other_sampling::SLIP,
    &other_seed::SLIP,
    &stale::SLIP,
    &stale_loss::SLIP,
    &batch_alone::SLIP,
    &already_moved::SLIP,
    &swapped::SLIP,
    &exchanged::SLIP,
    &one_length::SLIP,
];

/// The run whose numbers are shown, and all that may have been written in its place.
pub fn ways(scenario: &Scenario) -> Vec<Way<'_>> {
    let case = Rc::new(Case::of(scenario));
    let own = case.clone();
    let mut ways = vec![Way::new(None, move || vec![own.run(&Turn::default())])];
    ways.extend(ALL.iter().filter(|slip| slip.of != Of::Steps).map(|slip| {
        let case = case.clone();
        Way::new(Some(slip.words), move || (slip.turns)(&case).iter().map(|turn| case.run(turn)).collect())
    }));
    ways.extend(miswritten::ALL.iter().map(|other| {
        let case = case.clone();
        let run = move || other.all(&case.rule).into_iter().map(|rule| case.run(&case.by(rule))).collect();
        Way::new(Some(other.words), run)
    }));
    ways
}

/// The results of slips made in iteration t alone, for one of its quantities.
pub fn wrong(case: &Case, t: usize, quantity: &str) -> Vec<Wrong> {
    let numbers = |turns: Vec<Turn>| -> Vec<Vec<f64>> {
        let values = turns.iter().map(|turn| case.step(t, turn).numbers(quantity));
        values.filter(|values| !values.is_empty() && values.iter().all(|v| v.is_finite())).collect()
    };
    let each = ALL.iter().filter(|slip| slip.of != Of::Runs).map(|slip| {
        let mut values = numbers((slip.turns)(case));
        if let Some(other) = slip.told_by {
            let others = numbers((other.turns)(case));
            values.retain(|values| !others.iter().any(|other| same(values, other)));
        }
        Wrong { words: slip.words, values }
    });
    let rules = miswritten::ALL.iter().map(|other| {
        let turns = other.all(&case.rule).into_iter().map(|rule| case.by(rule)).collect();
        Wrong { words: other.words, values: numbers(turns) }
    });
    each.chain(rules).collect()
}

/// Whether numbers are equal up to rounding.
fn same(a: &[f64], b: &[f64]) -> bool {
    a.iter().zip(b).all(|(a, b)| (a - b).abs() <= 1e-12 * a.abs().max(b.abs()))
}
