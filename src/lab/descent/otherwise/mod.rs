//! The run whose numbers the lab shows, to be made otherwise: as a whole, or in one step.

pub mod step;
pub mod turn;
pub mod written;

use crate::curvature::Hessian;
use crate::lab::kit::task::Task;
use crate::lab::kit::way::Series;
use crate::number::subscript;
use crate::objective::{Batch, Objective};
use crate::optimizer::{self, Method, Optimizer};
use crate::param::{Given, Param, Value};
use crate::run::{Descend, Plan, plainly};
use crate::sampler::Batches;
use crate::scenario::Scenario;
use crate::trajectory::Trajectory;
use std::cell::{Cell, OnceCell};
pub use step::{Place, Step};
pub use turn::{Look, Turn};

/// The run whose numbers the lab shows, to be made otherwise.
pub struct Case<'a> {
    /// What it depends on but for the method.
    pub task: Task,
    /// The values of all settings.
    pub scenario: &'a Scenario,
    /// Its method.
    pub method: &'static Method,
    track: OnceCell<Trajectory>,
}

/// Values of which some are others.
struct Otherwise<'a> {
    scenario: &'a Scenario,
    values: &'a [(&'a str, f64)],
}

impl Given for Otherwise<'_> {
    fn value(&self, param: &Param) -> Value {
        let other = self.values.iter().find(|(key, _)| *key == param.key).map(|(_, value)| *value);
        match (self.scenario.value(param.key), other) {
            (Value::Number(_), Some(other)) => Value::Number(other),
            (Value::Flag(_), Some(other)) => Value::Flag(other != 0.0),
            (value, _) => value,
        }
    }
}

/// A loss and its gradient, measured otherwise, iteration by iteration.
struct Measured<'a> {
    objective: &'a dyn Descend,
    turn: &'a Turn<'a>,
    step: Cell<usize>,
    before: Cell<Option<(f64, [f64; 2])>>,
}

impl Objective for Measured<'_> {
    fn examples(&self) -> usize {
        self.objective.examples()
    }

    fn gradient(&self, at: [f64; 2], batch: Batch) -> (f64, [f64; 2]) {
        let t = self.step.replace(self.step.get() + 1);
        let fresh = self.objective.gradient(at, batch);
        let before = self.before.replace(Some(fresh));
        self.turn.measure(&Look { t, at, batch, fresh, before, alone: false })
    }

    fn loss(&self, phi: [f64; 2]) -> f64 {
        self.objective.loss(phi)
    }

    fn curvature(&self, phi: [f64; 2]) -> Hessian {
        self.objective.curvature(phi)
    }
}

impl Descend for Measured<'_> {
    fn descend(&self, plan: &Plan) -> Trajectory {
        plainly(self, plan)
    }
}

impl<'a> Case<'a> {
    /// The run of a scenario that has the focus.
    pub fn of(scenario: &'a Scenario) -> Case<'a> {
        let methods = scenario.words("opt");
        let focus = scenario.word("focus");
        let id = if methods.contains(&focus) { focus } else { methods.first().cloned().unwrap_or_default() };
        let (task, method) = (Task::new(scenario), optimizer::find(&id));
        Case { task, scenario, method, track: OnceCell::new() }
    }

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

    /// The run itself.
    pub fn track(&self) -> &Trajectory {
        self.track.get_or_init(|| self.task.run(self.optimizer().as_ref()))
    }

    /// By another method.
    pub fn by<'b>(&self, method: Box<dyn Optimizer>) -> Turn<'b> {
        Turn { method: Some(method), ..Turn::default() }
    }

    /// With other values for some of the method's parameters.
    pub fn with<'b>(&self, values: &[(&str, f64)]) -> Turn<'b> {
        self.by((self.method.with)(&Otherwise { scenario: self.scenario, values }))
    }

    /// At other learning rates.
    pub fn at<'b>(&self, rates: Vec<f64>) -> Turn<'b> {
        Turn { rates: Some(rates), ..Turn::default() }
    }

    /// With other batches.
    pub fn on<'b>(&self, batches: Batches) -> Turn<'b> {
        Turn { batches: Some(batches), ..Turn::default() }
    }

    /// By a gradient measured otherwise, with the batch's loss beside it.
    pub fn measured<'b>(&self, gradient: impl Fn(&Look) -> (f64, [f64; 2]) + 'b) -> Turn<'b> {
        Turn { gradient: Some(Box::new(gradient)), ..Turn::default() }
    }

    /// With a gradient, and a loss, of which the factor depends on how many examples there are.
    pub fn scaled<'b>(&'b self, factor: impl Fn(f64) -> f64 + 'b, loss_too: bool) -> Turn<'b> {
        let times = if loss_too { factor(self.size(Batch::Full)) } else { 1.0 };
        let turn = self.measured(move |look| {
            let (loss, gradient) = look.fresh;
            let by = factor(self.size(look.batch));
            (if loss_too { by * loss } else { loss }, gradient.map(|g| by * g))
        });
        turn.times(times)
    }

    /// What is printed of the whole run when all steps are made otherwise.
    pub fn run(&self, turn: &Turn) -> Vec<Series> {
        let Task { objective, batches, rates, start, .. } = &self.task;
        let own;
        let optimizer = match &turn.method {
            Some(method) => method.as_ref(),
            None => {
                own = self.optimizer();
                own.as_ref()
            }
        };
        let (step, before) = (Cell::new(0), Cell::new(None));
        let measured = Measured { objective: objective.as_ref(), turn, step, before };
        let objective = if turn.gradient.is_some() { &measured } else { objective.as_ref() };
        let plan = Plan {
            objective,
            optimizer,
            rates: turn.rates.as_ref().unwrap_or(rates),
            batches: turn.batches.as_ref().unwrap_or(batches),
            start: *start,
        };
        self.series(&plan.run(), turn)
    }

    /// What is printed of a run, by the names it has on the page.
    fn series(&self, track: &Trajectory, turn: &Turn) -> Vec<Series> {
        let both = |name: &str| [0, 1].map(|i| format!("{name}{}", subscript(&i.to_string())));
        let by = |name: &str| both("φ").map(|phi| format!("{name}/∂{phi}"));
        let path: Vec<[f64; 2]> = track.path().collect();
        let losses = path.iter().map(|phi| turn.times * self.task.objective.loss(*phi)).collect();
        let mut all = Series::pair(both("φ"), &turn.printed(&path)).to_vec();
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

    /// Iteration t made otherwise, all before it as it was.
    pub fn step(&self, t: usize, turn: &Turn) -> Step {
        self.step_from(&Place::of(self.track(), t), turn)
    }

    /// An iteration made from a place.
    pub fn step_from(&self, from: &Place, turn: &Turn) -> Step {
        Step::make(self, from, turn)
    }
}
