//! A plot of a lab as one object, and a session's plots found by the views that links name.

use crate::figure::Figure;
use crate::lab::kit::csv::Table;
use crate::lab::{Changes, Moment, Session, View};
use crate::param::Entry;

/// A plot of a lab whose sessions are `S`. Positions are data units of its axes.
pub struct Plot<S: 'static> {
    /// Its name in links (`view=surface`), its name on the page and what it shows.
    pub entry: Entry,
    /// The aspect ratio (width / height) that suits it, and the one for pages narrower than [`Session::narrow`].
    pub aspect: fn(&S) -> [f64; 2],
    /// Whether there is such a plot in this session.
    pub there: fn(&S) -> bool,
    /// The figure with its text alternative.
    pub figure: fn(&S, Moment) -> Figure,
    /// What is under the pointer, in words, or empty.
    pub readout: fn(&S, Moment, [f64; 2]) -> String,
    /// All numbers that it shows as a table, for files.
    pub numbers: Option<fn(&S, Moment) -> Table>,
    /// What is set when a handle is dragged to a position.
    pub drag: fn(&S, u32, [f64; 2]) -> Changes,
    /// Whether a press on a handle chooses something, and nothing is dragged.
    pub chooses: bool,
}

impl<S> Plot<S> {
    /// A plot without handles that every session has.
    pub const fn new(entry: Entry, aspect: fn(&S) -> [f64; 2], figure: fn(&S, Moment) -> Figure) -> Plot<S> {
        Plot {
            entry,
            aspect,
            there: |_| true,
            figure,
            readout: |_, _, _| String::new(),
            numbers: None,
            drag: |_, _, _| Vec::new(),
            chooses: false,
        }
    }
}

/// What the parameter `view` takes: all plots, or any of these.
pub fn entries<S>(plots: &[&Plot<S>]) -> Vec<Entry> {
    let all = Entry { id: "all", label: "All", help: "Every plot." };
    std::iter::once(all).chain(plots.iter().map(|plot| plot.entry)).collect()
}

/// The plots of a session, by their ids.
pub trait Plots {
    /// The plots asked for that this session has, in the order of the page; if it has none of them, all it has.
    fn views(&self) -> Vec<View>;

    /// The figure of a view, or of the first there is.
    fn figure(&self, view: &str, at: Moment) -> Figure;

    /// What is under the pointer in a view, in words.
    fn readout(&self, view: &str, now: Moment, at: [f64; 2]) -> String;

    /// The numbers of a view at a moment as comma-separated values; nothing where there is no such view, or it has none.
    fn numbers(&self, view: &str, at: Moment) -> Option<String>;

    /// What is set when a handle of a view is dragged to a position.
    fn drag(&self, view: &str, handle: u32, to: [f64; 2]) -> Changes;

    /// Whether a press on a handle of a view chooses something.
    fn chooses(&self, view: &str) -> bool;
}

/// A session with the list of its lab's plots.
pub struct PlotsOf<'a, S: 'static> {
    /// The session.
    pub lab: &'a S,
    /// All plots of its lab; the first is always there.
    pub plots: &'static [&'static Plot<S>],
    /// The ids asked for, or `all`.
    pub asked: &'a [String],
}

impl<S: Session> PlotsOf<'_, S> {
    fn there(&self) -> impl Iterator<Item = &'static Plot<S>> {
        self.plots.iter().copied().filter(|plot| (plot.there)(self.lab))
    }

    fn find(&self, view: &str) -> Option<&'static Plot<S>> {
        self.there().find(|plot| plot.entry.id == view)
    }

    fn within(&self, at: Moment) -> Moment {
        Moment { t: at.t.min(self.lab.steps()), ..at }
    }
}

impl<S: Session> Plots for PlotsOf<'_, S> {
    fn views(&self) -> Vec<View> {
        let view = |plot: &Plot<S>| {
            let [aspect, narrow] = (plot.aspect)(self.lab);
            View { id: plot.entry.id, aspect, narrow }
        };
        let there: Vec<View> = self.there().map(view).collect();
        let named = |view: &&View| self.asked.iter().any(|id| id == "all" || id == view.id);
        let chosen: Vec<View> = there.iter().filter(named).copied().collect();
        if chosen.is_empty() { there } else { chosen }
    }

    fn figure(&self, view: &str, at: Moment) -> Figure {
        (self.find(view).unwrap_or(self.plots[0]).figure)(self.lab, self.within(at))
    }

    fn readout(&self, view: &str, now: Moment, at: [f64; 2]) -> String {
        self.find(view).map_or_else(String::new, |plot| (plot.readout)(self.lab, self.within(now), at))
    }

    fn numbers(&self, view: &str, at: Moment) -> Option<String> {
        let numbers = self.find(view)?.numbers?;
        Some(numbers(self.lab, self.within(at)).text())
    }

    fn drag(&self, view: &str, handle: u32, to: [f64; 2]) -> Changes {
        self.find(view).map_or_else(Vec::new, |plot| (plot.drag)(self.lab, handle, to))
    }

    fn chooses(&self, view: &str) -> bool {
        self.find(view).is_some_and(|plot| plot.chooses)
    }
}
