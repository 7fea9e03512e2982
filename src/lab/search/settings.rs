//! What can be set in the search lab: the descent lab's settings, which every trial starts from, and what is searched.

use super::axis::{self, Axis};
use super::space::SEARCHED;
use crate::lab::descent::settings as descent;
use crate::lab::table::*;
use crate::optimizer;
use crate::param::{Entry, Kind, Param};
use crate::scenario::{Scenario, Schema, Warning};

/// The lab's table.
pub static SCHEMA: Schema = Schema {
    id: "search",
    label: "Search",
    help: "Hyperparameter search: many runs with different settings, and the best of them.",
    params: &[
        descent::PROBLEM,
        OPT_ONE,
        ACROSS,
        XRANGE,
        UP,
        YRANGE,
        METHOD,
        BUDGET,
        METRIC,
        LR,
        BETA,
        GAMMA,
        EPS,
        LAMBDA,
        FORM,
        CORRECT,
        BATCH,
        SAMPLING,
        SCHEDULE,
        FACTOR,
        EVERY,
        SEED,
        descent::START,
        STEPS_HERE,
        VIEW,
        HIDE,
        T,
    ],
    derive,
    check,
};

/// The keys that a trial has from the search: all of the descent lab's but those of its plots.
const SHARED: [&str; 16] = [
    "problem", "opt", "lr", "beta", "gamma", "eps", "lambda", "form", "correct", "batch", "sampling",
    "schedule", "factor", "every", "seed", "start",
];

/// So many steps a trial makes at most: what one can wait for, with all trials.
const MOST_STEPS: u32 = 500;

const OPT_ONE: Param = Param {
    kind: Kind::Choice { of: optimizer::entries, most: 1 },
    help: "How the gradient becomes a step, in every trial.",
    ..OPT
};

const ACROSS: Param = Param {
    key: "across",
    label: "Searched, across",
    symbol: "",
    help: "The hyperparameter that differs from trial to trial.",
    kind: Kind::Choice { of: across, most: 1 },
    default: "lr",
};

const UP: Param = Param {
    key: "up",
    label: "Searched, up",
    symbol: "",
    help: "A second one, or none.",
    kind: Kind::Choice { of: up, most: 1 },
    default: "none",
};

const XRANGE: Param = Param {
    key: "xrange",
    label: "Range, across",
    symbol: "",
    help: "The least and the greatest value tried.",
    kind: RANGE,
    default: "",
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
    help: "Values in equal distances, each with each; or drawn at random.",
    kind: Kind::Choice { of: methods, most: 1 },
    default: "grid",
};

const BUDGET: Param = Param {
    key: "budget",
    label: "Trials",
    symbol: "",
    help: "How many runs there is time for; a grid takes the square number below.",
    kind: Kind::Integer { min: 1, max: 144 },
    default: "36",
};

const METRIC: Param = Param {
    key: "metric",
    label: "Judged by",
    symbol: "",
    help: "What makes one trial better than another.",
    kind: Kind::Choice { of: metrics, most: 1 },
    default: "final",
};

const STEPS_HERE: Param = Param {
    kind: Kind::Integer { min: 1, max: MOST_STEPS },
    help: "How many steps each trial makes.",
    ..STEPS
};

const VIEW: Param = view(views, 3);

fn views() -> Vec<Entry> {
    vec![
        Entry { id: "all", label: "All", help: "Every plot." },
        Entry { id: "map", label: "Trials", help: "Where each trial lies, and how good it is." },
        Entry { id: "curves", label: "Loss by step", help: "The loss of each trial as its run goes on." },
        Entry {
            id: "best",
            label: "Best so far",
            help: "The best of the trials made, by grid and at random.",
        },
    ]
}

fn across() -> Vec<Entry> {
    axis::KEYS
        .iter()
        .filter_map(|key| SCHEMA.params.iter().find(|param| param.key == *key))
        .map(|param| Entry { id: param.key, label: param.label, help: param.help })
        .collect()
}

fn up() -> Vec<Entry> {
    let none = Entry { id: "none", label: "Nothing", help: "One hyperparameter alone is searched." };
    std::iter::once(none).chain(across()).collect()
}

fn methods() -> Vec<Entry> {
    vec![
        Entry { id: "grid", label: "On a grid", help: "Values in equal distances, each with each." },
        Entry { id: "random", label: "At random", help: "Every trial has values of its own." },
    ]
}

fn metrics() -> Vec<Entry> {
    vec![
        Entry { id: "final", label: "Last loss", help: "The loss after the last step." },
        Entry { id: "least", label: "Least loss", help: "The least loss on the way." },
    ]
}

/// A scenario of the descent lab with the settings that all trials share.
pub fn base(scenario: &Scenario) -> Scenario {
    let mut base = Scenario::new(&descent::SCHEMA);
    for key in SHARED.into_iter().chain(["steps"]).filter(|key| scenario.gives(key)) {
        base.set(key, &scenario.text(key));
    }
    base
}

/// The keys that matter in a scenario: of what is searched, the settings do not.
pub fn shown(scenario: &Scenario) -> Vec<&'static str> {
    let searched = [scenario.word("across"), scenario.word("up")];
    let mut base = base(scenario);
    if searched.iter().any(|key| key == "batch") {
        base.set("batch", "1");
    }
    let shared = descent::shown(&base);
    let matters = |key: &str| match key {
        "x" | "y" | "scale" | "view" | "hide" | "t" => false,
        "across" | "xrange" | "up" | "method" | "budget" | "metric" => true,
        "yrange" => scenario.word("up") != "none",
        // It draws the random trials, too.
        "seed" if scenario.word("method") == "random" => !searched.iter().any(|searched| searched == "seed"),
        key => shared.contains(&key) && !searched.iter().any(|searched| searched == key),
    };
    SCHEMA.params.iter().map(|param| param.key).filter(|key| matters(key)).collect()
}

/// The keys that fall back when another is set.
pub fn resets(key: &str) -> &'static [&'static str] {
    match key {
        "problem" => &["xrange", "yrange", "start", "lr", "steps", "batch", "t"],
        "across" => &["xrange"],
        "up" => &["yrange"],
        _ => &[],
    }
}

fn derive(scenario: &Scenario, key: &str) -> String {
    if let Some([searched, _]) = SEARCHED.iter().find(|[_, range]| *range == key) {
        let axis = Axis::new(&base(scenario), &scenario.word(searched));
        return axis.map_or_else(String::new, |axis| axis.range());
    }
    let text = (descent::SCHEMA.derive)(&base(scenario), key);
    match (key, text.parse::<u32>()) {
        ("steps", Ok(steps)) => steps.min(MOST_STEPS).to_string(),
        _ => text,
    }
}

/// What is searched must differ across and up, and its ranges must hold values that it takes.
fn check(scenario: &mut Scenario, warnings: &mut Vec<Warning>) {
    let mut warn = |key: &str, text: String| warnings.push(Warning { key: key.into(), text });
    if scenario.word("up") == scenario.word("across") {
        warn("up", "Across and up, different hyperparameters are searched; up there is none now.".into());
        scenario.reset("up");
        scenario.reset("yrange");
    }
    let mut base = base(scenario);
    let mut more = Vec::new();
    (descent::SCHEMA.check)(&mut base, &mut more);
    for warning in more {
        if base.is_default(&warning.key) {
            scenario.reset(&warning.key);
        }
        warn(&warning.key, warning.text);
    }
    for param in [XRANGE, YRANGE] {
        if let Some(problem) = check_range(scenario, &base, param.key) {
            warn(param.key, format!("{}: {problem}", param.label));
        }
    }
}

/// Puts a range right, where one is given; what was wrong with it.
fn check_range(scenario: &mut Scenario, base: &Scenario, key: &str) -> Option<String> {
    let [searched, _] = SEARCHED.into_iter().find(|[_, range]| *range == key && scenario.gives(range))?;
    let Some(axis) = Axis::new(base, &scenario.word(searched)) else {
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
