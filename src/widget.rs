//! What one widget on a page does, without the page: a scenario, its session, and what to say about them.
//!
//! Everything here is a function of the scenario; [`crate::wasm`] hands it to JavaScript unchanged.

mod examples;
mod schema;

pub use examples::Examples;
pub use schema::schema;

use crate::figure::{Figure, Scale};
use crate::lab::{self, Lab, Moment, Session, View};
use crate::panel;
use crate::scenario::{self, Scenario, Schema, Warning};
use serde_json::{Value, json};

/// A lab at work: the scenario shown, and its session.
pub struct Widget {
    lab: &'static dyn Lab,
    scenario: Scenario,
    session: Box<dyn Session>,
    warnings: Vec<Warning>,
}

/// The keys that change what is shown of a session, never the session itself.
const SHOWING: [&str; 3] = ["t", "view", "hide"];

impl Widget {
    /// Opens a link. Never fails: what cannot be read becomes a warning.
    pub fn new(link: &str) -> Widget {
        let (scenario, warnings) = read(link);
        let lab = lab_of(&scenario);
        let session = lab.open(&scenario, None);
        let mut widget = Widget { lab, scenario, session, warnings };
        widget.warn_of_step();
        widget
    }

    /// Opens another link in place of this one.
    pub fn open(&mut self, link: &str) {
        let (scenario, warnings) = read(link);
        self.replace(scenario);
        self.warnings = warnings;
        self.warn_of_step();
    }

    /// Sets one parameter from text, as a control or a button gives it.
    pub fn set(&mut self, key: &str, text: &str) {
        self.set_all(&[(key, text.to_string())]);
    }

    /// Sets several parameters at once. Text that cannot be read leaves its value as it was and is warned of.
    pub fn set_all(&mut self, changes: &[(&str, String)]) {
        let mut next = self.scenario.clone();
        let mut warnings = Vec::new();
        for (key, text) in changes {
            let before = next.clone();
            warnings.extend(next.set(key, text));
            if next != before {
                self.put_back(&mut next, key, changes);
            }
        }
        warnings.extend(next.check());
        self.replace(next);
        self.warnings = warnings;
    }

    /// Puts what depends on `key` back to its defaults, unless it is itself among the `changes`.
    fn put_back(&self, next: &mut Scenario, key: &str, changes: &[(&str, String)]) {
        for other in self.lab.resets(key) {
            if !changes.iter().any(|(key, _)| key == other) {
                next.reset(other);
            }
        }
    }

    /// Puts one parameter back to its default.
    pub fn reset(&mut self, key: &str) {
        let mut next = self.scenario.clone();
        next.reset(key);
        if next != self.scenario {
            self.put_back(&mut next, key, &[]);
        }
        self.warnings = next.check();
        self.replace(next);
    }

    /// Sets the reader's own examples from text, one a line; no text goes back to the lab's data.
    pub fn set_examples(&mut self, text: &str) {
        let Some([x, y]) = schema::pair(self.scenario.schema().params) else { return };
        let found = examples::read(text);
        let mut problems: Vec<Warning> =
            found.problems.into_iter().map(|text| Warning { key: x.into(), text }).collect();
        if text.trim().is_empty() {
            self.reset(y);
            self.reset(x);
        } else if found.y.is_empty() {
            problems.push(Warning {
                key: x.into(),
                text: "No examples were found; the data stay as they were.".into(),
            });
        } else {
            let list = |numbers| scenario::write(&crate::param::Value::Numbers(numbers));
            self.set_all(&[(x, list(found.x)), (y, list(found.y))]);
        }
        problems.append(&mut self.warnings);
        self.warnings = problems;
    }

    fn replace(&mut self, scenario: Scenario) {
        if bare(&scenario) != bare(&self.scenario) {
            self.lab = lab_of(&scenario);
            self.session = self.lab.open(&scenario, Some(self.session.as_ref()));
        }
        self.scenario = scenario;
    }

    fn warn_of_step(&mut self) {
        let wanted = self.scenario.integer("t");
        let steps = self.session.steps();
        if wanted > steps {
            let text = format!("There is no step {wanted}; the last one, {steps}, is shown.");
            self.warnings.push(Warning { key: "t".into(), text });
        }
    }

    /// The step shown: the one asked for, or the last there is.
    pub fn t(&self) -> usize {
        self.scenario.integer("t").min(self.steps())
    }

    /// The last step.
    pub fn steps(&self) -> usize {
        self.session.steps()
    }

    /// Shows step `t`, or the last there is.
    pub fn seek(&mut self, t: usize) {
        self.scenario.set("t", &t.min(self.steps()).to_string());
    }

    /// The link of what is shown, without `#`.
    pub fn link(&self) -> String {
        let mut shown = self.scenario.clone();
        shown.set("t", &self.t().to_string());
        shown.link()
    }

    /// The session, for what it says of itself.
    pub fn session(&self) -> &dyn Session {
        self.session.as_ref()
    }

    /// What the reader should know about the last link or entry.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The figures in the order of the page: the one the link names comes first.
    pub fn views(&self) -> Vec<View> {
        let mut views = self.session.views();
        let first = self.word("view").and_then(|id| views.iter().position(|view| view.id == id));
        if let Some(i) = first {
            views[..=i].rotate_right(1);
        }
        views
    }

    fn word(&self, key: &str) -> Option<String> {
        self.scenario.param(key)?;
        self.scenario.words(key).into_iter().next()
    }

    /// The figure of a view at `position` between steps: 16.25 is a quarter of the way from step 16 to 17.
    pub fn figure(&self, view: &str, position: f64) -> Figure {
        let position = position.clamp(0.0, self.steps() as f64);
        let t = position.ceil();
        self.session.figure(
            view,
            Moment { t: t as usize, progress: if t == 0.0 { 1.0 } else { 1.0 - (t - position) } },
        )
    }

    /// Moves a handle to a position of its view, in data units.
    pub fn drag(&mut self, view: &str, handle: u32, to: [f64; 2]) {
        let changes = self.session.drag(view, handle, to);
        self.set_all(&changes);
    }

    /// Moves a handle by fractions of its view's linear axes.
    pub fn nudge(&mut self, view: &str, handle: u32, by: [f64; 2]) {
        let figure = self.figure(view, self.t() as f64);
        let Some(handle) = figure.handles.iter().find(|h| h.id == handle) else { return };
        let mut to = handle.at;
        for ((to, by), axis) in to.iter_mut().zip(by).zip([&figure.x, &figure.y]) {
            if axis.scale == Scale::Linear {
                *to += by * axis.span.width();
            }
        }
        self.drag(view, handle.id, to);
    }

    /// The words around a figure at the step shown, as JSON.
    pub fn caption(&self, view: &str) -> String {
        let figure = self.figure(view, self.t() as f64);
        let handles: Vec<Value> =
            figure.handles.iter().map(|h| json!({ "id": h.id, "name": h.name })).collect();
        json!({
            "title": figure.title,
            "note": figure.note,
            "alt": figure.alt,
            "handles": handles,
            "anywhere": figure.anywhere,
        })
        .to_string()
    }

    /// The numbers beside the figures, as HTML text.
    pub fn panel(&self) -> String {
        panel::html(&self.session.panel(self.t()))
    }

    /// All that the page needs to know after a change, as JSON.
    pub fn state(&self) -> String {
        let schema = self.scenario.schema();
        let views: Vec<Value> =
            self.views().iter().map(|v| json!({ "id": v.id, "aspect": v.aspect })).collect();
        let ticks: Vec<Value> =
            self.session.ticks().iter().map(|tick| json!({ "t": tick.t, "label": tick.label })).collect();
        let shown: Vec<Value> = self
            .lab
            .shown(&self.scenario)
            .iter()
            .map(|key| json!({ "key": key, "text": self.text(key), "isDefault": self.is_default(key) }))
            .collect();
        let warnings: Vec<Value> =
            self.warnings.iter().map(|w| json!({ "key": w.key, "text": w.text })).collect();
        let hide =
            if self.scenario.param("hide").is_some() { self.scenario.words("hide") } else { Vec::new() };
        json!({
            "link": self.link(),
            "lab": schema.id,
            "t": self.t(),
            "steps": self.steps(),
            "ticks": ticks,
            "views": views,
            "shown": shown,
            "warnings": warnings,
            "hide": hide,
            "preset": self.preset(),
        })
        .to_string()
    }

    /// The text of a parameter in its control.
    fn text(&self, key: &str) -> String {
        match schema::pair(self.scenario.schema().params) {
            Some([x, y]) if x == key => examples::write(&self.scenario.numbers(x), &self.scenario.numbers(y)),
            _ => self.scenario.text(key),
        }
    }

    fn is_default(&self, key: &str) -> bool {
        let mut plain = self.scenario.clone();
        plain.reset(key);
        plain.text(key) == self.scenario.text(key)
    }

    /// The id of the preset whose link this is, whatever step or view is shown.
    fn preset(&self) -> Option<&'static str> {
        let here = bare(&self.scenario);
        self.lab.presets().iter().find(|preset| bare(&read(preset.link).0) == here).map(|preset| preset.id)
    }
}

fn read(link: &str) -> (Scenario, Vec<Warning>) {
    let schemas: Vec<&'static Schema> = lab::ALL.iter().map(|lab| lab.schema()).collect();
    scenario::parse(link, &schemas)
}

fn lab_of(scenario: &Scenario) -> &'static dyn Lab {
    *lab::ALL.iter().find(|lab| std::ptr::eq(lab.schema(), scenario.schema())).unwrap_or(&lab::ALL[0])
}

/// The link without what only changes how it is shown.
fn bare(scenario: &Scenario) -> String {
    let mut bare = scenario.clone();
    SHOWING.into_iter().for_each(|key| bare.reset(key));
    bare.link()
}
