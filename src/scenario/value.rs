//! One value, read from and written as the text of a link or a control.

use super::compact::{self, Came};
use super::others;
use crate::param::{Entry, Kind, Param, Search, Value, write_number};
use crate::reading::{fold, numbers as reading};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The text, cut to what fits into a message.
pub(super) fn cut(text: &str) -> String {
    const MOST: usize = 40;
    if text.chars().count() <= MOST {
        text.to_string()
    } else {
        text.chars().take(MOST).chain(['…']).collect()
    }
}

/// The text of a value in a link.
pub fn write(value: &Value) -> String {
    match value {
        Value::Number(v) => write_number(*v),
        Value::Integer(v) => v.to_string(),
        Value::Words(words) => words.join(","),
        Value::Numbers(numbers) => numbers.iter().map(|v| write_number(*v)).collect::<Vec<_>>().join(","),
        Value::Place(parts) => parts.iter().map(u32::to_string).collect::<Vec<_>>().join(":"),
        Value::Amount(of, v) => format!("{of}:{}", write_number(*v)),
        Value::Flag(v) => u8::from(*v).to_string(),
        Value::Others(runs) => others::write(runs),
        Value::Text(text) => text.clone(),
    }
}

/// Lists longer than this are written in their compact form, where that is the shorter.
const LONG: usize = 100;

/// The text of a value in a link, and whether it is compact.
pub(super) fn write_in_link(param: &Param, value: &Value) -> (String, bool) {
    let plain = write(value);
    match value {
        Value::Numbers(list) if list.len() > LONG && matches!(param.key, "x" | "y") => {
            match compact::write(list) {
                Some(compact) if compact.len() < plain.len() => (compact, true),
                _ => (plain, false),
            }
        }
        Value::Text(text) => (escaped(text), false),
        _ => (plain, false),
    }
}

/// A text of a reader's own, so that neither links nor the sentences around them take a sign of it for one of theirs. `3D`
/// at the start would make `=3D` of it, which mail programs write for `=`.
fn escaped(text: &str) -> String {
    const KEPT: &AsciiSet = &NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'.')
        .remove(b'_')
        .remove(b'~')
        .remove(b'@')
        .remove(b':')
        .remove(b';')
        .remove(b',');
    let text = utf8_percent_encode(text, KEPT).to_string();
    match text.get(..2) {
        Some("3D" | "3d") => format!("%33{}", &text[1..]),
        _ => text,
    }
}

/// A word as ids are written: in small letters, whole though a line was broken in it.
pub(super) fn id(word: &str) -> String {
    word.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase()
}

/// What a reader who has typed a number is told of it: as what it was read, where it is not written plainly.
pub fn said(param: &Param, text: &str) -> Option<String> {
    match param.kind {
        Kind::Number { .. } | Kind::Integer { .. } => said_of_number(text),
        Kind::Amount { .. } => said_of_number(text.split_once(':')?.1),
        Kind::Numbers { .. } | Kind::Layers { .. } | Kind::Vector { .. } => said_of_list(text),
        _ => None,
    }
}

/// The same of a number that no parameter is.
pub fn said_of_number(text: &str) -> Option<String> {
    let value = reading::typed(text).filter(|_| !reading::is_plain(text))?;
    Some(read_as(text, value))
}

/// As which number a text is read.
pub fn read_as(text: &str, value: f64) -> String {
    format!("“{}” is read as {}.", cut(text.trim()), write_number(value))
}

/// The same of a list: plain numbers with commas, semicolons or spaces between them need no word.
fn said_of_list(text: &str) -> Option<String> {
    const TOLD: usize = 6;
    let items = items(text);
    let parts = text.split([',', ';', ' ']).filter(|part| !part.is_empty()).count();
    if items.len() == parts && items.iter().all(|item| reading::is_plain(item)) {
        return None;
    }
    let values = items.iter().map(|item| reading::typed(item)).collect::<Option<Vec<f64>>>()?;
    let told: Vec<String> = values.iter().take(TOLD).map(|v| write_number(*v)).collect();
    let more = if values.len() > TOLD { ", …" } else { "" };
    Some(format!("“{}” is read as {}{more}.", cut(text.trim()), told.join(", ")))
}

/// A whole number that is typed where no parameter is, as in a dialog of the page: the number, and what the one who typed it is
/// told of it.
pub fn read_whole(text: &str, min: u32, max: u32) -> (Option<u32>, Option<String>) {
    let param = Param {
        key: "",
        label: "", // it stands beside the box
        symbol: "",
        help: "",
        kind: Kind::Integer { min, max },
        default: "",
        search: Search::No,
    };
    let (value, problem) = read(&param, text);
    let said = || match reading::thousands(text) {
        Some(value) => Some(read_as(text, value)),
        None => said_of_number(text),
    };
    let problem = problem.map(|words| words.trim_start_matches(": ").to_string());
    match value {
        Some(Value::Integer(v)) => (Some(v), problem.or_else(said)),
        _ => (None, problem),
    }
}

/// Why what was typed is no number.
pub fn no_number(text: &str) -> String {
    format!("“{}” is not a number.", cut(text.trim()))
}

/// Reads a value of `param`: the value, or nothing where the text makes none; and what the reader should know.
///
/// The message says what was wrong. Work is bounded by the parameter's own limits.
pub fn read(param: &Param, text: &str) -> (Option<Value>, Option<String>) {
    let text = text.trim();
    match param.kind {
        Kind::Number { min, max, .. } => match reading::typed(text) {
            Some(v) => {
                let (v, problem) = clamp(param, v, min, max);
                (Some(Value::Number(v)), problem)
            }
            None => (None, Some(format!("{}: {}", param.label, no_number(text)))),
        },
        Kind::Integer { min, max } => match reading::thousands(text).or_else(|| reading::typed(text)) {
            Some(v) if v.is_infinite() || v == v.trunc() => {
                let (v, problem) = clamp(param, v, f64::from(min), f64::from(max));
                (Some(Value::Integer(v as u32)), problem)
            }
            _ => (None, Some(format!("{}: “{}” is not a whole number.", param.label, cut(text)))),
        },
        Kind::Flag => match text.to_ascii_lowercase().as_str() {
            "1" | "true" => (Some(Value::Flag(true)), None),
            "0" | "false" => (Some(Value::Flag(false)), None),
            _ => (None, Some(format!("{}: “{}” is neither 1 nor 0.", param.label, cut(text)))),
        },
        Kind::Numbers { bound, least, most } => numbers(param, text, -bound, bound, least, most),
        Kind::Layers { least, most, widest } => {
            numbers(param, text, -f64::from(widest), f64::from(widest), least, most)
        }
        Kind::Vector { names, min, max } => match numbers(param, text, min, max, names.len(), names.len()) {
            (Some(Value::Numbers(list)), _) if list.is_empty() => {
                (None, Some(format!("{}: {} numbers are needed, none given.", param.label, names.len())))
            }
            other => other,
        },
        Kind::Place { parts, max } => {
            let read: Option<Vec<u32>> =
                text.split(':').take(parts + 1).map(|p| p.trim().parse().ok()).collect();
            match read.filter(|list| list.len() == parts) {
                Some(list) => (Some(Value::Place(list.into_iter().map(|p| p.min(max)).collect())), None),
                None => (None, Some(format!("{}: “{}” is no place such as 1:0:2.", param.label, cut(text)))),
            }
        }
        Kind::Amount { of, bound } => amount(param, text, of(), bound),
        Kind::Choice { of, most } => {
            let known: Vec<&str> = of().iter().map(|entry| entry.id).collect();
            words(param, text, most, |word| known.contains(&word))
        }
        Kind::Places { of, parts, max, most } => {
            let known: Vec<&str> = of().iter().map(|entry| entry.id).collect();
            let number = |part: &str| part.parse::<u32>().is_ok_and(|v| v <= max && v.to_string() == part);
            let place = |word: &str| word.split(':').count() == parts && word.split(':').all(number);
            words(param, text, most, |word| known.contains(&word) || place(word))
        }
        Kind::Others { .. } => others::read(param, text),
        Kind::Text { read, .. } => {
            let (text, problem) = read(text);
            (text.map(Value::Text), problem)
        }
        Kind::Keys => words(param, text, 64, |word| {
            !word.is_empty() && word.len() <= 16 && word.chars().all(|c| c.is_ascii_lowercase())
        }),
    }
}

/// The numbers of a list or a line, as texts: spaces, semicolons or commas stand between them. A comma within each of
/// several is a decimal comma (`1,5 2,25`). Brackets around them, as in `(0.6, −0.2)`, say nothing.
pub fn items(text: &str) -> Vec<String> {
    let text = fold(text).replace(['(', ')', '[', ']', '{', '}'], " ");
    let spaced = |c: char| c.is_whitespace() || c == ';';
    let text = text.trim_end_matches(|c| spaced(c) || c == ',');
    let words = || text.split(spaced).filter(|word| !word.is_empty());
    let decimal =
        |word: &str| word.matches(',').count() <= 1 && !word.starts_with(',') && !word.ends_with(',');
    match words().count() {
        0 | 1 => text.split(',').map(|item| item.trim_matches(spaced).into()).collect(),
        _ if words().all(decimal) => words().map(|word| word.replace(',', ".")).collect(),
        _ => {
            words().flat_map(|word| word.split(',')).filter(|item| !item.is_empty()).map(Into::into).collect()
        }
    }
}

fn clamp(param: &Param, v: f64, min: f64, max: f64) -> (f64, Option<String>) {
    let kept = v.clamp(min, max);
    if kept == v {
        return (v, None);
    }
    let (side, limit) = if v < min { ("least", min) } else { ("most", max) };
    (
        kept,
        Some(format!(
            "{}: {} is out of range; {} is the {side}.",
            param.label,
            if v.is_infinite() { if v > 0.0 { "∞" } else { "−∞" }.into() } else { write_number(v) },
            write_number(limit)
        )),
    )
}

fn amount(param: &Param, text: &str, of: Vec<Entry>, bound: f64) -> (Option<Value>, Option<String>) {
    let (name, given) = text.split_once(':').unwrap_or((text, ""));
    let Some(entry) = of.iter().find(|entry| entry.id == id(name)) else {
        return (None, Some(format!("{}: there is no “{}”.", param.label, cut(name))));
    };
    let Some(v) = reading::typed(given) else {
        return (None, Some(format!("{}: {}", param.label, no_number(given))));
    };
    let (v, problem) = clamp(param, v, -bound, bound);
    (Some(Value::Amount(entry.id.to_string(), v)), problem)
}

fn numbers(
    param: &Param,
    text: &str,
    min: f64,
    max: f64,
    least: usize,
    most: usize,
) -> (Option<Value>, Option<String>) {
    if text.is_empty() {
        return (Some(Value::Numbers(Vec::new())), None);
    }
    match compact::read(text, most) {
        Some(Came::Whole(list)) => return bounded(param, list, min, max, least, most),
        Some(Came::Cut(list, count)) => {
            let problem = format!(
                "{}: the link was cut on its way; of {count} numbers {} came.",
                param.label,
                list.len()
            );
            let (value, _) = bounded(param, list, min, max, least, most);
            return (value, Some(problem));
        }
        Some(Came::Changed) => {
            let problem =
                "the link was changed on its way, so its numbers are not what they were; ask for it again";
            return (None, Some(format!("{}: {problem}.", param.label)));
        }
        None => {}
    }
    let mut list = Vec::new();
    let mut problem = None;
    for (i, item) in items(text).iter().enumerate() {
        if i == most {
            problem = Some(format!("{}: only the first {most} numbers are used.", param.label));
            break;
        }
        let Some(v) = reading::typed(item) else {
            return (None, Some(format!("{}: {}", param.label, no_number(item))));
        };
        let (v, clamped) = clamp(param, v, min, max);
        problem = problem.or(clamped);
        list.push(v);
    }
    if list.len() < least {
        return (None, Some(format!("{}: {least} numbers are needed, {} given.", param.label, list.len())));
    }
    (Some(Value::Numbers(list)), problem)
}

/// Numbers that came without commas, within the limits.
fn bounded(
    param: &Param,
    list: Vec<f64>,
    min: f64,
    max: f64,
    least: usize,
    most: usize,
) -> (Option<Value>, Option<String>) {
    if list.len() < least || list.len() > most {
        return (
            None,
            Some(format!("{}: {least} to {most} numbers are needed, {} given.", param.label, list.len())),
        );
    }
    let clamped: Vec<(f64, Option<String>)> = list.into_iter().map(|v| clamp(param, v, min, max)).collect();
    let problem = clamped.iter().find_map(|(_, problem)| problem.clone());
    (Some(Value::Numbers(clamped.into_iter().map(|(v, _)| v).collect())), problem)
}

fn words(
    param: &Param,
    text: &str,
    most: usize,
    allowed: impl Fn(&str) -> bool,
) -> (Option<Value>, Option<String>) {
    let named = |word: &str| if matches!(param.kind, Kind::Keys) { word.to_string() } else { id(word) };
    // Commas part them; where nothing is called so, `adam sgd` and `adam;sgd` are two as well.
    let parted = |word: &'_ str| {
        let parts =
            word.split(|c: char| c.is_whitespace() || ";+|".contains(c)).filter(|part| !part.is_empty());
        let all: Vec<String> = parts.map(String::from).collect();
        let known = !allowed(&named(word)) && all.iter().all(|part| allowed(&named(part)));
        if known { all } else { vec![word.into()] }
    };
    let mut list: Vec<String> = Vec::new();
    let mut problem = None;
    let asked = text.split(',').map(str::trim).filter(|w| !w.is_empty()).take(most.max(64));
    for asked in &asked.flat_map(parted).collect::<Vec<_>>() {
        let word = &*named(asked);
        if !allowed(word) {
            problem = Some(format!("{}: there is no “{}”.", param.label, cut(asked)));
        } else if list.iter().any(|w| w == word) {
            problem = Some(format!("{}: “{word}” was given twice.", param.label));
        } else if list.len() == most {
            problem = Some(format!("{}: {most} at most.", param.label));
        } else {
            list.push(word.to_string());
        }
    }
    if list.is_empty() && !matches!(param.kind, Kind::Keys | Kind::Places { .. }) {
        let problem = problem.unwrap_or_else(|| format!("{}: nothing was chosen.", param.label));
        return (None, Some(problem));
    }
    (Some(Value::Words(list)), problem)
}
