//! What is left to chance in a step: the loss of its batch alone, and where every other batch of this size would lead
//! (UDL figure 6.6).

mod cloud;
pub mod landscape;
mod lists;
pub mod next;
mod params;
pub mod table;
pub mod words;

pub use cloud::{drag, handle, marks};
pub use params::{CLOUD, LANDSCAPE, PICK, check, mean_something};

use super::{Descending, Run};
use crate::cloud::{Cloud, Fork, Subsets};
use crate::figure::Field;
use crate::lab::Moment;
use crate::objective::Batch;
use crate::scenario::Scenario;
use std::cell::RefCell;
use std::rc::Rc;

/// Keys on which the caches of this module do not depend.
const SHOWING: [&str; 8] = ["pick", "landscape", "cloud", "view", "example", "scale", "hide", "t"];

/// A batch's landscape, computed: of these examples, in this way.
type Known = (Vec<u32>, Option<f64>, Rc<Field>);

/// The scenario's settings, and what has been computed so far.
pub struct Chance {
    scenario: Scenario,
    /// Whether a batch is shown: it is less than all examples, and a plot of it is asked for.
    pub on: bool,
    landscape: bool,
    scaled: bool,
    cloud: bool,
    pick: Vec<u32>,
    seed: u32,
    /// The batches of a size: the last one of an epoch may be smaller.
    subsets: RefCell<Vec<Rc<Subsets>>>,
    /// The cloud of the iteration shown last.
    points: RefCell<Option<(usize, Rc<Cloud>)>>,
    /// The landscape shown last.
    field: RefCell<Option<Known>>,
}

impl Chance {
    /// Reads a scenario with so many examples.
    pub fn new(scenario: &Scenario, examples: usize) -> Chance {
        let means = mean_something(scenario, Some(examples));
        let landscape = scenario.word(LANDSCAPE.key);
        let (shown, cloud) = (means && landscape != "off", means && scenario.flag(CLOUD.key));
        Chance {
            scenario: scenario.clone(),
            on: shown || cloud,
            landscape: shown,
            scaled: landscape == "scaled",
            cloud,
            pick: params::picked(scenario),
            seed: u32::try_from(scenario.integer("seed")).unwrap_or(u32::MAX),
            subsets: RefCell::default(),
            points: RefCell::default(),
            field: RefCell::default(),
        }
    }

    /// Shows nothing of it: among what other batches would do is what this one does.
    pub fn hide(&mut self) {
        (self.on, self.landscape, self.cloud) = (false, false, false);
    }

    /// Takes over the caches of a session with the same run.
    pub fn keep(&self, before: &Chance) {
        if self.scenario.same_but(&before.scenario, &SHOWING) {
            self.subsets.replace(before.subsets.borrow().clone());
            self.points.replace(before.points.borrow().clone());
            self.field.replace(before.field.borrow().clone());
        }
    }

    fn subsets(&self, examples: usize, size: usize) -> Rc<Subsets> {
        let mut all = self.subsets.borrow_mut();
        if let Some(known) = all.iter().find(|one| one.size() == size) {
            return known.clone();
        }
        let made = Rc::new(Subsets::new(examples, size, self.seed));
        all.push(made.clone());
        made
    }
}

/// An iteration of the run in focus, and the batch looked at.
pub struct Look<'a> {
    lab: &'a Descending,
    /// The iteration.
    pub t: usize,
    run: &'a Run,
    /// The examples drawn, in ascending order.
    pub drawn: Vec<u32>,
    /// The examples looked at: those drawn, unless others are picked.
    pub members: Vec<u32>,
    /// Where their step leads.
    pub next: [f64; 2],
}

impl<'a> Look<'a> {
    /// The iteration at a moment: while a step moves, the one that it makes; at the end, the last one. Nothing where no batch
    /// is shown.
    pub fn at(lab: &'a Descending, at: Moment) -> Option<Look<'a>> {
        Look::of(lab, if at.progress < 1.0 { at.t.max(1) - 1 } else { at.t })
    }

    /// The iteration `t`, or the last one.
    pub fn of(lab: &'a Descending, t: usize) -> Option<Look<'a>> {
        let run = lab.focused();
        if !lab.chance.on || run.track.is_empty() {
            return None;
        }
        let t = lab.iteration(run, t);
        let mut drawn: Vec<u32> = lab.batches.members(t).iter().map(|i| *i as u32).collect();
        drawn.sort_unstable();
        let picked = lab.chance.pick.clone();
        let own = picked.is_empty() || picked == drawn;
        let mut look = Look { lab, t, run, members: drawn.clone(), drawn, next: run.track.phi(t + 1) };
        if !own {
            let fork = look.fork();
            let (_, gradient) = fork.gradient(Batch::Of(&picked));
            (look.next, look.members) = (fork.lead(gradient), picked);
        }
        Some(look)
    }

    /// Whether another batch than the one drawn is looked at.
    pub fn picked(&self) -> bool {
        self.members != self.drawn
    }

    /// The iteration, to be made with any batch.
    pub fn fork(&self) -> Fork<'a> {
        let Look { lab, run, t, .. } = self;
        Fork::new(lab.objective.as_ref(), run.optimizer.as_ref(), &run.track, *t)
    }

    /// φ before it.
    pub fn from(&self) -> [f64; 2] {
        self.run.track.phi(self.t)
    }

    /// Where all examples would lead.
    pub fn of_all(&self) -> [f64; 2] {
        let fork = self.fork();
        fork.lead(fork.gradient(Batch::Full).1)
    }

    /// The batches of this size.
    pub fn subsets(&self) -> Rc<Subsets> {
        self.lab.chance.subsets(self.lab.x.len(), self.drawn.len())
    }

    /// Where each of them would lead, computed once for each iteration.
    pub fn cloud(&self) -> Rc<Cloud> {
        let kept = self.lab.chance.points.borrow().clone();
        if let Some((_, cloud)) = kept.filter(|(t, _)| *t == self.t) {
            return cloud;
        }
        let cloud = Rc::new(Cloud::new(&self.fork(), &self.subsets()));
        self.lab.chance.points.replace(Some((self.t, cloud.clone())));
        cloud
    }
}
