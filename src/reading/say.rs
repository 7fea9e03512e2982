//! What the reader should know about how a text was read, in sentences.

use super::columns::{Choice, Column, Kind, Marks};
use super::examples::{Found, class};
use super::numbers::{DecimalMark, written};
use crate::param::write_number;

/// The beginning of a cell.
pub fn short(cell: &str) -> String {
    if cell.chars().count() <= 30 { cell.into() } else { cell.chars().take(30).chain(['…']).collect() }
}

/// What stood beside the digits of numbers.
#[derive(Default)]
pub struct Signs {
    /// A cell in percent.
    pub percent: Option<(String, f64)>,
    /// One in a currency.
    pub money: Option<String>,
    /// A fraction.
    pub fraction: Option<(String, f64)>,
    /// One with spaces between its thousands.
    pub spaced: Option<(String, f64)>,
}

impl Signs {
    /// Says what was made of them.
    pub fn say(&self, notes: &mut Vec<String>) {
        if let Some((cell, value)) = &self.percent {
            notes.push(format!(
                "Numbers in percent are read as parts of one: “{cell}” is {}.",
                write_number(*value)
            ));
        }
        if let Some(cell) = &self.money {
            notes.push(format!("Signs of a currency are left away, as in “{cell}”."));
        }
        if let Some((cell, value)) = &self.spaced {
            notes.push(format!("Spaces part thousands: “{cell}” is {}.", write_number(*value)));
        }
        if let Some((cell, value)) = &self.fraction {
            notes.push(format!("Fractions are computed: “{cell}” is {}.", write_number(*value)));
        }
    }
}

pub fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("one {what}") } else { format!("{count} {what}s") }
}

pub fn columns(found: &mut Found, columns: &[Column], choice: &Choice) {
    let called = |at: &usize| columns[*at].called(*at);
    let named = columns.iter().any(|column| !column.name.is_empty());
    let left: Vec<usize> = (0..columns.len())
        .filter(|at| !choice.x.contains(at) && *at != choice.y && columns[*at].kind != Kind::Empty)
        .collect();
    if named || !left.is_empty() {
        let inputs: Vec<String> = choice.x.iter().map(called).collect();
        let inputs = if let [one] = &inputs[..] {
            format!("x is {one}")
        } else {
            format!("the inputs are {}", inputs.join(", "))
        };
        let mut text = format!("Columns: {inputs}, y is {}", called(&choice.y));
        if !left.is_empty() {
            let why = |at: &usize| match columns[*at].kind {
                Kind::Index => format!("{} (it numbers the rows)", called(at)),
                Kind::Dates => format!("{} (dates)", called(at)),
                Kind::Words | Kind::Classes => format!("{} (words)", called(at)),
                _ => called(at),
            };
            let all: Vec<String> = left.iter().take(8).map(why).collect();
            let more = if left.len() > 8 { format!(" and {} more", left.len() - 8) } else { String::new() };
            text.push_str(&format!("; left out: {}{more}", all.join(", ")));
        }
        found.notes.push(text + ".");
    }
    for at in choice.x.iter().chain([&choice.y]) {
        let column = &columns[*at];
        if column.kind == Kind::Classes {
            let pairs: Vec<String> =
                column.words.iter().map(|word| format!("{word} = {}", class(&column.words, word))).collect();
            found.notes.push(format!("Words in {} stand for numbers: {}.", called(at), pairs.join(", ")));
        }
    }
}

pub fn marks(found: &mut Found, marks: &Marks, mark: DecimalMark, asked: bool) {
    let either = if mark == DecimalMark::Comma {
        marks.either_point.as_ref().or(marks.either_comma.as_ref())
    } else {
        marks.either_comma.as_ref().or(marks.either_point.as_ref().filter(|_| marks.undecided()))
    };
    if let Some(cell) = either
        && let Some(number) = written(cell, Some(mark))
    {
        let parts = if cell.contains(',') == (mark == DecimalMark::Comma) {
            "stands before its decimals"
        } else {
            "parts its thousands"
        };
        let sign = if cell.contains(',') { "comma" } else { "point" };
        let other = if asked || !marks.undecided() { "" } else { "; the other reading can be chosen" };
        found
            .notes
            .push(format!("“{cell}” is read as {}: the {sign} {parts}{other}.", write_number(number.value)));
    } else if let (Some(cell), DecimalMark::Comma) = (&marks.only_comma, mark) {
        found.notes.push(format!("Commas stand before decimals, as in “{cell}”."));
    }
    if marks.mixed() {
        found.notes.push(
            "Some numbers have a decimal point and some a decimal comma: look whether all were meant so."
                .into(),
        );
    }
}

pub fn left_out(notes: &mut Vec<String>, left: &[(usize, String, String)]) {
    for (line, text, why) in left.iter().take(3) {
        let place = if *line == 0 { String::new() } else { format!("line {line}, ") };
        notes.push(format!("Left out: {place}“{text}”, because {why}."));
    }
    if left.len() > 3 {
        let lines: Vec<String> = left[3..].iter().take(8).map(|(line, ..)| line.to_string()).collect();
        let more = if left.len() > 11 { ", …" } else { "" };
        notes.push(format!("Left out as well: {} more, line {}{more}.", left.len() - 3, lines.join(", ")));
    }
}

/// Says which units were left away.
pub fn units(notes: &mut Vec<String>, cells: &[String]) {
    if !cells.is_empty() {
        let all: Vec<String> = cells.iter().take(4).map(|cell| format!("“{}”", short(cell))).collect();
        notes.push(format!("Units are left away, as in {}.", all.join(" and ")));
    }
}
