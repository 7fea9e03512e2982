//! What the page asks of a widget, as JSON.

use super::slider::Slider;
use super::{SHOWING, Widget, asking, examples, json, schema};
use crate::asking::KEYS;
use crate::figure;
use crate::lab::{self, Limit, Tick, View};
use crate::param::Value;
use crate::scenario::{Preset, Scenario, Warning};
use serde::Serialize;

#[derive(Serialize)]
struct State<'a> {
    link: String,
    lab: &'static str,
    heading: String,
    t: usize,
    steps: usize,
    ticks: Vec<Tick>,
    views: &'a [View],
    narrow: f64,
    layout: String,
    panel: String,
    size: String,
    shown: Vec<Shown>,
    warnings: &'a [Warning],
    narrowed: Option<bool>,
    onward: bool,
    preset: Option<&'static Preset>,
    alike: Vec<&'static Preset>,
    asks_first: Option<bool>,
    asking: Option<asking::AskingState<'a>>,
}

/// What a control shows.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Shown {
    key: &'static str,
    text: String,
    is_default: bool,
    note: String,
    /// Where its slider stands; one place for each number that it has.
    at: Vec<f64>,
    /// The last position of its slider.
    positions: u32,
    tick: Option<Mark>,
}

/// A tick on a slider.
#[derive(Serialize)]
struct Mark {
    at: f64,
    label: String,
    words: String,
}

#[derive(Serialize)]
struct Caption<'a> {
    title: &'a str,
    note: &'a str,
    alt: &'a str,
    handles: Vec<Handle<'a>>,
    anywhere: Option<u32>,
    chooses: bool,
}

#[derive(Serialize)]
struct Handle<'a> {
    id: u32,
    name: &'a str,
    /// Whether it goes to where it is pressed.
    goes: bool,
}

#[derive(Serialize)]
struct Name<'a> {
    run: &'a str,
    name: &'a str,
}

impl<'a> Handle<'a> {
    fn of(handle: &'a figure::Handle) -> Handle<'a> {
        let goes = matches!(handle.extent, figure::Extent::Goes(_));
        Handle { id: handle.id, name: &handle.name, goes }
    }
}

/// The numbers of a value that sliders choose.
fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Number(v) | Value::Amount(_, v) => vec![*v],
        Value::Integer(v) => vec![f64::from(*v)],
        Value::Numbers(all) => all.clone(),
        _ => Vec::new(),
    }
}

impl Widget {
    /// All that the page needs to know after a change.
    pub fn state(&self) -> String {
        let alike = self.alike();
        let preset = self.reached(&alike);
        json(&State {
            link: self.link(),
            lab: self.scenario.schema().id,
            heading: self.lab.heading(&self.scenario),
            t: self.t(),
            steps: self.steps(),
            ticks: self.session().ticks().into_iter().filter(|tick| tick.t <= self.steps()).collect(),
            views: &self.session().views(),
            narrow: self.session().narrow() * self.scale(),
            layout: self.scenario.word("layout"),
            panel: self.scenario.word("panel"),
            size: self.scenario.word("size"),
            shown: self.shown(),
            warnings: self.warnings(),
            narrowed: self.scenario.param("view").map(|_| !self.is_default("view")),
            onward: !self.session().onward().is_empty(),
            preset,
            alike,
            asks_first: preset.and_then(|preset| self.asks_first(preset)),
            asking: self.asking.state(self.entered()),
        })
    }

    /// The words around a figure at the step shown that is `width` pixels wide.
    pub fn caption(&self, view: &str, width: f64) -> String {
        let figure = self.figure(view, self.t() as f64, width);
        json(&Caption {
            title: &figure.title,
            note: &figure.note,
            alt: &figure.alt,
            handles: figure.handles.iter().map(Handle::of).collect(),
            anywhere: figure.anywhere,
            chooses: self.chooses(view),
        })
    }

    /// The run and the name of each column of numbers.
    pub fn columns(&self) -> String {
        let columns = self.session().columns();
        json(&columns.iter().map(|c| Name { run: &c.run, name: &c.name }).collect::<Vec<_>>())
    }

    /// The columns of words: each its name and its words.
    pub fn words(&self) -> String {
        json(&self.session().words())
    }

    /// The controls that matter, less those that are hidden.
    fn shown(&self) -> Vec<Shown> {
        let gives_hide = self.scenario.param("hide").is_some();
        let hide = if gives_hide { self.scenario.words("hide") } else { Vec::new() };
        let hidden = |key: &str| hide.iter().any(|word| word == key || word == "controls");
        self.keys_that_matter().into_iter().filter(|key| !hidden(key)).map(|key| self.control(key)).collect()
    }

    /// The keys that matter in any of the runs side by side, in the order of the controls.
    pub(super) fn keys_that_matter(&self) -> Vec<&'static str> {
        let mut keys = self.lab.shown(&self.scenario);
        let others = self.scenario.others();
        if !others.is_empty() {
            keys.extend(others.iter().flat_map(|other| self.lab.shown(&other.scenario)));
            let params = self.scenario.schema().params.iter();
            return params.map(|param| param.key).filter(|key| keys.contains(key)).collect();
        }
        keys
    }

    fn control(&self, key: &'static str) -> Shown {
        let (text, is_default) = (self.text(key), self.is_default(key));
        Shown { text, is_default, ..self.control_of(&self.scenario, key) }
    }

    /// What the control of a setting shows in the scenario of a run beside the first; its slider goes as far as the first's.
    pub(super) fn control_of(&self, scenario: &Scenario, key: &'static str) -> Shown {
        let mut hint = self.lab.hint(&self.scenario, key);
        if self.asking.of_fate() {
            hint.tick = None;
        }
        let slider = scenario.param(key).and_then(|param| Slider::of(param.kind, &hint));
        let at = slider.map_or_else(Vec::new, |slider| {
            numbers(&scenario.value(key)).into_iter().map(|v| slider.at(v)).collect()
        });
        let tick = slider.zip(hint.tick).and_then(|(slider, Limit { value, label, words })| {
            slider.holds(value).then(|| Mark { at: slider.at(value), label, words })
        });
        let positions = slider.map_or(0, |slider| slider.positions());
        let (text, is_default) = (scenario.text(key), scenario.is_default(key));
        Shown { key, text, is_default, note: hint.note, at, positions, tick }
    }

    /// The text of a parameter in its control.
    fn text(&self, key: &str) -> String {
        match schema::pair(&self.scenario.schema().params) {
            Some([x, _]) if x == key => {
                self.session().examples().map(|all| examples::write(&all)).unwrap_or_default()
            }
            _ => self.scenario.text(key),
        }
    }

    fn is_default(&self, key: &str) -> bool {
        self.scenario.is_default(key)
    }

    /// The presets whose scenario this is, whatever step and plots are shown: they differ in the step alone that they open at.
    pub(super) fn alike(&self) -> Vec<&'static Preset> {
        let read = || self.lab.presets().iter().map(|preset| lab::parse(preset.link).0).collect();
        let scenarios: &Vec<Scenario> = self.presets.get_or_init(read);
        let ignored = [&SHOWING[..], &KEYS, &["view"]].concat();
        let all = scenarios.iter().zip(self.lab.presets());
        all.filter(|(there, _)| there.same_but(&self.scenario, &ignored)).map(|(_, preset)| preset).collect()
    }

    /// Of presets that differ in the step alone that they open at, the one whose question is asked, or else the last one reached.
    pub(super) fn reached(&self, alike: &[&'static Preset]) -> Option<&'static Preset> {
        if let Some(asked) = alike.iter().find(|preset| self.asks_first(preset) == Some(true)) {
            return Some(asked);
        }
        let all = alike.iter().map(|preset| (preset.step(), *preset));
        let reached = all.clone().filter(|(t, _)| *t <= self.t()).max_by_key(|(t, _)| *t);
        reached.or(all.min_by_key(|(t, _)| *t)).map(|(_, preset)| preset)
    }
}
