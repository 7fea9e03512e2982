//! What can be asked about a search.

use super::Search;
use super::answers::of;
use crate::lab::kit::askable::{Askable, of_group};
use crate::scenario::Scenario;

/// What the trial shown comes to, and which of all is the best.
pub fn askable(scenario: &Scenario, t: usize) -> Vec<Askable> {
    let lab = Search::new(scenario);
    let t = t.max(1);
    let group = |group, name: &str, step| {
        of_group(group, [name.to_string()], step, |name, step| of(&lab, name, step))
    };
    let seen = Some(t - 1).filter(|seen| *seen > 0);
    let whole = ["best", "rank"].map(|name| group("The whole search", name, seen)).concat();
    [group("The trial", "metric", Some(t)), whole].concat()
}
