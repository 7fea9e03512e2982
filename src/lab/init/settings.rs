//! What can be set in the initialisation lab.

use crate::asking::{A, ASK, TRIES, WORDS};
use crate::init::{self, Initialiser};
use crate::lab::kit::beside::{FOCUS, versus};
use crate::lab::kit::plot::entries;
use crate::lab::kit::table::{ACT, HIDE, INIT, LAYOUT, PANEL, SEED, SIZE, T, VAR, of_page, view};
use crate::network::Deep;
use crate::param::{Entry, Kind, Param, Search, Spacing};
use crate::scenario::{Scenario, Schema, Warning, write_number};
use std::sync::LazyLock;

/// The lab's table.
pub static SCHEMA: Schema = Schema {
    id: "init",
    label: "Initialisation",
    help: "Why deep networks need weights of the right size: signals and gradients that vanish or explode.",
    params: LazyLock::new(|| {
        vec![
            INIT_HERE, VAR_HERE, ACT, DEPTH, WIDTH, INPUTS, EXAMPLES, RUNS, SEED_HERE, VERSUS, FOCUS, VIEW,
            HIDE, LAYOUT, PANEL, SIZE, ASK, WORDS, TRIES, A, T,
        ]
    }),
    derive: |_, _| String::new(),
    check,
};

/// The most weights drawn, of all networks together…
const MOST_WEIGHTS: usize = 2_500_000;

/// …and the most products made in each pass: what one can wait for.
const MOST_PRODUCTS: usize = 40_000_000;

const INIT_HERE: Param = Param {
    help: "How large the weights begin; biases begin at 0.",
    kind: Kind::Choice { of: initialisers, most: 1 },
    default: "normal",
    ..INIT
};

const VAR_HERE: Param = Param {
    help: "The variance of every weight at the start.",
    kind: Kind::Number { min: 1e-6, max: 1e6, spacing: Spacing::Log },
    default: "0.01",
    ..VAR
};

const DEPTH: Param = Param {
    key: "depth",
    label: "Hidden layers",
    symbol: "K",
    help: "How many layers the signal goes through before the output.",
    kind: Kind::Integer { min: 1, max: 100 },
    default: "50",
    search: Search::No,
};

const WIDTH: Param = Param {
    key: "width",
    label: "Units a layer",
    symbol: "D",
    help: "Each unit adds up as many products.",
    kind: Kind::Integer { min: 1, max: 200 },
    default: "100",
    search: Search::No,
};

const INPUTS: Param = Param {
    key: "inputs",
    label: "Inputs",
    symbol: "",
    help: "How many standard normal numbers an example has.",
    kind: Kind::Integer { min: 1, max: 200 },
    default: "100",
    search: Search::No,
};

const EXAMPLES: Param = Param {
    key: "examples",
    label: "Examples",
    symbol: "",
    help: "How many examples go through each network.",
    kind: Kind::Integer { min: 1, max: 1000 },
    default: "10",
    search: Search::No,
};

const RUNS: Param = Param {
    key: "runs",
    label: "Networks",
    symbol: "",
    help: "How many networks are drawn, each by a seed of its own: this one, the next, and so on.",
    kind: Kind::Integer { min: 1, max: 20 },
    default: "3",
    search: Search::No,
};

const SEED_HERE: Param = Param { help: "The seed of the first network, here and in NumPy.", ..SEED };

const VERSUS: Param = versus(&[]);

const VIEW: Param = view(views, 4);

fn views() -> Vec<Entry> {
    entries(super::PLOTS)
}

/// Those whose biases are 0.
fn initialisers() -> Vec<Entry> {
    init::ALL.iter().filter(|i| !i.draws_biases()).map(|i| i.entry()).collect()
}

/// The network of a scenario.
pub fn deep(scenario: &Scenario) -> Deep {
    let [inputs, depth, width] = ["inputs", "depth", "width"].map(|key| scenario.integer(key));
    Deep { inputs, depth, width }
}

/// The initialiser of a scenario.
pub fn initialiser(scenario: &Scenario) -> &'static dyn Initialiser {
    init::find(&scenario.word("init"))
}

/// The keys that matter in a scenario.
pub fn shown(scenario: &Scenario) -> Vec<&'static str> {
    let matters = |key: &str| match key {
        "var" => initialiser(scenario).uses_variance(),
        "focus" => false,
        key if of_page(key) => false,
        _ => true,
    };
    SCHEMA.params.iter().map(|p| p.key).filter(|key| matters(key)).collect()
}

/// How many networks and examples of them one can wait for.
pub fn most(scenario: &Scenario) -> [usize; 2] {
    let weights = deep(scenario).weights();
    let runs = (MOST_WEIGHTS / weights).clamp(1, 20);
    let examples = MOST_PRODUCTS / (weights * scenario.integer("runs").min(runs));
    [runs, examples.clamp(1, 1000)]
}

/// Networks and examples must not be more than one can wait for.
fn check(scenario: &mut Scenario, warnings: &mut Vec<Warning>) {
    for (i, (key, what)) in [("runs", "networks"), ("examples", "examples")].into_iter().enumerate() {
        let most = most(scenario)[i];
        if scenario.integer(key) > most {
            let what = if most == 1 { &what[..what.len() - 1] } else { what };
            let text = format!("Networks of this size leave time for {most} {what}, not more.");
            warnings.push(Warning { key: key.into(), text });
            scenario.set(key, &write_number(most as f64));
        }
    }
}
