//! What is asked: `phi@3`, `loss@10~sketch`, `first(loss<1)`.

use std::fmt;

/// The most questions of a link.
pub const MOST_QUESTIONS: usize = 5;

/// The longest name of a quantity.
const LONGEST: usize = 32;

/// In what form a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Form {
    /// Numbers, typed.
    #[default]
    Number,
    /// One of several.
    Choice,
    /// Some of several.
    Set,
    /// Several, in an order.
    Order,
    /// A place in a plot.
    Place,
    /// A curve, by a few of its points.
    Sketch,
}

impl Form {
    /// All of them with their names in links.
    pub const ALL: [(Form, &'static str); 6] = [
        (Form::Number, "number"),
        (Form::Choice, "choice"),
        (Form::Set, "set"),
        (Form::Order, "order"),
        (Form::Place, "place"),
        (Form::Sketch, "sketch"),
    ];

    /// Its name in links.
    pub fn id(self) -> &'static str {
        Form::ALL.iter().find(|(form, _)| *form == self).map_or("", |(_, id)| id)
    }
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The quantity, by its name in results.
    pub quantity: String,
    /// The step it is asked at, where it has several values.
    pub step: Option<usize>,
    /// The form of the answer, where it is not the one that suits the quantity.
    pub form: Option<Form>,
}

impl Question {
    /// The form of the answer.
    pub fn form(&self) -> Form {
        self.form.unwrap_or(match self.quantity.as_str() {
            "fate" => Form::Choice,
            "zero" => Form::Set,
            "rank" => Form::Order,
            _ => Form::Number,
        })
    }
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        // Without signs that links lose on their way.
        match self.quantity.strip_prefix("first(").and_then(|inside| inside.strip_suffix(')')) {
            Some(inside) => write!(f, "first:{}", inside.replace('<', ":"))?,
            None => f.write_str(&self.quantity)?,
        }
        if let Some(step) = self.step {
            write!(f, "@{step}")?;
        }
        match self.form {
            Some(form) => write!(f, "~{}", form.id()),
            None => Ok(()),
        }
    }
}

/// The questions of a text, and what is to be said of it.
pub fn read(text: &str) -> (Vec<Question>, Option<String>) {
    let mut questions: Vec<Question> = Vec::new();
    let mut problem = None;
    for piece in text.split(';').map(str::trim).filter(|piece| !piece.is_empty()) {
        let shown: String = piece.chars().take(LONGEST).collect();
        match one(piece) {
            Err(why) => problem = Some(format!("Questions: “{shown}” {why}.")),
            Ok(question) if questions.contains(&question) => {
                problem = Some(format!("Questions: “{shown}” is asked twice."));
            }
            Ok(_) if questions.len() == MOST_QUESTIONS => {
                problem = Some(format!("Questions: {MOST_QUESTIONS} at most; the rest was left out."));
            }
            Ok(question) => questions.push(question),
        }
    }
    (questions, problem)
}

/// The text of questions.
pub fn write(questions: &[Question]) -> String {
    questions.iter().map(Question::to_string).collect::<Vec<_>>().join(";")
}

/// A link's text as it is kept.
pub fn text(given: &str) -> (Option<String>, Option<String>) {
    let (questions, problem) = read(given);
    (Some(write(&questions)), problem)
}

fn one(piece: &str) -> Result<Question, &'static str> {
    let (rest, form) = match piece.split_once('~') {
        None => (piece, None),
        Some((rest, id)) => {
            let id = id.trim().to_ascii_lowercase();
            let form = Form::ALL.iter().find(|(_, name)| *name == id).map(|(form, _)| *form);
            (rest, Some(form.ok_or("has no form of answers that there is")?))
        }
    };
    let (name, step) = match rest.split_once('@') {
        None => (rest, None),
        Some((name, step)) => {
            (name, Some(step.trim().parse().map_err(|_| "has no whole number for its step")?))
        }
    };
    let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    let quantity = first(&name).unwrap_or(name);
    let known = |c: char| c.is_ascii_alphanumeric() || "._(<)-".contains(c);
    if quantity.is_empty() || quantity.len() > LONGEST || !quantity.chars().all(known) {
        return Err("is no name of a quantity");
    }
    // What is written says no more than it has to.
    let question = Question { quantity, step, form: None };
    Ok(Question { form: form.filter(|form| *form != question.form()), ..question })
}

/// `first(loss<1)` as it was written, whatever its signs have become: a bracket at the end of a link, and `<` as `&lt;`, get lost.
fn first(name: &str) -> Option<String> {
    let inside = name.strip_prefix("first(").or_else(|| name.strip_prefix("first:"))?;
    let inside = inside.trim_end_matches(')');
    let letters = inside.find(|c: char| !c.is_ascii_alphabetic())?;
    let (what, bound) = inside.split_at(letters);
    Some(format!("first({what}<{})", bound.trim_start_matches(['<', ':'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_read_and_written() {
        let (questions, problem) = read("phi@3~place;loss@10~sketch; d.f1~number;fate~choice");
        assert_eq!(problem, None);
        assert_eq!(write(&questions), "phi@3~place;loss@10~sketch;d.f1;fate");
        assert_eq!(questions[0].form(), Form::Place);
        assert_eq!((questions[2].form(), questions[3].form()), (Form::Number, Form::Choice));
    }

    #[test]
    fn what_is_lost_on_the_way_is_found_again() {
        for text in ["first(loss<1)", "first(loss<1", "first(loss1)", "first(loss1", "first:loss:1"] {
            assert_eq!(read(text).0[0].quantity, "first(loss<1)", "{text}");
            assert_eq!(write(&read(text).0), "first:loss:1");
        }
        assert_eq!(write(&read("first(loss<0.01)@3").0), "first:loss:0.01@3");
    }

    #[test]
    fn what_is_no_question_is_said() {
        for (text, kept) in [
            ("phi@x", ""),
            ("phi~dance", ""),
            ("φ@3", ""),
            ("a;a", "a"),
            ("a;b;c;d;e;f", "a;b;c;d;e"),
            ("@3", ""),
        ] {
            let (questions, problem) = read(text);
            assert!(problem.is_some(), "{text}");
            assert_eq!(write(&questions), kept);
        }
    }
}
