//! What is asked, and what was answered, in words.

use super::Asked;
use crate::answering;
use crate::asking::{Form, Question};
use crate::formula;
use crate::lab::{Place, Spot};
use crate::reading::numbers;

impl Asked {
    /// Where in a plot it is placed, if it is.
    pub(super) fn spot(&self) -> Option<&Spot> {
        self.answers.spot.as_ref().filter(|_| matches!(self.form, Form::Place | Form::Sketch))
    }

    /// Whether the parts of an answer are numbers, and not places in a list.
    pub(super) fn of_numbers(&self) -> bool {
        match self.spot() {
            Some(spot) => !matches!(spot.place, Place::Choices(_)),
            None => self.form == Form::Number,
        }
    }

    /// What each number is called, and the truth.
    pub(super) fn numbers(&self) -> (&[String], &[f64]) {
        self.spot().map_or((&self.answers.names, &self.answers.truth), |spot| (&spot.names, &spot.truth))
    }

    /// An answer's parts in words.
    pub(super) fn in_words(&self, part: &str) -> String {
        let chosen = part.parse::<usize>().ok().filter(|_| !self.of_numbers());
        let chosen = chosen.and_then(|i| self.answers.choices.get(i));
        chosen.cloned().unwrap_or_else(|| part.replace('-', "−"))
    }

    /// The answer as a text.
    pub(super) fn answer(&self) -> String {
        let parts: Vec<String> = self.given.parts.iter().map(|part| self.in_words(part)).collect();
        match parts.is_empty() {
            true => "none".into(),
            false => parts.join(", "),
        }
    }

    /// The answer beside the truth.
    pub(super) fn line(&self) -> String {
        let (names, truth) = self.numbers();
        if !self.of_numbers() {
            let here = truth.iter().map(|place| match self.form {
                Form::Order => self.ended(*place as usize),
                _ => self.in_words(&place.to_string()),
            });
            let here: Vec<String> = here.collect();
            let here = if here.is_empty() { "none".into() } else { here.join(", ") };
            return format!("Your answer: {} · here: {here}", self.answer());
        }
        if let (Form::Sketch, Some(name), Some(truth)) = (self.form, names.last(), truth.last()) {
            let yours = self.given.parts.last().map_or(String::new(), |part| self.in_words(part));
            let what = self.answers.names.join(", ");
            return format!("{what} at {name}: your sketch {yours} · here {}", formula::short(*truth));
        }
        if self.spot().is_some() {
            let here: Vec<String> = truth.iter().map(|v| formula::short(*v)).collect();
            let name = names.join(", ");
            return format!("{name}: your answer {} · here {}", self.answer(), here.join(", "));
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

    /// What is told of an answer once the truth is seen: of an order also by which numbers two are the wrong way round.
    pub(super) fn told(&self) -> String {
        let said = self.judged.as_ref().map_or("", |judged| &judged.sentence);
        let places: Option<Vec<usize>> = self.given.parts.iter().map(|part| part.parse().ok()).collect();
        let pair = places.filter(|_| self.form == Form::Order);
        let pair = pair.and_then(|places| answering::wrong_way_round(&self.answers, &places));
        match pair {
            None if self.form == Form::Sketch => {
                let values: Vec<f64> =
                    self.given.parts.iter().filter_map(|part| numbers::typed(part)).collect();
                let wrong = self.judged.as_ref().is_some_and(|judged| !judged.right);
                let end =
                    self.spot().filter(|_| wrong).and_then(|spot| answering::sketched::end(spot, &values));
                end.map_or(said.into(), |end| format!("{said} {end}"))
            }
            Some(pair) => {
                let [first, next] = pair.map(|place| self.ended(place));
                format!("{said} {first}, {next}.")
            }
            None => said.into(),
        }
    }

    /// A choice of an order with what it is put in order by.
    fn ended(&self, place: usize) -> String {
        let by = self.answers.by[place];
        let number = if by.is_finite() { formula::short(by) } else { "diverged".into() };
        format!("{}: {number}", self.answers.choices[place])
    }

    /// What is asked, in a sentence.
    pub(super) fn sentence(&self) -> String {
        let Question { quantity, step, .. } = &self.question;
        let names = &self.answers.names;
        // What is found once in a run is not asked at a step: that is how far it has been seen.
        let once = quantity.starts_with("first(") || quantity.starts_with("lasting");
        let at = step.filter(|_| self.of_numbers() && names.len() < 3 && !once);
        let at = at.map_or(String::new(), |step| format!(" at step {step}"));
        match (quantity.as_str(), self.form) {
            ("fate", Form::Place) => "At which minimum does this run end?".into(),
            ("phi", Form::Place) => format!("Where does the run stand{at}?"),
            ("measured", Form::Place) => "Where is the next gradient measured?".into(),
            ("lasting", Form::Place) => "At which σ² does the signal keep its size?".into(),
            ("lasting.backward", Form::Place) => "At which σ² does the gradient keep its size?".into(),
            ("best", Form::Place) => "Which trial comes out best?".into(),
            ("fate", _) => "How does this run end?".into(),
            ("batch", _) => "Which examples are in the next batch?".into(),
            ("best", Form::Choice) => "Which trial comes out best?".into(),
            ("float32" | "float64", Form::Choice) => {
                format!("From which layer on is the signal no {}-bit number?", &quantity[5..])
            }
            ("zero", _) => "Which of these derivatives are 0?".into(),
            (_, Form::Order) => format!("Put in order: {}.", names.join(", ")),
            (_, Form::Sketch) => {
                let until = self.numbers().0.last().map_or("", String::as_str);
                format!("How does {} go on until {until}?", names.join(", "))
            }
            (_, Form::Place) => format!("Where does {} lie{at}?", names.join(", ")),
            (_, Form::Number) => match names.split_last() {
                Some((last, [])) => format!("What is {last}{at}?"),
                Some((last, others)) => format!("What are {} and {last}{at}?", others.join(", ")),
                None => String::new(),
            },
            _ => format!("What do you expect of {}?", names.join(", ")),
        }
    }
}
