//! Runs beside the first one, each with a session of its own: what a lab shows of them, their names, and in what they differ.

use super::csv::{self, Table};
use super::{names, words};
use crate::figure::{Anchor, Axis, Glyph, Mark, Role, Scale, Size, Style};
use crate::formula::plain;
use crate::lab::Session;
use crate::math::{log10, pow};
use crate::panel::{self, Block, Cell, Row, RowKind, cell};
use crate::param::{Entry, Kind, Param, Search, Value};
use crate::scenario::Scenario;

/// The most runs beside the first.
const MOST: usize = 3;

/// The parameter that holds the runs beside the first; they may not differ in the keys `except`.
pub const fn versus(except: &'static [&'static str]) -> Param {
    Param {
        key: "versus",
        label: "Compare",
        symbol: "",
        help: "Other runs beside this one, each with what differs in it: lr:0.05, or batch:5;seed:3; several with ~ between them.",
        kind: Kind::Others { except, most: MOST },
        default: "",
        search: Search::No,
    }
}

/// The run whose numbers are shown, where runs are compared in a lab with one method.
pub const FOCUS: Param = Param {
    key: "focus",
    label: "Numbers of",
    symbol: "",
    help: "Which of the runs compared the numbers are shown for.",
    kind: Kind::Choice { of: focuses, most: 1 },
    default: "first",
    search: Search::No,
};

fn focuses() -> Vec<Entry> {
    let first = Entry { id: "first", label: "First run", help: "The run that the settings are of." };
    std::iter::once(first).chain(others()).collect()
}

/// The runs beside the first, as members of a choice.
pub fn others() -> Vec<Entry> {
    const SAID: [(&str, &str, &str); 3] = [
        ("versus1", "Second run", "The run beside the first that the link names first."),
        ("versus2", "Third run", "The run beside the first that the link names second."),
        ("versus3", "Fourth run", "The run beside the first that the link names third."),
    ];
    SAID.into_iter().map(|(id, label, help)| Entry { id, label, help }).collect()
}

/// One of the runs compared.
struct Side {
    /// As columns and files have it: `lr:0.05`; empty for the first.
    id: String,
    /// What it is called: α = 0.05.
    name: String,
    /// In what it differs, in words; empty for the first.
    words: String,
    /// The keys in which it differs.
    keys: Vec<&'static str>,
}

/// The sessions of other runs beside one, which is in focus.
pub struct Beside<S> {
    sides: Vec<Side>,
    /// Which of them is the session's own.
    own: usize,
    /// The sessions of all but that one.
    others: Vec<S>,
    /// The settings of the runs beside the first.
    scenario: Option<Scenario>,
    /// Whether this is one of the others itself.
    aside: bool,
}

impl<S> Default for Beside<S> {
    fn default() -> Beside<S> {
        Beside { sides: Vec::new(), own: 0, others: Vec::new(), scenario: None, aside: false }
    }
}

/// A session with others beside it.
pub trait Compared: Session + Sized {
    /// The others.
    fn beside(&self) -> &Beside<Self>;

    /// The same, to be set when it is opened.
    fn beside_mut(&mut self) -> &mut Beside<Self>;

    /// Opens a scenario: the session of the run in focus, with those of the others beside it.
    fn compare(scenario: &Scenario, mut open: impl FnMut(&Scenario, Option<&Self>) -> Self) -> Self {
        let others = scenario.others();
        if others.is_empty() {
            return open(scenario, None);
        }
        let first = scenario.first();
        let keys: Vec<&'static str> = others.iter().flat_map(|other| other.keys.iter().copied()).collect();
        let mut sides = vec![Side {
            id: String::new(),
            name: name(&first, &keys),
            words: String::new(),
            keys: Vec::new(),
        }];
        let mut scenarios = vec![first.clone()];
        for other in others {
            let words = differences(&first, &other.scenario, &other.keys);
            let name = name(&other.scenario, &other.keys);
            sides.push(Side { id: other.id, name, words, keys: other.keys });
            scenarios.push(other.scenario);
        }
        let own = scenario.focus_on_other();
        let mut session = open(&scenarios.remove(own), None);
        let aside = |scenario: &Scenario| {
            let mut other = open(scenario, Some(&session));
            other.beside_mut().aside = true;
            other
        };
        let others = scenarios.iter().map(aside).collect();
        *session.beside_mut() = Beside { sides, own, others, scenario: Some(scenario.clone()), aside: false };
        session
    }

    /// All sessions in the order of the link, this one in its place, each with its place.
    fn all(&self) -> impl Iterator<Item = (usize, &Self)> + Clone {
        let Beside { own, others, .. } = self.beside();
        let (before, after) = others.split_at((*own).min(others.len()));
        before.iter().chain(std::iter::once(self)).chain(after).enumerate()
    }

    /// Whether this is the only run.
    fn alone(&self) -> bool {
        self.beside().others.is_empty()
    }
}

impl<S> Beside<S> {
    /// Whether the session is one of those beside another.
    pub fn aside(&self) -> bool {
        self.aside
    }

    /// The place of the run in focus; 0 is the first.
    pub fn own(&self) -> usize {
        self.own
    }

    /// What a run is called.
    pub fn name(&self, place: usize) -> &str {
        self.sides.get(place).map_or("", |side| &side.name)
    }

    /// What all are called, in the order of the link.
    pub fn names(&self) -> Vec<&str> {
        self.sides.iter().map(|side| side.name.as_str()).collect()
    }

    /// Its name in columns: empty for the first.
    pub fn id(&self, place: usize) -> &str {
        self.sides.get(place).map_or("", |side| &side.id)
    }

    /// In what it differs from the first, in words.
    pub fn words(&self, place: usize) -> &str {
        self.sides.get(place).map_or("", |side| &side.words)
    }

    /// Whether runs differ in what their losses measure, so that these cannot be compared.
    pub fn other_losses(&self) -> bool {
        self.sides.iter().flat_map(|side| &side.keys).any(|key| ["loss", "reduce", "out"].contains(key))
    }

    /// What sets `key` of the run in focus: the first's own setting; for another one that differs in it, or that `alone` is to,
    /// the text of all runs.
    pub fn sets(&self, key: &'static str, text: String, alone: bool) -> (&'static str, String) {
        let Some((scenario, place)) = self.scenario.as_ref().zip(self.own.checked_sub(1)) else {
            return (key, text);
        };
        let Value::Others(mut runs) = scenario.value("versus") else { return (key, text) };
        match runs.get_mut(place) {
            Some(run) => {
                match run.iter_mut().find(|(there, _)| there == key) {
                    Some(setting) => setting.1 = text,
                    None if alone => run.push((key.into(), text)),
                    None => return (key, text),
                }
                ("versus", crate::scenario::write(&Value::Others(runs)))
            }
            None => (key, text),
        }
    }
}

/// The numbers of all runs as one table with the run's name as its last column; of one alone as they are.
pub fn tables<S: Compared>(lab: &S, table: impl Fn(&S) -> Table) -> Table {
    if lab.alone() {
        return table(lab);
    }
    let id = |place: usize| match lab.beside().id(place) {
        "" => "first".to_string(),
        id => id.to_string(),
    };
    csv::joined(lab.all().map(|(place, other)| (id(place), table(other))).collect())
}

/// The same for files that are text.
pub fn texts<S: Compared>(lab: &S, text: impl Fn(&S) -> String) -> String {
    if lab.alone() { text(lab) } else { tables(lab, |lab| Table::read(&text(lab))).text() }
}

/// The value of a setting as it is said.
fn value(scenario: &Scenario, param: &Param) -> String {
    match scenario.value(param.key) {
        Value::Integer(0) if param.key == "batch" => "all examples".into(),
        Value::Number(v) => plain(v),
        Value::Integer(v) => v.to_string(),
        Value::Numbers(sizes) if matches!(param.kind, Kind::Layers { .. }) => {
            sizes.into_iter().map(plain).collect::<Vec<_>>().join("–")
        }
        Value::Numbers(list) => format!("({})", list.into_iter().map(plain).collect::<Vec<_>>().join(", ")),
        Value::Flag(on) => if on { "on" } else { "off" }.into(),
        Value::Words(words) => {
            let of = match param.kind {
                Kind::Choice { of, .. } | Kind::Places { of, .. } => of(),
                _ => Vec::new(),
            };
            let label = |word: &String| {
                of.iter().find(|entry| entry.id == word).map_or(word.clone(), |entry| entry.label.into())
            };
            if words.is_empty() {
                "none".into()
            } else {
                words.iter().map(label).collect::<Vec<_>>().join(", ")
            }
        }
        _ => scenario.text(param.key),
    }
}

/// What a setting is called within a sentence.
fn called(param: &Param) -> String {
    let choice = matches!(param.kind, Kind::Choice { .. } | Kind::Numbers { .. });
    match param.symbol {
        symbol if !symbol.is_empty() && !choice => symbol.into(),
        _ => words::lowered(param.label),
    }
}

/// What a run is called by the values of some keys: α = 0.05, start (1, 2).
fn name(scenario: &Scenario, keys: &[&'static str]) -> String {
    let mut names: Vec<String> = Vec::new();
    for param in keys.iter().filter_map(|key| scenario.param(key)) {
        let (value, called) = (value(scenario, param), called(param));
        let name = match param.kind {
            Kind::Choice { .. } => value,
            Kind::Integer { .. } if value.contains(' ') => value,
            Kind::Number { .. } | Kind::Integer { .. } if !param.symbol.is_empty() => {
                format!("{called} = {value}")
            }
            _ => format!("{called} {value}"),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

/// In what a run differs from the first: α: 0.05 in place of 0.1.
fn differences(first: &Scenario, other: &Scenario, keys: &[&'static str]) -> String {
    let mut parts = Vec::new();
    for param in keys.iter().filter_map(|key| first.param(key)) {
        let (here, there) = (value(first, param), value(other, param));
        if here != there {
            let called = called(param);
            let quoted = if called.contains(' ') { format!("“{called}”") } else { called };
            parts.push(format!("{quoted}: {there} in place of {here}"));
        }
    }
    parts.join("; ")
}

/// Which one a run is, in words.
fn ordinal(place: usize) -> &'static str {
    ["first", "second", "third", "fourth"][place.min(3)]
}

/// A sentence for each run beside the first: in what it differs, and what it has come to by the step shown: when, what, and its
/// number (`at step 10`, `loss`, `0.43`), where that is known.
pub fn sentences<S: Compared>(
    lab: &S,
    of_first: &str,
    [when, what]: [&str; 2],
    number: impl Fn(&S) -> Option<String>,
) -> Vec<String> {
    let all: Vec<&S> = lab.all().map(|(_, one)| one).collect();
    if lab.alone() {
        return Vec::new();
    }
    let numbers: Vec<Option<String>> = all.iter().map(|one| number(one)).collect();
    let sentence = |place: usize| {
        let differs = match lab.beside().words(place) {
            "" => format!("The {} run is the same as the first", ordinal(place)),
            words => format!("The {} run differs in {words}", ordinal(place)),
        };
        match (&numbers[place], &numbers[0]) {
            (Some(own), Some(first)) => format!("{differs}; {when} its {what} is {own}, {of_first} {first}."),
            _ => format!("{differs}."),
        }
    };
    let other =
        "Their losses are not the same quantity, so that a lower one need not be the better fit.".to_string();
    (1..all.len()).map(sentence).chain(lab.beside().other_losses().then_some(other)).collect()
}

/// Sentences, to follow others in a paragraph.
pub fn told(sentences: Vec<String>) -> String {
    sentences.iter().map(|text| format!(" {text}")).collect()
}

/// The name of a run in a table, with its mark.
pub fn marked(index: usize, name: &str) -> Cell {
    cell(
        format!("<i class=\"marker method-{index}\"></i>{}", panel::text(name)),
        Some(Role::Method(index as u8)),
    )
}

/// A row for each run with numbers of it; a press on one shows its numbers.
pub fn rows<S: Compared>(lab: &S, numbers: impl Fn(&S) -> Vec<Cell>) -> Vec<Row> {
    let row = |(place, one): (usize, &S)| Row {
        cells: std::iter::once(marked(place, lab.beside().name(place))).chain(numbers(one)).collect(),
        kind: if place == lab.beside().own { RowKind::Current } else { RowKind::Plain },
        set: format!("focus={}", focus(place)),
    };
    lab.all().map(row).collect()
}

/// What a run in focus is called in links, in a lab with one method.
pub fn focus(place: usize) -> String {
    if place == 0 { "first".into() } else { format!("versus{place}") }
}

/// What stands first in the panel: the runs side by side, and in what they differ.
pub fn blocks(table: panel::Table, sentences: Vec<String>) -> Vec<Block> {
    let said = sentences.into_iter().map(|text| Block::Prose(panel::text(&text)));
    std::iter::once(Block::TableBelow(table)).chain(said).collect()
}

/// What is wrong with each run, by its name where there are several.
pub fn alarms<S: Compared>(lab: &S, of: impl Fn(&S) -> String) -> String {
    if lab.alone() {
        return of(lab);
    }
    let alarm = |(place, one): (usize, &S)| {
        let text = of(one);
        (!text.is_empty()).then(|| format!("{}: {text}", lab.beside().name(place)))
    };
    lab.all().filter_map(alarm).collect::<Vec<_>>().join(" ")
}

/// The colour of a run among several.
pub fn role(place: usize) -> Role {
    Role::Method(place as u8)
}

/// The colour of a run: its own among several, that of what it shows where it is alone.
pub fn role_of<S: Compared>(lab: &S, place: usize, alone: Role) -> Role {
    if lab.alone() { alone } else { role(place) }
}

/// What is said of each run, with its name where there are several.
pub fn each<S: Compared>(lab: &S, of: impl Fn(&S) -> String) -> String {
    let one = |(place, one): (usize, &S)| match lab.alone() {
        true => of(one),
        false => format!("{}: {}", lab.beside().name(place), of(one)),
    };
    lab.all().map(one).collect::<Vec<_>>().join(" · ")
}

/// A legend in a few words: which mark is whose.
pub fn key<S: Compared>(lab: &S) -> String {
    let named = |(place, _)| format!("{} {}", sign(place), lab.beside().name(place));
    lab.all().map(named).collect::<Vec<_>>().join(", ")
}

/// The mark of a run as a letter.
pub fn sign(index: usize) -> &'static str {
    ["●", "■", "◆", "▲"][index.min(3)]
}

/// The mark of a run among several.
pub fn shape(place: usize) -> Glyph {
    [Glyph::Disc, Glyph::Square, Glyph::Diamond, Glyph::Triangle][place.min(3)]
}

/// The names of runs at the right ends of their lines, moved apart where two would be too close: of each its place among all, its
/// name, and where its line ends, if anywhere.
pub fn ends(ends: &[(usize, String, Vec<[f64; 2]>)], y: &Axis) -> Vec<Mark> {
    named(ends, y, Anchor::End)
}

/// The same at their left ends.
pub fn starts(ends: &[(usize, String, Vec<[f64; 2]>)], y: &Axis) -> Vec<Mark> {
    named(ends, y, Anchor::Start)
}

fn named(ends: &[(usize, String, Vec<[f64; 2]>)], y: &Axis, anchor: Anchor) -> Vec<Mark> {
    let log = y.scale == Scale::Log;
    let up = |v: f64| if log { log10(v) } else { v };
    let [lo, hi] = [y.span.lo(), y.span.hi()].map(up);
    let there: Vec<_> =
        ends.iter().filter_map(|(index, name, at)| Some((index, name, at.first()?))).collect();
    let heights = there.iter().map(|(_, _, at)| up(at[1]).clamp(lo, hi) + 0.06 * (hi - lo));
    let place = |(i, height): (usize, f64)| {
        let (index, name, at) = there[i];
        let style =
            Style { anchor, halo: Some(Role::Paper.ink()), ..Style::plain(role(*index).ink(), Size::Small) };
        Mark::text([at[0], if log { pow(10.0, height) } else { height }], [0.0, 0.0], name, style)
    };
    names::apart(heights, 0.13 * (hi - lo), hi).into_iter().map(place).collect()
}
