//! In which form a question is answered.

use crate::asking::{Form, Question};
use crate::lab::{Answers, Asks};

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
        Form::Place if answers.spot.is_some() => Ok(form),
        Form::Place => Err(format!("“{question}” has no place in a plot.")),
        Form::Sketch | Form::Order => {
            Err(format!("“{question}” cannot be asked yet: there is no {} to be given.", form.id()))
        }
        _ if form != suits => Err(format!("“{question}”: {} is no {}.", question.quantity, form.id())),
        _ => Ok(form),
    }
}
