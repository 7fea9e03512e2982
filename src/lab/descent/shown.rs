//! The runs side by side, of several methods and of settings that differ, as plots and tables show them.

use super::{Descending, Run, extent, plane};
use crate::figure::{Figure, Span};
use crate::lab::kit::beside::{self, Beside, Compared};
use crate::scenario::Scenario;

/// A run as it is shown among others.
pub struct Shown<'a> {
    /// Its place among all, by which it has its colour.
    pub index: usize,
    /// What it depends on.
    pub lab: &'a Descending,
    pub run: &'a Run,
    /// What it is called.
    pub name: String,
    /// Its name in columns and files.
    pub id: String,
    /// What shows its numbers.
    pub focus: String,
}

impl Compared for Descending {
    fn beside(&self) -> &Beside<Descending> {
        &self.beside
    }

    fn beside_mut(&mut self) -> &mut Beside<Descending> {
        &mut self.beside
    }
}

impl Descending {
    /// Opens a scenario with the runs beside it.
    pub fn open(scenario: &Scenario) -> Descending {
        let mut lab = Descending::compare(scenario, |scenario, _| Descending::new(scenario));
        if !lab.alone() {
            let starts = lab.all().map(|(_, one)| one.runs[0].track.phi(0));
            let plane = extent::around(scenario, starts);
            lab.plane = if lab.whole_run { lab.around_runs(plane) } else { plane };
        }
        lab
    }

    /// All runs that are shown, those of several methods first.
    pub fn shown(&self) -> Vec<Shown<'_>> {
        let several = self.all().next().is_some_and(|(_, first)| first.runs.len() > 1);
        let mut shown = Vec::new();
        for (place, lab) in self.all() {
            for run in &lab.runs {
                let (method, own) = (run.method.entry, self.beside.name(place));
                let name = match place {
                    _ if self.alone() => method.label.into(),
                    0 if several => method.label.into(),
                    _ if several => format!("{}, {own}", method.label),
                    _ => own.to_string(),
                };
                let id = if place == 0 { method.id } else { self.beside.id(place) }.to_string();
                let focus = if place == 0 { method.id.into() } else { beside::focus(place) };
                shown.push(Shown { index: shown.len(), lab, run, name, id, focus });
            }
        }
        shown
    }

    /// The place among all runs of the one whose numbers are shown.
    pub fn focus_index(&self) -> usize {
        self.index_of(self.beside.own()) + self.focus
    }

    /// The place among all runs of the first of a session side by side.
    pub fn index_of(&self, place: usize) -> usize {
        self.all().take_while(|(other, _)| *other < place).map(|(_, lab)| lab.runs.len()).sum()
    }

    /// A legend in a few words: which mark is whose.
    pub fn key(&self) -> String {
        let sign = |one: Shown| format!("{} {}", beside::sign(one.index), one.name);
        self.shown().into_iter().map(sign).collect::<Vec<_>>().join(", ")
    }

    /// Whether one run alone is shown.
    pub fn single(&self) -> bool {
        self.alone() && self.runs.len() == 1
    }

    /// What the run in focus is called.
    pub fn called(&self) -> String {
        self.shown().swap_remove(self.focus_index()).name
    }

    /// A figure of the run in focus, which says so where there are others.
    pub fn of_focus(&self, mut figure: Figure) -> Figure {
        if !self.single() {
            let name = self.called();
            let note = if figure.note.is_empty() { String::new() } else { format!(" · {}", figure.note) };
            figure.alt.push_str(&format!(" All of this is of one run, {name}."));
            figure.note = format!("{name} alone{note}");
        }
        figure
    }

    /// A plane widened to hold all runs.
    pub fn around_runs(&self, plane: [Span; 2]) -> [Span; 2] {
        plane::around(self.all().flat_map(|(_, one)| &one.runs), plane)
    }
}
