//! The run whose numbers the lab shows, to be made otherwise: as a whole, or in one step.

pub mod step;
pub mod turn;

use crate::curvature::Hessian;
use crate::lab::kit::miswritten::Rule;
use crate::lab::kit::task::Task;
use crate::lab::kit::way::Series;
use crate::number::subscript;
use crate::objective::{Batch, Objective};
use crate::optimizer::{self, Optimizer};
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
    /// Its method, with the values of all settings.
    pub rule: Rule<'a>,
    track: OnceCell<Trajectory>,
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
        let rule = Rule { scenario, method: optimizer::find(&id) };
        Case { task: Task::new(scenario), rule, track: OnceCell::new() }
    }

    /// How many examples a batch of an iteration has.
    pub fn size(&self, batch: Batch) -> f64 {
        batch.len(self.task.objective.examples()) as f64
    }

    /// The run itself.
    pub fn track(&self) -> &Trajectory {
        self.track.get_or_init(|| self.task.run(self.rule.own().as_ref()))
    }

    /// By another method.
    pub fn by<'b>(&self, method: Box<dyn Optimizer>) -> Turn<'b> {
        Turn { method: Some(method), ..Turn::default() }
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
                own = self.rule.own();
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
