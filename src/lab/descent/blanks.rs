//! What is left blank of a step.

use super::extent;
use crate::asking::Question;
use crate::lab::Blanking;
use crate::rng::Rng;
use crate::scenario::{Scenario, write_number};
use crate::{optimizer, problem};

/// How they are left blank.
pub const BLANKING: Blanking = Blanking { blanks, another };

/// The quantities left blank of the step after `step`, in the order in which they are found: where it leads; what the method
/// keeps, or the gradient of one that keeps nothing; and the gradient.
fn blanks(scenario: &Scenario, step: usize, level: usize) -> Vec<Question> {
    if level == 0 {
        return Vec::new();
    }
    let optimizer = (optimizer::find(&scenario.word("focus")).with)(scenario);
    let kept = optimizer.state();
    let mut names = Vec::new();
    if level > 2 || level > 1 && kept.is_empty() {
        names.push(("grad", step));
    }
    if level > 1 {
        names.extend(kept.iter().map(|name| (*name, step + 1)));
    }
    names.push(("phi", step + 1));
    let question =
        |(name, step): (&str, usize)| Question { quantity: name.into(), step: Some(step), form: None };
    names.into_iter().map(question).collect()
}

/// Another run of the same kind: the next seed, and a start that it draws from the plane shown.
fn another(scenario: &Scenario) -> Vec<(&'static str, String)> {
    let seed = scenario.integer("seed") + 1;
    let mut rng = Rng::new(u32::try_from(seed).unwrap_or(1));
    let start = extent::whole_plane(scenario, problem::find(&scenario.word("problem"))).map(|span| {
        // Not at the edge, and with few digits.
        let at = span.lo() + (0.1 + 0.8 * rng.random_sample()) * (span.hi() - span.lo());
        write_number((at * 10.0).round() / 10.0)
    });
    vec![("t", "0".into()), ("seed", seed.to_string()), ("start", start.join(",")), ("filled", String::new())]
}
