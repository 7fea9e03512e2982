//! Numbers of somebody else's run held against the lab's: what they seem to be, where they first part, and by which slip.

use crate::lab::{self, Series, Way};
use crate::reading::printed::{self, Printed, PrintedColumn};
use crate::scenario::Scenario;
use crate::{math, number};
use serde::Serialize;

/// What came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The text holds no numbers, or the lab has no run.
    Unread,
    /// All numbers are the lab's.
    Right,
    /// They are what a known slip gives.
    Slip,
    /// They part from the lab's, and no known slip gives them.
    Other,
}

/// A row beside the lab's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Compared {
    /// The step.
    pub step: usize,
    /// For each column that was compared, the number pasted and the lab's.
    pub pairs: Vec<[String; 2]>,
    /// Which of them differ.
    pub differ: Vec<bool>,
}

/// What is told of numbers that were pasted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Checked {
    /// What came out.
    pub verdict: Verdict,
    /// The same in sentences, the most important first.
    pub sentences: Vec<String>,
    /// What each column that was compared seems to be.
    pub columns: Vec<String>,
    /// The rows about the first that differs, or the first rows.
    pub rows: Vec<Compared>,
}

impl Checked {
    fn unread(why: String) -> Checked {
        Checked { verdict: Verdict::Unread, sentences: vec![why], columns: Vec::new(), rows: Vec::new() }
    }
}

/// Numbers of 32 bits come this near, relatively, as long as a run does not blow rounding up.
const SINGLE: f64 = 2e-6;

/// So many rows are shown.
const SHOWN: usize = 6;

/// Whether a number is the lab's as far as its digits tell. The last digits of sums depend on their order, which is free.
fn agrees(typed: Printed, own: f64) -> bool {
    (typed.value - own).abs() <= (typed.half * (1.0 + 1e-9)).max(SINGLE * own.abs()).max(1e-12)
}

/// Columns beside series: which is which, and from which step on.
struct Fit {
    /// The series of each column.
    of: Vec<usize>,
    /// The step of each row.
    steps: Vec<usize>,
    /// How many rows from the first on agree in all columns.
    agree: usize,
    /// How much agrees in all, to choose by.
    score: usize,
}

impl Fit {
    fn whole(&self) -> bool {
        self.agree == self.steps.len()
    }
}

/// Whether a column counts steps: whole numbers from 0 or 1 on, equally far apart.
fn counts(column: &PrintedColumn) -> Option<Vec<usize>> {
    let whole = |one: &Option<Printed>| one.map(|one| one.value).filter(|v| *v >= 0.0 && v.fract() == 0.0);
    let steps: Vec<usize> =
        column.numbers.iter().map(|one| whole(one).map(|v| v as usize)).collect::<Option<_>>()?;
    let stride = steps.get(1)?.checked_sub(*steps.first()?).filter(|stride| *stride > 0)?;
    steps.windows(2).all(|pair| pair[1].checked_sub(pair[0]) == Some(stride)).then_some(steps)
}

/// The columns that hold results, and the step of each row where a column says it.
fn parts(columns: &[PrintedColumn]) -> (Vec<&PrintedColumn>, Option<Vec<usize>>) {
    if columns.len() > 1
        && let Some(steps) = counts(&columns[0])
    {
        return (columns[1..].iter().collect(), Some(steps));
    }
    (columns.iter().collect(), None)
}

/// A run that diverges ends here, and may go on elsewhere for as long as it likes.
const GONE: f64 = 1e6;

/// Whether a number pasted is that of a series at a step.
fn is_same(typed: Option<Printed>, series: &Series, step: usize) -> bool {
    match (typed, series.values.get(step)) {
        (Some(typed), Some(own)) => agrees(typed, *own),
        (typed, None) => {
            let gone = |v: f64| v.is_nan() || v.abs() > GONE;
            series.values.last().is_some_and(|last| gone(*last))
                && typed.is_none_or(|typed| gone(typed.value))
        }
        (None, Some(own)) => !own.is_finite(),
    }
}

/// How many of the first rows agree, and how many do in all.
fn alike(column: &PrintedColumn, series: &Series, steps: &[usize]) -> (usize, usize) {
    let each = column.numbers.iter().zip(steps).map(|(one, step)| is_same(*one, series, *step));
    let each: Vec<bool> = each.collect();
    (each.iter().take_while(|same| **same).count(), each.iter().filter(|same| **same).count())
}

/// The likeliest way to take columns for series.
fn fit(columns: &[&PrintedColumn], counted: Option<&[usize]>, run: &[Series]) -> Option<Fit> {
    let rows = columns.first()?.numbers.len();
    let starts = [0_i64, 1, -1];
    let fits = starts.iter().filter_map(|start| {
        let at = |row: usize| counted.map_or(row, |steps| steps[row]) as i64 + start;
        let steps: Vec<usize> = (0..rows).map(|row| usize::try_from(at(row)).ok()).collect::<Option<_>>()?;
        let mut fit = Fit { of: Vec::new(), steps, agree: rows, score: 0 };
        for column in columns {
            let free = (0..run.len()).filter(|i| !fit.of.contains(i));
            let named = |i: &usize| usize::from(is_named(&column.name, &run[*i].name));
            let rated = free.map(|i| (alike(column, &run[i], &fit.steps), i));
            let best =
                rated.max_by_key(|((first, all), i)| (*first, *all, named(i), std::cmp::Reverse(*i)))?;
            let ((first, all), i) = best;
            fit.of.push(i);
            fit.agree = fit.agree.min(first);
            fit.score += first + all;
        }
        Some(fit)
    });
    fits.reduce(|best, next| if next.score > best.score { next } else { best })
}

/// Whether a heading means a series: `phi0`, `φ₀`, `w[0]`, `loss`, `Omega1[2, 0]`.
fn is_named(heading: &str, name: &str) -> bool {
    let heading = heading.to_ascii_lowercase().replace('Φ', "φ").replace('Ω', "ω");
    let digits = |text: &str| -> Vec<usize> {
        let digit =
            |c: char| "₀₁₂₃₄₅₆₇₈₉".chars().position(|d| d == c).or(c.to_digit(10).map(|d| d as usize));
        text.chars().filter_map(digit).collect()
    };
    match name.chars().next() {
        Some('L') => heading.contains("loss") || heading == "l" || heading == "cost",
        Some('∂') => heading.contains("grad") || heading.starts_with('g'),
        Some(letter) => {
            let words: &[&str] = match letter {
                'φ' => &["phi", "φ", "w", "theta", "param"],
                'm' => &["m"],
                'v' => &["v"],
                'Ω' | 'ω' => &["omega", "ω", "w"],
                'β' => &["beta", "β", "b"],
                _ => return false,
            };
            words.iter().any(|word| heading.starts_with(word)) && digits(&heading) == digits(name)
        }
        None => false,
    }
}

/// What a text of numbers is beside the run of a scenario.
pub fn check(scenario: &Scenario, text: &str) -> Checked {
    let ways = lab::of(scenario).ways(scenario);
    let Some(own) = ways.first().and_then(|way| way.runs().into_iter().next()) else {
        return Checked::unread("This lab has no run of steps to compare with.".into());
    };
    let mut checked = match printed::read(text) {
        Ok(columns) => compare(&columns, &own, &ways[1..]),
        Err(why) => return Checked::unread(why),
    };
    if scenario.param("units").is_some() && scenario.text("units") == "standard" {
        let units = "The run here is in standard units, and so are the lab’s numbers: in the units of the data they are others.";
        checked.sentences.push(units.into());
    }
    checked
}

fn compare(columns: &[PrintedColumn], own: &[Series], slips: &[Way]) -> Checked {
    let (results, counted) = parts(columns);
    let counted = counted.as_deref();
    if results[0].numbers.len() < 2 && results.len() < 2 {
        return Checked::unread("One number tells too little: paste the numbers of several steps.".into());
    }
    let Some(right) = fit(&results, counted, own).filter(|fit| !fit.of.is_empty()) else {
        return Checked::unread("There are more columns here than the run has numbers.".into());
    };
    if right.whole() {
        let sentences = vec![seems(&right, own), "All of them are the lab’s.".into()];
        return told(Verdict::Right, sentences, &right, &results, own);
    }
    let mut found: Vec<(&str, Fit)> = Vec::new();
    for way in slips {
        let fits = way.runs().into_iter().filter_map(|run| fit(&results, counted, &run));
        let tells = |fit: &Fit| fit.whole() && digits(fit, &results, own) >= ENOUGH;
        if let (Some(fit), Some(words)) = (fits.into_iter().find(tells), way.slip) {
            found.push((words, fit));
        }
    }
    if found.is_empty() {
        let mut sentences: Vec<String> = parted(&right, &results, own).into_iter().collect();
        sentences.push(seems(&right, own));
        sentences.push(if right.agree > 0 {
            "No slip that is known here gives them.".into()
        } else {
            "No slip that is known here gives them; do they belong to these settings, and to this start?"
                .into()
        });
        return told(Verdict::Other, sentences, &right, &results, own);
    }
    let all: Vec<&str> = found.iter().map(|(words, _)| *words).collect();
    let words = match all[..] {
        [one] => format!("They come out when {one}."),
        _ => format!("Either of these gives them: {}. Which did you do?", all.join("; or ")),
    };
    let (_, fit) = found.swap_remove(0);
    let mut sentences = vec![words, seems(&fit, own)];
    sentences.extend(parted(&fit, &results, own));
    told(Verdict::Slip, sentences, &fit, &results, own)
}

/// A slip is named where the numbers that differ from the lab's have so many digits in all: fewer may agree by chance.
const ENOUGH: f64 = 2.5;

/// How many digits there are in all the numbers that differ from the lab's.
fn digits(fit: &Fit, results: &[&PrintedColumn], own: &[Series]) -> f64 {
    let mut digits = 0.0;
    for (row, step) in fit.steps.iter().enumerate() {
        for (column, i) in results.iter().zip(&fit.of) {
            if let Some(one) = column.numbers[row].filter(|_| !same(column, &own[*i], row, *step)) {
                digits += math::log10((one.value.abs() / one.half).max(1.0));
            }
        }
    }
    digits
}

/// What the columns seem to be, in a sentence.
fn seems(fit: &Fit, own: &[Series]) -> String {
    let names: Vec<&str> = fit.of.iter().map(|i| own[*i].name.as_str()).collect();
    let names = match &names[..] {
        [] => String::new(),
        [one] => (*one).to_string(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    };
    let steps = match &fit.steps[..] {
        [first, .., last] => format!("of steps {first} to {last}"),
        _ => format!("of step {}", fit.steps[0]),
    };
    format!("These seem to be {names} {steps}.")
}

/// Whether a row of a column is the lab's.
fn same(column: &PrintedColumn, series: &Series, row: usize, step: usize) -> bool {
    is_same(column.numbers[row], series, step)
}

/// The first row and column that differ.
fn first(fit: &Fit, results: &[&PrintedColumn], own: &[Series]) -> Option<(usize, usize)> {
    let places = (0..fit.steps.len()).flat_map(|row| (0..results.len()).map(move |column| (row, column)));
    places
        .into_iter()
        .find(|(row, column)| !same(results[*column], &own[fit.of[*column]], *row, fit.steps[*row]))
}

/// Where they part, in a sentence.
fn parted(fit: &Fit, results: &[&PrintedColumn], own: &[Series]) -> Option<String> {
    let (row, column) = first(fit, results, own)?;
    let (step, series) = (fit.steps[row], &own[fit.of[column]]);
    let typed = results[column].numbers[row];
    let place = format!("At step {step} {} first differs", series.name);
    Some(match (typed, series.values.get(step)) {
        (Some(typed), Some(own)) => {
            format!(
                "{place}: it is {} here, and {} in what you pasted.",
                beside(*own, typed),
                shown(typed.value)
            )
        }
        (None, _) => format!("{place}: there is no number in row {}.", row + 1),
        (_, None) => format!(
            "The run ends at step {}, before these numbers do.",
            series.values.len().saturating_sub(1)
        ),
    })
}

fn shown(v: f64) -> String {
    number::write_number(v).replace('-', "−")
}

/// The lab's number with a digit more than the one beside it.
fn beside(own: f64, typed: Printed) -> String {
    number::within(own, (0.2 * typed.half).max(1e-12 * own.abs())).0
}

fn told(
    verdict: Verdict,
    sentences: Vec<String>,
    fit: &Fit,
    results: &[&PrintedColumn],
    own: &[Series],
) -> Checked {
    let from = first(fit, results, own).map_or(0, |(row, _)| row.saturating_sub(2));
    let rows = (from..fit.steps.len()).take(SHOWN).map(|row| {
        let step = fit.steps[row];
        let pairs = results.iter().zip(&fit.of).map(|(column, i)| {
            let typed = column.numbers[row];
            let own = own[*i].values.get(step).copied();
            let mine =
                typed.zip(own).map_or(own.map_or("–".into(), shown), |(typed, own)| beside(own, typed));
            [typed.map_or("–".into(), |typed| shown(typed.value)), mine]
        });
        let differ = results.iter().zip(&fit.of).map(|(column, i)| !same(column, &own[*i], row, step));
        Compared { step, pairs: pairs.collect(), differ: differ.collect() }
    });
    let columns = fit.of.iter().map(|i| own[*i].name.clone()).collect();
    Checked { verdict, sentences, columns, rows: rows.collect() }
}
