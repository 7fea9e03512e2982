//! The problem of a run in a plane, and the examples that it is fitted to.

use super::table;
use crate::param::{Kind, Param, Search};
use crate::problem;
use crate::reduction::Reduction;
use crate::scenario::Scenario;

/// The parameter for the problem.
pub const PROBLEM: Param = Param {
    key: "problem",
    label: "Problem",
    symbol: "",
    help: "What is fitted, or the surface that is descended.",
    kind: Kind::Choice { of: problem::entries, most: 1 },
    default: "line",
    search: Search::No,
};

/// φ at the start; the default depends on the problem.
pub const START: Param = Param {
    key: "start",
    label: "Start",
    symbol: "φ",
    help: "Where the run begins: φ₀, φ₁. Drag the ring on the surface, or type.",
    kind: Kind::Numbers { bound: 1e6, least: 2, most: 2 },
    default: "",
    search: Search::No,
};

/// How the losses of examples come together; a surface has none.
pub fn reduction(scenario: &Scenario) -> Reduction {
    if own_data_fits(scenario) { table::reduction(scenario) } else { Reduction::Sum }
}

/// How many examples there are, where the problem has any.
pub fn examples(scenario: &Scenario) -> Option<usize> {
    let problem::ProblemKind::Fit(_, data) = problem::find(&scenario.word("problem")).kind() else {
        return None;
    };
    Some(own_data(scenario).map_or(data.x.len(), |(x, _)| x.len()))
}

/// The reader's own examples, where the problem takes them and they are given.
pub fn own_data(scenario: &Scenario) -> Option<(Vec<f64>, Vec<f64>)> {
    let (x, y) = (scenario.numbers("x"), scenario.numbers("y"));
    (own_data_fits(scenario) && !x.is_empty() && x.len() == y.len()).then_some((x, y))
}

/// Whether the problem takes examples.
pub fn own_data_fits(scenario: &Scenario) -> bool {
    matches!(problem::find(&scenario.word("problem")).kind(), problem::ProblemKind::Fit(..))
}
