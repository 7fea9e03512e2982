//! What can be set in the descent lab.

use super::chance::{self, CLOUD, LANDSCAPE, PICK};
use crate::figure::Span;
use crate::formula::plain;
use crate::lab::kit::across::AXIS;
use crate::lab::kit::fitted::{self, PROBLEM, START, examples, own_data, own_data_fits};
use crate::lab::kit::plot::entries;
use crate::lab::kit::table::*;
use crate::lab::{Hint, counted};
use crate::loss;
use crate::number::rounded;
use crate::optimizer;
use crate::param::{Entry, Kind, Param, Search};
use crate::problem::{self, Problem};
use crate::reduction::Reduction;
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
            &[PROBLEM, X, Y, LOSS],
            &*loss::ALL.params(),
            &[REDUCE],
            &[OPT, LR],
            &*optimizer::ALL.params(),
            &[BATCH, SAMPLING, LANDSCAPE, CLOUD, SCHEDULE],
            &*schedule::ALL.params(),
            &[
                SEED, START, STEPS, SCALE, AXIS, MEMORY, PLANE, FOCUS, EXAMPLE, PICK, VIEW, HIDE, LAYOUT,
                PANEL, SIZE, T,
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
        "sampling" | "seed" => batches,
        "landscape" | "cloud" => chance::mean_something(scenario, examples(scenario)),
        "axis" => fit,
        "memory" => scenario.words("opt").iter().any(|id| remembers(scenario, id)),
        "focus" | "example" | "pick" => false,
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

/// A batch is at most all examples; the reader's own are named where a problem's would be expected.
pub fn hint(scenario: &Scenario, key: &str) -> Hint {
    if let ("problem", Some((x, _))) = (key, own_data(scenario)) {
        return Hint { most: None, note: format!("Here: {}.", counted(x.len(), true, "point")) };
    }
    let Some(all) = examples(scenario).filter(|_| key == "batch") else { return Hint::default() };
    let note = if scenario.integer("batch") == 0 { format!("(all {all})") } else { format!("of {all}") };
    Hint { most: Some(all as f64), note }
}

/// The keys that fall back when another is set.
pub fn resets(key: &str) -> &'static [&'static str] {
    match key {
        "problem" => &["x", "y", "loss", "start", "lr", "steps", "batch", "plane", "example", "pick", "t"],
        "batch" | "x" => &["pick"],
        _ => &[],
    }
}

/// The part of the plane drawn: the problem's own, or one that suits the reader's data; wide enough to hold
/// the start.
pub fn plane(scenario: &Scenario) -> [Span; 2] {
    let problem = problem::find(&scenario.word("problem"));
    let plane = own_plane(scenario, problem).unwrap_or_else(|| problem.plane());
    let start = scenario.numbers("start");
    [0, 1].map(|axis| {
        let (span, at) = (plane[axis], start[axis]);
        if span.contains(at) { span } else { Span::new(span.lo().min(at), span.hi().max(at)).padded(0.05) }
    })
}

/// About the least-squares optimum, as wide as the data is tall. A loss for classes has outputs of about ±4 in place of 0 and
/// 1: the probabilities 0.02 and 0.98.
fn own_plane(scenario: &Scenario, problem: &dyn Problem) -> Option<[Span; 2]> {
    let (x, mut y) = own_data(scenario)?;
    if loss(scenario).two_class() {
        y.iter_mut().for_each(|y| *y = 8.0 * *y - 4.0);
    }
    let problem::Kind::Fit(model, _) = problem.kind() else { return None };
    let centre = match model.optimum(&x, &y) {
        Some(centre) => centre,
        None if problem.entry().id == "line" => [y.iter().sum::<f64>() / y.len() as f64, 0.0],
        None => return None,
    };
    let unit = Span::new(0.0, 1.0);
    let (wide, tall) = (Span::of(x.iter().copied(), unit), Span::of(y.iter().copied(), unit));
    let reach = [tall.width(), 2.0 * tall.width() / wide.width()];
    Some([0, 1].map(|axis| Span::new(centre[axis] - reach[axis], centre[axis] + reach[axis])))
}

/// The loss and the values of its parameters, as a link has them; none where it is the default.
pub fn loss_given(scenario: &Scenario) -> Vec<String> {
    if scenario.is_default("loss") {
        return Vec::new();
    }
    let params = loss::find(&scenario.word("loss")).params.iter().map(|param| param.key);
    std::iter::once("loss").chain(params).map(|key| scenario.text(key)).collect()
}

/// A rate for the sum of all losses, as it is where they come together as the scenario says; the same for any batch.
fn of_reduction(scenario: &Scenario, rate: f64) -> f64 {
    match fitted::reduction(scenario) {
        Reduction::Sum => rate,
        averaged => two_digits(rate * averaged.rate(examples(scenario).unwrap_or(1))),
    }
}

/// Defaults that depend on the problem, the data and the method.
fn derive(scenario: &Scenario, key: &str) -> String {
    let problem = problem::find(&scenario.word("problem"));
    match key {
        "lr" => write_number(rate(scenario, problem, own_data(scenario).as_ref())),
        "loss" => "squared".into(),
        "steps" => problem.steps().to_string(),
        "focus" => scenario.word("opt"),
        "start" => {
            let start = match own_plane(scenario, problem) {
                Some([a, b]) => [a.hi() - 0.15 * a.width(), b.lo() + 0.15 * b.width()].map(two_digits),
                None => problem.start(),
            };
            format!("{},{}", write_number(start[0]), write_number(start[1]))
        }
        _ => String::new(),
    }
}

/// A learning rate with which the first method gets on.
fn rate(scenario: &Scenario, problem: &dyn Problem, own: Option<&(Vec<f64>, Vec<f64>)>) -> f64 {
    if rescales(scenario) {
        let plane = own_plane(scenario, problem).unwrap_or_else(|| problem.plane());
        return two_digits(plane[0].width().min(plane[1].width()) / 40.0).clamp(LEAST_RATE, 10.0);
    }
    let problem::Kind::Fit(model, data) = problem.kind() else { return problem.rate() };
    let suited = loss(scenario).rate();
    let Some((x, y)) = own else {
        return of_reduction(scenario, suited * problem.rate()).clamp(LEAST_RATE, 10.0);
    };
    let rate = if model.optimum(data.x, data.y).is_some() {
        steady_rate(x)
    } else {
        problem.rate() * data.x.len() as f64 / y.len() as f64
    };
    two_digits(of_reduction(scenario, suited * rate)).clamp(LEAST_RATE, 10.0)
}

/// A rate for data whose x are so large that the default, never below `LEAST_RATE`, would have gradient descent diverge.
pub fn suits_data(scenario: &Scenario) -> Vec<(&'static str, String)> {
    let rate = smaller_rate(scenario).filter(|rate| *rate >= SMALLEST_RATE);
    rate.map(|rate| ("lr", write_number(rate))).into_iter().collect()
}

/// The rate at which gradient descent certainly fits a line to the reader's own data, where no default could be small enough.
fn smaller_rate(scenario: &Scenario) -> Option<f64> {
    let (x, _) = own_data(scenario)?;
    let steady = of_reduction(scenario, steady_rate(&x));
    let asked = scenario.word("problem") == "line" && !rescales(scenario) && 2.0 * steady < LEAST_RATE;
    asked.then(|| two_digits(steady))
}

/// The least learning rate that can be set.
const SMALLEST_RATE: f64 = 1e-12;

/// The least learning rate that is a default.
const LEAST_RATE: f64 = 1e-6;

/// A learning rate at which gradient descent fits a line to such x without ever climbing: the Hessian of the loss is
/// 2·Σ (1, x)ᵀ(1, x), and its trace bounds the largest eigenvalue.
fn steady_rate(x: &[f64]) -> f64 {
    1.0 / x.iter().map(|x| 2.0 * (1.0 + x * x)).sum::<f64>()
}

/// The number rounded to two significant digits.
pub fn two_digits(v: f64) -> f64 {
    rounded(v, 1)
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
        if let Some(rate) = smaller_rate(scenario)
            && scenario.number("lr") > 2.0 * rate
        {
            let small = if rate >= SMALLEST_RATE {
                format!("the learning rate is too large for them; {} is small enough", plain(rate))
            } else {
                "no learning rate here is small enough".into()
            };
            let text = format!(
                "The x are so large that {small}. Or take their mean from each, or measure them in a larger unit."
            );
            warn("x", text);
        }
    }
    let targets = match (own_data(scenario), problem::find(&scenario.word("problem")).kind()) {
        (Some((_, y)), _) => y,
        (None, problem::Kind::Fit(_, data)) => data.y.to_vec(),
        (None, problem::Kind::Surface(_)) => Vec::new(),
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
    if !scenario.words("opt").contains(&scenario.word("focus")) {
        scenario.reset("focus");
    }
}
