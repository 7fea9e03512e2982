//! What the trials of a search start from, which is all of them but the values of what is searched.

use crate::lab;
use crate::lab::kit::table::of_page;
use crate::math;
use crate::scenario::Scenario;

/// The keys that name what is searched, across and up, each with the key of its range.
pub const SEARCHED: [[&str; 2]; 2] = [["across", "xrange"], ["up", "yrange"]];

/// The lab in which a trial can be opened alone.
const TRIALS: &str = "descent";

/// What trials start from: a scenario of [`TRIALS`] with the settings that all share, or one for each method tried where
/// the method is searched. What is searched is left to the trials.
pub fn bases(scenario: &Scenario) -> Vec<Scenario> {
    let searched = searched(scenario);
    let mut base = Scenario::new(lab::find(TRIALS).schema());
    let own = base.schema().params.iter().map(|param| param.key).filter(|key| !of_page(key));
    for key in own {
        if scenario.gives(key) && !searched.iter().any(|other| other == key) {
            base.set(key, &scenario.text(key));
        }
    }
    if !searched.iter().any(|key| key == "opt") {
        return vec![base];
    }
    let with = |method: String| {
        let mut base = base.clone();
        base.set("opt", &method);
        base
    };
    scenario.words("methods").into_iter().map(with).collect()
}

/// The learning rates of trials from these: the one given, or else the methods' own, which are few; the least first.
pub fn rates(bases: &[Scenario]) -> Vec<f64> {
    let mut rates = math::sorted(&bases.iter().map(|base| base.number("lr")).collect::<Vec<_>>());
    rates.dedup();
    rates
}

/// The keys of what is searched, across and up.
pub fn searched(scenario: &Scenario) -> [String; 2] {
    SEARCHED.map(|[key, _]| scenario.word(key))
}

/// The keys that matter to a trial from any of the `bases`, where those of `searched` are set.
pub fn matter(bases: &[Scenario], searched: &[&str]) -> Vec<&'static str> {
    let of = |base: &Scenario| {
        let mut base = base.clone();
        if searched.contains(&"batch") {
            base.set("batch", "1");
        }
        lab::of(&base).shown(&base)
    };
    bases.iter().flat_map(of).collect()
}
