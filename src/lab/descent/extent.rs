//! The part of the plane that a problem is drawn over, and where in it a run starts.

use crate::figure::Span;
use crate::lab::kit::points::{Points, units};
use crate::lab::kit::table::{loss, standard};
use crate::number::rounded;
use crate::problem::{self, Problem};
use crate::scenario::Scenario;

/// The part of the plane drawn: the problem's own, or one that suits the reader's data; wide enough to hold
/// the start.
pub fn plane(scenario: &Scenario) -> [Span; 2] {
    let start = scenario.numbers("start");
    around(scenario, std::iter::once([start[0], start[1]]))
}

/// The same, wide enough to hold several starts.
pub fn around(scenario: &Scenario, starts: impl Iterator<Item = [f64; 2]>) -> [Span; 2] {
    let plane = whole_plane(scenario, problem::find(&scenario.word("problem")));
    starts.fold(plane, |plane, start| {
        [0, 1].map(|axis| {
            let (span, at) = (plane[axis], start[axis]);
            if span.contains(at) {
                span
            } else {
                Span::new(span.lo().min(at), span.hi().max(at)).padded(0.05)
            }
        })
    })
}

/// The plane before it is widened for a start.
pub fn whole_plane(scenario: &Scenario, problem: &dyn Problem) -> [Span; 2] {
    let fitted = fitted_plane(scenario, problem);
    let plane = problem.plane();
    fitted
        .or_else(|| {
            in_standard(scenario, problem).map(|map| {
                let corners = [Span::lo, Span::hi]
                    .map(|a| [Span::lo, Span::hi].map(|b| map([a(plane[0]), b(plane[1])])));
                [0, 1].map(|axis| Span::of(corners.as_flattened().iter().map(|phi| phi[axis]), plane[axis]))
            })
        })
        .unwrap_or(plane)
}

/// What turns a place of the plane of a problem with a given height into one in standard units: by those of the problem's own
/// data, so that as many waves as in these are within the spread of any.
fn in_standard(scenario: &Scenario, problem: &dyn Problem) -> Option<impl Fn([f64; 2]) -> [f64; 2]> {
    let problem::ProblemKind::Fit(model, data) = problem.kind() else { return None };
    standard(scenario).then(|| {
        let [x, y] = units(model, data.x, data.y);
        move |phi| model.standard(phi, &x, &y)
    })
}

/// About the least-squares optimum of the reader's own data, or of any in standard units, as wide as the data is tall. A loss
/// for classes has outputs of about ±4 in place of 0 and 1: the probabilities 0.02 and 0.98.
fn fitted_plane(scenario: &Scenario, problem: &dyn Problem) -> Option<[Span; 2]> {
    let problem::ProblemKind::Fit(model, _) = problem.kind() else { return None };
    let Points { x, mut y, own, units, .. } = Points::of(scenario, problem);
    if !own && units.is_none() {
        return None;
    }
    if loss(scenario).two_class() {
        y.iter_mut().for_each(|y| *y = 8.0 * *y - 4.0);
    }
    let centre = match model.optimum(&x, &y) {
        Some(centre) => centre,
        None if problem.entry().id == "line" => [y.iter().sum::<f64>() / y.len() as f64, 0.0],
        None => return None,
    };
    let unit = Span::new(0.0, 1.0);
    let (wide, tall) = (Span::of(x.iter().copied(), unit), Span::of(y.iter().copied(), unit));
    let reach = [tall.width(), 2.0 * tall.width() / wide.width()];
    Some([0, 1].map(|axis| Span::new(centre[axis] - reach[axis], centre[axis] + reach[axis])))
}

/// Where a run starts unless told otherwise.
pub fn start(scenario: &Scenario, problem: &dyn Problem) -> [f64; 2] {
    if let Some([a, b]) = fitted_plane(scenario, problem) {
        return [a.hi() - 0.15 * a.width(), b.lo() + 0.15 * b.width()].map(|v| rounded(v, 1));
    }
    let start = problem.start();
    in_standard(scenario, problem).map_or(start, |map| map(start).map(|v| rounded(v, 1)))
}
