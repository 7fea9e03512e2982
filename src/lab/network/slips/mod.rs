//! Slips about a network: what people set or write by mistake in training, or take wrongly in a single number of the passes.
//!
//! To add one: a file here, and a line in [`ALL`]. `runs` are for training, `numbers` for the passes; most have one of them.

mod added;
mod all_examples;
mod alpha_forgotten;
mod alpha_not_scheduled;
mod at_h;
mod averaged;
mod bias_forgotten;
mod change;
mod factor_more;
mod half_mean;
mod local_left_out;
mod mean;
mod mean_of_gradient;
mod neighbour;
mod not_derived;
mod not_squared;
mod one_path;
mod other_sampling;
mod other_seed;
mod pre_for_post;
mod sign;
mod source_left_out;
mod stale;
mod stale_loss;
mod step;
mod summed;
mod transposed;
mod two_lost;
mod weight_for_source;

use super::quantity::OfStep;
use super::site::Site;
use super::{Layers, weight};
use crate::lab::kit::answers::Wrong;
use crate::lab::kit::miswritten::{self, Miswritten, Rule};
use crate::lab::kit::table;
use crate::lab::kit::way::{Series, Way};
use crate::optimizer;
use crate::param::Value;
use crate::scenario::{Scenario, write_number};
use step::{Made, Moved, Stepped};

/// A training, and the factor on its losses.
type Trained = (Layers, f64);

/// What is done otherwise.
pub struct Slip {
    /// In words that follow “These numbers come out when”, and say how it should be.
    words: &'static str,
    /// In what it is looked for.
    of: Of,
    /// The trainings that come of it.
    runs: fn(&Scenario) -> Vec<Trained>,
    /// What comes of one parameter in a single step of training.
    steps: fn(&Moved) -> Vec<Made>,
    /// What it gives in the place of the loss after a single step of training.
    losses: fn(&Stepped) -> Vec<f64>,
    /// What it gives in the place of a number of the passes.
    numbers: fn(&Site) -> Vec<f64>,
}

impl Slip {
    const fn new(words: &'static str) -> Slip {
        Slip {
            words,
            of: Of::All,
            runs: |_| Vec::new(),
            steps: |_| Vec::new(),
            losses: |_| Vec::new(),
            numbers: |_| Vec::new(),
        }
    }
}

/// In what a slip is looked for.
#[derive(PartialEq, Eq)]
enum Of {
    /// In whole trainings, in single steps of them and in the passes.
    All,
    /// In whole trainings: in a single step another slip says it.
    Runs,
    /// In answers about a step: a whole training tells it more closely.
    Steps,
}

/// Every slip that is looked for, beside rules written otherwise ([`miswritten`]). Where two come to the same numbers both are named.
static ALL: &[&Slip] = &[
    &alpha_forgotten::SLIP,
    &mean::SLIP,
    &half_mean::SLIP,
    &two_lost::SLIP,
    &summed::SLIP,
    &mean_of_gradient::SLIP,
    &added::SLIP,
    &change::SLIP,
    &averaged::SLIP,
    &stale::SLIP,
    &stale_loss::SLIP,
    &all_examples::SLIP,
    &other_sampling::SLIP,
    &other_seed::SLIP,
    &alpha_not_scheduled::SLIP,
    &sign::SLIP,
    &local_left_out::SLIP,
    &at_h::SLIP,
    &not_derived::SLIP,
    &one_path::SLIP,
    &transposed::SLIP,
    &weight_for_source::SLIP,
    &source_left_out::SLIP,
    &pre_for_post::SLIP,
    &factor_more::SLIP,
    &neighbour::SLIP,
    &bias_forgotten::SLIP,
    &not_squared::SLIP,
];

/// The training with some settings changed; nothing if one of the changes is impossible, or none changes anything.
fn trained(scenario: &Scenario, changes: &[(&str, String)], times: f64) -> Vec<Trained> {
    let mut other = scenario.clone();
    let set = |(key, text): &(&str, String)| other.param(key).is_some() && other.set(key, text).is_empty();
    if !changes.iter().all(set) || (other == *scenario && times == 1.0) {
        return Vec::new();
    }
    vec![(Layers::new(&other), times)]
}

/// With another value for a setting.
fn set(scenario: &Scenario, key: &'static str, text: &str) -> Vec<Trained> {
    trained(scenario, &[(key, text.into())], 1.0)
}

/// With the other of two values.
fn other(scenario: &Scenario, key: &'static str, one: &str, two: &str) -> Vec<Trained> {
    match scenario.value(key) {
        Value::Words(words) if words.first().is_some_and(|word| word == one) => set(scenario, key, two),
        _ => set(scenario, key, one),
    }
}

/// The training at another learning rate: what a factor of the gradient comes to, but for methods that divide it out.
fn at(scenario: &Scenario, factor: f64, times: f64) -> Vec<Trained> {
    let lr = scenario.number("lr");
    if (optimizer::find(&scenario.word("opt")).with)(scenario).rescales() {
        return if times == 1.0 { Vec::new() } else { trained(scenario, &[], times) };
    }
    trained(scenario, &[("lr", write_number(factor * lr))], times)
}

/// With so many times the mean of the gradients, where their sum is meant; and of the losses too.
fn mean(scenario: &Scenario, part: f64, loss_too: bool) -> Vec<Trained> {
    if table::reduction(scenario).averages() {
        return Vec::new();
    }
    let all = super::settings::examples(scenario).len();
    let size = match scenario.integer("batch") {
        0 => all,
        size => size.min(all),
    };
    at(scenario, part / size as f64, if loss_too { part / all as f64 } else { 1.0 })
}

/// With so many times the mean of the losses, where their sum is meant: in all of the training, or in what is printed alone.
fn averaged_losses(scenario: &Scenario, part: f64) -> Vec<Trained> {
    let mut all = mean(scenario, part, true);
    if !table::reduction(scenario).averages() {
        all.extend(trained(scenario, &[], part / super::settings::examples(scenario).len() as f64));
    }
    all
}

/// What a training can be told by: its losses, and each parameter step by step.
fn series((layers, times): &Trained) -> Vec<Series> {
    let losses = layers.all_losses().into_iter().map(|loss| times * loss).collect();
    let of_batches = layers.training.batch_loss.iter().map(|loss| times * loss).collect();
    let mut all = vec![
        Series { name: "L".into(), values: losses },
        Series { name: "the loss of the batch".into(), values: of_batches },
    ];
    let shape = &layers.network.shape;
    for (index, place) in (0..shape.params()).filter_map(|index| Some((index, shape.place(index)?))) {
        let values = layers.training.params.iter().map(|params| params[index]).collect();
        all.push(Series { name: weight::name(place), values });
    }
    all
}

/// The training that is shown, and all that may have been made in its place.
pub fn ways(scenario: &Scenario) -> Vec<Way<'_>> {
    let own = Way::new(None, move || vec![series(&(Layers::new(scenario), 1.0))]);
    let each = ALL
        .iter()
        .filter(|slip| slip.of != Of::Steps)
        .map(|slip| Way::new(Some(slip.words), move || (slip.runs)(scenario).iter().map(series).collect()));
    let rules = miswritten::ALL.iter().map(|other| {
        Way::new(Some(other.words), move || by_setting(scenario, other).iter().map(series).collect())
    });
    std::iter::once(own).chain(each).chain(rules).collect()
}

/// The training by a rule written otherwise, where a setting comes to the same.
fn by_setting(scenario: &Scenario, other: &Miswritten) -> Vec<Trained> {
    let set = (other.set)(&rule(scenario));
    set.map_or_else(Vec::new, |[key, text]| trained(scenario, &[(key, text.into())], 1.0))
}

/// The method, with its values.
fn rule(scenario: &Scenario) -> Rule<'_> {
    Rule { scenario, method: optimizer::find(&scenario.word("opt")) }
}

/// The words with the numbers that are some.
fn told(words: &'static str, numbers: impl IntoIterator<Item = f64>) -> Wrong {
    let numbers = numbers.into_iter().filter(|v| v.is_finite());
    Wrong { words, values: numbers.map(|v| vec![v]).collect() }
}

/// What comes of slips in the place of a number of the passes.
pub fn wrong(site: &Site) -> Vec<Wrong> {
    ALL.iter().map(|slip| told(slip.words, (slip.numbers)(site))).collect()
}

/// What comes of slips made in a single step of a training, in the place of a number of that step.
pub fn wrong_step(scenario: &Scenario, layers: &Layers, quantity: &str, n: usize) -> Vec<Wrong> {
    let Some(stepped) = Stepped::new(layers, n) else { return Vec::new() };
    let of = OfStep::parse(quantity);
    let index = of.as_ref().and_then(|of| layers.network.shape.index(of.place));
    let moved = index.and_then(|index| stepped.moved(index));
    let numbers = |made: &dyn Fn(&Moved) -> Vec<Made>| -> Vec<f64> {
        match (&moved, &of) {
            _ if quantity == "loss" => stepped.losses(made),
            (Some(moved), Some(of)) => made(moved).iter().filter_map(|made| made.called(of.kept)).collect(),
            _ => Vec::new(),
        }
    };
    let each = ALL.iter().filter(|slip| slip.of != Of::Runs).map(|slip| {
        let of_loss = if quantity == "loss" { (slip.losses)(&stepped) } else { Vec::new() };
        told(slip.words, numbers(&slip.steps).into_iter().chain(of_loss))
    });
    let rules = miswritten::ALL.iter().map(|other| {
        let rules = other.all(&rule(scenario));
        told(other.words, numbers(&|moved| rules.iter().map(|rule| moved.by_rule(rule.as_ref())).collect()))
    });
    each.chain(rules).collect()
}

/// What comes of slips made in all of the training, by a number of it that its losses' factor is given to.
pub fn wrong_training(scenario: &Scenario, number: impl Fn(&Layers, f64) -> Option<f64>) -> Vec<Wrong> {
    let numbers = |runs: Vec<Trained>| {
        runs.iter().filter_map(|(layers, times)| number(layers, *times)).collect::<Vec<_>>()
    };
    let each = ALL.iter().filter(|slip| slip.of != Of::Runs);
    let each = each.map(|slip| told(slip.words, numbers((slip.runs)(scenario))));
    let rules = miswritten::ALL.iter();
    let rules = rules.map(|other| told(other.words, numbers(by_setting(scenario, other))));
    each.chain(rules).collect()
}
