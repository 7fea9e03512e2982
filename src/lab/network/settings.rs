//! What can be set in the network lab.

use super::held::{self, HOLD};
use super::standard::{self as in_standard, Units};
use crate::data::{self, Set};
use crate::examples::Examples;
use crate::init;
use crate::lab::kit::across::AXIS;
use crate::lab::kit::beside::{FOCUS, versus};
use crate::lab::kit::plot::entries;
use crate::lab::kit::table::*;
use crate::lab::{Hint, counted};
use crate::loss;
use crate::network::Shape;
use crate::number::rounded;
use crate::optimizer;
use crate::output::{self, Output};
use crate::param::{Entry, Kind, Param, Search, Spacing};
use crate::scenario::{Scenario, Schema, Warning, write_number};
use crate::schedule;
use std::sync::LazyLock;

/// The lab's table.
pub static SCHEMA: Schema = Schema {
    id: "network",
    label: "Network",
    help: "Backpropagation through a network with hidden layers, and training with it.",
    params: LazyLock::new(|| {
        [
            &[PROBLEM, X, Y, UNITS, SIZES, ACT, OUT, INIT, VAR, PARAMS, SEED_HERE, HOLD][..],
            &[BY, EXAMPLE, PICK, NUDGE, GAIN, LOSS],
            &*loss::ALL.params(),
            &[REDUCE],
            &[OPT_ONE, LR],
            &*optimizer::ALL.params(),
            &[BATCH, SAMPLING, SCHEDULE],
            &*schedule::ALL.params(),
            &[STEPS_HERE, SCALE, AXIS, VERSUS, FOCUS, VIEW, HIDE, LAYOUT, PANEL, SIZE],
            &[ASK, WORDS, TRIES, A, BLANK, FILLED, T],
        ]
        .concat()
    }),
    derive,
    check,
};

/// The most parameters that a link can hold.
pub const MOST_PARAMS: usize = 900;

/// The largest size of a parameter in a link.
pub const LARGEST_PARAM: f64 = 1e6;

/// The most units of a layer: few enough to be drawn in full.
const WIDEST: usize = 12;

const PROBLEM: Param = Param {
    key: "problem",
    label: "Data",
    symbol: "",
    help: "The examples the network is shown.",
    kind: Kind::Choice { of: data::entries, most: 1 },
    default: "line",
    search: Search::No,
};

const SIZES: Param = Param {
    key: "sizes",
    label: "Layers",
    symbol: "",
    help: "Units of each layer: inputs, one to five hidden layers, outputs.",
    kind: Kind::Layers { least: 3, most: 7, widest: WIDEST as u32 },
    default: "",
    search: Search::No,
};

const OUT: Param = Param {
    key: "out",
    label: "Output",
    symbol: "o",
    help: "What the last layer’s sums become before the loss.",
    kind: Kind::Choice { of: output::entries, most: 1 },
    default: "linear",
    search: Search::No,
};

const PARAMS: Param = Param {
    key: "params",
    label: "Own parameters",
    symbol: "",
    help: "β₀, Ω₀ row by row, β₁, … in place of the ones drawn.",
    kind: Kind::Numbers { bound: LARGEST_PARAM, least: 1, most: MOST_PARAMS },
    default: "",
    search: Search::No,
};

/// Networks differ in anything but the examples and how they are looked at.
const VERSUS: Param =
    versus(&["problem", "x", "y", "units", "by", "example", "nudge", "gain", "scale", "axis"]);

const BY: Param = Param {
    key: "by",
    label: "A step is",
    symbol: "",
    help: "How far one press of Step goes through the passes.",
    kind: Kind::Choice { of: strides, most: 1 },
    default: "",
    search: Search::No,
};

fn strides() -> Vec<Entry> {
    vec![
        Entry { id: "unit", label: "One unit", help: "Each unit on its own." },
        Entry { id: "layer", label: "One layer", help: "All units of a layer at once." },
    ]
}

const EXAMPLE: Param = Param {
    key: "example",
    label: "Example shown",
    symbol: "i",
    help: "Which example goes through the network in the two passes.",
    kind: Kind::Integer { min: 0, max: 999 },
    default: "",
    search: Search::No,
};

const PICK: Param = Param {
    key: "pick",
    label: "Weight looked at",
    symbol: "Ω",
    help: "Layer, target unit, source unit (one beyond the last for the bias); press a weight in the plot to choose it.",
    kind: Kind::Place { parts: 3, max: 12 },
    default: "1:0:0",
    search: Search::No,
};

const NUDGE: Param = Param {
    key: "nudge",
    label: "Nudge",
    symbol: "ΔΩ",
    help: "What the derivative predicts for the loss, and what happens.",
    kind: Kind::Number { min: -1.0, max: 1.0, spacing: Spacing::Even },
    default: "0.1",
    search: Search::No,
};

const GAIN: Param = Param {
    key: "gain",
    label: "Scale its source",
    symbol: "",
    help: "A source twice as active doubles the effect of its weight.",
    kind: Kind::Number { min: 0.0, max: 4.0, spacing: Spacing::Even },
    default: "1",
    search: Search::No,
};

const OPT_ONE: Param = Param {
    kind: Kind::Choice { of: optimizer::entries, most: 1 },
    help: "How the gradient becomes a step.",
    ..OPT
};

/// A default with which the default network has units at work in every layer, and learns.
const SEED_HERE: Param = Param { default: "557", ..SEED };

const STEPS_HERE: Param = Param {
    label: "Training steps",
    help: "How many steps training makes after the passes.",
    kind: Kind::Integer { min: 0, max: 2000 },
    default: "200",
    ..STEPS
};

const VIEW: Param = view(views, 5);

fn views() -> Vec<Entry> {
    entries(super::PLOTS)
}

/// The data set of a scenario.
pub fn set(scenario: &Scenario) -> &'static Set {
    data::find(&scenario.word("problem"))
}

/// The sizes of the network's layers.
pub fn sizes(scenario: &Scenario) -> Vec<usize> {
    scenario.numbers("sizes").into_iter().map(|s| s as usize).collect()
}

/// The shape of the network; [`check`] has made the sizes sound.
pub fn shape(scenario: &Scenario) -> Shape {
    Shape::new(&sizes(scenario)).unwrap_or_else(|| unreachable!("checked sizes make a shape"))
}

/// The reader's own examples, if there are any that fit the network, or else the data set's.
pub fn examples(scenario: &Scenario) -> Examples {
    own_examples(scenario)
        .unwrap_or_else(|| (set(scenario).make)(u32::try_from(scenario.integer("seed")).unwrap_or(0)))
}

/// The reader's own examples, if there are any that fit the network.
fn own_examples(scenario: &Scenario) -> Option<Examples> {
    let sizes = sizes(scenario);
    let (x, y) = (scenario.numbers("x"), scenario.numbers("y"));
    if x.is_empty() || y.is_empty() {
        return None;
    }
    Examples::new(*sizes.first()?, *sizes.last()?, x, y)
}

/// Whether the examples are the reader's own.
pub fn is_own(scenario: &Scenario) -> bool {
    own_examples(scenario).is_some()
}

/// The layers, and the data they learn.
pub fn heading(scenario: &Scenario) -> String {
    let layers: Vec<String> = sizes(scenario).iter().map(usize::to_string).collect();
    let data = if is_own(scenario) {
        counted(examples(scenario).len(), true, "example")
    } else {
        set(scenario).entry.label.into()
    };
    format!("Network {}: {data}", layers.join("–"))
}

/// What becomes of the last layer's pre-activations.
pub fn out(scenario: &Scenario) -> &'static dyn Output {
    output::find(&scenario.word("out"))
}

/// What targets of the examples keep them from being classes to the function of the outputs; nothing where they are classes.
fn no_classes(scenario: &Scenario, examples: &Examples) -> Option<&'static str> {
    (0..examples.len()).find_map(|i| out(scenario).no_classes(examples.y(i)))
}

/// The keys that matter in a scenario.
pub fn shown(scenario: &Scenario) -> Vec<&'static str> {
    let trains = scenario.integer("steps") > 0;
    let matters = |key: &str| match key {
        "var" => init::find(&scenario.word("init")).uses_variance(),
        "sampling" => trains && scenario.integer("batch") != 0,
        "lr" | "schedule" => trains && plays(scenario, key).unwrap_or(true),
        "opt" | "batch" | "scale" | "hold" | "axis" => trains,
        "focus" => false,
        "units" => is_own(scenario) || standard(scenario),
        "params" | "pick" => false,
        "blank" => !scenario.gives("ask"),
        key if of_page(key) => false,
        key => loss_plays(scenario, key)
            .or_else(|| plays(scenario, key).map(|plays| trains && plays))
            .unwrap_or(true),
    };
    SCHEMA.params.iter().map(|p| p.key).filter(|key| matters(key)).collect()
}

/// The keys that fall back when another is set.
pub fn resets(key: &str) -> &'static [&'static str] {
    match key {
        "problem" => {
            &["x", "y", "units", "sizes", "params", "example", "pick", "loss", "lr", "versus", "focus", "t"]
        }
        "sizes" => &["params", "pick", "by", "lr", "t"],
        "units" => &["params", "lr", "t"],
        "init" | "var" | "seed" => &["params"],
        _ => &[],
    }
}

fn derive(scenario: &Scenario, key: &str) -> String {
    let set = set(scenario);
    match key {
        "sizes" => format!("{},3,3,3,1", set.inputs),
        "by" => {
            let units: usize = sizes(scenario)[1..].iter().sum();
            if units <= 16 { "unit".into() } else { "layer".into() }
        }
        "loss" => {
            let asks = set.two_class || !out(scenario).is_linear();
            let classes = asks && no_classes(scenario, &examples(scenario)).is_none();
            if classes { "crossentropy" } else { "squared" }.into()
        }
        "example" => if is_own(scenario) { 0 } else { set.shown }.to_string(),
        "lr" => {
            let rate = if rescales(scenario) { 0.02 } else { 0.2 / examples(scenario).len() as f64 };
            let size = if set.two_class { rate } else { rate / 4.0 };
            let size = rounded(size, 0);
            let size = match reduction(scenario) {
                averaged if averaged.averages() && !rescales(scenario) => {
                    rounded(size * averaged.rate(examples(scenario).len()), 1).min(10.0)
                }
                _ => size,
            };
            write_number(size)
        }
        _ => String::new(),
    }
}

/// A network that learns two classes in so many steps, where the reader's own examples are such.
pub fn suits_data(scenario: &Scenario) -> Vec<(&'static str, String)> {
    let Some(examples) = own_examples(scenario) else { return Vec::new() };
    if examples.outputs() != 1 || !classes((0..examples.len()).flat_map(|i| examples.y(i)).copied()) {
        return Vec::new();
    }
    let others =
        [("act", "tanh"), ("init", "xavier"), ("opt", "adam"), ("steps", "400"), ("loss", "crossentropy")];
    let sizes = ("sizes", format!("{},6,6,1", examples.inputs()));
    std::iter::once(sizes).chain(others.map(|(key, value)| (key, value.into()))).collect()
}

/// What is said of examples whose numbers are hard for a network as they are.
pub fn says_of_data(scenario: &Scenario) -> Option<Warning> {
    in_standard::hard(scenario, own_examples(scenario).as_ref()).then(|| {
        let text = "Some of these numbers are far above 1: a network learns from them more easily in standard units.";
        Warning { key: "units".into(), text: text.into() }
    })
}

/// The learning rates that a slider offers: about the default.
pub fn rates(scenario: &Scenario) -> Hint {
    let rate = crate::number::read(&derive(scenario, "lr")).unwrap_or(1.0);
    let near = |times: f64| Some((rate * times).clamp(1e-12, 10.0));
    Hint { least: near(1e-3), most: near(100.0), ..Hint::default() }
}

/// Sizes must be whole and suit the data; own parameters must be as many as the network has; the weight looked at
/// must be there.
fn check(scenario: &mut Scenario, warnings: &mut Vec<Warning>) {
    let mut warn = |key: &str, text: String| warnings.push(Warning { key: key.into(), text });
    let given = scenario.numbers("sizes");
    if given.is_empty() {
        scenario.reset("sizes");
    }
    let mut sound: Vec<f64> =
        scenario.numbers("sizes").iter().map(|s| s.round().clamp(1.0, WIDEST as f64)).collect();
    if !given.is_empty() && sound != given {
        warn("sizes", format!("Layers have 1 to {WIDEST} units, whole numbers."));
        set_sizes(scenario, &sound);
    }
    let (x, y) = (scenario.numbers("x").len(), scenario.numbers("y").len());
    let last = sound.len() - 1;
    let one = sound[last] == 1.0 || own_examples(scenario).is_none();
    if let Some(columns) = columns(x, y).filter(|c| one && (sound[0], sound[last]) != (*c as f64, 1.0)) {
        warn("sizes", format!("Your examples have {}; the layers follow.", inputs(columns)));
        (sound[0], sound[last]) = (columns as f64, 1.0);
        set_sizes(scenario, &sound);
    }
    if own_examples(scenario).is_none() {
        if x + y > 0 {
            let (from, to) = (inputs(sound[0] as usize), outputs(sound[sound.len() - 1] as usize));
            warn(
                "x",
                format!(
                    "Own data has {x} x and {y} y: not whole examples of {from} and {to}; the given data is used."
                ),
            );
            scenario.reset("x");
            scenario.reset("y");
        }
        let set = set(scenario);
        if sound[0] != set.inputs as f64 || sound[last] != 1.0 {
            warn(
                "sizes",
                format!("These data have {} and one output; the layers follow.", inputs(set.inputs)),
            );
            (sound[0], sound[last]) = (set.inputs as f64, 1.0);
            set_sizes(scenario, &sound);
        }
    }
    warnings.extend(Units::of(scenario, &examples(scenario)).iter().flat_map(Units::flat));
    let mut warn = |key: &str, text: String| warnings.push(Warning { key: key.into(), text });
    let shape = shape(scenario);
    let given = scenario.numbers("params").len();
    if given != 0 && given != shape.params() {
        warn(
            "params",
            format!("This network has {} parameters, not {given}: they are drawn.", shape.params()),
        );
        scenario.reset("params");
    }
    if !out(scenario).each_alone() && shape.outputs() == 1 {
        let label = out(scenario).entry().label;
        warn("out", format!("{label} is for several outputs, and here is one: the sigmoid is used."));
        scenario.set("out", "sigmoid");
    }
    let unfit = no_classes(scenario, &examples(scenario));
    if let Some(problem) = unfit.and_then(|targets| check_loss(scenario, targets)) {
        warn("loss", problem);
    }
    if let Some(problem) = held::check(scenario, &shape) {
        warn("hold", problem);
    }
    let last = examples(scenario).len() - 1;
    if scenario.integer("example") > last {
        warn("example", format!("There are {} examples, counted from 0: the last one is shown.", last + 1));
        scenario.set("example", &last.to_string());
    }
    let pick = scenario.place("pick");
    let k = pick[0].min(shape.layers() - 1);
    let there = [k, pick[1].min(shape.rows(k) - 1), pick[2].min(shape.cols(k))];
    if pick != there {
        scenario.set("pick", &there.map(|p| p.to_string()).join(":"));
    }
}

/// How many inputs each of `y` examples has, where `x` numbers make whole rows that a network can take.
fn columns(x: usize, y: usize) -> Option<usize> {
    (y > 0 && x.is_multiple_of(y)).then(|| x / y).filter(|columns| (1..=WIDEST).contains(columns))
}

fn set_sizes(scenario: &mut Scenario, sizes: &[f64]) {
    let text: Vec<String> = sizes.iter().map(|s| write_number(*s)).collect();
    scenario.set("sizes", &text.join(","));
}

fn outputs(count: usize) -> String {
    if count == 1 { "one output".into() } else { format!("{count} outputs") }
}

fn inputs(count: usize) -> String {
    if count == 1 { "one input".into() } else { format!("{count} inputs") }
}
