//! Lines in which spaces and commas mean more than one thing: several examples in a line, spaces between thousands.

use super::lines::Lines;
use super::numbers::{at_sight, written};
use std::borrow::Cow;

type Line<'a> = (usize, Cow<'a, str>);

/// The examples of a text of one line, `1,2; 2,3; 3,5` or `1 2, 2 3, 3 5`, as a line each; and what is to be said.
pub fn in_one_line<'a>(lines: &'a Lines, inputs: Option<usize>) -> Option<(Vec<Line<'a>>, Option<String>)> {
    let [(number, line)] = &lines.kept[..] else { return None };
    if lines.latex || lines.separator.is_some() {
        return None;
    }
    if let Some(rows) = with_names(*number, line) {
        return Some((rows, None));
    }
    for (between, within) in [(';', ' '), (';', ','), (',', ' '), (' ', ',')] {
        let parts: Vec<&str> = line.split(between).map(str::trim).filter(|part| !part.is_empty()).collect();
        let cells = |part: &&str| part.split(within).filter(|cell| !cell.is_empty()).count();
        let width = parts.first().map_or(0, cells);
        let enough = if within == ',' { parts.len() > 2 && width == 2 } else { parts.len() > 1 && width > 1 };
        let is_number = |cell: &str| cell.is_empty() || at_sight(cell.trim()).is_some();
        let numbers = |part: &&str| cells(part) == width && part.split(within).all(is_number);
        let wanted = inputs.is_none_or(|inputs| inputs + 1 == width);
        if !enough || !wanted || !parts.iter().all(numbers) {
            continue;
        }
        // `1 234; 5 678` are two numbers.
        if within == ' ' && parts.iter().all(|part| written(part, None).is_some()) {
            continue;
        }
        let note = (within == ',').then(|| {
            format!(
                "“{}” is read as an example, two numbers: write one example a line if it is one number.",
                parts[0]
            )
        });
        return Some((parts.into_iter().map(|part| (*number, part.into())).collect(), note));
    }
    None
}

/// `x y 1 2 2 3 3 5`, as tables in a PDF are copied: the names of the columns and then their rows.
fn with_names<'a>(number: usize, line: &str) -> Option<Vec<Line<'a>>> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let width = words.iter().take_while(|word| word.starts_with(char::is_alphabetic)).count();
    let rows = &words[width..];
    let whole = (2..=3).contains(&width) && rows.len() > width && rows.len().is_multiple_of(width);
    (whole && rows.iter().all(|word| at_sight(word).is_some()))
        .then(|| words.chunks(width).map(|row| (number, row.join(" ").into())).collect())
}

/// Lines of numbers with commas in them and commas and spaces between them, `1,5, 2,5`, with semicolons between.
pub fn with_comma_spaces<'a>(lines: &'a [Line]) -> Option<Vec<Line<'a>>> {
    let clear = |line: &str| {
        let with = line.split(", ").filter(|cell| cell.contains(',')).count();
        with > 0 && line.contains(", ") && line.split(", ").all(|cell| at_sight(cell).is_some())
    };
    let heading = |line: &str| !line.bytes().any(|b| b.is_ascii_digit());
    let rows = lines.iter().filter(|(_, line)| !heading(line));
    if !rows.clone().all(|(_, line)| clear(line)) || rows.count() == 0 {
        return None;
    }
    Some(lines.iter().map(|(number, line)| (*number, line.replace(", ", "; ").into())).collect())
}

/// Lines with spaces between their numbers and in them, `12 000 25 000`, with the latter made no-break spaces; nothing where no
/// group of three digits begins with a zero, as no number that stands by itself does, or where the numbers are not clear.
pub fn with_thousands<'a>(lines: &'a [Line]) -> Option<Vec<Line<'a>>> {
    if !lines.iter().any(|(_, line)| has_group(line)) {
        return None;
    }
    let rows: Vec<Vec<&str>> = lines.iter().map(|(_, line)| line.split_whitespace().collect()).collect();
    let numbers = |row: &&Vec<&str>| row.iter().all(|word| at_sight(word).is_some());
    let width = super::split::usual(rows.iter().filter(numbers).map(Vec::len));
    let full: Vec<&Vec<&str>> = rows.iter().filter(|row| row.len() == width && numbers(row)).collect();
    // Which words go with those before them: all that may, or else those of which it is sure.
    let joined = |sure: bool| {
        let mut joined = vec![false; width];
        for at in 1..width {
            let begins = |row: &&Vec<&str>| is_first(row[at - 1]) || joined[at - 1];
            joined[at] = full.iter().all(|row| is_group(row[at]))
                && full.iter().all(begins)
                && (!sure || full.iter().any(|row| row[at].starts_with('0')));
        }
        joined
    };
    let count = |joined: &[bool]| joined.iter().filter(|with| !**with).count();
    let joined = [false, true].map(joined).into_iter().find(|joined| (2..width).contains(&count(joined)))?;
    let wanted = count(&joined);
    let join = |row: &Vec<&str>, with: &[bool]| {
        let mut text = String::new();
        for (word, with) in row.iter().zip(with) {
            if !text.is_empty() {
                text.push(if *with { '\u{a0}' } else { ' ' });
            }
            text.push_str(word);
        }
        text
    };
    let line = |(number, line): &'a Line<'_>, row: &Vec<&str>| -> Line<'a> {
        if row.len() == width {
            return (*number, join(row, &joined).into());
        }
        // Of a shorter row there may be one way to come to as many numbers.
        let ways: Vec<Vec<bool>> =
            ways(row).into_iter().filter(|way| way.iter().filter(|with| !**with).count() == wanted).collect();
        match &ways[..] {
            [way] => (*number, join(row, way).into()),
            _ => (*number, line.as_ref().into()),
        }
    };
    Some(lines.iter().zip(&rows).map(|(kept, row)| line(kept, row)).collect())
}

/// Every way in which words may go with those before them.
fn ways(row: &[&str]) -> Vec<Vec<bool>> {
    let mut all = vec![Vec::new()];
    for (at, word) in row.iter().enumerate().take(12) {
        let mut more = Vec::new();
        for way in &mut all {
            let inside: bool = way.last().copied().unwrap_or(false);
            if at > 0 && is_group(word) && (inside || is_first(row[at - 1])) {
                let mut with = way.clone();
                with.push(true);
                more.push(with);
            }
            way.push(false);
        }
        all.extend(more);
    }
    all.retain(|way| {
        way.len() == row.len() && way.iter().zip(row).all(|(with, word)| *with || !word.starts_with("00"))
    });
    all
}

fn has_group(line: &str) -> bool {
    let bytes = line.as_bytes();
    bytes.windows(5).any(|part| {
        part[0].is_ascii_digit()
            && part[1] == b' '
            && part[2] == b'0'
            && part[3].is_ascii_digit()
            && part[4].is_ascii_digit()
    }) && line.split_whitespace().any(|word| word.starts_with('0') && is_group(word))
}

/// Three digits, in the last group with decimals behind them.
fn is_group(word: &str) -> bool {
    let end = word.find(['.', ',']).unwrap_or(word.len());
    end == 3 && word.bytes().enumerate().all(|(at, b)| b.is_ascii_digit() || at == 3)
}

/// The digits before the first group.
fn is_first(word: &str) -> bool {
    let digits = word.strip_prefix(['-', '+']).unwrap_or(word);
    (1..=3).contains(&digits.len()) && !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit())
}
