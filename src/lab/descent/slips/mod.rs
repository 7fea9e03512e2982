//! Slips: what people write by mistake in a loop of their own, each as the run that comes of it.
//!
//! To add one: a file here, and a line in [`ALL`].

mod ahead_at_phi;
mod all_examples;
mod alpha_forgotten;
mod alpha_not_scheduled;
mod already_moved;
mod beta_swapped;
mod betas_swapped;
mod bias_kept;
mod change;
mod drop_last;
mod eps_inside;
mod half_mean;
mod mean;
mod mean_of_gradient;
mod old_momentum;
mod one_length;
mod other_form;
mod other_sampling;
mod other_seed;
mod root_forgotten;
mod square_of_sum;
mod stale;
mod summed;
mod swapped;
mod two_lost;
mod unweighted;
mod uphill;
mod written;

use crate::curvature::Hessian;
use crate::lab::kit::task::Task;
use crate::lab::kit::way::{Series, Way};
use crate::number::subscript;
use crate::objective::{Batch, Objective};
use crate::optimizer::{self, Method, Optimizer};
use crate::param::{Given, Param, Value};
use crate::run::{Descend, Plan, plainly};
use crate::sampler::Batches;
use crate::scenario::Scenario;
use crate::trajectory::Trajectory;
use std::rc::Rc;

/// What is done otherwise.
pub struct Slip {
    /// In words that follow “These numbers come out when”.
    pub words: &'static str,
    /// The runs that come of it; none where it makes no difference to this one, or cannot be made in it.
    pub runs: fn(&Case) -> Vec<Vec<Series>>,
}

/// Every slip that is looked for. Where two come to the same numbers both are named.
static ALL: &[&Slip] = &[
    &uphill::SLIP,
    &alpha_forgotten::SLIP,
    &alpha_not_scheduled::SLIP,
    &change::SLIP,
    &mean::SLIP,
    &half_mean::SLIP,
    &mean_of_gradient::SLIP,
    &two_lost::SLIP,
    &summed::SLIP,
    &all_examples::SLIP,
    &drop_last::SLIP,
    &other_sampling::SLIP,
    &other_seed::SLIP,
    &stale::SLIP,
    &already_moved::SLIP,
    &swapped::SLIP,
    &unweighted::SLIP,
    &beta_swapped::SLIP,
    &old_momentum::SLIP,
    &ahead_at_phi::SLIP,
    &other_form::SLIP,
    &bias_kept::SLIP,
    &betas_swapped::SLIP,
    &root_forgotten::SLIP,
    &eps_inside::SLIP,
    &square_of_sum::SLIP,
    &one_length::SLIP,
];

/// The run whose numbers the lab shows, to be made otherwise.
pub struct Case<'a> {
    /// What it depends on but for the method.
    pub task: Task,
    /// The values of all settings.
    pub scenario: &'a Scenario,
    /// Its method.
    pub method: &'static Method,
}

/// Values of which one is another.
struct Otherwise<'a> {
    scenario: &'a Scenario,
    key: &'a str,
    value: f64,
}

impl Given for Otherwise<'_> {
    fn value(&self, param: &Param) -> Value {
        match self.scenario.value(param.key) {
            Value::Number(_) if param.key == self.key => Value::Number(self.value),
            Value::Flag(_) if param.key == self.key => Value::Flag(self.value != 0.0),
            value => value,
        }
    }
}

/// A loss and its gradient, measured otherwise.
struct Measured<'a, F> {
    objective: &'a dyn Descend,
    gradient: F,
}

impl<F: Fn([f64; 2], Batch) -> (f64, [f64; 2])> Objective for Measured<'_, F> {
    fn examples(&self) -> usize {
        self.objective.examples()
    }

    fn gradient(&self, phi: [f64; 2], batch: Batch) -> (f64, [f64; 2]) {
        (self.gradient)(phi, batch)
    }

    fn loss(&self, phi: [f64; 2]) -> f64 {
        self.objective.loss(phi)
    }

    fn curvature(&self, phi: [f64; 2]) -> Hessian {
        self.objective.curvature(phi)
    }
}

impl<F: Fn([f64; 2], Batch) -> (f64, [f64; 2])> Descend for Measured<'_, F> {
    fn descend(&self, plan: &Plan) -> Trajectory {
        plainly(self, plan)
    }
}

impl Case<'_> {
    /// The method as it is.
    pub fn optimizer(&self) -> Box<dyn Optimizer> {
        (self.method.with)(self.scenario)
    }

    /// The value of a parameter of the method; nothing where it has no such parameter.
    pub fn number(&self, key: &str) -> Option<f64> {
        self.has(key).then(|| self.scenario.number(key))
    }

    /// Whether a parameter of the method is on; nothing where it has no such parameter.
    pub fn flag(&self, key: &str) -> Option<bool> {
        self.has(key).then(|| self.scenario.flag(key))
    }

    fn has(&self, key: &str) -> bool {
        self.method.params.iter().any(|param| param.key == key)
    }

    /// Whether the method is one of these.
    pub fn is(&self, ids: &[&str]) -> bool {
        ids.contains(&self.method.entry.id)
    }

    /// How many examples a batch of an iteration has.
    pub fn size(&self, batch: Batch) -> f64 {
        batch.len(self.task.objective.examples()) as f64
    }

    fn plan<'b>(&'b self, optimizer: &'b dyn Optimizer) -> Plan<'b> {
        let Task { objective, batches, rates, start, .. } = &self.task;
        Plan { objective: objective.as_ref(), optimizer, rates, batches, start: *start }
    }

    /// The run itself.
    pub fn run(&self) -> Vec<Series> {
        let optimizer = self.optimizer();
        series(self.task.objective.as_ref(), &self.plan(optimizer.as_ref()).run(), 1.0)
    }

    /// The run by another method.
    pub fn by(&self, optimizer: &dyn Optimizer) -> Vec<Series> {
        series(self.task.objective.as_ref(), &self.plan(optimizer).run(), 1.0)
    }

    /// The run with another value for one of the method's parameters.
    pub fn with(&self, key: &str, value: f64) -> Vec<Series> {
        self.by((self.method.with)(&Otherwise { scenario: self.scenario, key, value }).as_ref())
    }

    /// The run at other learning rates.
    pub fn at(&self, rates: &[f64]) -> Vec<Series> {
        let optimizer = self.optimizer();
        let plan = Plan { rates, ..self.plan(optimizer.as_ref()) };
        series(self.task.objective.as_ref(), &plan.run(), 1.0)
    }

    /// The run with other batches.
    pub fn on(&self, batches: &Batches) -> Vec<Series> {
        let optimizer = self.optimizer();
        let plan = Plan { batches, ..self.plan(optimizer.as_ref()) };
        series(self.task.objective.as_ref(), &plan.run(), 1.0)
    }

    /// The run by a gradient measured otherwise, with the batch's loss beside it; the loss over all examples comes out
    /// `times` as large.
    pub fn measured(&self, times: f64, gradient: impl Fn([f64; 2], Batch) -> (f64, [f64; 2])) -> Vec<Series> {
        self.measured_by(self.optimizer().as_ref(), times, gradient)
    }

    /// The run by another method and a gradient measured otherwise.
    pub fn measured_by(
        &self,
        optimizer: &dyn Optimizer,
        times: f64,
        gradient: impl Fn([f64; 2], Batch) -> (f64, [f64; 2]),
    ) -> Vec<Series> {
        let objective = Measured { objective: self.task.objective.as_ref(), gradient };
        let plan = Plan { objective: &objective, ..self.plan(optimizer) };
        series(self.task.objective.as_ref(), &plan.run(), times)
    }

    /// The run with a gradient, and a loss, of which the factor depends on how many examples there are.
    pub fn scaled(&self, factor: impl Fn(f64) -> f64, loss_too: bool) -> Vec<Series> {
        let of_loss = |size| if loss_too { factor(size) } else { 1.0 };
        self.measured(of_loss(self.size(Batch::Full)), |phi, batch| {
            let (loss, gradient) = self.task.objective.gradient(phi, batch);
            let size = self.size(batch);
            (of_loss(size) * loss, gradient.map(|g| factor(size) * g))
        })
    }
}

/// What is printed of a run, by the names it has on the page.
fn series(objective: &dyn Descend, track: &Trajectory, times: f64) -> Vec<Series> {
    let both = |name: &str| [0, 1].map(|i| format!("{name}{}", subscript(&i.to_string())));
    let by = |name: &str| both("φ").map(|phi| format!("{name}/∂{phi}"));
    let path: Vec<[f64; 2]> = track.path().collect();
    let losses = path.iter().map(|phi| times * objective.loss(*phi)).collect();
    let mut all = Series::pair(both("φ"), &path).to_vec();
    all.push(Series { name: "L".into(), values: losses });
    let gradients: Vec<[f64; 2]> = track.iterations.iter().map(|one| one.gradient).collect();
    all.extend(Series::pair(by("∂L"), &gradients));
    for name in track.kept {
        all.extend(Series::pair(both(name), &track.states_of(name).collect::<Vec<_>>()));
    }
    let values = track.iterations.iter().map(|one| one.batch_loss).collect();
    all.push(Series { name: "the loss of the batch".into(), values });
    let measured: Vec<[f64; 2]> = track.iterations.iter().map(|one| one.measured).collect();
    all.extend(Series::pair(both("φ̃"), &measured));
    all
}

/// The run whose numbers are shown, and all that may have been written in its place.
pub fn ways(scenario: &Scenario) -> Vec<Way<'_>> {
    let methods = scenario.words("opt");
    let focus = scenario.word("focus");
    let id = if methods.contains(&focus) { focus } else { methods.first().cloned().unwrap_or_default() };
    let case = Rc::new(Case { task: Task::new(scenario), scenario, method: optimizer::find(&id) });
    let own = case.clone();
    let mut ways = vec![Way::new(None, move || vec![own.run()])];
    ways.extend(ALL.iter().map(|slip| {
        let case = case.clone();
        Way::new(Some(slip.words), move || (slip.runs)(&case))
    }));
    ways
}
