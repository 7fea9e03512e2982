//! What may be asked about a search: which trial is the best, and what one comes to.

use super::{Search, map};
use crate::lab::Session;
use crate::lab::kit::answers::{Answers, Asks};
use crate::lab::kit::rank;
use crate::lab::kit::spot::{Place, Spot};
use crate::scenario::Scenario;

/// The quantity of that name: `best` is the best of all trials, asked for when so many have been seen as `step` says;
/// `rank` up to four of those that have not, in the order of their losses; `metric` what
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
        "rank" => {
            // Some that have not been made, from the first to the last of them.
            let left = all.checked_sub(seen).filter(|left| *left > 1)?;
            let count = left.min(rank::MOST);
            let picked = (0..count).map(|i| &lab.trials[seen + i * (left - 1) / (count - 1)]);
            let runs = picked.map(|trial| (lab.named(trial), trial.score));
            rank::rank("these trials by their loss, the lowest first", [seen + 1, all], runs)
        }
        "metric" => {
            let trial = lab.trials.get(seen.checked_sub(1)?).filter(|trial| !trial.diverged())?;
            Some(Answers::numbers(seen, vec!["L".into()], vec![trial.score]))
        }
        _ => None,
    }
}
