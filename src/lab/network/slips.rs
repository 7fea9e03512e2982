//! Slips in training a network: what people set or write by mistake, each as the run that comes of it.

use super::Layers;
use crate::lab::kit::way::{Series, Way};
use crate::lab::kit::{slip_words, table};
use crate::optimizer;
use crate::param::Value;
use crate::scenario::{Scenario, write_number};

/// The training of a scenario with some settings otherwise; nothing where one of them cannot be so, or all are so already.
fn run(scenario: &Scenario, changes: &[(&str, String)], times: f64) -> Vec<Vec<Series>> {
    let mut other = scenario.clone();
    let set = |(key, text): &(&str, String)| other.param(key).is_some() && other.set(key, text).is_empty();
    if !changes.iter().all(set) || (other == *scenario && times == 1.0) {
        return Vec::new();
    }
    vec![series(&Layers::new(&other), times)]
}

fn series(layers: &Layers, times: f64) -> Vec<Series> {
    let losses = layers.all_losses().into_iter().map(|loss| times * loss).collect();
    let of_batches = layers.training.batch_loss.iter().map(|loss| times * loss).collect();
    vec![
        Series { name: "L".into(), values: losses },
        Series { name: "the loss of the batch".into(), values: of_batches },
    ]
}

/// The training at another learning rate: what a factor of the gradient comes to, but for methods that divide it out.
fn at(scenario: &Scenario, factor: f64, times: f64) -> Vec<Vec<Series>> {
    let lr = scenario.number("lr");
    if (optimizer::find(&scenario.word("opt")).with)(scenario).rescales() {
        return if times == 1.0 { Vec::new() } else { run(scenario, &[], times) };
    }
    run(scenario, &[("lr", write_number(factor * lr))], times)
}

/// How many examples each batch has.
fn size(scenario: &Scenario) -> f64 {
    let all = super::settings::examples(scenario).len();
    match scenario.integer("batch") {
        0 => all as f64,
        size => size.min(all) as f64,
    }
}

/// The training that is shown, and all that may have been made in its place.
pub fn ways(scenario: &Scenario) -> Vec<Way<'_>> {
    let all = super::settings::examples(scenario).len() as f64;
    // Slips beside a sum.
    let reduction = table::reduction(scenario);
    let mean = move |part: f64, loss: f64| {
        if reduction.averages() { Vec::new() } else { at(scenario, part / size(scenario), loss) }
    };
    let summed = move || {
        let rate = write_number(scenario.number("lr"));
        let changes = [("reduce", "sum".to_string()), ("lr", rate)];
        if reduction.averages() { run(scenario, &changes, 1.0) } else { Vec::new() }
    };
    let set = move |key: &'static str, text: &str| run(scenario, &[(key, text.into())], 1.0);
    let other = move |key: &'static str, one: &str, two: &str| match scenario.value(key) {
        Value::Words(words) if words.first().is_some_and(|word| word == one) => set(key, two),
        _ => set(key, one),
    };
    vec![
        Way::new(None, move || vec![series(&Layers::new(scenario), 1.0)]),
        Way::new(Some(slip_words::NO_RATE), move || set("lr", "1")),
        Way::new(Some(slip_words::MEAN), move || mean(1.0, 1.0 / all)),
        Way::new(Some(slip_words::HALF_MEAN), move || mean(0.5, 0.5 / all)),
        Way::new(Some(slip_words::TWO_LOST), move || {
            if reduction.each() != 1.0 { Vec::new() } else { at(scenario, 0.5, 1.0) }
        }),
        Way::new(Some(slip_words::SUMMED), summed),
        Way::new(
            Some("the gradient is averaged over the examples, though the loss is their sum"),
            move || [mean(1.0, 1.0), mean(0.5, 1.0)].concat(),
        ),
        Way::new(Some(slip_words::ALL_EXAMPLES), move || set("batch", "0")),
        Way::new(Some(slip_words::OTHER_SAMPLING), move || other("sampling", "epoch", "independent")),
        Way::new(
            Some(
                "m and v are not corrected for starting at 0 (or are, where this run is without the correction)",
            ),
            move || set("correct", if scenario.flag("correct") { "0" } else { "1" }),
        ),
        Way::new(
            Some("the gradient is measured where the other printed form of Nesterov momentum has it"),
            move || other("form", "errata", "notes"),
        ),
        Way::new(
            Some(
                "the gradient is measured at φ, not where the momentum is about to lead: this is plain momentum",
            ),
            {
                Box::new(
                    move || {
                        if scenario.word("opt") == "nesterov" { set("opt", "momentum") } else { Vec::new() }
                    },
                )
            },
        ),
        Way::new(Some("the learning rate stays what it is at first, without the schedule"), {
            move || set("schedule", "constant")
        }),
    ]
}
