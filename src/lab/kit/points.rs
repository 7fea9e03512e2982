//! The examples of a fit, as the reader gave them and as a run sees them.

use super::{fitted, table};
use crate::problem::{Model, Problem, ProblemKind};
use crate::scaling::Scaling;
use crate::scenario::Scenario;

/// Examples; none for a surface.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Points {
    /// x and y in the units they came in.
    pub given: [Vec<f64>; 2],
    /// Inputs as a run sees them.
    pub x: Vec<f64>,
    /// Targets as a run sees them, one for each input.
    pub y: Vec<f64>,
    /// Whether they are the reader's own.
    pub own: bool,
    /// The standard units of x and y, where they are used.
    pub units: Option<[Scaling; 2]>,
}

impl Points {
    /// Those of a scenario with this problem.
    pub fn of(scenario: &Scenario, problem: &dyn Problem) -> Points {
        let ProblemKind::Fit(model, data) = problem.kind() else { return Points::default() };
        let own = fitted::own_data(scenario);
        let is_own = own.is_some();
        let (x, y) = own.unwrap_or_else(|| (data.x.to_vec(), data.y.to_vec()));
        if !table::standard(scenario) {
            return Points { given: [x.clone(), y.clone()], x, y, own: is_own, units: None };
        }
        let units = units(model, &x, &y);
        let seen = |values: &[f64], unit: &Scaling| values.iter().map(|v| unit.standard(*v)).collect();
        Points {
            x: seen(&x, &units[0]),
            y: seen(&y, &units[1]),
            given: [x, y],
            own: is_own,
            units: Some(units),
        }
    }
}

/// The standard units of examples. Targets stay as they are where they are classes, or where a model has a height of its own.
pub fn units(model: &dyn Model, x: &[f64], y: &[f64]) -> [Scaling; 2] {
    let of_y = if model.any_height() { table::target_units(y) } else { Scaling::NONE };
    [Scaling::of(x.iter().copied()), of_y]
}
