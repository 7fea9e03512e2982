//! The labs: what a reader steps through. Each is a folder or file here and one line in [`ALL`].
//!
//! A lab turns a [`Scenario`] into a [`Session`], and a session answers for any step `t`: which
//! figures, which numbers, which words. It computes everything from the scenario and keeps no other state.

pub mod chain;
pub mod descent;
pub mod init;
pub(crate) mod kit;
pub mod network;
pub mod search;

use crate::examples::Examples;
use crate::figure::Figure;
pub use crate::lab::kit::answers::{Answers, Asks, Wrong};
pub use crate::lab::kit::askable::Askable;
pub use crate::lab::kit::blanking::Blanking;
use crate::lab::kit::plot::Plots;
pub use crate::lab::kit::script::Language;
pub use crate::lab::kit::spot::{Place, Spot};
pub use crate::lab::kit::veil::{Drawn, Named, Veil};
pub use crate::lab::kit::way::{Series, Way};
use crate::panel::Block;
use crate::scenario::{self, Preset, Scenario, Schema, Warning};
use serde::Serialize;
use std::any::Any;

/// A kind of lab.
pub trait Lab: Sync {
    /// Its id, name and parameters.
    fn schema(&self) -> &'static Schema;

    /// Links to start from.
    fn presets(&self) -> &'static [Preset];

    /// The keys of the parameters that matter in this scenario, in the order of the controls.
    fn shown(&self, scenario: &Scenario) -> Vec<&'static str>;

    /// The keys that go back to their defaults when `key` is set (a new problem has its own start).
    fn resets(&self, key: &str) -> &'static [&'static str];

    /// Values of other keys that suit the one that `key` has here: they are set along with it where the reader chooses it, and
    /// stand in the link, so that defaults keep their meaning.
    fn suits(&self, _scenario: &Scenario, _key: &str) -> &'static [(&'static str, &'static str)] {
        &[]
    }

    /// Values of other keys that the reader's own data ask for where defaults do not suit them: where the reader has chosen none
    /// they are set when the data are taken, and stand in the link, so that defaults keep their meaning.
    fn suits_data(&self, _scenario: &Scenario) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    /// What is to be said of the reader's own data when they are taken.
    fn says_of_data(&self, _scenario: &Scenario) -> Vec<Warning> {
        Vec::new()
    }

    /// What this scenario says about a number beside its control, and whether it allows less than the table.
    fn hint(&self, _scenario: &Scenario, _key: &str) -> Hint {
        Hint::default()
    }

    /// What is there now, in words: the heading where no example is shown. Two scenarios with one heading are about the same
    /// thing, so that the words of an example go for both.
    fn heading(&self, _scenario: &Scenario) -> String {
        self.schema().label.into()
    }

    /// How many inputs an example of the reader's own has; nothing where the examples say so themselves.
    fn inputs(&self) -> Option<usize> {
        None
    }

    /// The run whose numbers are shown, and then all that may come of slips in its place; nothing where no run goes step by step.
    fn ways<'a>(&self, _scenario: &'a Scenario) -> Vec<Way<'a>> {
        Vec::new()
    }

    /// What may be answered where a quantity is asked for, by its name in links (`phi`, `d.f1`, `forward.10`) and, where it has
    /// several values, the step it is asked at; nothing where the lab has no such quantity.
    fn answers(&self, _scenario: &Scenario, _quantity: &str, _step: Option<usize>) -> Option<Answers> {
        None
    }

    /// The same for a curve that is to be sketched up to a step, or up to the quantity that is named.
    fn sketch(&self, _scenario: &Scenario, _quantity: &str, _step: Option<usize>) -> Option<Answers> {
        None
    }

    /// What an author may ask for while step `t` is shown, in the order of a list: each has answers.
    fn askable(&self, _scenario: &Scenario, _t: usize) -> Vec<Askable> {
        Vec::new()
    }

    /// How numbers of its steps are left blank, where they can be.
    fn blanking(&self) -> Option<Blanking> {
        None
    }

    /// The run as a script in Python, or why it cannot be one; nothing where there is no run to be repeated.
    fn script(&self, _scenario: &Scenario, _language: Language) -> Option<Result<String, String>> {
        None
    }

    /// Computes the scenario. `before` is the session it replaces, whose costly parts may be kept where
    /// they are the same.
    fn open(&self, scenario: &Scenario, before: Option<&dyn Session>) -> Box<dyn Session>;
}

/// A value that something ends at.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// The value.
    pub value: f64,
    /// What it is, in short.
    pub label: String,
    /// What ends there.
    pub words: String,
}

/// What a scenario adds to a number's control.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Hint {
    /// The least value that its slider chooses, where that is more than the table's.
    pub least: Option<f64>,
    /// The greatest value that makes a difference, where that is less than the table's.
    pub most: Option<f64>,
    /// A word or two after the value (`of 30`), or empty.
    pub note: String,
    /// A tick on its slider.
    pub tick: Option<Limit>,
}

/// One of a session's figures.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct View {
    /// Its name in links (`view=surface`) and its place in the page's layout.
    pub id: &'static str,
    /// Width divided by height it looks best at.
    pub aspect: f64,
    /// The same on a page narrower than [`Session::narrow`].
    pub narrow: f64,
}

/// Below this width, in CSS pixels, a wide diagram is laid out in another way, if its lab says nothing else.
pub const NARROW: f64 = 640.0;

/// The moment shown: step `t`, reached from `t − 1` to the fraction `progress` (1 = arrived).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// The step.
    pub t: usize,
    /// How much of the way from the step before has been gone, 0 to 1.
    pub progress: f64,
    /// How wide the figure is to be drawn, in CSS pixels.
    pub width: f64,
    /// Whether that is narrower than [`Session::narrow`].
    pub narrow: bool,
}

/// A mark on the scrub bar.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tick {
    /// The step it stands at.
    pub t: usize,
    /// What begins there (`epoch 2`), or empty.
    pub label: String,
}

/// A column of results for the engine: a name, and numbers row by row.
pub struct Column<'a> {
    /// The run it belongs to (the method), or empty.
    pub run: String,
    /// Its name (`phi`, `loss`).
    pub name: String,
    numbers: Box<dyn Fn() -> Vec<f64> + 'a>,
}

impl<'a> Column<'a> {
    /// A column whose numbers are computed when they are asked for.
    pub fn new(run: &str, name: impl Into<String>, numbers: impl Fn() -> Vec<f64> + 'a) -> Column<'a> {
        Column { run: run.into(), name: name.into(), numbers: Box::new(numbers) }
    }

    /// Its numbers.
    pub fn values(&self) -> Vec<f64> {
        (self.numbers)()
    }
}

/// Keys to set, with their values.
pub type Changes = Vec<(&'static str, String)>;

/// A way out of what goes wrong in a plot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// What the button says.
    pub words: String,
    /// What it sets, `key=value`.
    pub set: String,
}

/// How many examples there are, in words.
fn counted(count: usize, own: bool, what: &str) -> String {
    let number = if count == 1 { format!("one {what}") } else { format!("{count} {what}s") };
    if own { format!("{number} of your own") } else { number }
}

/// A scenario computed: all that can be seen of it at any step.
pub trait Session: Any {
    /// Computes the next piece of what is to be shown, so that no task of a page takes long; whether there was one. What has
    /// not been prepared is computed when it is asked for.
    fn prepare(&self) -> bool {
        false
    }

    /// Takes away all that is not to be seen, as if the run had ended there; asked for once, before anything else.
    fn veil(&mut self, veil: &Veil);

    /// The last step; the first is 0.
    fn steps(&self) -> usize;

    /// Marks for the scrub bar, at most a few hundred.
    fn ticks(&self) -> Vec<Tick>;

    /// The short line beside the player, as HTML text (`step <b>17</b> of 60 · …`); see [`crate::panel`].
    fn status(&self, t: usize) -> String;

    /// What went wrong with the run by step `t`, in plain words (`diverged at step 12: …`), or empty.
    fn alarm(&self, t: usize) -> String;

    /// `"ok"` or `"diverged"`: how the whole run ends, for the engine.
    fn outcome(&self) -> &'static str;

    /// What a press could do about what is seen at step `t`.
    fn remedies(&self, _t: usize) -> Vec<Remedy> {
        Vec::new()
    }

    /// The lab's plots with this session.
    fn plots(&self) -> Box<dyn Plots + '_>;

    /// The figures there are now, in the order of the page.
    fn views(&self) -> Vec<View> {
        self.plots().views()
    }

    /// The width below which a wide diagram is laid out in another way.
    fn narrow(&self) -> f64 {
        NARROW
    }

    /// One figure at one moment; an unknown view gives the first.
    fn figure(&self, view: &str, at: Moment) -> Figure {
        self.plots().figure(view, at)
    }

    /// The numbers beside the figures at step `t`: formulas, tables, sentences.
    fn panel(&self, t: usize) -> Vec<Block>;

    /// What is under the pointer at a position of a view, in data units of its axes, in words (`φ₀ = 1, φ₁ = 2, L = 3`), or
    /// empty.
    fn readout(&self, view: &str, now: Moment, at: [f64; 2]) -> String {
        self.plots().readout(view, now, at)
    }

    /// The numbers of one figure at one moment as comma-separated values; nothing where there is no such view.
    fn numbers(&self, view: &str, at: Moment) -> Option<String> {
        self.plots().numbers(view, at)
    }

    /// Weights and their derivatives at step `t` as JSON, where there are any.
    fn weights(&self, _t: usize) -> Option<String> {
        None
    }

    /// The keys to set, with their values, when `handle` of `view` is dragged to a position in data units of its axes.
    fn drag(&self, view: &str, handle: u32, to: [f64; 2]) -> Changes {
        self.plots().drag(view, handle, to)
    }

    /// Whether a press on a handle of this view chooses something, and nothing is dragged.
    fn chooses(&self, view: &str) -> bool {
        self.plots().chooses(view)
    }

    /// The keys to set, with their values, when a number of the panel is typed over; see [`crate::panel::NumberBox`].
    fn edit(&self, _field: usize, _value: f64) -> Changes {
        Vec::new()
    }

    /// The keys to set, with their values, to go on from where the run ended; none where it cannot.
    fn onward(&self) -> Changes {
        Vec::new()
    }

    /// The examples in use, inputs row by row and targets, for the reader to edit; none where there are no data.
    fn examples(&self) -> Option<Examples> {
        None
    }

    /// What the runs side by side are called, in the order of the link; none where there is one alone.
    fn runs(&self) -> Vec<&str> {
        Vec::new()
    }

    /// All numbers of the run, for the engine and for export.
    fn columns(&self) -> Vec<Column<'_>>;

    /// Columns of words for the engine, such as the ids of the methods tried: a name, and a word row by row.
    fn words(&self) -> Vec<(String, Vec<String>)> {
        Vec::new()
    }

    /// The table of the run as comma-separated values with a header line, for export.
    fn csv(&self) -> String;

    /// For [`Lab::open`] to look at the session before.
    fn as_any(&self) -> &dyn Any;
}

/// Every lab, in the page's order.
pub static ALL: &[&dyn Lab] =
    &[&descent::Descent, &chain::ChainLab, &network::NetworkLab, &init::InitLab, &search::SearchLab];

/// Reads a link as a scenario of one of the labs; see [`crate::scenario::parse`].
pub fn parse(link: &str) -> (Scenario, Vec<Warning>) {
    let schemas: Vec<&'static Schema> = ALL.iter().map(|lab| lab.schema()).collect();
    scenario::parse(link, &schemas)
}

/// The lab with this id; the first if there is none.
pub fn find(id: &str) -> &'static dyn Lab {
    ALL.iter().find(|lab| lab.schema().id == id).copied().unwrap_or(ALL[0])
}

/// The lab of a scenario.
pub fn of(scenario: &Scenario) -> &'static dyn Lab {
    find(scenario.schema().id)
}
