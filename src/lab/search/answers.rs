//! What may be asked about a search: which trial is the best, and what one comes to.

use super::{Search, map};
use crate::lab::Session;
use crate::lab::kit::answers::{Answers, Asks};
use crate::lab::kit::spot::{Place, Spot};
use crate::scenario::Scenario;

/// The quantity of that name: `best` is the best of all trials, asked for when so many have been seen as `step` says; `metric` what
/// trial number `step`, from 1, is judged by.
pub fn answers(scenario: &Scenario, quantity: &str, step: Option<usize>) -> Option<Answers> {
    of(&Search::new(scenario), quantity, step)
}

/// The same where it is computed already.
pub fn of(lab: &Search, quantity: &str, step: Option<usize>) -> Option<Answers> {
    let (all, seen) = (lab.steps(), step.unwrap_or(0));
    match quantity {
        "best" if seen < all => {
            let choices = lab.trials.iter().map(|trial| lab.named(trial)).collect();
            let best = lab.best(all)?;
            let answers = Answers::chosen(Asks::Choice, [seen + 1, all], "the best trial", choices, &[best]);
            let place = Place::Choices(map::spots(lab));
            let spot = Spot::new("map", place, answers.names.clone(), answers.truth.clone());
            Some(Answers { spot: Some(spot), ..answers })
        }
        "metric" => {
            let trial = lab.trials.get(seen.checked_sub(1)?).filter(|trial| !trial.diverged())?;
            Some(Answers::numbers(seen, vec!["L".into()], vec![trial.score]))
        }
        _ => None,
    }
}
