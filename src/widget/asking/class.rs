//! A class's answers: how many are right, after how many tries, and which slips were made.

use super::handed_in::{self, HandedIn};
use super::tally::Tally;
use super::{Asked, Asking, authoring, class_figure};
use crate::answering::{Judged, Outcome};
use crate::asking::{Form, Reply};
use crate::figure::Figure;
use crate::lab::{self, Moment, NARROW};
use crate::number::json;
use crate::reading::numbers;
use crate::scenario::Scenario;
use serde::Serialize;

/// The answers of a class, told and drawn.
pub struct Class {
    told: Told,
    figures: Vec<Option<Figure>>,
}

/// What the page is told.
#[derive(Serialize)]
struct Told {
    /// How many have answered.
    students: usize,
    /// What was read and what was left out.
    sentences: Vec<String>,
    questions: Vec<OfQuestion>,
}

/// What became of one question.
#[derive(Serialize)]
struct OfQuestion {
    number: usize,
    sentence: String,
    /// The truth in words.
    truth: String,
    answered: usize,
    /// How many were right at first, and how many in the end.
    first: usize,
    right: usize,
    /// How many were right after how many tries.
    tries: Vec<(u32, usize)>,
    /// What was told of wrong answers, and how often.
    slips: Vec<(String, usize)>,
    /// How many chose what, and whether it belongs to the answer.
    choices: Vec<(String, usize, bool)>,
    /// What its figure shows, in words; empty where there is none.
    alt: String,
}

/// A number with what is counted.
fn counted(n: usize, one: &str, several: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { several })
}

impl Class {
    /// The answers in a text, to the questions of a link or, if it has none, of the first link in the text.
    pub fn new(link: &str, text: &str) -> Class {
        let handed = handed_in::read(link, text);
        let asking = Asking::of(&handed.scenario);
        let mut figures = Vec::new();
        let mut questions = Vec::new();
        for (i, one) in asking.all.iter().enumerate() {
            let given: Vec<&Reply> = handed
                .all
                .iter()
                .filter_map(|all| all.get(one.place))
                .filter(|reply| reply.tries > 0)
                .collect();
            let axes = || axes(&handed.scenario, one);
            let (told, figure) = of_question(i + 1, one, &given, axes);
            questions.push(told);
            figures.push(figure);
        }
        let sentences = sentences(&handed, asking.all.is_empty());
        Class { told: Told { students: handed.all.len(), sentences, questions }, figures }
    }

    /// What the page is told, as JSON.
    pub fn told(&self) -> String {
        json(&self.told)
    }

    /// The answers to a question beside the truth, from 0; nothing where they are no numbers, or too many.
    pub fn figure(&self, question: usize) -> Option<&Figure> {
        self.figures.get(question)?.as_ref()
    }
}

fn sentences(handed: &HandedIn, nothing_asked: bool) -> Vec<String> {
    if nothing_asked {
        return vec![
            "No link with a question is here: paste whole links, or open the one you gave out.".into(),
        ];
    }
    let mut said = vec![match handed.all.len() {
        0 => "No answers are here yet.".to_string(),
        n => format!("{} read.", counted(n, "hand-in", "hand-ins")),
    }];
    if handed.others > 0 {
        let links = counted(handed.others, "link is", "links are");
        said.push(format!("{links} about another run or another question, and left out."));
    }
    if handed.unanswered > 0 {
        said.push(format!("{} no answers in it.", counted(handed.unanswered, "link has", "links have")));
    }
    said
}

impl Asked {
    /// Orders in words with how often each was given, the most frequent first, and whether it is right.
    fn counted_orders(&self, orders: &Tally) -> Vec<(String, usize, bool)> {
        let words =
            |order: &[String]| order.iter().map(|part| self.in_words(part)).collect::<Vec<_>>().join(" < ");
        orders.most_first().map(|(order, n)| (words(order), *n, self.hold(order).right)).collect()
    }
}

/// What the axes are called of the plot that a question is answered in.
fn axes(scenario: &Scenario, one: &Asked) -> [String; 2] {
    let at = Moment { t: 0, progress: 1.0, width: NARROW, narrow: false };
    let Some(spot) = one.spot() else { return Default::default() };
    let figure = lab::of(scenario).open(scenario, None).figure(spot.view, at);
    [figure.x.label, figure.y.label]
}

/// All of one question's answers.
fn of_question(
    number: usize,
    one: &Asked,
    given: &[&Reply],
    axes: impl Fn() -> [String; 2],
) -> (OfQuestion, Option<Figure>) {
    let mut judged: Vec<(&[String], Judged)> = Vec::new();
    let mut tries: Vec<(u32, usize)> = Vec::new();
    let mut slips = Tally::default();
    let of_numbers = one.of_numbers();
    let listed = if of_numbers { &[][..] } else { &one.answers.choices[..] };
    let mut chosen = vec![0; listed.len()];
    let mut places: Vec<(Vec<f64>, bool)> = Vec::new();
    let mut orders = Tally::default();
    let mut answered = 0;
    for reply in given {
        let before = judged.iter().position(|(parts, _)| *parts == reply.parts);
        let place = before.unwrap_or(judged.len());
        if before.is_none() {
            judged.push((&reply.parts, one.hold(&reply.parts)));
        }
        let judged = &judged[place].1;
        if judged.outcome == Outcome::Unread {
            continue;
        }
        answered += 1;
        match judged.outcome {
            Outcome::Right => match tries.binary_search_by_key(&reply.tries, |(tries, _)| *tries) {
                Ok(i) => tries[i].1 += 1,
                Err(i) => tries.insert(i, (reply.tries, 1)),
            },
            Outcome::Slip | Outcome::Rivals => slips.count(std::slice::from_ref(&judged.sentence)),
            _ => slips.count(&["No known slip gives it.".into()]),
        }
        if one.form == Form::Order {
            orders.count(&reply.parts);
        } else if of_numbers {
            places.push((reply.parts.iter().filter_map(|part| numbers::typed(part)).collect(), judged.right));
        } else {
            for place in reply.parts.iter().filter_map(|part| part.parse::<usize>().ok()) {
                if let Some(count) = chosen.get_mut(place) {
                    *count += 1;
                }
            }
        }
    }
    let slips = slips.most_first().map(|(said, n)| (said.concat(), *n)).collect();
    let (names, truth) = one.numbers();
    let is_true = |i: usize| truth.contains(&(i as f64));
    let choices = listed.iter().zip(chosen).enumerate();
    let choices: Vec<(String, usize, bool)> = match one.form {
        Form::Order => one.counted_orders(&orders),
        _ => choices.map(|(i, (words, count))| (words.clone(), count, is_true(i))).collect(),
    };
    let in_words: Vec<String> = match of_numbers {
        true => {
            let each = names.iter().zip(truth);
            each.map(|(name, v)| format!("{name} = {}", authoring::number(*v))).collect()
        }
        false => truth.iter().map(|place| one.in_words(&place.to_string())).collect(),
    };
    let log = one.spot().is_some_and(|spot| spot.log);
    let figure = match one.spot().filter(|spot| spot.is_curve()) {
        Some(spot) => class_figure::curves(spot, &axes(), &places),
        None if of_numbers => class_figure::figure(names, truth, &places, log),
        None => None,
    };
    let told = OfQuestion {
        number,
        sentence: one.sentence(),
        truth: if in_words.is_empty() { "none".into() } else { in_words.join(", ") },
        answered,
        first: tries.iter().find(|(tries, _)| *tries == 1).map_or(0, |(_, n)| *n),
        right: tries.iter().map(|(_, n)| n).sum(),
        tries,
        slips,
        choices,
        alt: figure.as_ref().map_or(String::new(), |figure| figure.alt.clone()),
    };
    (told, figure)
}
