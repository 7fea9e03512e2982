//! What can be asked about a run: the numbers of a step, and what becomes of it.

use super::Descending;
use super::answers::Asked;
use crate::lab::kit::askable::{Askable, of_group};
use crate::number::read;
use crate::scenario::{Scenario, write_number};

/// What can be asked at step t, and of the run as a whole.
pub fn askable(scenario: &Scenario, t: usize) -> Vec<Askable> {
    let lab = Descending::new(scenario);
    let asked = Asked::new(&lab, scenario);
    let t = t.max(1);
    let of = |group, names: &[&str], step| {
        let names = names.iter().map(|name| (*name).to_string());
        of_group(group, names, step, |name, step| asked.of(name, step))
    };
    let mut all = of("What the step comes to", &["phi", "loss"], Some(t));
    all.extend(of("What the method keeps", lab.focused().track.kept, Some(t)));
    let by = ["grad", "measured", "batch_loss", "batch", "alpha"];
    all.extend(of("What the step goes by", &by, Some(t - 1)));
    let seen = Some(t - 1).filter(|seen| *seen > 0);
    all.extend(of("The whole run", &["fate", "rank"], seen));
    let losses = lab.losses(lab.focused());
    let level = losses.first().and_then(|first| level(0.5 * first));
    let name = level.map(|level| format!("first(loss<{})", write_number(level)));
    all.extend(of_group("The whole run", name, seen, |name, step| asked.of(name, step)));
    all
}

/// The largest of 1, 2 and 5 times a power of ten below a number.
fn level(below: f64) -> Option<f64> {
    let powers = (-6..6).flat_map(|power| [1, 2, 5].map(|digit| format!("{digit}e{power}")));
    powers.filter_map(|text| read(&text)).rfind(|level| *level < below)
}
