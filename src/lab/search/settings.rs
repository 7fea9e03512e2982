//! What can be set in the search lab: the settings of a run, which every trial starts from, and what is searched.

use super::axis::Axis;
use super::bases::{SEARCHED, bases, matter, searched};
use crate::asking::{A, ASK, TRIES, WORDS};
use crate::lab::kit::fitted::{PROBLEM, START};
use crate::lab::kit::plot::entries;
use crate::lab::kit::table::*;
use crate::loss;
use crate::optimizer;
use crate::param::{Entry, Kind, Param, Search};
use crate::scenario::{Scenario, Schema, Warning};
use crate::schedule;
use std::sync::LazyLock;

/// The lab's table.
pub static SCHEMA: Schema = Schema {
    id: "search",
    label: "Search",
    help: "Hyperparameter search: many runs with different settings, and the best of them.",
    params: LazyLock::new(|| {
        [
            &[PROBLEM, LOSS],
            &*loss::ALL.params(),
            &[REDUCE],
            &[OPT_ONE, METHODS, ACROSS, XRANGE, UP, YRANGE, METHOD, BUDGET, METRIC, LR],
            &*optimizer::ALL.params(),
            &[BATCH, SAMPLING, SCHEDULE],
            &*schedule::ALL.params(),
            &[SEED, START, STEPS_HERE, VIEW, HIDE, LAYOUT, PANEL, SIZE, ASK, WORDS, TRIES, A, T],
        ]
        .concat()
    }),
    derive,
    check,
};

/// The most steps of a trial: all trials together must not take long.
const MOST_STEPS: u32 = 500;

const OPT_ONE: Param = Param {
    kind: Kind::Choice { of: optimizer::entries, most: 1 },
    help: "How the gradient becomes a step.",
    ..OPT
};

/// The methods that a search of methods has always had: a link that names none means these, however many there are now.
pub const PUBLISHED: &str = "sgd,momentum,nesterov,normalised,adam,rmsprop,adagrad,adamw";

const METHODS: Param = Param {
    key: "methods",
    label: "Methods tried",
    symbol: "",
    help: "The methods that a search of methods compares, in this order.",
    kind: Kind::Choice { of: optimizer::entries, most: 12 },
    default: PUBLISHED,
    search: Search::No,
};

const ACROSS: Param = Param {
    key: "across",
    label: "Searched, across",
    symbol: "",
    help: "The hyperparameter that differs from trial to trial.",
    kind: Kind::Choice { of: across, most: 1 },
    default: "lr",
    search: Search::No,
};

const UP: Param = Param {
    key: "up",
    label: "Searched, up",
    symbol: "",
    help: "A second one, or none.",
    kind: Kind::Choice { of: up, most: 1 },
    default: "none",
    search: Search::No,
};

const XRANGE: Param = Param {
    key: "xrange",
    label: "Range, across",
    symbol: "",
    help: "The least and the greatest value tried.",
    kind: RANGE,
    default: "",
    search: Search::No,
};

const YRANGE: Param = Param {
    key: "yrange",
    label: "Range, up",
    help: "The least and the greatest value of the second.",
    ..XRANGE
};

/// Two numbers; what they may be depends on the hyperparameter.
const RANGE: Kind = Kind::Numbers { bound: 1e10, least: 2, most: 2 };

const METHOD: Param = Param {
    key: "method",
    label: "Search",
    symbol: "",
    help: "Values at equal distances, or at equal ratios where the range is logarithmic, each with each; or drawn at random.",
    kind: Kind::Choice { of: methods, most: 1 },
    default: "grid",
    search: Search::No,
};

const BUDGET: Param = Param {
    key: "budget",
    label: "Trials",
    symbol: "",
    help: "How many runs there is time for; a grid takes as many as fill it.",
    kind: Kind::Integer { min: 1, max: 144 },
    default: "36",
    search: Search::No,
};

const METRIC: Param = Param {
    key: "metric",
    label: "Judged by",
    symbol: "",
    help: "What makes one trial better than another.",
    kind: Kind::Choice { of: metrics, most: 1 },
    default: "final",
    search: Search::No,
};

const STEPS_HERE: Param = Param {
    kind: Kind::Integer { min: 1, max: MOST_STEPS },
    help: "How many steps each trial makes.",
    ..STEPS
};

const VIEW: Param = view(views, 3);

fn views() -> Vec<Entry> {
    entries(super::PLOTS)
}

fn across() -> Vec<Entry> {
    let searched = SCHEMA.params.iter().filter(|param| param.search != Search::No);
    searched.map(|param| Entry { id: param.key, label: param.label, help: param.help }).collect()
}

fn up() -> Vec<Entry> {
    let none = Entry { id: "none", label: "Nothing", help: "One hyperparameter alone is searched." };
    std::iter::once(none).chain(across()).collect()
}

fn methods() -> Vec<Entry> {
    vec![
        Entry {
            id: "grid",
            label: "On a grid",
            help: "Values at equal distances or at equal ratios, each with each.",
        },
        Entry { id: "random", label: "At random", help: "Every trial has values of its own." },
    ]
}

fn metrics() -> Vec<Entry> {
    vec![
        Entry { id: "final", label: "Last loss", help: "The loss after the last step." },
        Entry { id: "least", label: "Least loss", help: "The least loss on the way." },
    ]
}

/// The problem, and what is searched on it.
pub fn heading(scenario: &Scenario) -> String {
    let label = |key: &str| {
        across().into_iter().find(|entry| entry.id == key).map(|entry| entry.label.to_ascii_lowercase())
    };
    let searched: Vec<String> = searched(scenario).iter().filter_map(|key| label(key)).collect();
    format!("{}: {}", crate::problem::find(&scenario.word("problem")).entry().label, searched.join(" and "))
}

/// The keys that matter in a scenario: of what is searched, the ranges do and the settings do not.
pub fn shown(scenario: &Scenario) -> Vec<&'static str> {
    let [across, up] = &searched(scenario);
    let shared = matter(&bases(scenario), &[across, up]);
    let has_range = |key: &str| SCHEMA.params.iter().any(|param| param.key == key && has_range(param));
    let matters = |key: &str| match key {
        "x" | "y" | "scale" => false,
        key if of_page(key) => false,
        "across" | "up" | "method" | "budget" | "metric" => true,
        "methods" => [across, up].contains(&&"opt".to_string()),
        "xrange" => has_range(across),
        "yrange" => has_range(up),
        _ if key == across || key == up => false,
        // It draws the random trials, too.
        "seed" if scenario.word("method") == "random" => true,
        key => shared.contains(&key),
    };
    SCHEMA.params.iter().map(|param| param.key).filter(|key| matters(key)).collect()
}

/// The keys that fall back when another is set.
pub fn resets(key: &str) -> &'static [&'static str] {
    match key {
        "problem" => &["xrange", "yrange", "loss", "start", "lr", "steps", "batch", "t"],
        "across" => &["xrange"],
        "up" => &["yrange"],
        _ => &[],
    }
}

fn derive(scenario: &Scenario, key: &str) -> String {
    if SEARCHED.iter().any(|[_, range]| *range == key) {
        return ranged(scenario, &bases(scenario), key).map_or_else(String::new, |axis| axis.range());
    }
    let base = &bases(scenario)[0];
    let text = (base.schema().derive)(base, key);
    match (key, text.parse::<u32>()) {
        ("steps", Ok(steps)) => steps.min(MOST_STEPS).to_string(),
        _ => text,
    }
}

/// Whether it is searched between two numbers.
fn has_range(param: &Param) -> bool {
    matches!(param.kind, Kind::Number { .. } | Kind::Integer { .. })
}

/// What is searched with the range of that key, if it takes one.
fn ranged(scenario: &Scenario, bases: &[Scenario], key: &str) -> Option<Axis> {
    let [searched, _] = SEARCHED.into_iter().find(|[_, range]| *range == key)?;
    Axis::new(bases, &scenario.word(searched)).filter(|axis| axis.names().is_none())
}

/// What is searched must differ across and up, and its ranges must hold values that it takes.
fn check(scenario: &mut Scenario, warnings: &mut Vec<Warning>) {
    let mut warn = |key: &str, text: String| warnings.push(Warning { key: key.into(), text });
    let [across, up] = searched(scenario);
    if across == up {
        warn("up", "Across and up, different hyperparameters are searched; up there is none now.".into());
        scenario.reset("up");
        scenario.reset("yrange");
    }
    if scenario.words("methods").len() < 2 {
        warn("methods", "At least two methods are compared: those of the default are used.".into());
        scenario.reset("methods");
    }
    let mut bases = bases(scenario);
    let mut more = Vec::new();
    (bases[0].schema().check)(&mut bases[0], &mut more);
    for warning in more {
        if bases[0].is_default(&warning.key) {
            scenario.reset(&warning.key);
        }
        warn(&warning.key, warning.text);
    }
    // As a link leaves out a rate that is the first method's own, it must mean the same as none: each method's own.
    if bases.len() > 1 && scenario.is_default("lr") {
        scenario.reset("lr");
    }
    for param in [XRANGE, YRANGE] {
        if let Some(problem) = check_range(scenario, &bases, param.key) {
            warn(param.key, format!("{}: {problem}", param.label));
        }
    }
}

/// Puts a range right, where one is given; what was wrong with it.
fn check_range(scenario: &mut Scenario, bases: &[Scenario], key: &str) -> Option<String> {
    if !scenario.gives(key) {
        return None;
    }
    let Some(axis) = ranged(scenario, bases, key) else {
        scenario.reset(key);
        return Some("nothing with a range is searched there.".into());
    };
    let (axis, problems) = axis.put_right(&scenario.numbers(key));
    scenario.set(key, &axis.range());
    if scenario.is_default(key) {
        scenario.reset(key);
    }
    (!problems.is_empty()).then(|| problems.join(" "))
}
