//! In which form a question is answered.

use crate::asking::{Form, Question};
use crate::lab::{self, Answers, Asks, Spot};
use crate::scenario::Scenario;

/// What may be answered to a question.
pub fn answers(scenario: &Scenario, question: &Question) -> Option<Answers> {
    let (lab, Question { quantity, step, .. }) = (lab::of(scenario), question);
    let sketched = question.form == Some(Form::Sketch);
    let curve = if sketched { lab.sketch(scenario, quantity, *step) } else { None };
    curve.or_else(|| lab.answers(scenario, quantity, *step))
}

/// The form in which a quantity is answered here, or why it cannot be.
pub fn form(question: &Question, answers: &Answers) -> Result<Form, String> {
    let suits = match answers.asks {
        Asks::Numbers => Form::Number,
        Asks::Choice => Form::Choice,
        Asks::Set => Form::Set,
        Asks::Order => Form::Order,
    };
    let form = question.form.unwrap_or(suits);
    match form {
        Form::Place if answers.spot.as_ref().is_some_and(|spot| !spot.is_curve()) => Ok(form),
        Form::Place => Err(format!("“{question}” has no place in a plot.")),
        Form::Sketch if answers.spot.as_ref().is_some_and(Spot::is_curve) => Ok(form),
        Form::Sketch => Err(format!("“{question}” is no curve that can be sketched.")),
        _ if form != suits => Err(format!("“{question}”: {} is no {}.", question.quantity, form.id())),
        _ => Ok(form),
    }
}
