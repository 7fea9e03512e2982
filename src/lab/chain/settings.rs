//! What can be set in the chain lab.

use super::blanks;
use crate::asking::{A, ASK, BLANK, FILLED, TRIES, WORDS};
use crate::chain::{self, ChainKind, PARAMETERS};
use crate::lab::kit::beside::{FOCUS, versus};
use crate::lab::kit::plot::entries;
use crate::lab::kit::table::{HIDE, LAYOUT, PANEL, SCALE, SIZE, STEPS, T, view};
use crate::param::{Entry, Kind, Param, Search, Spacing};
use crate::scenario::{Scenario, Schema, write_number};
use std::sync::LazyLock;

/// The lab's table.
pub static SCHEMA: Schema = Schema {
    id: "chain",
    label: "Chain",
    help: "Backpropagation through a chain of three functions, one node at a time.",
    params: LazyLock::new(|| {
        vec![
            CHAIN, B, W, X, Y, NUDGE, LR, STEPS, SCALE, VERSUS, FOCUS, VIEW, HIDE, LAYOUT, PANEL, SIZE, ASK,
            WORDS, TRIES, A, SEED, BLANK, FILLED, T,
        ]
    }),
    derive,
    check: |_, _| {},
};

const CHAIN: Param = Param {
    key: "chain",
    label: "Chain",
    symbol: "",
    help: "Which three functions stand between the weights.",
    kind: Kind::Choice { of: chain::entries, most: 1 },
    default: "toy",
    search: Search::No,
};

const B: Param = Param {
    key: "b",
    label: "Biases",
    symbol: "β",
    help: "What each affine node adds.",
    kind: Kind::Vector { names: &["β₀", "β₁", "β₂", "β₃"], min: -10.0, max: 10.0 },
    default: "",
    search: Search::No,
};

const W: Param = Param {
    key: "w",
    label: "Weights",
    symbol: "ω",
    help: "What each affine node multiplies by.",
    kind: Kind::Vector { names: &["ω₀", "ω₁", "ω₂", "ω₃"], min: -10.0, max: 10.0 },
    default: "",
    search: Search::No,
};

/// Which weights there are where none are given.
const SEED: Param = Param {
    key: "seed",
    label: "Seed",
    symbol: "",
    help: "Draws other weights and biases, the same for everyone; 0: the chain’s own.",
    kind: Kind::Integer { min: 0, max: u32::MAX },
    default: "0",
    search: Search::No,
};

const X: Param = Param {
    key: "x",
    label: "Input",
    symbol: "x",
    help: "What goes into the chain.",
    kind: Kind::Number { min: -10.0, max: 10.0, spacing: Spacing::Even },
    default: "",
    search: Search::No,
};

const Y: Param = Param {
    key: "y",
    label: "Target",
    symbol: "y",
    help: "What should come out of it.",
    kind: Kind::Number { min: -10.0, max: 10.0, spacing: Spacing::Even },
    default: "",
    search: Search::No,
};

const NUDGE: Param = Param {
    key: "nudge",
    label: "Nudge",
    symbol: "",
    help: "Moves one number a little: what its derivative predicts, and what happens.",
    kind: Kind::Amount { of: nudgeable, bound: 1.0 },
    default: "omega0:0",
    search: Search::No,
};

const LR: Param = Param {
    key: "lr",
    label: "Learning rate",
    symbol: "α",
    help: "What each derivative is multiplied by to make a training step.",
    kind: Kind::Number { min: 1e-6, max: 10.0, spacing: Spacing::Log },
    default: "",
    search: Search::No,
};

const VERSUS: Param = versus(&["nudge", "scale"]);

const VIEW: Param = view(views, 4);

fn views() -> Vec<Entry> {
    entries(super::PLOTS)
}

fn nudgeable() -> Vec<Entry> {
    const SAID: [(&str, &str); 9] = [
        ("β₀", "The bias of f₀ = β₀ + ω₀·x."),
        ("ω₀", "Multiplies x in f₀ = β₀ + ω₀·x."),
        ("β₁", "The bias of f₁ = β₁ + ω₁·h₁."),
        ("ω₁", "Multiplies h₁ in f₁ = β₁ + ω₁·h₁."),
        ("β₂", "The bias of f₂ = β₂ + ω₂·h₂."),
        ("ω₂", "Multiplies h₂ in f₂ = β₂ + ω₂·h₂."),
        ("β₃", "The bias of f₃ = β₃ + ω₃·h₃."),
        ("ω₃", "Multiplies h₃ in f₃ = β₃ + ω₃·h₃."),
        ("x", "The input."),
    ];
    let ids = PARAMETERS.iter().copied().chain(["x"]);
    ids.zip(SAID).map(|(id, (label, help))| Entry { id, label, help }).collect()
}

/// By how much a press nudges a number.
pub const PUSH: f64 = 0.005;

/// The keys that matter, the nudge where it is seen.
pub fn shown(scenario: &Scenario) -> Vec<&'static str> {
    let mut shown = vec!["chain", "nudge", "x", "y", "b", "w", "lr", "steps", "scale", "versus"];
    shown.extend((!scenario.gives("ask")).then_some("blank"));
    shown
}

/// The keys that fall back when another is set.
pub fn resets(key: &str) -> &'static [&'static str] {
    match key {
        "chain" => &["b", "w", "x", "y", "nudge", "lr", "versus", "focus", "t"],
        "seed" => &["b", "w"],
        _ => &[],
    }
}

/// The chain of a scenario.
pub fn kind(scenario: &Scenario) -> &'static ChainKind {
    chain::find(&scenario.word("chain"))
}

/// A list of four numbers.
pub fn four(scenario: &Scenario, key: &str) -> [f64; 4] {
    let list = scenario.numbers(key);
    std::array::from_fn(|i| list.get(i).copied().unwrap_or(0.0))
}

/// Biases and weights: the chain’s own, or those that the seed draws.
fn drawn(scenario: &Scenario) -> [[f64; 4]; 2] {
    let kind = kind(scenario);
    let seed = u32::try_from(scenario.integer("seed")).unwrap_or(0);
    if seed == 0 { [kind.beta, kind.omega] } else { blanks::drawn(seed) }
}

fn derive(scenario: &Scenario, key: &str) -> String {
    let kind = kind(scenario);
    let list = |values: [f64; 4]| values.map(write_number).join(",");
    match key {
        "b" => list(drawn(scenario)[0]),
        "w" => list(drawn(scenario)[1]),
        "x" => write_number(kind.x),
        "y" => write_number(kind.y),
        "lr" => write_number(kind.rate),
        "steps" => "20".into(),
        _ => String::new(),
    }
}
