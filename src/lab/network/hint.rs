//! Hints beside the controls whose sensible values depend on the data.

use super::{held, settings};
use crate::lab::{Hint, counted};
use crate::scenario::Scenario;

/// What the data say about a setting.
pub fn hint(scenario: &Scenario, key: &str) -> Hint {
    let count = settings::examples(scenario).len();
    match key {
        "problem" if settings::is_own(scenario) => {
            Hint { note: format!("Here: {}.", counted(count, true, "example")), ..Hint::default() }
        }
        "batch" if scenario.integer("batch") == 0 => {
            Hint { most: Some(count as f64), note: format!("all {count}"), ..Hint::default() }
        }
        "batch" => Hint { most: Some(count as f64), note: format!("of {count}"), ..Hint::default() },
        "hold" => {
            let held = held::held(scenario, &settings::shape(scenario));
            Hint { note: held::words(&held), ..Hint::default() }
        }
        "lr" => settings::rates(scenario),
        "example" => Hint { most: Some(count.saturating_sub(1) as f64), ..Hint::default() },
        _ => Hint::default(),
    }
}
