//! What can be set in the descent lab.

use super::chance::{self, CLOUD, LANDSCAPE, PICK};
use super::extent;
use super::rates;
use crate::asking::{A, ASK, BLANK, FILLED, TRIES, WORDS};
use crate::lab::kit::across::AXIS;
use crate::lab::kit::beside::{self, versus};
use crate::lab::kit::fitted::{PROBLEM, START, examples, own_data, own_data_fits};
use crate::lab::kit::plot::entries;
use crate::lab::kit::points::Points;
use crate::lab::kit::table::{self, *};
use crate::lab::{Hint, counted};
use crate::loss;
use crate::optimizer;
use crate::param::{Entry, Kind, Param, Search};
use crate::problem;
use crate::scenario::{Scenario, Schema, Warning, write_number};
use crate::schedule;
use std::sync::LazyLock;

/// The lab's table.
pub static SCHEMA: Schema = Schema {
    id: "descent",
    label: "Descent",
    help: "Gradient descent and its relatives on a loss surface.",
    params: LazyLock::new(|| {
        [
            &[PROBLEM, X, Y, UNITS, LOSS],
            &*loss::ALL.params(),
            &[REDUCE],
            &[OPT, LR],
            &*optimizer::ALL.params(),
            &[BATCH, SAMPLING, LANDSCAPE, CLOUD, SCHEDULE],
            &*schedule::ALL.params(),
            &[
                SEED, START, STEPS, SCALE, AXIS, MEMORY, PLANE, VERSUS, FOCUS_HERE, EXAMPLE, PICK, VIEW,
                HIDE, LAYOUT, PANEL, SIZE, ASK, WORDS, TRIES, A, BLANK, FILLED, T,
            ],
        ]
        .concat()
    }),
    derive,
    check,
};

/// The part of the plane that the surface is drawn over.
const PLANE: Param = Param {
    key: "plane",
    label: "Surface drawn",
    symbol: "",
    help: "Around the problem’s minima, or as far as the run goes.",
    kind: Kind::Choice { of: planes, most: 1 },
    default: "problem",
    search: Search::No,
};

/// The example whose terms in the loss and in its derivatives are shown.
pub const EXAMPLE: Param = Param {
    key: "example",
    label: "Example",
    symbol: "",
    help: "The example whose part in the loss is written out; press its row.",
    kind: Kind::Integer { min: 0, max: 199 },
    default: "0",
    search: Search::No,
};

/// Runs differ in anything but what they go down and how it is looked at.
const VERSUS: Param = versus(&[
    "problem",
    "x",
    "y",
    "units",
    "scale",
    "axis",
    "memory",
    "plane",
    "landscape",
    "cloud",
    "example",
]);

const FOCUS_HERE: Param = Param { kind: Kind::Choice { of: focuses, most: 1 }, ..FOCUS };

fn focuses() -> Vec<Entry> {
    optimizer::entries().into_iter().chain(beside::others()).collect()
}

fn planes() -> Vec<Entry> {
    vec![
        Entry {
            id: "problem",
            label: "Around the minima",
            help: "The same part of the plane whatever the run does.",
        },
        Entry { id: "run", label: "As far as the run goes", help: "Wide enough to hold the whole path." },
    ]
}

/// Whether the weights of past gradients are plotted.
const MEMORY: Param = Param {
    key: "memory",
    label: "Past gradients",
    symbol: "",
    help: "Plots how much each past gradient weighs in the momentum.",
    kind: Kind::Flag,
    default: "0",
    search: Search::No,
};

/// Whether a method steps by a running mean of gradients.
fn remembers(scenario: &Scenario, method: &str) -> bool {
    (optimizer::find(method).with)(scenario).remembers().is_some()
}

const VIEW: Param = view(views, 8);

fn views() -> Vec<Entry> {
    entries(super::PLOTS)
}

/// The keys that matter in a scenario.
pub fn shown(scenario: &Scenario) -> Vec<&'static str> {
    let fit = own_data_fits(scenario);
    let batches = fit && scenario.integer("batch") != 0;
    let matters = |key: &str| match key {
        "x" | "y" | "loss" | "reduce" | "batch" => fit,
        "units" => fit && (own_data(scenario).is_some() || standard(scenario)),
        "sampling" | "seed" => batches,
        "landscape" | "cloud" => chance::mean_something(scenario, examples(scenario)),
        "axis" => fit,
        "memory" => scenario.words("opt").iter().any(|id| remembers(scenario, id)),
        "focus" | "example" | "pick" => false,
        "blank" => !scenario.gives("ask"),
        key if of_page(key) => false,
        key => loss_plays(scenario, key)
            .map(|plays| fit && plays)
            .or_else(|| plays(scenario, key))
            .unwrap_or(true),
    };
    SCHEMA.params.iter().map(|p| p.key).filter(|key| matters(key)).collect()
}

/// The problem, and how many examples of whose it has.
pub fn heading(scenario: &Scenario) -> String {
    let label = problem::find(&scenario.word("problem")).entry().label;
    match examples(scenario) {
        Some(count) => format!("{label}, {}", counted(count, own_data(scenario).is_some(), "point")),
        None => label.into(),
    }
}

/// A batch is at most all examples; the reader's own are named where a problem's would be expected; rates go by the loss.
pub fn hint(scenario: &Scenario, key: &str) -> Hint {
    if let ("problem", Some((x, _))) = (key, own_data(scenario)) {
        return Hint { note: format!("Here: {}.", counted(x.len(), true, "point")), ..Hint::default() };
    }
    if key == "lr" {
        return rates::hint(scenario);
    }
    let Some(all) = examples(scenario).filter(|_| key == "batch") else { return Hint::default() };
    let note = if scenario.integer("batch") == 0 { format!("(all {all})") } else { format!("of {all}") };
    Hint { most: Some(all as f64), note, ..Hint::default() }
}

/// The keys that fall back when another is set.
pub fn resets(key: &str) -> &'static [&'static str] {
    match key {
        "problem" => &[
            "x", "y", "units", "loss", "start", "lr", "steps", "batch", "plane", "example", "pick", "versus",
            "focus", "t",
        ],
        "batch" | "x" => &["pick"],
        "units" => &["start", "lr", "t"],
        _ => &[],
    }
}

/// The loss and the values of its parameters, as a link has them; none where it is the default.
pub fn loss_given(scenario: &Scenario) -> Vec<String> {
    if scenario.is_default("loss") {
        return Vec::new();
    }
    let params = loss::find(&scenario.word("loss")).params.iter().map(|param| param.key);
    std::iter::once("loss").chain(params).map(|key| scenario.text(key)).collect()
}

/// Defaults that depend on the problem, the data and the method.
fn derive(scenario: &Scenario, key: &str) -> String {
    let problem = problem::find(&scenario.word("problem"));
    match key {
        "lr" => write_number(rates::default(scenario, problem)),
        "loss" => "squared".into(),
        "steps" => problem.steps().to_string(),
        "focus" => scenario.word("opt"),
        "start" => extent::start(scenario, problem).map(write_number).join(","),
        _ => String::new(),
    }
}

/// x and y must pair up, and the method in focus must run.
fn check(scenario: &mut Scenario, warnings: &mut Vec<Warning>) {
    let mut warn = |key: &str, text: String| warnings.push(Warning { key: key.into(), text });
    let (x, y) = (scenario.numbers("x"), scenario.numbers("y"));
    if x.len() != y.len() {
        let pairs = x.len().min(y.len());
        for (key, values) in [("x", &x), ("y", &y)] {
            if pairs == 0 {
                scenario.reset(key);
            } else {
                let text: Vec<String> = values[..pairs].iter().map(|v| write_number(*v)).collect();
                scenario.set(key, &text.join(","));
            }
        }
        let what = match pairs {
            0 => "the problem’s own data is used.".to_string(),
            1 => "the first pair is used.".to_string(),
            _ => format!("the first {pairs} pairs are used."),
        };
        warn("x", format!("Own data has {} x and {} y; {what}", x.len(), y.len()));
    }
    if let Some((x, _)) = own_data(scenario)
        && scenario.word("problem") == "line"
    {
        let why = if x.len() == 1 { "There is one point alone" } else { "All x are equal" };
        if x.iter().all(|v| *v == x[0]) {
            warn("x", format!("{why}, so many lines fit equally well: the lowest loss is a whole valley."));
        }
        if let Some(text) = rates::too_large(scenario) {
            warn("x", text);
        }
    }
    if let problem::ProblemKind::Fit(..) = problem::find(&scenario.word("problem")).kind()
        && let Some([x, y]) = Points::of(scenario, problem::find(&scenario.word("problem"))).units
    {
        let flat = [(x, "x"), (y, "y")].into_iter().filter(|(scaling, _)| scaling.deviation == 0.0);
        warnings.extend(flat.map(|(_, what)| table::flat(what)));
    }
    let mut warn = |key: &str, text: String| warnings.push(Warning { key: key.into(), text });
    let targets = match (own_data(scenario), problem::find(&scenario.word("problem")).kind()) {
        (Some((_, y)), _) => y,
        (None, problem::ProblemKind::Fit(_, data)) => data.y.to_vec(),
        (None, problem::ProblemKind::Surface(_)) => Vec::new(),
    };
    if !classes(targets.into_iter())
        && let Some(problem) = check_loss(scenario, "targets that are 0 or 1")
    {
        warn("loss", problem);
    }
    if let Some(all) = examples(scenario)
        && scenario.integer("batch") > all
    {
        warn("batch", format!("Batch size: there are only {all} examples; each step takes all of them."));
        scenario.reset("batch");
    }
    chance::check(scenario, examples(scenario), warnings);
    let focus = scenario.word("focus");
    if !scenario.words("opt").contains(&focus) && !beside::others().iter().any(|other| other.id == focus) {
        scenario.reset("focus");
    }
}
