//! What can be asked about a chain.

use super::answers::{answers, of};
use super::{PARAMETER_ORDER, PARAMETERS_END, Passes};
use crate::chain::{FORWARD, PARAMETERS};
use crate::lab::kit::askable::{Askable, of_group};
use crate::scenario::Scenario;

/// Both passes; after training steps, what has become of their numbers.
pub fn askable(scenario: &Scenario, t: usize) -> Vec<Askable> {
    let lab = Passes::new(scenario);
    let n = Some(t.saturating_sub(PARAMETERS_END)).filter(|n| *n > 0);
    let parameters = || PARAMETER_ORDER.map(|i| PARAMETERS[i].to_string());
    let derivative = |name: String| format!("d.{name}");
    let group = |group, names: Vec<String>| of_group(group, names, n, |name, step| of(&lab, name, step));
    let mut all = Vec::new();
    if n.is_some() {
        all.extend(group("Parameters after training", parameters().to_vec()));
    }
    all.extend(group("Forward pass", FORWARD.map(String::from).to_vec()));
    let nodes = FORWARD.iter().rev().chain(&["x"]).map(|name| derivative((*name).into()));
    all.extend(group("Backward pass", nodes.collect()));
    all.extend(group("Derivatives of parameters", parameters().map(derivative).to_vec()));
    all.extend(group("All derivatives", vec!["zero".into()]));
    let ranked = |name: &str, step| answers(scenario, name, step);
    all.extend(of_group("The chains side by side", ["rank".to_string()], None, ranked));
    all
}
