//! What can be asked about a network.

use super::Layers;
use super::answers::{answers, of};
use super::quantity::of_place;
use crate::lab::kit::askable::{Askable, of_group};
use crate::scenario::Scenario;

/// Both passes of the example shown; after training steps also the loss of all and the parameters.
pub fn askable(scenario: &Scenario, t: usize) -> Vec<Askable> {
    let lab = Layers::new(scenario);
    let n = Some(t.saturating_sub(lab.plan.end())).filter(|n| *n > 0);
    let shape = &lab.network.shape;
    let group = |group, names: Vec<String>| of_group(group, names, n, |name, step| of(&lab, name, step));
    let parameters: Vec<String> = (0..shape.params()).filter_map(|i| shape.place(i)).map(of_place).collect();
    let ranked = of_group("The runs side by side", ["rank".to_string()], None, |name, step| {
        answers(scenario, name, step)
    });
    let units = |letter: &str, k: usize| {
        (0..shape.rows(k)).map(|unit| format!("{letter}.{k}.{unit}")).collect::<Vec<_>>()
    };
    let hidden = |k: usize| (0..shape.cols(k)).map(move |unit| format!("h.{k}.{unit}"));
    let outputs = || (0..shape.outputs()).map(|unit| format!("o.{unit}"));
    let derivatives = |names: Vec<String>| names.into_iter().map(|name| format!("d.{name}")).collect();
    let forward: Vec<String> = (0..shape.layers())
        .flat_map(|k| hidden(k).chain(units("f", k)).collect::<Vec<_>>())
        .chain(outputs())
        .collect();
    let passes = [
        group("Forward pass", forward.clone()),
        group("Backward pass", derivatives(forward.into_iter().rev().collect())),
        group("Derivatives of parameters", derivatives(parameters.clone())),
    ]
    .concat();
    let loss = |words| group(words, vec!["loss".into()]);
    match n {
        None => [loss("Loss of this example"), passes, ranked].concat(),
        Some(_) => [loss("Loss of all examples"), group("Parameters", parameters), passes, ranked].concat(),
    }
}
