//! What can be set of it: nothing of a run depends on these.

use crate::param::{Entry, Kind, Param, Search};
use crate::reading::examples::MOST_EXAMPLES;
use crate::scenario::{Scenario, Warning, write_number};

/// Whether the loss of a step's batch is shown over the plane, and how.
pub const LANDSCAPE: Param = Param {
    key: "landscape",
    label: "Batch’s landscape",
    symbol: "",
    help: "The loss of the step’s batch alone, over the same plane: what the step goes down.",
    kind: Kind::Choice { of: landscapes, most: 1 },
    default: "off",
    search: Search::No,
};

fn landscapes() -> Vec<Entry> {
    vec![
        Entry { id: "off", label: "Not shown", help: "The loss of all examples alone." },
        Entry {
            id: "sum",
            label: "Its loss",
            help: "The sum over the batch, in colours from its own least to its own most.",
        },
        Entry {
            id: "scaled",
            label: "Its loss times I/B",
            help: "As if all I examples were like the B of the batch: in the colours and levels of the whole loss.",
        },
    ]
}

/// Whether all next points are shown.
pub const CLOUD: Param = Param {
    key: "cloud",
    label: "All next points",
    symbol: "",
    help: "Where every batch of this size would lead from here: lower on the whole loss, or higher.",
    kind: Kind::Flag,
    default: "0",
    search: Search::No,
};

/// The batch that is looked at in place of the one drawn; the run keeps to its own.
pub const PICK: Param = Param {
    key: "pick",
    label: "Batch looked at",
    symbol: "",
    help: "The examples of another batch than the one drawn; press its point.",
    kind: Kind::Numbers { bound: 1e6, least: 1, most: MOST_EXAMPLES },
    default: "",
    search: Search::No,
};

/// Whether a batch of the scenario is less than all its examples, of which there are so many.
pub fn mean_something(scenario: &Scenario, examples: Option<usize>) -> bool {
    let size = scenario.integer("batch");
    examples.is_some_and(|all| size != 0 && size < all)
}

/// The examples picked, in ascending order.
pub fn picked(scenario: &Scenario) -> Vec<u32> {
    scenario.numbers(PICK.key).iter().map(|v| *v as u32).collect()
}

/// The batch as it stands in a link.
pub fn written(members: &[u32]) -> String {
    members.iter().map(u32::to_string).collect::<Vec<_>>().join(",")
}

/// What is picked must be different examples that there are; they stand in ascending order.
pub fn check(scenario: &mut Scenario, examples: Option<usize>, warnings: &mut Vec<Warning>) {
    let asked = scenario.numbers(PICK.key);
    if asked.is_empty() {
        return;
    }
    let all = examples.unwrap_or(0);
    let there = |v: f64| v >= 0.0 && v < all as f64 && v == v.floor();
    let mut kept: Vec<u32> = asked.iter().copied().filter(|v| there(*v)).map(|v| v as u32).collect();
    kept.sort_unstable();
    kept.dedup();
    if kept.len() < asked.len() {
        let missing = asked.iter().copied().find(|v| !there(*v));
        let why = match missing {
            Some(v) => format!("there is no example {} among {all}", write_number(v)),
            None => "an example stands in it twice".into(),
        };
        let text = format!("The batch looked at: {why}; the batch drawn is shown.");
        warnings.push(Warning { key: PICK.key.into(), text });
        scenario.reset(PICK.key);
    } else {
        scenario.set(PICK.key, &written(&kept));
    }
}
