//! What a link asks its reader: which question is open, what has been answered, and what is not to be seen until then.

mod authoring;
mod class;
mod class_figure;
mod draft;
mod first;
mod form;
mod ghosts;
mod handed_in;
mod tally;
mod telling;

pub use class::Class;
pub use draft::Draft;

use super::{Widget, json};
use crate::answering::{self, Judged, Outcome};
use crate::asking::{self, Form, Question, Reply};
use crate::lab::{Answers, Drawn, Veil};
use crate::reading::numbers;
use crate::scenario::{Scenario, Warning, write_number};
use form::form;
use serde::Serialize;

/// A question of a link that can be asked here.
struct Asked {
    /// Its place in the link.
    place: usize,
    question: Question,
    form: Form,
    answers: Answers,
    given: Reply,
    /// What is told of the last answer.
    judged: Option<Judged>,
}

/// All questions of a link, in the order in which they are asked: that of the steps at which the answers are seen.
#[derive(Default)]
pub(super) struct Asking {
    all: Vec<Asked>,
    /// What is to be said of questions that cannot be asked.
    pub refused: Vec<Warning>,
    words: String,
    /// Whether steps do not stand one by one in plots over them.
    by_examples: bool,
    /// How often each may be answered; 0 is as often as one likes.
    tries: u32,
}

/// What the page is told.
#[derive(Serialize)]
pub(super) struct AskingState<'a> {
    /// How many questions there are.
    of: usize,
    words: &'a str,
    open: Option<Open<'a>>,
    /// Those that have been answered.
    told: Vec<Told>,
}

/// The question that is open.
#[derive(Serialize)]
struct Open<'a> {
    number: usize,
    /// As it stands in links.
    question: String,
    form: &'static str,
    sentence: String,
    names: &'a [String],
    choices: &'a [String],
    /// The plot that it is answered in, if it is.
    plot: Option<&'static str>,
    /// The last step before the answer is seen.
    at: usize,
    tried: u32,
    /// How many tries are left, where they are counted.
    left: Option<u32>,
    /// The last answer, or what has been placed since.
    parts: &'a [String],
    /// What is told of it.
    said: &'a str,
}

/// A question that has been answered.
#[derive(Serialize)]
struct Told {
    number: usize,
    question: String,
    right: bool,
    tries: u32,
    answer: String,
    /// The answer beside the truth.
    line: String,
    sentence: String,
    /// The step at which the truth is seen.
    step: usize,
}

/// What became of a press on Commit.
#[derive(Serialize)]
struct Committed {
    /// What is wrong with each part of an answer that cannot be read; empty where all can.
    unread: Vec<String>,
}

impl Asked {
    fn closed(&self) -> bool {
        self.given.shown
    }

    /// The text of a part of an answer as links have it, or what is wrong with it.
    fn part(&self, typed: &str) -> Result<String, String> {
        match self.of_numbers() {
            true if self.spot().is_some() && typed.trim().is_empty() => {
                let act = if self.form == Form::Sketch { "Drag the curve" } else { "Press on the plot" };
                Err(format!("{act}, or type a number."))
            }
            true => number(typed),
            false => {
                let is_choice = typed.parse::<usize>().is_ok_and(|i| i < self.answers.choices.len());
                match self.form {
                    _ if is_choice => Ok(typed.into()),
                    Form::Place => Err("Press on the plot first.".into()),
                    _ => Err("Choose one.".into()),
                }
            }
        }
    }
}

/// A number as links have it, so that it stays as exact as it was typed; or what is wrong with it.
pub(super) fn number(typed: &str) -> Result<String, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err("Type a number.".into());
    }
    let shown: String = typed.chars().take(20).collect();
    let value = numbers::typed(typed).filter(|v| v.is_finite());
    let value = value.ok_or_else(|| format!("“{shown}” is not a number."))?;
    let plain = crate::reading::fold(typed).replace(' ', "");
    let plain = plain.trim_start_matches('+');
    let forms = [plain.into(), plain.replace(',', "."), plain.replace(',', "")];
    let digits =
        |text: &String| text.len() <= 24 && text.chars().all(|c| c.is_ascii_digit() || "-.eE".contains(c));
    let same = |text: &String| digits(text) && numbers::typed(text) == Some(value);
    Ok(forms.into_iter().find(same).unwrap_or_else(|| write_number(value)))
}

impl Asking {
    /// The questions of a scenario.
    pub fn of(scenario: &Scenario) -> Asking {
        if !scenario.gives("ask") {
            return Asking::default();
        }
        let (questions, _) = asking::read_questions(&scenario.text("ask"));
        let mut given = asking::read_replies(&scenario.text("a"));
        given.resize(questions.len(), Reply::default());
        let mut asking = Asking {
            all: Vec::new(),
            refused: Vec::new(),
            words: scenario.text("words"),
            by_examples: scenario.param("axis").is_some() && scenario.word("axis") != "step",
            tries: u32::try_from(scenario.integer("tries")).unwrap_or(0),
        };
        for ((place, question), given) in questions.into_iter().enumerate().zip(given) {
            let answers = form::answers(scenario, &question);
            let answers = answers.ok_or_else(|| format!("“{question}” is nothing that can be asked here."));
            let answers = answers.and_then(|answers| match answers.step {
                0 => Err(format!("“{question}” is seen from the start: it cannot be asked.")),
                _ => Ok(answers),
            });
            match answers.and_then(|answers| Ok((form(&question, &answers)?, answers))) {
                Err(text) => asking.refused.push(Warning { key: "ask".into(), text }),
                Ok((form, answers)) => {
                    let mut one = Asked { place, question, form, answers, given, judged: None };
                    one.judge(asking.tries);
                    let next = asking.all.partition_point(|other| other.answers.step <= one.answers.step);
                    asking.all.insert(next, one);
                }
            }
        }
        asking
    }

    /// Whether what becomes of the run is asked.
    pub fn of_fate(&self) -> bool {
        self.veil().is_some_and(|veil| veil.asks(&["fate", "rank"]))
    }

    fn open(&self) -> Option<&Asked> {
        self.all.iter().find(|one| !one.closed())
    }

    /// What is not to be seen as long as questions are open.
    pub fn veil(&self) -> Option<Veil> {
        let open = || self.all.iter().filter(|one| !one.closed());
        let last = open().map(|one| one.answers.step).min()? - 1;
        let asked = open().map(|one| one.question.quantity.clone()).collect();
        let drawn =
            self.open().and_then(Asked::spot).map(|spot| Drawn { view: spot.view, across: spot.across() });
        Some(Veil { last, asked, open: None, drawn })
    }

    /// What the page is told.
    pub fn state<'a>(&'a self, entered: &'a [String]) -> Option<AskingState<'a>> {
        if self.all.is_empty() {
            return None;
        }
        let number = |one: &Asked| 1 + self.all.iter().take_while(|other| other.place != one.place).count();
        let open = self.open().map(|one| Open {
            number: number(one),
            question: one.question.to_string(),
            form: one.form.id(),
            sentence: one.sentence(),
            plot: one.spot().map(|spot| spot.view),
            names: one.numbers().0,
            choices: if one.of_numbers() { &[] } else { &one.answers.choices },
            at: one.answers.step - 1,
            tried: one.given.tries,
            left: (self.tries > 0).then(|| self.tries.saturating_sub(one.given.tries)),
            parts: entered,
            said: one.judged.as_ref().map_or("", |judged| &judged.sentence),
        });
        let told = self.all.iter().filter(|one| one.closed()).map(|one| Told {
            number: number(one),
            question: one.question.to_string(),
            right: one.judged.as_ref().is_some_and(|judged| judged.right),
            tries: one.given.tries,
            answer: one.answer(),
            line: one.line(),
            sentence: one.told(),
            step: one.answers.shown,
        });
        Some(AskingState { of: self.all.len(), words: &self.words, open, told: told.collect() })
    }
}

impl Asked {
    /// What is told of an answer.
    fn hold(&self, parts: &[String]) -> Judged {
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        match self.form {
            Form::Place => answering::placed::told(&self.answers, &parts),
            Form::Sketch => answering::sketched::told(&self.answers, &parts),
            _ => answering::told(&self.answers, &parts),
        }
    }

    /// Holds the answer against the truth; a right one and the last one that is allowed close the question.
    fn judge(&mut self, tries: u32) {
        if self.given.tries == 0 {
            return;
        }
        self.judged = Some(self.hold(&self.given.parts));
        let right = self.judged.as_ref().is_some_and(|judged| judged.right);
        self.given.shown |= right || (tries > 0 && self.given.tries >= tries);
    }
}

impl Widget {
    /// Answers the question that is open; what cannot be read is told, and is no try.
    pub fn commit(&mut self, typed: &[String]) -> String {
        let mut unread = Vec::new();
        if let Some(one) = self.asking.open() {
            let parts: Vec<Result<String, String>> = typed.iter().map(|typed| one.part(typed)).collect();
            if parts.iter().all(Result::is_ok) {
                let parts: Vec<String> = parts.into_iter().flatten().collect();
                match one.hold(&parts) {
                    Judged { outcome: Outcome::Unread, sentence, .. } => unread = vec![sentence],
                    _ => {
                        let given = Reply { parts, tries: one.given.tries + 1, shown: false };
                        self.give(one.place, given);
                    }
                }
            } else {
                unread = parts.into_iter().map(|part| part.err().unwrap_or_default()).collect();
            }
        }
        json(&Committed { unread })
    }

    /// Closes the question that is open, which has been tried once at least.
    pub fn show_answer(&mut self) {
        if let Some(one) = self.asking.open().filter(|one| one.given.tries > 0) {
            self.give(one.place, Reply { shown: true, ..one.given.clone() });
        }
    }

    /// Writes an answer into the link, and what has come of it.
    fn give(&mut self, place: usize, given: Reply) {
        self.seek(self.t()); // a link may name a step that was not to be seen yet
        self.draft = None;
        let mut all = asking::read_replies(&self.scenario.text("a"));
        all.resize(all.len().max(place + 1), Reply::default());
        if let Some(there) = all.get_mut(place) {
            *there = given;
        }
        self.set_all(&[("a", asking::write_replies(&all))]);
        // A question that this has closed stays closed, whatever is set later.
        let closed = self.asking.all.iter().find(|one| one.place == place && one.closed());
        if let (Some(one), Some(there)) = (closed, all.get_mut(place)) {
            *there = one.given.clone();
            self.set_all(&[("a", asking::write_replies(&all))]);
        }
    }
}
