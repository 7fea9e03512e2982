//! With one more member in every family, every published link shows what it showed: nothing that a link means comes from
//! how many members a family has. The guests are registered here alone.

mod support;

use gradstep::activation::{self, Activation};
use gradstep::chain;
use gradstep::data;
use gradstep::init::{self, Initialiser};
use gradstep::lab;
use gradstep::loss::{self, Loss};
use gradstep::optimizer::{self, Line, Optimizer, Pair, Seen, Step};
use gradstep::param::Entry;
use gradstep::problem::{self, Problem};
use gradstep::schedule::{self, Pace, Schedule};
use support::{digest, released};
use wide::f64x2;

const GUEST: Entry = Entry { id: "guest", label: "Guest", help: "One more." };

struct Guest;

impl Optimizer for Guest {
    fn entry(&self) -> Entry {
        GUEST
    }
    fn uses(&self) -> &'static [&'static str] {
        &[]
    }
    fn update(&self, step: &Step, g: f64x2, at: &mut Pair) {
        at.phi -= 2.0 * step.alpha * g;
    }
    fn rule(&self, step: &Step, seen: &Seen) -> Vec<Line> {
        vec![seen.descend(step, &seen.g_symbol(), &seen.g_numbers())]
    }
}

impl Schedule for Guest {
    fn entry(&self) -> Entry {
        GUEST
    }
    fn uses(&self) -> &'static [&'static str] {
        &[]
    }
    fn rate(&self, pace: &Pace, _epoch: usize) -> f64 {
        0.5 * pace.alpha
    }
}

impl Loss for Guest {
    fn entry(&self) -> Entry {
        GUEST
    }
    fn formula(&self) -> [&'static str; 2] {
        ["f − y", "1"]
    }
    fn at(&self, f: f64, y: f64) -> (f64, f64) {
        (f - y, 1.0)
    }
}

impl Activation for Guest {
    fn entry(&self) -> Entry {
        GUEST
    }
    fn formula(&self) -> [&'static str; 2] {
        ["2·f", "2"]
    }
    fn at(&self, f: f64) -> (f64, f64) {
        (2.0 * f, 2.0)
    }
}

impl Initialiser for Guest {
    fn entry(&self) -> Entry {
        GUEST
    }
    fn variance(&self, _inputs: usize, _outputs: usize, _given: f64) -> f64 {
        0.25
    }
}

impl Problem for Guest {
    fn entry(&self) -> Entry {
        GUEST
    }
    fn plane(&self) -> [gradstep::figure::Span; 2] {
        problem::find("line").plane()
    }
    fn start(&self) -> [f64; 2] {
        [0.5, 0.5]
    }
    fn rate(&self) -> f64 {
        0.01
    }
    fn steps(&self) -> usize {
        11
    }
    fn minima(&self) -> &'static [[f64; 2]] {
        &[]
    }
    fn contour_power(&self) -> u32 {
        1
    }
    fn kind(&self) -> problem::Kind {
        problem::find("line").kind()
    }
}

/// A copy of a registered member under the guest's name, for the rest of the process.
fn renamed<T: Copy>(member: &T, rename: impl FnOnce(&mut T)) -> &'static T {
    let mut guest = *member;
    rename(&mut guest);
    Box::leak(Box::new(guest))
}

#[test]
fn one_more_member_in_every_family_changes_no_published_link() {
    optimizer::ALL.admit(&Guest);
    schedule::ALL.admit(&Guest);
    loss::ALL.admit(&Guest);
    activation::ALL.admit(&Guest);
    init::ALL.admit(&Guest);
    problem::ALL.admit(&Guest);
    data::ALL.admit(renamed(data::find("hill"), |set| set.entry = GUEST));
    chain::ALL.admit(renamed(chain::find("tanh"), |kind| kind.entry = GUEST));

    for key in ["opt", "schedule", "problem"] {
        let (scenario, warnings) = lab::parse(&format!("v=1&lab=descent&{key}=guest"));
        assert!(warnings.is_empty() && scenario.word(key) == "guest", "{key}: {warnings:?}");
    }
    for line in released() {
        assert_eq!(digest(&line.link), line.digest, "{}", line.link);
    }
}
