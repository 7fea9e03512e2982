//! What may be seen of a run while something is asked of it, or blank.

use super::Widget;
use crate::formula::short;
use crate::lab::{self, Session, Veil};
use crate::number::BLANK;
use crate::scenario::{Scenario, Warning};

/// The run of a scenario, as much of it as may be seen.
pub(super) fn open(
    scenario: &Scenario,
    veil: Option<Veil>,
    before: Option<&dyn Session>,
) -> Box<dyn Session> {
    let Some(veil) = veil else { return lab::of(scenario).open(scenario, before) };
    // Questions are about the first run; others beside it might tell.
    let mut session = lab::of(scenario).open(&scenario.first(), before);
    session.veil(&veil);
    session
}

impl Widget {
    /// What is not to be seen as long as something is asked, or blank.
    pub(super) fn veil(&self) -> Option<Veil> {
        self.asking.veil().or_else(|| self.blanks.veil())
    }

    /// The text with blanks in it: while something is asked, a number that is not to be seen is none.
    pub(super) fn blanked(&self, text: String) -> String {
        match self.veil() {
            Some(_) => text.replace(&short(f64::NAN), BLANK),
            None => text,
        }
    }

    /// What is to be said of a link beyond what reading it says.
    pub(super) fn warn_of_link(&mut self) {
        self.warnings.extend(self.asking.refused.iter().cloned());
        if self.veil().is_none() {
            self.warn_of_step(self.scenario.integer("t"));
        }
    }

    pub(super) fn warn_of_step(&mut self, wanted: usize) {
        let steps = self.session.steps();
        if wanted > steps {
            let text = match self.veil() {
                Some(Veil { open: Some(_), .. }) => {
                    format!("What follows step {steps} is blank: fill it in first.")
                }
                Some(_) => format!("What follows step {steps} is asked for: answer first."),
                None => format!("There is no step {wanted}; the last one, {steps}, is shown."),
            };
            self.warnings.push(Warning { key: "t".into(), text });
        }
    }
}
