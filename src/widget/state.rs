//! What the page asks of a widget, as JSON.

use super::{Widget, bare, examples, schema};
use crate::lab;
use crate::scenario::Scenario;
use serde_json::{Value, json};

impl Widget {
    /// All that the page needs to know after a change.
    pub fn state(&self) -> String {
        let session = self.session();
        let views: Vec<Value> = session
            .views()
            .iter()
            .map(|v| json!({ "id": v.id, "aspect": v.aspect, "narrow": v.narrow }))
            .collect();
        let ticks: Vec<Value> =
            session.ticks().iter().map(|tick| json!({ "t": tick.t, "label": tick.label })).collect();
        let warnings: Vec<Value> =
            self.warnings().iter().map(|w| json!({ "key": w.key, "text": w.text })).collect();
        json!({
            "link": self.link(),
            "lab": self.scenario.schema().id,
            "t": self.t(),
            "steps": self.steps(),
            "ticks": ticks,
            "views": views,
            "narrow": lab::NARROW,
            "shown": self.shown(),
            "warnings": warnings,
            "narrowed": self.scenario.param("view").map(|_| !self.is_default("view")),
            "preset": self.preset(),
        })
        .to_string()
    }

    /// The words around a figure at the step shown, drawn so wide.
    pub fn caption(&self, view: &str, width: f64) -> String {
        let figure = self.figure(view, self.t() as f64, width);
        let handles: Vec<Value> =
            figure.handles.iter().map(|h| json!({ "id": h.id, "name": h.name })).collect();
        json!({
            "title": figure.title,
            "note": figure.note,
            "alt": figure.alt,
            "handles": handles,
            "anywhere": figure.anywhere,
            "chooses": self.session().chooses(view),
        })
        .to_string()
    }

    /// The run and the name of each column of numbers.
    pub fn columns(&self) -> String {
        let columns = self.session().columns();
        let names: Vec<Value> = columns.iter().map(|c| json!({ "run": c.run, "name": c.name })).collect();
        Value::from(names).to_string()
    }

    /// The controls that matter, less those that are hidden.
    fn shown(&self) -> Vec<Value> {
        let gives_hide = self.scenario.param("hide").is_some();
        let hide = if gives_hide { self.scenario.words("hide") } else { Vec::new() };
        let hidden = |key: &str| hide.iter().any(|word| word == key || word == "controls");
        let keys = self.lab.shown(&self.scenario);
        let control = |key| {
            let hint = self.lab.hint(&self.scenario, key);
            json!({
                "key": key,
                "text": self.text(key),
                "isDefault": self.is_default(key),
                "most": hint.most,
                "note": hint.note,
            })
        };
        keys.into_iter().filter(|key| !hidden(key)).map(control).collect()
    }

    /// The text of a parameter in its control.
    fn text(&self, key: &str) -> String {
        match schema::pair(self.scenario.schema().params) {
            Some([x, _]) if x == key => {
                self.session().examples().map(|(x, y)| examples::write(&x, &y)).unwrap_or_default()
            }
            _ => self.scenario.text(key),
        }
    }

    fn is_default(&self, key: &str) -> bool {
        let mut plain = self.scenario.clone();
        plain.reset(key);
        plain.text(key) == self.scenario.text(key)
    }

    /// The id of the preset whose scenario this is, whatever step and plots are shown; of several that differ only
    /// in the step they open at, the last one reached.
    fn preset(&self) -> Option<&'static str> {
        let same = |scenario: &Scenario| {
            let mut scenario = scenario.clone();
            scenario.reset("view");
            bare(&scenario)
        };
        let here = same(&self.scenario);
        let opened = self.lab.presets().iter().filter_map(|preset| {
            let scenario = lab::parse(preset.link).0;
            (same(&scenario) == here).then(|| (scenario.integer("t"), preset.id))
        });
        let mut all: Vec<(usize, &'static str)> = opened.collect();
        all.sort_by_key(|(t, _)| *t);
        all.iter().rev().find(|(t, _)| *t <= self.t()).or(all.first()).map(|(_, id)| *id)
    }
}
