//! What may be asked about a run: its numbers by the engine's column names, each at a step, and what comes of the whole run.

use super::otherwise::{Case, Place, Turn};
use super::slips;
use super::{Descending, Run, loss};
use crate::figure::{Scale, Span};
use crate::formula::{plain, short, subscript};
use crate::lab::Session;
use crate::lab::kit::answers::{Answers, Asks};
use crate::lab::kit::rank;
use crate::lab::kit::slack::slack;
use crate::lab::kit::spot::{Place as On, Spot};
use crate::number;
use crate::problem::ProblemKind;
use crate::scenario::Scenario;
use crate::trajectory::Ending;

/// The quantity of that name at a step, counted as the engine's columns count: `phi`, `loss` and what the method keeps (`m`, `v`)
/// from the start on, `grad`, `measured`, `batch_loss`, `alpha` and `batch` by the step they make.
///
/// `fate`, `rank` and `first(loss<…)` are of the whole run; a step says how much of it has been seen when they are asked for.
pub fn answers(scenario: &Scenario, quantity: &str, step: Option<usize>) -> Option<Answers> {
    let lab = Descending::new(scenario);
    Asked::new(&lab, scenario).of(quantity, step)
}

/// The number of `first(loss<1)`.
fn below(quantity: &str) -> Option<f64> {
    number::read(quantity.strip_prefix("first(loss<")?.strip_suffix(')')?)
}

/// What is asked about.
pub struct Asked<'a> {
    lab: &'a Descending,
    run: &'a Run,
    scenario: &'a Scenario,
}

fn both(name: &str) -> Vec<String> {
    [0, 1].map(|i| format!("{name}{}", subscript(&i.to_string()))).to_vec()
}

impl<'a> Asked<'a> {
    pub fn new(lab: &'a Descending, scenario: &'a Scenario) -> Asked<'a> {
        Asked { lab, run: lab.focused(), scenario }
    }

    /// The quantity of that name at a step.
    pub fn of(&self, quantity: &str, step: Option<usize>) -> Option<Answers> {
        match quantity {
            "fate" => self.fate(step.unwrap_or(0)),
            "rank" => ranked(self.scenario, step.unwrap_or(0)),
            "batch" => self.batch(step?),
            _ => match below(quantity) {
                Some(level) => self.first_below(level, step.unwrap_or(0)),
                None => self.number(quantity, step?),
            },
        }
    }

    /// The run's numbers at a step, in the order of their names.
    fn number(&self, quantity: &str, k: usize) -> Option<Answers> {
        let track = &self.run.track;
        let made = track.iterations.get(k);
        let reached = k > 0 && k <= track.len();
        let name = match track.kept.iter().find(|kept| **kept == quantity) {
            Some(name) => both(name),
            None => match quantity {
                "phi" => both("φ"),
                "measured" => both("φ̃"),
                "grad" => both("φ").iter().map(|phi| format!("∂L/∂{phi}")).collect(),
                "loss" => vec!["L".into()],
                "batch_loss" => vec!["the loss of the batch".into()],
                "alpha" => vec!["α".into()],
                _ => return None,
            },
        };
        let (step, truth) = match quantity {
            "grad" => (k + 1, made?.gradient.to_vec()),
            "measured" => (k + 1, made?.measured.to_vec()),
            "batch_loss" => (k + 1, vec![made?.batch_loss]),
            "alpha" => (k + 1, vec![made?.alpha]),
            _ if !reached => return None,
            "phi" => (k, track.phi(k).to_vec()),
            "loss" => (k, vec![*self.lab.losses(self.run).get(k)?]),
            state => (k, track.states_of(state).nth(k)?.to_vec()),
        };
        if truth.iter().any(|v| !v.is_finite()) {
            return None;
        }
        let case = Case::of(self.scenario);
        let t = step - 1;
        let gradient = track.iterations[t].gradient;
        let place = Place::of(track, t);
        let right = Turn::default();
        let slack = slack(&place.inputs(gradient), |inputs| {
            case.step_from(&place.with(inputs, gradient), &right).numbers(quantity)
        });
        let wrong = slips::wrong(&case, t, quantity);
        let first = self.first(quantity, t);
        let spot = self.spot(quantity, step, &name, &truth);
        Some(Answers { slack, wrong, first, spot, ..Answers::numbers(step, name, truth) })
    }

    /// Where in a plot numbers that are seen first at a step lie, if they lie in it.
    fn spot(&self, quantity: &str, step: usize, names: &[String], truth: &[f64]) -> Option<Spot> {
        let (lab, track) = (self.lab, &self.run.track);
        let before = track.phi(step - 1);
        let spot = |view, on| Spot::new(view, on, names.to_vec(), truth.to_vec());
        match quantity {
            "phi" | "measured" if truth != before => {
                let inside = (0..2).all(|i| lab.plane[i].contains(truth[i]));
                let lengths = lab.plane.map(Span::width).to_vec();
                inside.then(|| spot("surface", On::Plane).on(lengths, false).moving(before.to_vec()))
            }
            "loss" => {
                let seen = lab.runs.iter().flat_map(|run| lab.losses(run).iter().take(step).copied());
                let axis = loss::roomy(lab, seen);
                let across = lab.across().of(step);
                let length = axis.length();
                let spot = spot("loss", On::Height { across, exponents: false });
                let from = lab.losses(self.run)[step - 1];
                let inside = [from, truth[0]].iter().all(|loss| axis.span.contains(*loss));
                inside.then(|| spot.on(vec![length], axis.scale == Scale::Log).moving(vec![from]))
            }
            _ => None,
        }
    }

    /// The intermediate results on the way to a quantity of the step from t.
    fn first(&self, quantity: &str, t: usize) -> String {
        let kept = self.run.track.kept;
        let ahead = self.run.track.iterations[t].measured != self.run.track.phi(t);
        let place = if ahead { "the place φ̃ where it is measured, then " } else { "" };
        let gradient = format!("{place}the gradient of the step from {t}");
        let means = if kept.is_empty() { String::new() } else { format!(", then {}", kept.join(" and ")) };
        match quantity {
            "phi" => format!("{gradient}{means}"),
            "loss" => format!("φ₀ and φ₁ at step {}", t + 1),
            "grad" | "batch_loss" if self.lab.x.is_empty() => String::new(),
            "grad" => format!("{place}f − y of each example"),
            "batch_loss" => "f − y of each example".into(),
            name if kept.contains(&name) => gradient,
            _ => String::new(),
        }
    }

    /// The examples in a step's batch.
    fn batch(&self, k: usize) -> Option<Answers> {
        if self.lab.batches.full() || k >= self.run.last() {
            return None;
        }
        let choices = (0..self.lab.x.len()).map(|i| i.to_string()).collect();
        let mut members = self.lab.batches.members(k);
        members.sort_unstable();
        Some(Answers::chosen(Asks::Set, [k + 1, k + 1], "the batch", choices, &members))
    }

    /// The minima that a run may end in.
    fn minima(&self) -> Vec<[f64; 2]> {
        match self.lab.problem.kind() {
            ProblemKind::Surface(_) => self.lab.known_minima(),
            ProblemKind::Fit(model, _) if self.lab.loss.least_squares() => {
                let exact = model.optimum(&self.lab.x, &self.lab.y);
                exact.map_or_else(
                    || if self.lab.own { Vec::new() } else { self.lab.known_minima() },
                    |optimum| vec![optimum],
                )
            }
            ProblemKind::Fit(..) => Vec::new(),
        }
    }

    /// Which known minimum the run ends at, if any.
    fn fate(&self, seen: usize) -> Option<Answers> {
        let minima = self.minima();
        let last = self.run.last();
        if minima.is_empty() || seen >= last {
            return None;
        }
        let place = |[a, b]: &[f64; 2]| format!("the minimum at φ₀ = {}, φ₁ = {}", short(*a), short(*b));
        let mut choices: Vec<String> = minima.iter().map(place).collect();
        choices
            .extend(["none of them: it is still on its way at the last step".into(), "it diverges".into()]);
        let end = self.run.track.phi(last);
        let away = |minimum: &[f64; 2]| {
            let part = |i: usize| (end[i] - minimum[i]) / self.lab.plane[i].width();
            (part(0) * part(0) + part(1) * part(1)).sqrt()
        };
        let nearest = (0..minima.len()).min_by(|i, j| away(&minima[*i]).total_cmp(&away(&minima[*j])))?;
        let truth = match self.run.track.ending {
            Ending::Diverged => minima.len() + 1,
            Ending::Complete if away(&minima[nearest]) < NEAR => nearest,
            Ending::Complete => minima.len(),
        };
        let spot = minima.get(truth).map(|minimum| self.spot_of(*minimum, &minima, self.run.track.phi(seen)));
        let answers = Answers::chosen(Asks::Choice, [seen + 1, last], "how the run ends", choices, &[truth]);
        Some(Answers { spot, ..answers })
    }

    /// Where the minimum lies that a run ends in, among others.
    fn spot_of(&self, minimum: [f64; 2], all: &[[f64; 2]], from: [f64; 2]) -> Spot {
        let others = all.iter().filter(|other| **other != minimum).map(|other| other.to_vec()).collect();
        let spot = Spot::new("surface", On::Plane, both("φ"), minimum.to_vec());
        let spot = spot.on(self.lab.plane.map(Span::width).to_vec(), false);
        Spot { room: AT_MINIMUM, from: from.to_vec(), others, ..spot }
    }

    /// The first step at which the loss is below a level.
    fn first_below(&self, level: f64, seen: usize) -> Option<Answers> {
        let losses = self.lab.losses(self.run);
        let first = losses.iter().position(|loss| *loss < level).filter(|first| *first > seen)?;
        let name = format!("the first step with L < {}", plain(level));
        let answers = Answers::numbers(seen + 1, vec![name], vec![first as f64]);
        Some(Answers { shown: first, whole: true, ..answers })
    }
}

/// The runs by their loss in the end, the lowest first: of several methods, and of settings that differ.
fn ranked(scenario: &Scenario, seen: usize) -> Option<Answers> {
    let lab = Descending::open(scenario);
    if lab.beside.other_losses() {
        return None;
    }
    let end = |lab: &Descending, run: &Run| match run.track.ending {
        Ending::Diverged => f64::INFINITY,
        Ending::Complete => lab.losses(run).last().copied().unwrap_or(f64::INFINITY),
    };
    let runs = lab.shown().into_iter().map(|one| (one.name.clone(), end(one.lab, one.run)));
    rank::rank(rank::BY_LOSS, [seen + 1, lab.steps()], runs)
}

/// A run counts as at a minimum within this distance, as a fraction of the plane drawn.
const NEAR: f64 = 0.03;

/// A minimum is meant by a press this near to it: it is not marked, and valleys are wide.
const AT_MINIMUM: f64 = 0.06;
