//! The descent lab: a loss over two parameters, and the paths that methods take down it.

mod answers;
mod askable;
mod blanks;
mod bowl;
mod chance;
mod curvature;
mod extent;
mod fit;
mod ground;
mod line_search;
mod loss;
mod memory;
mod numbers;
mod optimum;
mod otherwise;
mod parts;
mod plane;
mod presets;
mod pull;
mod rates;
mod ray;
mod rise;
mod run;
mod saved;
mod script;
mod settings;
mod shown;
mod slips;
mod surface;
mod terms;
mod units;
mod veil;

use crate::examples::Examples;
use crate::figure::{Field, Role, Span};
use crate::formula;
use crate::lab::kit::across::{Across, EXAMPLES};
use crate::lab::kit::beside::{self, Beside, Compared};
use crate::lab::kit::plot::{Plot, Plots, PlotsOf};
use crate::lab::kit::points::Points;
use crate::lab::kit::script::Language;
use crate::lab::kit::task::Task;
use crate::lab::kit::{losses, table};
use crate::lab::{Answers, Askable, Blanking, Column, Hint, Lab, Remedy, Session, Tick, Veil, Way};
use crate::loss::Loss;
use crate::optimizer::{self, Method, Optimizer};
use crate::panel::Block;
use crate::problem::{Problem, ProblemKind};
use crate::reduction::Reduction;
use crate::run::Descend;
use crate::sampler::Batches;
use crate::scaling::Scaling;
use crate::scenario::{Preset, Scenario, Schema, Warning};
use crate::trajectory::{Ending, Trajectory};
use pull::Pull;
use shown::Shown;
use std::any::Any;
use std::cell::OnceCell;
use std::rc::Rc;

/// The lab's plots, in the order of the page.
static PLOTS: &[&Plot<Descending>] = &[
    &surface::PLOT,
    &chance::landscape::PLOT,
    &chance::next::PLOT,
    &ray::PLOT,
    &memory::PLOT,
    &fit::PLOT,
    &loss::PLOT,
    &loss::RATE,
];

/// The lab.
pub struct Descent;

impl Lab for Descent {
    fn schema(&self) -> &'static Schema {
        &settings::SCHEMA
    }

    fn presets(&self) -> &'static [Preset] {
        presets::PRESETS
    }

    fn shown(&self, scenario: &Scenario) -> Vec<&'static str> {
        settings::shown(scenario)
    }

    fn resets(&self, key: &str) -> &'static [&'static str] {
        settings::resets(key)
    }

    fn suits_data(&self, scenario: &Scenario) -> Vec<(&'static str, String)> {
        rates::suits_data(scenario)
    }

    fn says_of_data(&self, scenario: &Scenario) -> Vec<Warning> {
        rates::says_of_data(scenario).into_iter().collect()
    }

    fn hint(&self, scenario: &Scenario, key: &str) -> Hint {
        settings::hint(scenario, key)
    }

    fn heading(&self, scenario: &Scenario) -> String {
        settings::heading(scenario)
    }

    fn inputs(&self) -> Option<usize> {
        Some(1)
    }

    fn ways<'a>(&self, scenario: &'a Scenario) -> Vec<Way<'a>> {
        slips::ways(scenario)
    }

    fn answers(&self, scenario: &Scenario, quantity: &str, step: Option<usize>) -> Option<Answers> {
        answers::answers(scenario, quantity, step)
    }

    fn sketch(&self, scenario: &Scenario, quantity: &str, step: Option<usize>) -> Option<Answers> {
        loss::sketch(scenario, step.filter(|_| quantity == "loss")?)
    }

    fn askable(&self, scenario: &Scenario, t: usize) -> Vec<Askable> {
        askable::askable(scenario, t)
    }

    fn blanking(&self) -> Option<Blanking> {
        Some(blanks::BLANKING)
    }

    fn script(&self, scenario: &Scenario, language: Language) -> Option<Result<String, String>> {
        Some(script::script(scenario, language))
    }

    fn open(&self, scenario: &Scenario, before: Option<&dyn Session>) -> Box<dyn Session> {
        let session = Descending::open(scenario);
        if let Some(before) = before.and_then(|s| s.as_any().downcast_ref::<Descending>()) {
            session.keep_surface(before);
            session.chance.keep(&before.chance);
        }
        Box::new(session)
    }
}

/// One method's run.
struct Run {
    method: &'static Method,
    optimizer: Box<dyn Optimizer>,
    track: Trajectory,
    losses: OnceCell<Vec<f64>>,
    /// While something is asked of the step that follows: the run with that step, of which what is not to be seen is no number.
    ahead: Option<Trajectory>,
}

/// A scenario of the descent lab, computed.
struct Descending {
    problem: &'static dyn Problem,
    objective: Box<dyn Descend>,
    loss: Rc<dyn Loss>,
    reduction: Reduction,
    /// The learning rate that the link sets, from which a schedule begins.
    rate: f64,
    /// The loss and its parameters as a link has them; empty for the default.
    loss_given: Vec<String>,
    /// The examples as the run sees them; empty for a surface.
    x: Vec<f64>,
    y: Vec<f64>,
    /// The same in the units they came in.
    given: [Vec<f64>; 2],
    own: bool,
    /// What x and y are measured by, where that is standard units.
    units: Option<[Scaling; 2]>,
    /// Whether standard units would help.
    hard: bool,
    plane: [Span; 2],
    /// Whether the plane reaches as far as the runs do.
    whole_run: bool,
    batches: Batches,
    scheduled: bool,
    log_loss: bool,
    /// Whether the loss goes by examples seen, and not by steps.
    by_examples: bool,
    /// Whether the weights of past gradients are plotted.
    memory: bool,
    views: Vec<String>,
    runs: Vec<Run>,
    focus: usize,
    /// The example whose terms are shown.
    example: usize,
    surface: OnceCell<Rc<Field>>,
    /// What other batches would do.
    chance: chance::Chance,
    /// The runs beside these that differ in something else.
    beside: Beside<Descending>,
    /// The plane as the scenario has it.
    asked_plane: [Span; 2],
    /// What is not to be seen.
    veil: Option<Veil>,
}

impl Descending {
    fn new(scenario: &Scenario) -> Descending {
        let task = Task::new(scenario);
        let methods = scenario.words("opt");
        let runs: Vec<Run> = methods
            .iter()
            .map(|id| {
                let method = optimizer::find(id);
                let optimizer = (method.with)(scenario);
                let track = task.run(optimizer.as_ref());
                Run { method, optimizer, track, losses: OnceCell::new(), ahead: None }
            })
            .collect();
        let Task { problem, objective, loss, reduction, points, batches, .. } = task;
        let Points { given, x, y, own, units } = points;
        let chance = chance::Chance::new(scenario, x.len());
        let whole_run = scenario.word("plane") == "run";
        let plane = extent::plane(scenario);
        Descending {
            by_examples: !x.is_empty() && scenario.word("axis") == EXAMPLES,
            problem,
            objective,
            loss,
            reduction,
            rate: scenario.number("lr"),
            loss_given: settings::loss_given(scenario),
            x,
            y,
            given,
            own,
            units,
            hard: rates::hard(scenario),
            plane: if whole_run { plane::around(runs.iter(), plane) } else { plane },
            whole_run,
            asked_plane: plane,
            veil: None,
            scheduled: table::schedule(scenario).varies(),
            log_loss: scenario.word("scale") == "log",
            memory: scenario.flag("memory"),
            views: scenario.words("view"),
            runs,
            focus: methods.iter().position(|id| *id == scenario.word("focus")).unwrap_or(0),
            example: scenario.integer("example"),
            surface: OnceCell::new(),
            chance,
            batches,
            beside: Beside::default(),
        }
    }

    /// Takes over the computed surface of a session with the same loss and the same plane.
    fn keep_surface(&self, before: &Descending) {
        let same = self.problem.entry() == before.problem.entry()
            && self.loss_given == before.loss_given
            && self.reduction == before.reduction
            && self.x == before.x
            && self.y == before.y
            && self.plane == before.plane;
        if let (true, Some(surface)) = (same, before.surface.get()) {
            let _ = self.surface.set(surface.clone());
        }
    }

    /// What is across in plots over steps.
    fn across(&self) -> Across<'_> {
        Across::new(self.by_examples, &self.batches)
    }

    /// The run whose numbers are shown.
    fn focused(&self) -> &Run {
        &self.runs[self.focus]
    }

    /// The loss over all examples at every iterate of a run.
    fn losses<'a>(&self, run: &'a Run) -> &'a [f64] {
        run.losses.get_or_init(|| run.track.path().map(|phi| self.objective.loss(phi)).collect())
    }

    /// Parameters in the examples' own units, where the run's are in standard units.
    fn in_own_units(&self, phi: [f64; 2]) -> Option<[f64; 2]> {
        let ProblemKind::Fit(model, _) = self.problem.kind() else { return None };
        self.units.map(|[x, y]| model.own(phi, &x, &y))
    }

    /// The minima that the problem is known to have, in the units of the run.
    fn known_minima(&self) -> Vec<[f64; 2]> {
        if self.asks(&["fate"]) {
            return Vec::new();
        }
        let minima = self.problem.minima().iter();
        match (self.problem.kind(), self.units) {
            (ProblemKind::Fit(model, _), Some([x, y])) => {
                minima.map(|phi| model.standard(*phi, &x, &y)).collect()
            }
            _ => minima.copied().collect(),
        }
    }

    /// The colour of a run: the role's own where it is alone, the method's where several are compared.
    fn role(&self, index: usize, alone: Role) -> Role {
        if self.single() { alone } else { Role::Method(index as u8) }
    }

    /// The iteration whose numbers are shown at step t: the next one, or the last when the run is over.
    fn iteration(&self, run: &Run, t: usize) -> usize {
        t.min(run.going().len().saturating_sub(1))
    }
}

impl Session for Descending {
    fn veil(&mut self, veil: &Veil) {
        self.hide(veil);
    }

    fn steps(&self) -> usize {
        self.all().flat_map(|(_, lab)| &lab.runs).map(Run::last).max().unwrap_or(0)
    }

    fn ticks(&self) -> Vec<Tick> {
        if self.batches.full() {
            return Vec::new();
        }
        let epochs = self.steps() / self.batches.per_epoch();
        let stride = epochs / 100 + 1;
        (0..=epochs)
            .step_by(stride)
            .map(|e| Tick { t: e * self.batches.per_epoch(), label: format!("epoch {e}") })
            .collect()
    }

    fn status(&self, t: usize) -> String {
        let mut text = format!("step <b>{t}</b> of {}", self.steps());
        if !self.batches.full() {
            let last = self.steps().saturating_sub(1);
            text.push_str(&format!(" · epoch <b>{}</b>", self.batches.epoch(t.min(last))));
        }
        let run = self.focused();
        let loss = self.losses(run)[t.min(run.last())];
        let colour = formula::class(self.role(self.focus_index(), Role::Loss));
        text.push_str(&format!(" · L <b><span class=\"{colour}\">{}</span></b>", formula::short(loss)));
        text
    }

    fn alarm(&self, t: usize) -> String {
        let shown = self.shown();
        let gone: Vec<String> = shown
            .iter()
            .filter(|Shown { run, .. }| run.track.ending == Ending::Diverged && t >= run.last())
            .map(|Shown { run, name, .. }| {
                let size = run
                    .track
                    .phi(run.last())
                    .iter()
                    .fold(0.0, |a: f64, v| if v.is_nan() { *v } else { a.max(v.abs()) });
                let why = if size.is_finite() { "|φ| > 10⁹" } else { "φ is no longer a number" };
                format!("{name} diverged at step {}: {why}.", run.last())
            })
            .collect();
        let rises: Vec<String> =
            shown.iter().filter_map(|one| Some(rise::of(one.lab, one.run, t)?.words(&one.name))).collect();
        match (gone.is_empty(), rises.is_empty()) {
            (false, true) => format!("{} A smaller learning rate may help.", gone.join(" ")),
            _ => [gone, rises].concat().join(" "),
        }
    }

    fn outcome(&self) -> &'static str {
        let mut runs = self.all().flat_map(|(_, lab)| &lab.runs);
        if runs.any(|run| run.track.ending == Ending::Diverged) { "diverged" } else { "ok" }
    }

    fn remedies(&self, t: usize) -> Vec<Remedy> {
        let rises: Vec<_> = self.runs.iter().filter_map(|run| rise::of(self, run, t)).collect();
        let high = |run: &Run| self.losses(run)[t.min(run.last())] > 10.0 * self.losses(run)[0];
        let leaves = losses::diverges(self, t) || (!rises.is_empty() && self.runs.iter().any(high));
        let mut remedies: Vec<Remedy> =
            rises.first().map(|rise| rise.remedy(self.rate, &self.beside)).into_iter().collect();
        remedies.extend(losses::on_a_log_axis(self, leaves, self.log_loss));
        let plotted = self.views().iter().any(|view| view.id == "surface");
        let mut runs = self.all().flat_map(|(_, lab)| &lab.runs);
        if plotted && !self.whole_run && runs.any(|run| plane::leaves(run, self.plane, t)) {
            remedies.push(Remedy { words: "Fit the surface to the run".into(), set: "plane=run".into() });
        }
        if self.hard {
            remedies.push(table::standardise());
        }
        remedies
    }

    fn plots(&self) -> Box<dyn Plots + '_> {
        Box::new(PlotsOf { lab: self, plots: PLOTS, asked: &self.views })
    }

    fn panel(&self, t: usize) -> Vec<Block> {
        numbers::panel(self, t.min(self.steps()))
    }

    fn examples(&self) -> Option<Examples> {
        let [x, y] = self.given.clone();
        Examples::new(1, 1, x, y).filter(|examples| !examples.is_empty())
    }

    fn runs(&self) -> Vec<&str> {
        self.beside.names()
    }

    fn columns(&self) -> Vec<Column<'_>> {
        self.shown().into_iter().flat_map(|one| numbers::columns(one.lab, one.run, &one.id)).collect()
    }

    fn csv(&self) -> String {
        beside::texts(self, numbers::csv)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
