//! What a link asks its reader: which question is open, what has been answered, and what is not to be seen until then.

mod authoring;
mod class;
mod class_figure;
mod first;
mod handed_in;

pub use class::Class;

use super::{Widget, json};
use crate::answering::{self, Judged, Outcome};
use crate::asking::{self, Form, Question, Reply};
use crate::figure::{Anchor, Figure, Glyph, Mark, Role, Size, Style};
use crate::formula;
use crate::lab::{self, Answers, Asks, Veil};
use crate::reading::numbers;
use crate::scenario::{Scenario, Warning, write_number};
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
    /// The last step before the answer is seen.
    at: usize,
    tried: u32,
    /// How many tries are left, where they are counted.
    left: Option<u32>,
    /// The last answer.
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
        match self.form {
            Form::Number => number(typed),
            _ => {
                let is_choice = typed.parse::<usize>().is_ok_and(|i| i < self.answers.choices.len());
                if is_choice { Ok(typed.into()) } else { Err("Choose one.".into()) }
            }
        }
    }

    /// An answer's parts in words.
    fn in_words(&self, part: &str) -> String {
        let chosen = part.parse::<usize>().ok().and_then(|i| self.answers.choices.get(i));
        chosen.cloned().unwrap_or_else(|| part.replace('-', "−"))
    }

    /// The answer as a text.
    fn answer(&self) -> String {
        let parts: Vec<String> = self.given.parts.iter().map(|part| self.in_words(part)).collect();
        match parts.is_empty() {
            true => "none".into(),
            false => parts.join(", "),
        }
    }

    /// The answer beside the truth.
    fn line(&self) -> String {
        let Answers { names, truth, .. } = &self.answers;
        if self.form != Form::Number {
            let here: Vec<String> = truth.iter().map(|place| self.in_words(&place.to_string())).collect();
            let here = if here.is_empty() { "none".into() } else { here.join(", ") };
            return format!("Your answer: {} · here: {here}", self.answer());
        }
        let several = names.len() > 1;
        let each = self.given.parts.iter().zip(names.iter().zip(truth)).map(|(part, (name, truth))| {
            let typed = numbers::typed(part).unwrap_or(f64::NAN);
            let places = part.rsplit_once('.').map_or(0, |(_, places)| places.len());
            let whole = truth.fract() == 0.0 && places == 0;
            let decimals = if whole { 0 } else { places.clamp(3, 6) };
            let [here, off] = [*truth, (typed - truth).abs()].map(|v| formula::digits(v, decimals));
            let yours = part.replace('-', "−");
            let of = if several { format!("{name}: ") } else { String::new() };
            let same = yours == here; // what is left is the rounding of both
            let off = if same { String::new() } else { format!(" · off by {off}") };
            format!("{of}your answer {yours} · here {here}{off}")
        });
        let line = each.collect::<Vec<_>>().join("\n");
        line.replacen("your", "Your", usize::from(!several))
    }

    /// What is asked, in a sentence.
    fn sentence(&self) -> String {
        let Question { quantity, step, .. } = &self.question;
        let names = &self.answers.names;
        let at = step.filter(|_| self.form == Form::Number && names.len() < 3);
        let at = at.map_or(String::new(), |step| format!(" at step {step}"));
        match quantity.as_str() {
            "fate" => "How does this run end?".into(),
            "batch" => "Which examples are in the next batch?".into(),
            "best" => "Which trial comes out best?".into(),
            "float32" | "float64" => {
                format!("From which layer on is the signal no {}-bit number?", &quantity[5..])
            }
            "zero" => "Which of these derivatives are 0?".into(),
            _ if self.form == Form::Number => match names.split_last() {
                Some((last, [])) => format!("What is {last}{at}?"),
                Some((last, others)) => format!("What are {} and {last}{at}?", others.join(", ")),
                None => String::new(),
            },
            _ => format!("What do you expect of {}?", names.join(", ")),
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

/// The form in which a quantity is answered here, or why it cannot be.
fn form(question: &Question, answers: &Answers) -> Result<Form, String> {
    let suits = match answers.asks {
        Asks::Numbers => Form::Number,
        Asks::Choice => Form::Choice,
        Asks::Set => Form::Set,
        Asks::Order => Form::Order,
    };
    let form = question.form.unwrap_or(suits);
    match form {
        Form::Place | Form::Sketch | Form::Order => {
            Err(format!("“{question}” cannot be asked yet: there is no {} to be given.", form.id()))
        }
        _ if form != suits => Err(format!("“{question}”: {} is no {}.", question.quantity, form.id())),
        _ => Ok(form),
    }
}

impl Asking {
    /// The questions of a scenario.
    pub fn of(scenario: &Scenario) -> Asking {
        if !scenario.gives("ask") {
            return Asking::default();
        }
        let lab = lab::of(scenario);
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
            let answers = lab.answers(scenario, &question.quantity, question.step);
            let answers = answers.ok_or_else(|| format!("“{question}” is nothing that can be asked here."));
            let answers = answers.and_then(|answers| match answers.step {
                0 => Err(format!("“{question}” is seen from the start: it cannot be asked.")),
                _ => Ok(answers),
            });
            match answers.and_then(|answers| Ok((form(&question, &answers)?, answers))) {
                Err(text) => asking.refused.push(Warning { key: "ask".into(), text }),
                Ok((form, answers)) => {
                    let mut one = Asked { place, question, form, answers, given, judged: None };
                    one.judge(scenario, asking.tries);
                    asking.all.push(one);
                }
            }
        }
        asking.all.sort_by_key(|one| one.answers.step);
        asking
    }

    /// Whether what becomes of the run is asked.
    pub fn of_fate(&self) -> bool {
        self.veil().is_some_and(|veil| veil.asks(&["fate"]))
    }

    fn open(&self) -> Option<&Asked> {
        self.all.iter().find(|one| !one.closed())
    }

    /// What is not to be seen as long as questions are open.
    pub fn veil(&self) -> Option<Veil> {
        let open = || self.all.iter().filter(|one| !one.closed());
        let last = open().map(|one| one.answers.step).min()? - 1;
        Some(Veil { last, asked: open().map(|one| one.question.quantity.clone()).collect(), open: None })
    }

    /// What the page is told.
    pub fn state(&self) -> Option<AskingState<'_>> {
        if self.all.is_empty() {
            return None;
        }
        let number = |one: &Asked| 1 + self.all.iter().take_while(|other| other.place != one.place).count();
        let open = self.open().map(|one| Open {
            number: number(one),
            question: one.question.to_string(),
            form: one.form.id(),
            sentence: one.sentence(),
            names: &one.answers.names,
            choices: &one.answers.choices,
            at: one.answers.step - 1,
            tried: one.given.tries,
            left: (self.tries > 0).then(|| self.tries.saturating_sub(one.given.tries)),
            parts: &one.given.parts,
            said: one.judged.as_ref().map_or("", |judged| &judged.sentence),
        });
        let told = self.all.iter().filter(|one| one.closed()).map(|one| Told {
            number: number(one),
            question: one.question.to_string(),
            right: one.judged.as_ref().is_some_and(|judged| judged.right),
            tries: one.given.tries,
            answer: one.answer(),
            line: one.line(),
            sentence: one.judged.as_ref().map_or(String::new(), |judged| judged.sentence.clone()),
            step: one.answers.shown,
        });
        Some(AskingState { of: self.all.len(), words: &self.words, open, told: told.collect() })
    }
}

impl Asked {
    /// What is told of an answer.
    fn hold(&self, scenario: &Scenario, parts: &[String]) -> Option<Judged> {
        let Question { quantity, step, .. } = &self.question;
        answering::judge(scenario, quantity, *step, &parts.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Holds the answer against the truth; a right one and the last one that is allowed close the question.
    fn judge(&mut self, scenario: &Scenario, tries: u32) {
        if self.given.tries == 0 {
            return;
        }
        self.judged = self.hold(scenario, &self.given.parts);
        let right = self.judged.as_ref().is_some_and(|judged| judged.right);
        self.given.shown |= right || (tries > 0 && self.given.tries >= tries);
    }
}

impl Asking {
    /// Puts what has been answered into a figure, where it has a place there.
    pub fn ghosts(&self, view: &str, figure: &mut Figure) {
        for one in self.all.iter().filter(|one| one.form == Form::Number) {
            let typed: Vec<f64> = one.given.parts.iter().filter_map(|part| numbers::typed(part)).collect();
            let at = match (view, one.question.quantity.as_str(), typed.as_slice()) {
                ("surface", "phi", [a, b]) => [*a, *b],
                ("loss", "loss", [loss]) if !self.by_examples => {
                    [one.question.step.unwrap_or(0) as f64, *loss]
                }
                _ => continue,
            };
            let outline = Some(if view == "surface" { Role::White } else { Role::Paper }.ink());
            let mark = Mark::points(vec![at], Role::Parameter.ink(), 5.0, Glyph::Diamond);
            let style = Style {
                anchor: Anchor::Start,
                halo: outline,
                ..Style::plain(Role::Parameter.ink(), Size::Small)
            };
            figure.marks.extend([mark.outlined(outline), Mark::text(at, [9.0, 0.0], "yours", style)]);
            figure.alt.push_str(" A diamond stands where you answered.");
        }
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
                let judged =
                    one.hold(&self.scenario, &parts).filter(|judged| judged.outcome == Outcome::Unread);
                match judged {
                    Some(judged) => unread = vec![judged.sentence],
                    None => {
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
