//! How many wrong answers are told by which rule they were made.

use gradstep::answering::told;
use gradstep::lab;
use gradstep::scenario::Scenario;

/// A quantity with its truth, and wrong numbers with the words by which they are to be told.
pub type Asked = (String, f64, Vec<(&'static str, f64)>);

/// What came out of the answers of many.
#[derive(Default)]
pub struct Named {
    made: usize,
    named: usize,
    alone: usize,
    near: usize,
    missed: Vec<String>,
}

/// Four digits.
fn printed(v: f64) -> String {
    format!("{v:.3e}")
}

/// The scenario of a link that is read without a warning.
pub fn read(link: &str) -> Scenario {
    let (scenario, warnings) = lab::parse(link);
    assert!(warnings.is_empty(), "{link}: {warnings:?}");
    scenario
}

impl Named {
    /// Gives the truth with 2 to 12 digits, which has to be taken, and then each of the wrong numbers.
    pub fn ask(&mut self, scenario: &Scenario, step: Option<usize>, (quantity, truth, wrong): Asked) {
        let link = scenario.link();
        let answers = lab::of(scenario).answers(scenario, &quantity, step).expect(&quantity);
        let off = (answers.truth[0] - truth).abs();
        assert!(off <= 1e-9 * truth.abs().max(1e-6), "{link} {quantity}: {truth}");
        for digits in 2..=12 {
            let said = told(&answers, &[&format!("{truth:.*e}", digits - 1)]);
            assert!(said.right, "{link} {quantity} {digits}: {}", said.sentence);
        }
        for (words, number) in wrong {
            if printed(number) == printed(truth) || !number.is_finite() {
                continue; // the same number
            }
            let said = told(&answers, &[&printed(number)]);
            if said.right {
                self.near += 1; // as near as the printed inputs tell
                continue;
            }
            self.made += 1;
            let hit = said.slips.iter().any(|own| own.contains(words));
            self.named += usize::from(hit);
            self.alone += usize::from(hit && said.slips.len() == 1);
            if !hit {
                self.missed.push(format!("{link} {quantity}@{step:?} {words} {number}: {}", said.sentence));
            }
        }
    }

    /// Holds that all of more than `least` were named, 85 % of them without a rival, and no more than one in `near` was taken
    /// for right.
    pub fn finish(self, least: usize, near: usize) {
        let Named { made, named, alone, missed, .. } = self;
        println!("{named} of {made} named, {alone} of them alone, {} more taken for right", self.near);
        assert!(made > least && self.near * near <= made, "{made}, {} taken for right", self.near);
        assert_eq!(named, made, "{}", missed.join("\n"));
        assert!(alone * 100 >= made * 85, "{alone} of {made} without a rival");
    }
}
