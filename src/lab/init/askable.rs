//! What can be asked about signals in deep networks.

use super::answers::of;
use super::{FORMATS, Phase, Signals};
use crate::lab::kit::askable::{Askable, of_group};
use crate::scenario::Scenario;

/// The mean squares to be expected, layer by layer; what the networks come to in the layer that step t finds; the variance that keeps
/// signals, and where numbers end.
pub fn askable(scenario: &Scenario, t: usize) -> Vec<Askable> {
    let lab = Signals::new(scenario, &[]);
    let layers = |what: &str| (0..lab.depth()).map(|k| format!("{what}.{k}")).collect::<Vec<_>>();
    let seen = Some(t.saturating_sub(1)).filter(|seen| *seen > 0);
    let group =
        |group, names: Vec<String>, step| of_group(group, names, step, |name, step| of(&lab, name, step));
    let formats = FORMATS.iter().flat_map(|format| {
        [String::new(), ".backward".into()].map(|way| format!("float{}{way}", format.bits))
    });
    let found: &[&str] = match lab.phase(t) {
        Phase::Start => &[],
        Phase::Forward(_) => &["forward"],
        Phase::Backward(_) => &["backward", "weights"],
    };
    let k = match lab.phase(t) {
        Phase::Start => 0,
        Phase::Forward(k) | Phase::Backward(k) => k,
    };
    let networks = found.iter().flat_map(|what| (0..lab.source.runs).map(move |i| format!("{what}.{k}.{i}")));
    let lasting = ["lasting", "lasting.backward"].map(String::from).to_vec();
    [
        group("Forward, as the formulas count", layers("forward"), None),
        group("Backward, as the formulas count", layers("backward"), None),
        group("Derivatives of weights, as the formulas count", layers("weights"), None),
        group("As these networks come out", networks.collect(), None),
        group("The variance that keeps them", lasting, seen),
        group("Where numbers end", formats.collect(), seen),
    ]
    .concat()
}
