//! What one widget on a page does, without the page: a scenario, its session, and what to say about them.
//!
//! Everything here is a function of the scenario; `crate::wasm` hands it to JavaScript unchanged.

mod asking;
mod blanks;
mod compare;
mod examples;
mod files;
mod pointing;
mod schema;
mod seen;
mod slider;
mod state;

pub use asking::Class;
pub use schema::{first_link, schema};

use crate::asking::KEYS;
use crate::checking;
use crate::figure::Figure;
use crate::lab::{self, Lab, Moment, Remedy, Session};
use crate::number::json;
use crate::panel;
use crate::param::{Kind, Value};
use crate::plot::{self, Frame, Theme};
use crate::reading::{self, examples::Options};
use crate::scenario::{self, Scenario, Warning};
use asking::{Asking, Draft};
use blanks::Blanks;
use pointing::LaidOut;
use seen::open;
use std::cell::{OnceCell, RefCell};

/// A lab at work: the scenario shown, and its session.
pub struct Widget {
    lab: &'static dyn Lab,
    scenario: Scenario,
    session: Box<dyn Session>,
    /// What is asked, and what is not to be seen until it is answered.
    asking: Asking,
    /// What of the answer to the question that is open is placed in a plot, and not given yet.
    draft: Draft,
    /// What is to be filled in.
    blanks: Blanks,
    /// What is said of the last entry there, whether it was right, and how many were.
    blank_told: (String, bool, usize),
    warnings: Vec<Warning>,
    scale: Option<f64>,
    /// The scenarios of the lab's presets, read when they are first asked for.
    presets: OnceCell<Vec<Scenario>>,
    /// The views at the step shown, as they were last laid out.
    laid_out: RefCell<Vec<LaidOut>>,
}

/// The keys that change what is shown of a session, never the session itself.
const SHOWING: [&str; 5] = ["t", "hide", "layout", "panel", "size"];

/// How much larger than on a page everything is drawn with `size=large`.
const LARGE: f64 = 1.5;

impl Widget {
    /// Opens a link. Never fails: what cannot be read becomes a warning.
    pub fn new(link: &str) -> Widget {
        let (scenario, warnings) = lab::parse(link);
        let lab = lab::of(&scenario);
        let asking = Asking::of(&scenario);
        let blanks = Blanks::of(&scenario);
        let session = open(&scenario, asking.veil().or_else(|| blanks.veil()), None);
        let mut widget = Widget {
            lab,
            scenario,
            session,
            asking,
            draft: None,
            blanks,
            blank_told: Default::default(),
            warnings,
            scale: None,
            presets: OnceCell::new(),
            laid_out: RefCell::default(),
        };
        widget.settle_blanks();
        widget.warn_of_link();
        widget
    }

    /// Opens another link in place of this one.
    pub fn open(&mut self, link: &str) {
        let (scenario, warnings) = lab::parse(link);
        self.blank_told = Default::default();
        self.replace(scenario);
        self.warnings = warnings;
        self.warn_of_link();
    }

    /// Sets one parameter from text, as a control or a button gives it.
    pub fn set(&mut self, key: &str, text: &str) {
        let param = self.scenario.param(key);
        let whole = param.filter(|param| matches!(param.kind, Kind::Integer { .. }));
        let thousands = whole.and_then(|_| reading::numbers::thousands(text));
        self.set_all(&[(key, thousands.map_or_else(|| text.to_string(), scenario::write_number))]);
        if key == "t" {
            let wanted = self.scenario.integer("t");
            let refused = std::mem::take(&mut self.warnings);
            self.seek(wanted);
            self.warnings = refused;
            self.warn_of_step(wanted);
        }
        if self.warnings.is_empty() {
            let said = match thousands {
                Some(value) => Some(scenario::read_as(text, value)),
                None => param.and_then(|param| scenario::said(param, text)),
            };
            self.warnings.extend(said.map(|text| Warning { key: key.into(), text }));
        }
    }

    /// Types one of a parameter's several numbers, or all of them in its place, as `(0.6, −0.2)`.
    pub fn set_part(&mut self, key: &str, at: usize, text: &str) {
        let value = self.scenario.param(key).map(|_| self.scenario.value(key));
        let Some(Value::Numbers(mut numbers)) = value else { return };
        let Some(value) = reading::numbers::typed(text) else {
            if scenario::items(text).len() == numbers.len() {
                self.set(key, text);
            } else {
                self.warnings = vec![Warning { key: key.into(), text: scenario::no_number(text) }];
            }
            return;
        };
        if let Some(number) = numbers.get_mut(at) {
            *number = value;
        }
        self.set_all(&[(key, scenario::write(&Value::Numbers(numbers)))]);
        self.say_as_read(key, text);
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
                self.suit(&before, &mut next, key, changes);
            }
        }
        self.keep_filled(&mut next, changes.iter().any(|(key, _)| *key == "filled"));
        self.blank_told.0.clear();
        warnings.extend(next.check());
        self.replace(next);
        self.warnings = warnings;
    }

    /// Goes on from where the run ended, to the end of another; whether it could.
    pub fn go_on(&mut self) -> bool {
        let changes = self.session.onward();
        if changes.is_empty() {
            return false;
        }
        self.set_all(&changes);
        self.seek(self.steps());
        true
    }

    /// Types over a number of the panel; what is no number changes nothing. What is to be said of it has the key `field-` with
    /// the number of the field.
    pub fn edit(&mut self, field: usize, text: &str) {
        if let Some(blank) = field.checked_sub(blanks::FIRST) {
            self.warnings.clear();
            return self.fill(blank, text);
        }
        let key = format!("field-{field}");
        let Some(value) = reading::numbers::typed(text) else {
            self.warnings = vec![Warning { key, text: scenario::no_number(text) }];
            return;
        };
        let changes = self.session.edit(field, value);
        self.set_all(&changes);
        for warning in &mut self.warnings {
            if changes.iter().any(|(changed, _)| *changed == warning.key) {
                warning.key.clone_from(&key);
            }
        }
        self.say_as_read(&key, text);
    }

    /// Says as which number what was typed is read, where that is not plain and there is nothing else to say.
    fn say_as_read(&mut self, key: &str, text: &str) {
        let said = scenario::said_of_number(text).filter(|_| self.warnings.is_empty());
        self.warnings.extend(said.map(|text| Warning { key: key.into(), text }));
    }

    /// Puts what depends on `key` back to its defaults, unless it is itself among the `changes`.
    fn put_back(&self, next: &mut Scenario, key: &str, changes: &[(&str, String)]) {
        for other in self.lab.resets(key) {
            if !changes.iter().any(|(key, _)| key == other) {
                next.reset(other);
            }
        }
    }

    /// Takes back what suited the value of `key` before, where it is still so, and sets what suits it now, where the reader
    /// has chosen nothing else.
    fn suit(&self, before: &Scenario, next: &mut Scenario, key: &str, changes: &[(&str, String)]) {
        let free = |other: &str| !changes.iter().any(|(key, _)| *key == other);
        for (other, value) in self.lab.suits(before, key).iter().filter(|(other, _)| free(other)) {
            if before.text(other) == *value {
                next.reset(other);
            }
        }
        for (other, value) in self.lab.suits_data(before) {
            if free(other) && before.gives(other) && before.text(other) == value {
                next.reset(other);
                if let Some((_, value)) = self.lab.suits_data(next).iter().find(|(key, _)| *key == other) {
                    next.set(other, value);
                }
            }
        }
        for (other, value) in self.lab.suits(next, key).iter().filter(|(other, _)| free(other)) {
            if !next.gives(other) {
                next.set(other, value);
            }
        }
    }

    /// Puts one parameter back to its default.
    pub fn reset(&mut self, key: &str) {
        let mut next = self.scenario.clone();
        next.reset(key);
        if next != self.scenario {
            self.put_back(&mut next, key, &[]);
            self.suit(&self.scenario, &mut next, key, &[]);
        }
        self.keep_filled(&mut next, key == "filled");
        self.blank_told.0.clear();
        self.warnings = next.check();
        self.replace(next);
    }

    /// Sets the reader's own examples from any text that holds some; no text goes back to the lab's data. What was understood,
    /// left out and changed is said; where there are none, the data stay as they were.
    pub fn set_examples(&mut self, text: &str) {
        self.take_examples(text, &Options { inputs: self.lab.inputs(), ..Options::default() });
    }

    /// The same, read as the reader wants it.
    pub fn take_examples(&mut self, text: &str, options: &Options) {
        let Some([x, y]) = schema::pair(&self.scenario.schema().params) else { return };
        self.warnings.clear();
        if text.trim().is_empty() {
            // Units first: the lab's own data may know none.
            for key in ["units", y, x] {
                self.reset(key);
            }
            return;
        }
        let found = reading::examples::read(text, options);
        let mut notes: Vec<Warning> =
            found.notes.into_iter().map(|text| Warning { key: x.into(), text }).collect();
        if found.y.is_empty() {
            let text = "The data stay as they were.".into();
            notes.push(Warning { key: x.into(), text });
        } else {
            let list = |numbers| scenario::write(&Value::Numbers(numbers));
            let mut changes = vec![(x, list(found.x)), (y, list(found.y))];
            let mut with = self.scenario.clone();
            for (key, text) in &changes {
                with.set(key, text);
            }
            with.check();
            let before = self.lab.suits_data(&self.scenario);
            let chosen = |key: &str| {
                let suited =
                    before.iter().any(|(other, value)| *other == key && self.scenario.text(key) == *value);
                self.scenario.gives(key) && !suited
            };
            let suited = self.lab.suits_data(&with);
            changes.extend(suited.into_iter().filter(|(key, _)| !chosen(key)));
            self.set_all(&changes);
            self.warnings.extend(self.lab.says_of_data(&self.scenario));
        }
        notes.append(&mut self.warnings);
        self.warnings = notes;
    }

    /// How many inputs an example of the reader's own has; nothing where the examples say so themselves.
    pub fn inputs(&self) -> Option<usize> {
        self.lab.inputs()
    }

    fn replace(&mut self, scenario: Scenario) {
        self.replace_one(scenario);
        self.settle_blanks();
    }

    fn replace_one(&mut self, scenario: Scenario) {
        if !scenario.same_but(&self.scenario, &SHOWING) {
            self.lab = lab::of(&scenario);
            let veil = self.veil();
            self.asking = Asking::of(&scenario);
            self.blanks = Blanks::of(&scenario);
            let same_run = scenario.same_but(&self.scenario, &[&SHOWING[..], &KEYS].concat());
            if !same_run || veil != self.veil() {
                self.session = open(&scenario, self.veil(), Some(self.session.as_ref()));
            }
            if scenario.schema().id != self.scenario.schema().id {
                self.presets = OnceCell::new();
            }
        }
        self.laid_out.take();
        self.scenario = scenario;
    }

    /// The step shown: the one asked for, or the last there is.
    pub fn t(&self) -> usize {
        self.scenario.integer("t").min(self.steps())
    }

    /// The last step.
    pub fn steps(&self) -> usize {
        self.session.steps()
    }

    /// Shows step `t`, or the last there is. What was to be said of another step is no longer to be said.
    pub fn seek(&mut self, t: usize) {
        self.warnings.retain(|warning| warning.key != "t");
        self.laid_out.take();
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

    /// How many times as large as on a page type, strokes and marks are drawn: what the page asked for, or else by the
    /// link's `size`.
    pub fn scale(&self) -> f64 {
        self.scale.unwrap_or(if self.scenario.word("size") == "large" { LARGE } else { 1.0 })
    }

    /// Draws everything `scale` times as large, 0.5 to 4, whatever the link says; nothing goes by the link again.
    pub fn set_scale(&mut self, scale: Option<f64>) {
        self.laid_out.take();
        self.scale = scale.filter(|scale| scale.is_finite()).map(|scale| scale.clamp(0.5, 4.0));
    }

    /// A frame of the page in the units that figures are drawn in: of a larger unit there are fewer.
    pub fn units(&self, frame: &Frame) -> Frame {
        let scale = self.scale();
        let Frame { width, height, ratio } = *frame;
        Frame { width: width / scale, height: height / scale, ratio: ratio * scale }
    }

    /// A view at the step shown as an SVG file, the figure itself `width` × `height` CSS pixels large.
    pub fn svg(&self, view: &str, width: f64, height: f64, theme: &Theme) -> String {
        let figure = self.figure(view, self.t() as f64, width);
        plot::svg(&figure, &self.units(&Frame { width, height, ratio: 1.0 }), theme)
    }

    /// The figure of a view, to be drawn `width` CSS pixels wide, at `position` between steps: 16.25 is a quarter of
    /// the way from step 16 to 17.
    pub fn figure(&self, view: &str, position: f64, width: f64) -> Figure {
        let mut figure = self.session.figure(view, self.moment(position, width / self.scale()));
        if self.veil().is_some() {
            figure.alt = self.blanked(figure.alt);
            figure.note = self.blanked(figure.note);
        }
        self.asking.ghosts(view, &mut figure);
        self.show_draft(view, &mut figure);
        figure
    }

    fn moment(&self, position: f64, width: f64) -> Moment {
        let position = position.clamp(0.0, self.steps() as f64);
        let t = position.ceil();
        Moment {
            t: t as usize,
            progress: if t == 0.0 { 1.0 } else { 1.0 - (t - position) },
            width,
            narrow: width < self.session.narrow(),
        }
    }

    /// Whether numbers of somebody else's run can be held against this one's.
    pub fn checks(&self) -> bool {
        self.veil().is_none() && !self.lab.ways(&self.scenario).is_empty()
    }

    /// What the run is called whose numbers are shown, where there are others beside it; or empty.
    fn focus_called(&self) -> &str {
        self.session.runs().into_iter().nth(self.scenario.focus_on_other()).unwrap_or_default()
    }

    /// Numbers of somebody else's run beside this one's, as the JSON of [`crate::checking::Checked`].
    pub fn check(&self, text: &str) -> String {
        let text = if self.checks() { text } else { "" };
        let mut checked = checking::check(&self.scenario.focused(), text);
        if !self.focus_called().is_empty() {
            checked
                .sentences
                .push(format!("The lab’s numbers are those of the run with {}.", self.focus_called()));
        }
        json(&checked)
    }

    /// What a press could do about what is seen at the step shown.
    pub fn remedies(&self) -> Vec<Remedy> {
        // What helps against what becomes of a run tells what becomes of it.
        if self.asking.of_fate() { Vec::new() } else { self.session.remedies(self.t()) }
    }

    /// The numbers beside the figures, as HTML text: what is said, and the tables; as much of them as the link asks for.
    pub fn panel(&self) -> [String; 2] {
        let all = |tables| self.with_boxes(self.session.panel(self.t()), tables);
        let html = match self.scenario.word("panel").as_str() {
            "none" => [String::new(), String::new()],
            "formula" => panel::html(&panel::of_step(all(false))),
            _ => panel::html(&all(true)),
        };
        html.map(|html| self.blanked(html))
    }
}
