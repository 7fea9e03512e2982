//! The search lab: many runs of the descent lab that differ in one or two hyperparameters, on a grid or at random, and the
//! best of them.
//!
//! Step t has made t trials.

mod answers;
mod askable;
mod axis;
mod bases;
mod best;
mod curves;
mod map;
mod numbers;
mod presets;
mod settings;
mod space;
mod trial;

use crate::figure::Axis as FigureAxis;
use crate::formula::short;
use crate::lab::kit::plot::{Plot, Plots, PlotsOf};
use crate::lab::kit::{fitted, losses};
use crate::lab::{self, Answers, Askable, Column, Hint, Lab, Session, Tick, Veil};
use crate::panel::Block;
use crate::reduction::Reduction;
use crate::scenario::{Preset, Scenario, Schema, write_number};
use axis::Axis;
use std::any::Any;
use std::cell::OnceCell;
use trial::Trial;

/// The lab's plots, in the order of the page.
static PLOTS: &[&Plot<Search>] = &[&map::PLOT, &curves::PLOT, &best::PLOT];

/// The lab.
pub struct SearchLab;

impl Lab for SearchLab {
    fn schema(&self) -> &'static Schema {
        &settings::SCHEMA
    }

    fn presets(&self) -> &'static [Preset] {
        presets::PRESETS
    }

    fn heading(&self, scenario: &Scenario) -> String {
        settings::heading(scenario)
    }

    fn shown(&self, scenario: &Scenario) -> Vec<&'static str> {
        settings::shown(scenario)
    }

    fn resets(&self, key: &str) -> &'static [&'static str] {
        settings::resets(key)
    }

    fn hint(&self, scenario: &Scenario, key: &str) -> Hint {
        let bases = bases::bases(scenario);
        let shared = lab::of(&bases[0]).hint(&bases[0], key);
        let note = match key {
            "budget" if scenario.word("method") == "grid" => {
                let axes = space::axes(scenario, &bases);
                let [across, up] = space::lines(&axes, scenario.integer("budget")).map(|line| line.len());
                match axes.len() {
                    1 if axes[0].names().is_some() => format!("(all {across})"),
                    1 => String::new(),
                    _ => format!("({across} × {up})"),
                }
            }
            "lr" => {
                let shown = bases[0].number("lr");
                let others = bases::rates(&bases).into_iter().filter(|rate| *rate != shown);
                others.map(|rate| format!("(or {})", write_number(rate))).collect()
            }
            _ => shared.note,
        };
        Hint { note, ..shared }
    }

    fn answers(&self, scenario: &Scenario, quantity: &str, step: Option<usize>) -> Option<Answers> {
        answers::answers(scenario, quantity, step)
    }

    fn askable(&self, scenario: &Scenario, t: usize) -> Vec<Askable> {
        askable::askable(scenario, t)
    }

    fn open(&self, scenario: &Scenario, _before: Option<&dyn Session>) -> Box<dyn Session> {
        Box::new(Search::new(scenario))
    }
}

/// A loss that is this many times that of the start is left out of the axis.
const CLIMB: f64 = 10.0;

/// A scenario of the search lab, computed.
struct Search {
    /// What trials start from; see [`bases::bases`].
    bases: Vec<Scenario>,
    axes: Vec<Axis>,
    /// Whether the trials lie on a grid.
    grid: bool,
    budget: usize,
    seed: u32,
    /// Whether a trial is judged by the least loss on its way.
    least: bool,
    trials: Vec<Trial>,
    /// Those of the other way of searching, to compare.
    others: OnceCell<Vec<Trial>>,
    views: Vec<String>,
    /// How many trials are to be seen, where something is asked of the rest.
    veil: Option<usize>,
}

impl Search {
    fn new(scenario: &Scenario) -> Search {
        let bases = bases::bases(scenario);
        let mut search = Search {
            axes: space::axes(scenario, &bases),
            bases,
            grid: scenario.word("method") == "grid",
            budget: scenario.integer("budget"),
            seed: u32::try_from(scenario.integer("seed")).unwrap_or(0),
            least: scenario.word("metric") == "least",
            trials: Vec::new(),
            others: OnceCell::new(),
            views: scenario.words("view"),
            veil: None,
        };
        search.trials = search.make(search.grid);
        search
    }

    /// All trials, on a grid or at random.
    fn make(&self, grid: bool) -> Vec<Trial> {
        let parts = if grid {
            space::grid(&self.axes, self.budget)
        } else {
            space::random(&self.axes, self.budget, self.seed)
        };
        parts.into_iter().map(|part| Trial::new(&self.bases[0], &self.axes, part, self.least)).collect()
    }

    /// The trials on a grid, and those at random.
    fn both(&self) -> [&[Trial]; 2] {
        let others = self.others.get_or_init(|| self.make(!self.grid));
        if self.grid { [&self.trials, others] } else { [others, &self.trials] }
    }

    /// The trial that step t has made, by its number from 0.
    fn current(&self, t: usize) -> Option<usize> {
        t.min(self.trials.len()).checked_sub(1)
    }

    /// The best of the first t trials.
    fn best(&self, t: usize) -> Option<usize> {
        trial::best(&self.trials[..t.min(self.trials.len())])
    }

    /// The trial nearest to a place in parts of the ranges.
    fn nearest(&self, part: [f64; 2]) -> usize {
        let two = self.axes.len() > 1;
        let away = |trial: &Trial| {
            let [dx, dy] = [0, 1].map(|i| trial.part[i] - part[i]);
            dx * dx + if two { dy * dy } else { 0.0 }
        };
        let nearest = self.trials.iter().enumerate().min_by(|a, b| away(a.1).total_cmp(&away(b.1)));
        nearest.map_or(0, |(i, _)| i)
    }

    /// An axis for losses, of which those that are far above the start leave the plot: in equal ratios, unless some are
    /// negative.
    fn losses(&self, all: impl Iterator<Item = f64> + Clone) -> FigureAxis {
        let most = CLIMB * self.trials[0].losses[0].abs().max(1e-9);
        let shown = all.filter(move |loss| loss.abs() <= most);
        let label = self.reduction().axis();
        if shown.clone().all(|loss| loss >= 0.0) {
            losses::log(label, shown)
        } else {
            losses::linear(label, shown)
        }
    }

    /// How the losses of examples come together.
    fn reduction(&self) -> Reduction {
        fitted::reduction(&self.bases[0])
    }

    /// How many steps each trial makes.
    fn steps_each(&self) -> usize {
        self.bases[0].integer("steps")
    }

    /// A trial's values in words: `α = 0.1, β = 0.9`.
    fn named(&self, trial: &Trial) -> String {
        let each = self.axes.iter().zip(&trial.values).map(|(axis, value)| axis.has(&axis.words(value)));
        each.collect::<Vec<_>>().join(", ")
    }
}

/// A score in words.
fn scored(trial: &Trial) -> String {
    if trial.diverged() { "diverged".into() } else { short(trial.score) }
}

impl Session for Search {
    fn veil(&mut self, veil: &Veil) {
        if veil.last < self.trials.len() {
            for trial in &mut self.trials[veil.last..] {
                trial.losses.truncate(1);
                trial.score = f64::NAN;
            }
            self.veil = Some(veil.last);
        }
    }

    fn steps(&self) -> usize {
        self.veil.unwrap_or(self.trials.len())
    }

    fn ticks(&self) -> Vec<Tick> {
        Vec::new()
    }

    fn status(&self, t: usize) -> String {
        let count = format!("trial <b>{t}</b> of {}", self.trials.len());
        match self.best(t) {
            Some(best) => {
                format!("{count} · best L <b class=\"loss\">{}</b>", short(self.trials[best].score))
            }
            None => count,
        }
    }

    fn alarm(&self, _t: usize) -> String {
        String::new()
    }

    fn outcome(&self) -> &'static str {
        "ok"
    }

    fn plots(&self) -> Box<dyn Plots + '_> {
        Box::new(PlotsOf { lab: self, plots: PLOTS, asked: &self.views })
    }

    fn panel(&self, t: usize) -> Vec<Block> {
        numbers::panel(self, t.min(self.steps()))
    }

    fn columns(&self) -> Vec<Column<'_>> {
        let mut columns: Vec<Column> = Vec::new();
        for (i, axis) in self.axes.iter().enumerate() {
            let values = move || self.trials.iter().map(|trial| axis.number(&trial.values[i])).collect();
            columns.push(Column::new("", format!("values.{}", axis.param.key), values));
        }
        columns.push(Column::new("", "metric", || self.trials.iter().map(|trial| trial.score).collect()));
        for (i, trial) in self.trials.iter().take(self.steps()).enumerate() {
            columns.push(Column::new("", format!("loss.{i}"), || trial.losses.clone()));
        }
        columns
    }

    fn words(&self) -> Vec<(String, Vec<String>)> {
        let named = self.axes.iter().enumerate().filter(|(_, axis)| axis.names().is_some());
        let ids = |i: usize| self.trials.iter().map(|trial| trial.values[i].clone()).collect();
        named.map(|(i, axis)| (format!("ids.{}", axis.param.key), ids(i))).collect()
    }

    fn csv(&self) -> String {
        let keys: Vec<&str> = self.axes.iter().map(|axis| axis.param.key).collect();
        let mut text = format!("trial,{},metric,link\n", keys.join(","));
        for (i, trial) in self.trials.iter().take(self.steps()).enumerate() {
            let score = if trial.diverged() { "diverged".into() } else { write_number(trial.score) };
            text.push_str(&format!("{},{},{score},\"{}\"\n", i + 1, trial.values.join(","), trial.link));
        }
        text
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
