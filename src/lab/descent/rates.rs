//! Which learning rates suit a problem and its data: what is chosen unless told otherwise, and what a slider offers.

use super::bowl::Bowl;
use super::extent::whole_plane;
use crate::curvature::Hessian;
use crate::formula::{plain, within};
use crate::lab::kit::fitted::{self, own_data};
use crate::lab::kit::points::Points;
use crate::lab::kit::table::{loss, rescales, standard};
use crate::lab::{Hint, Limit};
use crate::number::rounded;
use crate::optimizer;
use crate::problem::{self, Model, Problem, ProblemKind};
use crate::scenario::{Scenario, Warning, write_number};

/// The least learning rate that can be set.
const SMALLEST: f64 = 1e-12;

/// The greatest that is chosen by a default or a slider; greater ones can be typed.
const GREATEST: f64 = 10.0;

/// The least learning rate that is a default.
const LEAST_DEFAULT: f64 = 1e-6;

/// As many steps as the reader's own data are given at most.
const MOST_STEPS: usize = 2000;

/// Where even the largest rate is below this, standard units are offered.
const TINY: f64 = 1e-3;

/// A learning rate with which the first method gets on.
pub fn default(scenario: &Scenario, problem: &dyn Problem) -> f64 {
    if rescales(scenario) {
        return rescaled(scenario, problem);
    }
    let ProblemKind::Fit(model, data) = problem.kind() else { return problem.rate() };
    let suited = loss(scenario).rate();
    let points = Points::of(scenario, problem);
    let part = part(scenario, &points.x);
    if !points.own && points.units.is_none() {
        let rate = suited * problem.rate();
        return if part == 1.0 { rate } else { two_digits(rate / part) }.clamp(LEAST_DEFAULT, GREATEST);
    }
    let rate = if linear(problem) {
        steady(model, &points.x, part)
    } else {
        problem.rate() * data.x.len() as f64 / points.x.len() as f64 / part
    };
    two_digits(suited * rate).clamp(LEAST_DEFAULT, GREATEST)
}

/// The same for a method that makes steps of a length of its own.
fn rescaled(scenario: &Scenario, problem: &dyn Problem) -> f64 {
    let [a, b] = whole_plane(scenario, problem);
    two_digits(a.width().min(b.width()) / 40.0).clamp(LEAST_DEFAULT, GREATEST)
}

/// Whether f is linear in φ.
fn linear(problem: &dyn Problem) -> bool {
    matches!(problem.kind(), ProblemKind::Fit(model, data) if model.optimum(data.x, data.y).is_some())
}

/// A learning rate at which gradient descent fits a linear model to such x without ever climbing: the trace of the Hessian
/// 2·Σ (∂f/∂φ)(∂f/∂φ)ᵀ bounds its largest eigenvalue. The loss is `part` times the sum.
fn steady(model: &dyn Model, x: &[f64], part: f64) -> f64 {
    let traces = x.iter().map(|x| model.derivative([0.0; 2], *x)).map(|[p, q]| 2.0 * (p * p + q * q));
    1.0 / (part * traces.sum::<f64>())
}

/// What the sum of losses is multiplied by: 1, or one over their number, or half of that.
fn part(scenario: &Scenario, x: &[f64]) -> f64 {
    fitted::reduction(scenario).over(x.len())
}

/// The number rounded to two significant digits.
pub fn two_digits(v: f64) -> f64 {
    rounded(v, 1)
}

/// Gradient descent on the reader's own data in their own units: the bowl, and how it is best gone down.
struct Way {
    bowl: Bowl,
    rate: f64,
    /// How many steps it takes; nothing where no rate gets there.
    steps: Option<usize>,
}

/// The way down for a line on the reader's own data.
fn way(scenario: &Scenario) -> Option<Way> {
    let problem = problem::find(&scenario.word("problem"));
    let ProblemKind::Fit(model, _) = problem.kind() else { return None };
    let Points { x, y, own, .. } = Points::of(scenario, problem);
    if !own || rescales(scenario) || !loss(scenario).least_squares() {
        return None;
    }
    let optimum = model.optimum(&x, &y)?;
    let part = part(scenario, &x);
    let bowl = Bowl::of(model, &x, part);
    let start = scenario.numbers("start");
    let off = [0, 1].map(|i| start[i] - optimum[i]);
    let lowest =
        x.iter().zip(&y).map(|(x, y)| model.value(optimum, *x) - y).map(|off| off * off).sum::<f64>() * part;
    let near = bowl.near(off, lowest);
    let gentle = two_digits(steady(model, &x, part));
    let finer = |rate: f64| rounded(rate, 2);
    let there = |rate: f64| bowl.steps(off, rate, near, MOST_STEPS).map(|steps| (rate, Some(steps)));
    let found = std::iter::once(gentle).chain(bowl.rates().map(finer)).find_map(there);
    let (rate, steps) = found.unwrap_or((gentle, None));
    Some(Way { bowl, rate, steps })
}

/// A rate and a number of steps that bring gradient descent to within 1 % of the lowest loss of the reader's own data, or as
/// near as it comes, where defaults do not.
pub fn suits_data(scenario: &Scenario) -> Vec<(&'static str, String)> {
    let Some(Way { rate, steps, .. }) = way(scenario) else { return Vec::new() };
    let problem = problem::find(&scenario.word("problem"));
    let mut suited = Vec::new();
    if rate >= SMALLEST && rate != default(scenario, problem) {
        suited.push(("lr", write_number(rate)));
    }
    let steps = rounded_up(steps.unwrap_or(MOST_STEPS)).min(MOST_STEPS);
    if steps > problem.steps() {
        suited.push(("steps", steps.to_string()));
    }
    suited
}

/// The next number of two significant digits.
fn rounded_up(steps: usize) -> usize {
    let mut unit = 1;
    while steps > 99 * unit {
        unit *= 10;
    }
    steps.div_ceil(unit) * unit
}

/// What is said of data that gradient descent has a hard time with.
pub fn says_of_data(scenario: &Scenario) -> Option<Warning> {
    let Way { bowl, steps, .. } = way(scenario)?;
    let text = match steps {
        None => format!(
            "Gradient descent cannot come within 1 % of the lowest loss here in {MOST_STEPS} steps, whatever its learning rate: \
             across its valley the loss is κ = λ_max/λ_min = {} times as steep as along it. In standard units κ is 1.",
            condition(&bowl).0
        ),
        Some(_) if hard(scenario) => format!(
            "The numbers are so large that gradient descent settles only at learning rates below {}. In standard units they need \
             not be that small.",
            plain(two_digits(bowl.largest_rate()))
        ),
        Some(_) => return None,
    };
    Some(Warning { key: "units".into(), text })
}

/// κ as it is printed, and the unit of its last digit.
pub fn condition(bowl: &Bowl) -> (String, f64) {
    let condition = bowl.condition();
    if (100.0..1e5).contains(&condition) {
        (format!("{condition:.0}"), 1.0)
    } else {
        within(condition, f64::INFINITY)
    }
}

/// Whether standard units are to be offered: no rate gets to the optimum, or every rate is tiny.
pub fn hard(scenario: &Scenario) -> bool {
    !standard(scenario)
        && way(scenario).is_some_and(|way| way.steps.is_none() || way.bowl.largest_rate() < TINY)
}

/// What is wrong with a learning rate on data so large that no default can be small enough.
pub fn too_large(scenario: &Scenario) -> Option<String> {
    let (x, _) = own_data(scenario)?;
    let problem = problem::find(&scenario.word("problem"));
    let ProblemKind::Fit(model, _) = problem.kind() else { return None };
    let rate = steady(model, &x, part(scenario, &x));
    let asked = linear(problem) && !standard(scenario) && !rescales(scenario) && 2.0 * rate < LEAST_DEFAULT;
    if !asked || scenario.number("lr") <= 2.0 * two_digits(rate) {
        return None;
    }
    let small = if rate >= SMALLEST {
        format!("the learning rate is too large for them; {} is small enough", plain(two_digits(rate)))
    } else {
        "no learning rate here is small enough".into()
    };
    Some(format!("The x are so large that {small}. Or standardise them, or measure them in a larger unit."))
}

/// The rates that a slider offers: about the largest one at which gradient descent settles, which has a tick, where the loss
/// is a bowl; about the default elsewhere.
pub fn hint(scenario: &Scenario) -> Hint {
    let problem = problem::find(&scenario.word("problem"));
    let limit = limit(scenario, problem);
    let mut ends = [GREATEST, SMALLEST];
    for id in scenario.words("opt") {
        let middle = if (optimizer::find(&id).with)(scenario).rescales() {
            rescaled(scenario, problem)
        } else {
            limit.unwrap_or_else(|| default(scenario, problem))
        };
        let above = if limit == Some(middle) { 10.0 } else { 100.0 };
        ends = [ends[0].min(middle / 1000.0), ends[1].max(middle * above)];
    }
    let [least, most] = ends.map(|end| two_digits(end).clamp(SMALLEST, GREATEST));
    let digits = |rate: f64, count: usize| plain(rounded(rate, count));
    let tick = |value: f64| Limit {
        value,
        label: format!("2/λ_max = {}", digits(value, 3)),
        words: format!(
            "2/λ_max = {}: above it, gradient descent on all examples diverges.",
            digits(value, 11)
        ),
    };
    Hint { least: Some(least), most: Some(most), tick: limit.map(tick), ..Hint::default() }
}

/// The largest rate at which gradient descent settles, where the loss is a bowl.
pub fn limit(scenario: &Scenario, problem: &dyn Problem) -> Option<f64> {
    match problem.kind() {
        ProblemKind::Fit(model, _) => {
            let bowl = linear(problem) && loss(scenario).least_squares();
            let x = Points::of(scenario, problem).x;
            bowl.then(|| Bowl::of(model, &x, part(scenario, &x)).largest_rate())
        }
        ProblemKind::Surface(surface) => {
            surface.quadratic().then(|| 2.0 / Hessian(surface.second([0.0; 2])).eigenvalues()[0])
        }
    }
}
