//! Parameters that several labs share, each described once.

use crate::activation;
pub use crate::asking::{A, ASK, BLANK, FILLED, TRIES, WORDS};
use crate::init;
use crate::lab::Remedy;
use crate::loss::{self, Loss};
use crate::optimizer;
use crate::param::{Entry, Kind, Param, Search, Spacing};
use crate::reading::examples::{LARGEST, MOST_EXAMPLES, MOST_INPUTS};
use crate::reduction::{self, Reduction};
use crate::sampler;
use crate::scaling::Scaling;
use crate::scenario::{Scenario, Warning};
use crate::schedule::{self, Schedule};
use std::rc::Rc;

/// The step shown.
pub const T: Param = Param {
    key: "t",
    label: "Step shown",
    symbol: "t",
    help: "The step at which the link opens.",
    kind: Kind::Integer { min: 0, max: 100_000 },
    default: "0",
    search: Search::No,
};

/// Controls a teacher hides.
pub const HIDE: Param = Param {
    key: "hide",
    label: "Hidden controls",
    symbol: "",
    help: "Settings that are not offered, by their keys; “controls” hides them all.",
    kind: Kind::Keys,
    default: "",
    search: Search::No,
};

/// Where the page puts the parts of the lab.
pub const LAYOUT: Param = Param {
    key: "layout",
    label: "Layout",
    symbol: "",
    help: "Everything below each other, or plots and player alone with the rest in a drawer.",
    kind: Kind::Choice { of: layouts, most: 1 },
    default: "full",
    search: Search::No,
};

fn layouts() -> Vec<Entry> {
    vec![
        Entry { id: "full", label: "Full", help: "Plots, numbers and settings, as high as they are." },
        Entry {
            id: "compact",
            label: "Compact",
            help: "Plots and player; numbers and settings in a drawer.",
        },
    ]
}

/// How much of the numbers beside the plots is shown.
pub const PANEL: Param = Param {
    key: "panel",
    label: "Numbers",
    symbol: "",
    help: "All numbers beside the plots, the formulas of the step alone, or none.",
    kind: Kind::Choice { of: panels, most: 1 },
    default: "all",
    search: Search::No,
};

fn panels() -> Vec<Entry> {
    vec![
        Entry { id: "all", label: "All", help: "Sentences, formulas and tables." },
        Entry { id: "formula", label: "Formula", help: "What the step does, as formulas with numbers." },
        Entry { id: "none", label: "None", help: "Plots alone." },
    ]
}

/// How large type, strokes and marks are.
pub const SIZE: Param = Param {
    key: "size",
    label: "Size",
    symbol: "",
    help: "Type, strokes and marks as on a page, or one and a half times as large for a lecture hall.",
    kind: Kind::Choice { of: sizes, most: 1 },
    default: "normal",
    search: Search::No,
};

fn sizes() -> Vec<Entry> {
    vec![
        Entry { id: "normal", label: "Normal", help: "As on a page." },
        Entry { id: "large", label: "Large", help: "One and a half times as large." },
    ]
}

/// Whether a key says how the page shows a lab, beside its controls: it has no control itself.
pub fn of_page(key: &str) -> bool {
    matches!(key, "view" | "hide" | "layout" | "panel" | "size" | "t") || crate::asking::KEYS.contains(&key)
}

/// The plots shown: all of `views`, or some of them.
pub const fn view(views: fn() -> Vec<Entry>, most: usize) -> Param {
    Param {
        key: "view",
        label: "Plots shown",
        symbol: "",
        help: "All plots, or one alone (for course notes).",
        kind: Kind::Choice { of: views, most },
        default: "all",
        search: Search::No,
    }
}

/// a.
pub const ACT: Param = Param {
    key: "act",
    label: "Activation",
    symbol: "a",
    help: "The function of every hidden unit.",
    kind: Kind::Choice { of: activation::entries, most: 1 },
    default: "relu",
    search: Search::No,
};

/// The initialiser.
pub const INIT: Param = Param {
    key: "init",
    label: "Initialiser",
    symbol: "",
    help: "How the weights begin.",
    kind: Kind::Choice { of: init::entries, most: 1 },
    default: "he",
    search: Search::No,
};

/// σ², for the initialiser that is set by its variance.
pub const VAR: Param = Param {
    key: "var",
    label: "Variance",
    symbol: "σ²",
    help: "The variance of the weights at the start.",
    kind: Kind::Number { min: 1e-6, max: 100.0, spacing: Spacing::Log },
    default: "1",
    search: Search::No,
};

/// The seed of all random draws.
pub const SEED: Param = Param {
    key: "seed",
    label: "Seed",
    symbol: "",
    help: "The same seed draws the same numbers, here and in NumPy.",
    kind: Kind::Integer { min: 0, max: u32::MAX },
    default: "1",
    search: Search::Even(1.0, 100.0),
};

/// The methods, compared from one start when there are several.
pub const OPT: Param = Param {
    key: "opt",
    label: "Method",
    symbol: "",
    help: "How the gradient becomes a step; up to four run side by side.",
    kind: Kind::Choice { of: optimizer::entries, most: 4 },
    default: "sgd",
    search: Search::Derived,
};

/// α; its default depends on the problem and the method.
pub const LR: Param = Param {
    key: "lr",
    label: "Learning rate",
    symbol: "α",
    help: "What the gradient is multiplied by to make a step.",
    // What sliders choose ends at 10; as much for the sum as half the mean of a thousand examples takes can be typed and pressed.
    kind: Kind::Number { min: 1e-12, max: 20_000.0, spacing: Spacing::Log },
    default: "",
    search: Search::Derived,
};

/// The batch size.
pub const BATCH: Param = Param {
    key: "batch",
    label: "Batch size",
    symbol: "B",
    help: "Examples per step; 0 takes all of them.",
    kind: Kind::Integer { min: 0, max: MOST_EXAMPLES as u32 },
    default: "0",
    search: Search::Derived,
};

/// How batches are drawn.
pub const SAMPLING: Param = Param {
    key: "sampling",
    label: "Batches drawn",
    symbol: "",
    help: "Working through all examples each epoch, or afresh at each step.",
    kind: Kind::Choice { of: sampler::entries, most: 1 },
    default: "epoch",
    search: Search::No,
};

/// ℓ; its default suits the data.
pub const LOSS: Param = Param {
    key: "loss",
    label: "Loss",
    symbol: "ℓ",
    help: "What is minimised: how far outputs are from their targets.",
    kind: Kind::Choice { of: loss::entries, most: 1 },
    default: "",
    search: Search::No,
};

/// How the losses of examples come together.
pub const REDUCE: Param = Param {
    key: "reduce",
    label: "Over examples",
    symbol: "L",
    help: "Whether the loss is the sum of the examples’ losses, their mean or half their mean.",
    kind: Kind::Choice { of: reduction::entries, most: 1 },
    default: "sum",
    search: Search::No,
};

/// The learning-rate schedule.
pub const SCHEDULE: Param = Param {
    key: "schedule",
    label: "Schedule",
    symbol: "",
    help: "How the learning rate changes as the run goes on.",
    kind: Kind::Choice { of: schedule::entries, most: 1 },
    default: "constant",
    search: Search::No,
};

/// How many steps; the default depends on the problem.
pub const STEPS: Param = Param {
    key: "steps",
    label: "Steps",
    symbol: "",
    help: "How many steps the run makes.",
    kind: Kind::Integer { min: 1, max: 10_000 },
    default: "",
    search: Search::No,
};

/// The scale of the loss plot.
pub const SCALE: Param = Param {
    key: "scale",
    label: "Loss axis",
    symbol: "",
    help: "Equal distances for equal differences, or for equal ratios.",
    kind: Kind::Choice { of: scales, most: 1 },
    default: "linear",
    search: Search::No,
};

fn scales() -> Vec<Entry> {
    vec![
        Entry { id: "linear", label: "Linear", help: "Equal distances for equal differences." },
        Entry { id: "log", label: "Logarithmic", help: "Equal distances for equal ratios." },
    ]
}

/// The method whose numbers are shown when several run; the first unless told otherwise.
pub const FOCUS: Param = Param {
    key: "focus",
    label: "Numbers of",
    symbol: "",
    help: "Which of the methods the numbers are shown for.",
    kind: Kind::Choice { of: optimizer::entries, most: 1 },
    default: "",
    search: Search::No,
};

/// Own inputs.
pub const X: Param = Param {
    key: "x",
    label: "Own data",
    symbol: "x",
    help: "The inputs of your own examples.",
    kind: Kind::Numbers { bound: LARGEST, least: 1, most: MOST_INPUTS * MOST_EXAMPLES },
    default: "",
    search: Search::No,
};

/// Own outputs.
pub const Y: Param = Param {
    key: "y",
    label: "Own data",
    symbol: "y",
    help: "The outputs of your own examples, as many as there are x.",
    kind: Kind::Numbers { bound: LARGEST, least: 1, most: MOST_EXAMPLES },
    default: "",
    search: Search::No,
};

/// The units that examples are seen in.
pub const UNITS: Param = Param {
    key: "units",
    label: "Units",
    symbol: "",
    help: "x and y as they are, or each less its mean and divided by its standard deviation. Classes stay 0 and 1, and where a model’s height is fixed (Gabor) y stays as it is.",
    kind: Kind::Choice { of: units, most: 1 },
    default: "own",
    search: Search::No,
};

fn units() -> Vec<Entry> {
    vec![
        Entry { id: "own", label: "Their own", help: "As they are." },
        Entry {
            id: "standard",
            label: "Standardised",
            help: "Less the mean, over the standard deviation (divided by n).",
        },
    ]
}

/// Whether examples are to be seen in standard units.
pub fn standard(scenario: &Scenario) -> bool {
    scenario.word("units") == "standard"
}

/// The standard units of targets; classes stay as they are.
pub fn target_units(y: &[f64]) -> Scaling {
    if classes(y.iter().copied()) { Scaling::NONE } else { Scaling::of(y.iter().copied()) }
}

/// A press for data whose numbers are too large or too far from 0 to be learnt as they are.
pub fn standardise() -> Remedy {
    Remedy { words: "Standardise x and y".into(), set: "units=standard".into() }
}

/// What is said of numbers that are all equal, where they would be standardised.
pub fn flat(what: &str) -> Warning {
    let text = format!(
        "All {what} are equal, so that there is no deviation to divide by: in standard units they are all 0."
    );
    Warning { key: "units".into(), text }
}

/// The learning rates of a run of `steps` steps, `per_epoch` of them to an epoch.
pub fn rates(scenario: &Scenario, steps: usize, per_epoch: usize) -> Vec<f64> {
    schedule(scenario).rates(scenario.number("lr"), steps, per_epoch)
}

/// The schedule chosen.
pub fn schedule(scenario: &Scenario) -> Box<dyn Schedule> {
    (schedule::find(&scenario.word("schedule")).with)(scenario)
}

/// Whether the first method chosen makes steps of a length of their own.
pub fn rescales(scenario: &Scenario) -> bool {
    (optimizer::find(&scenario.word("opt")).with)(scenario).rescales()
}

/// The loss chosen.
pub fn loss(scenario: &Scenario) -> Rc<dyn Loss> {
    (loss::find(&scenario.word("loss")).with)(scenario).into()
}

/// How the losses of examples come together.
pub fn reduction(scenario: &Scenario) -> Reduction {
    reduction::find(&scenario.word("reduce"))
}

/// Whether all targets are classes, 0 or 1.
pub fn classes(mut targets: impl Iterator<Item = f64>) -> bool {
    targets.all(|y| y == 0.0 || y == 1.0)
}

/// Puts the loss back to its default where it is for classes; then says which `targets` that takes.
pub fn check_loss(scenario: &mut Scenario, targets: &str) -> Option<String> {
    loss(scenario).two_class().then(|| {
        let label = loss::find(&scenario.word("loss")).entry.label;
        scenario.reset("loss");
        let other = loss::find(&scenario.word("loss")).entry.label.to_ascii_lowercase();
        format!("{label} is for {targets}, and these are not: the {other} is used.")
    })
}

/// Whether a key is a parameter of the method or methods chosen, or of the schedule; nothing where no member has such a
/// parameter. What learning rates are made of does not play where each method finds its own.
pub fn plays(scenario: &Scenario, key: &str) -> Option<bool> {
    let methods = scenario.words("opt");
    let of_rates = matches!(key, "lr" | "schedule") || has(&schedule::ALL.params(), key);
    if of_rates && methods.iter().all(|id| (optimizer::find(id).with)(scenario).searches().is_some()) {
        return Some(false);
    }
    let chosen = has(schedule::find(&scenario.word("schedule")).params, key)
        || methods.iter().any(|id| has(optimizer::find(id).params, key));
    (chosen || has(&optimizer::ALL.params(), key) || has(&schedule::ALL.params(), key)).then_some(chosen)
}

/// Whether a key is a parameter of the loss chosen; nothing where no loss has such a parameter.
pub fn loss_plays(scenario: &Scenario, key: &str) -> Option<bool> {
    has(&loss::ALL.params(), key).then(|| has(loss::find(&scenario.word("loss")).params, key))
}

fn has(params: &[Param], key: &str) -> bool {
    params.iter().any(|param| param.key == key)
}
