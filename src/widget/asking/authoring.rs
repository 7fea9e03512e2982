//! What the author of a question is told: what can be asked, in which form, and what it cannot tell apart.

use super::form::answers;
use super::{Asked, form};
use crate::answering::{self, placed};
use crate::asking::{self, Form, Question};
use crate::formula;
use crate::lab::{Answers, Askable, Asks};
use crate::scenario::Scenario;
use crate::widget::{Asking, Widget, json};
use serde::Serialize;

/// A quantity in the list.
#[derive(Serialize)]
struct Listed {
    /// As it stands in links.
    question: String,
    group: &'static str,
    name: String,
    /// What it comes to: the author may see it.
    value: String,
    /// The step at which it is seen first.
    at: usize,
}

/// What is told of one question.
#[derive(Serialize)]
struct Authored {
    question: String,
    /// What is asked, in a sentence.
    sentence: String,
    form: &'static str,
    /// The forms in which it can be answered, each with the question as it then stands in links.
    forms: Vec<(&'static str, String)>,
    /// What it cannot tell apart, in sentences.
    cannot_tell: Vec<String>,
    /// A later step at which less is hidden, and the question there.
    better: Option<(usize, String)>,
    /// Why it cannot be asked, or empty.
    refused: String,
}

/// So many later steps are tried.
const TRIED: usize = 6;

/// What a question's answer is, in words.
fn value(answers: &Answers) -> String {
    let choice = |place: &f64| answers.choices.get(*place as usize).cloned().unwrap_or_default();
    let parts: Vec<String> = match answers.asks {
        Asks::Numbers => answers.truth.iter().map(|v| number(*v)).collect(),
        _ => answers.truth.iter().map(choice).collect(),
    };
    if parts.is_empty() { "none".into() } else { parts.join(", ") }
}

/// A number as the page has it; a count without decimals.
pub fn number(v: f64) -> String {
    if v.fract() == 0.0 && v.abs() < 1e6 { formula::plain(v) } else { formula::short(v) }
}

/// In how many ways a question can't tell: the slips that are named.
fn hidden(said: &[String]) -> usize {
    said.iter().map(|sentence| sentence.matches(" when ").count()).sum()
}

/// What a question in that form cannot tell apart, in sentences.
fn cannot_tell(scenario: &Scenario, question: &Question, form: Form) -> Vec<String> {
    let Question { quantity, step, .. } = question;
    match form {
        Form::Place => {
            let answers = crate::lab::of(scenario).answers(scenario, quantity, *step);
            answers.map_or_else(Vec::new, |answers| placed::cannot_tell(&answers))
        }
        Form::Number => answering::cannot_tell(scenario, quantity, *step),
        _ => Vec::new(),
    }
}

/// The next step at which less is hidden, if there is one.
fn better(scenario: &Scenario, one: &Asked, said: &[String]) -> Option<(usize, String)> {
    let question = &one.question;
    let now = hidden(said);
    let step = question.step.filter(|_| now > 0)?;
    let at = |later: usize| {
        let there = Question { step: Some(later), ..question.clone() };
        let answers = answers(scenario, &there)?;
        let count = hidden(&cannot_tell(scenario, &there, one.form));
        (answers.step > 0 && form(&there, &answers).is_ok() && count < now)
            .then(|| (count, later, there.to_string()))
    };
    let mut best: Option<(usize, usize, String)> = None;
    for later in step + 1..=step + TRIED {
        let found = at(later);
        if found.as_ref().is_some_and(|(count, ..)| best.as_ref().is_none_or(|(least, ..)| count < least)) {
            best = found;
        }
        if matches!(best, Some((0, ..))) {
            break;
        }
    }
    best.map(|(_, later, text)| (later, text))
}

impl Widget {
    /// What an author may ask for while step `t` is shown, as JSON.
    pub fn askable(&self, t: usize) -> String {
        let listed = |Askable { question, group, answers }: Askable| {
            let question = question.to_string();
            Some(Listed {
                question,
                group,
                name: answers.names.join(", "),
                value: value(&answers),
                at: answers.step,
            })
        };
        let all: Vec<Listed> = self.lab.askable(&self.scenario, t).into_iter().filter_map(listed).collect();
        json(&all)
    }

    /// What the author is told of a question as it stands in links, as JSON.
    pub fn author(&self, text: &str) -> String {
        let mut scenario = self.scenario.clone();
        for key in asking::KEYS {
            scenario.reset(key);
        }
        let problems = scenario.set("ask", text);
        let mut asking = Asking::of(&scenario);
        let refused = problems.into_iter().chain(std::mem::take(&mut asking.refused));
        let refused = refused.map(|warning| warning.text).collect::<Vec<_>>().join(" ");
        let Some(one) = asking.all.first() else {
            return json(&Authored {
                question: text.into(),
                sentence: text.into(),
                form: Form::Number.id(),
                forms: Vec::new(),
                cannot_tell: Vec::new(),
                better: None,
                refused,
            });
        };
        let forms = Form::ALL.iter().filter_map(|(other, id)| {
            let question = Question { form: Some(*other), ..one.question.clone() };
            let answers = answers(&scenario, &question)?;
            let asked = form(&question, &answers).ok()?;
            // As links have it: no more than has to be said.
            let (read, _) = asking::read_questions(&question.to_string());
            Some((*id, read.first()?.to_string())).filter(|_| asked == *other)
        });
        let said = cannot_tell(&scenario, &one.question, one.form);
        json(&Authored {
            question: one.question.to_string(),
            sentence: one.sentence(),
            form: one.form.id(),
            forms: forms.collect(),
            better: better(&scenario, one, &said),
            cannot_tell: said,
            refused,
        })
    }
}
