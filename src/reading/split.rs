//! Lines split into cells: by the sign that makes the most numbers of them.

use super::lines::Lines;
use super::missing::{is_date, is_missing};
use super::numbers::written;
use super::points::{with_comma_spaces, with_thousands};
use super::row_names;
use super::table::Cells;
use super::units::has_unit;
use csv_core::{ReadRecordResult, ReaderBuilder};
use std::borrow::Cow;

/// What parts cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    /// One sign; quotation marks protect what is in them.
    Sign(u8),
    /// Any number of spaces.
    Space,
    /// Two spaces or more.
    Wide,
}

/// The likelier first: where two make the same of a text, the first is taken.
const ALL: [By; 6] = [By::Sign(b'\t'), By::Sign(b';'), By::Sign(b'|'), By::Sign(b','), By::Space, By::Wide];

/// How many lines are tried with each sign.
const TRIED: usize = 200;

type Line<'a> = (usize, Cow<'a, str>);

/// The table that the lines make; whether semicolons part its cells.
pub fn split(lines: &Lines) -> (Cells, bool) {
    let kept = &lines.kept;
    let by = match lines.separator {
        _ if lines.latex => By::Sign(b'&'),
        Some(b' ') => By::Space,
        Some(sign) => By::Sign(sign),
        None => {
            if let Some(lines) = with_comma_spaces(kept) {
                return (cut(&lines, By::Sign(b';')), false);
            }
            likely(kept)
        }
    };
    if matches!(by, By::Space | By::Wide)
        && let Some(lines) = row_names::quoted(kept)
    {
        return (cut(&lines, By::Space), false);
    }
    if by == By::Space {
        let Some(lines) = with_thousands(kept) else { return (cut(kept, by), false) };
        if kept.iter().all(|(_, line)| line.trim().contains("  ")) && likely_of(kept, &[By::Wide]).1 > 0.9 {
            return (cut(kept, By::Wide), false);
        }
        return (cut(&lines, by), false);
    }
    if let By::Sign(sign) = by
        && let Some(lines) = otherwise_parted(kept, sign)
    {
        return (cut(&lines, by), sign == b';');
    }
    (cut(kept, by), by == By::Sign(b';'))
}

/// The lines, where in some of them another sign parts as many numbers as this one does in the others.
fn otherwise_parted<'a>(lines: &'a [Line], sign: u8) -> Option<Vec<Line<'a>>> {
    let sign = char::from(sign);
    let is_odd = |line: &str| !line.contains(sign) && line.bytes().any(|b| b.is_ascii_digit());
    if sign == '&' || !lines.iter().any(|(_, line)| is_odd(line)) {
        return None;
    }
    let width = usual(lines.iter().map(|(_, line)| line.split(sign).count()).filter(|width| *width > 1));
    let parted = |line: &str| {
        let other = ['\t', ';', '|', ',', ' '].into_iter().find(|other| {
            let mut cells = 0;
            line.split(*other).map(str::trim).filter(|cell| !cell.is_empty()).all(|cell| {
                cells += 1;
                written(cell, None).is_some()
            }) && cells == width
        })?;
        let cells = line.split(other).map(str::trim).filter(|cell| !cell.is_empty());
        Some(cells.collect::<Vec<_>>().join(&sign.to_string()))
    };
    let again = |(number, line): &'a Line<'_>| -> Line<'a> {
        let odd = is_odd(line) && written(line, None).is_none();
        match odd.then(|| parted(line)).flatten() {
            Some(line) => (*number, line.into()),
            None => (*number, line.as_ref().into()),
        }
    };
    (width > 1).then(|| lines.iter().map(again).collect())
}

fn likely(lines: &[Line]) -> By {
    likely_of(lines, &ALL).0
}

/// The likeliest of some, and how good it is.
fn likely_of(lines: &[Line], all: &[By]) -> (By, f64) {
    let stride = (lines.len() / TRIED).max(1);
    // Of a line the beginning tells enough.
    let begun = |(number, line): &'_ Line| -> Line<'static> {
        (*number, line.chars().take(1000).collect::<String>().into())
    };
    let sample: Vec<Line> =
        lines.iter().take(40).chain(lines.iter().skip(40).step_by(stride)).map(begun).collect();
    let mut best = (By::Space, 0.0);
    for by in all.iter().copied() {
        if let By::Sign(sign) = by
            && !sample.iter().any(|(_, line)| line.as_bytes().contains(&sign))
        {
            continue;
        }
        let score = score(&cut(&sample, by), by);
        if score > best.1 + 1e-9 {
            best = (by, score);
        }
    }
    best
}

/// The part of all cells that are numbers in rows of the usual width, two cells at least.
fn score(table: &Cells, by: By) -> f64 {
    let is_number = |cell: &str| {
        let parted = by == By::Sign(b',') && cell.contains(' '); // `1,234 5,678` are no three numbers
        !parted && (written(cell, None).is_some() || is_missing(cell) || is_date(cell) || has_unit(cell))
    };
    let mut counts: Vec<(usize, usize)> = (0..table.len())
        .filter(|row| table.row(*row).any(|cell| cell.bytes().any(|b| b.is_ascii_digit())))
        .map(|row| (table.width(row), table.row(row).filter(|cell| is_number(cell)).count()))
        .collect();
    let width = usual(counts.iter().filter(|(_, numbers)| *numbers > 0).map(|(width, _)| *width));
    // A line by itself above a table says what it is about.
    let above = counts.iter().take_while(|(of, _)| *of == 1 && width > 1).count();
    let counts = counts.split_off(above);
    let all: usize = counts.iter().map(|(width, _)| width).sum();
    let good: usize = counts.iter().filter(|(other, _)| *other == width).map(|(_, numbers)| numbers).sum();
    if width < 2 || all == 0 { 0.0 } else { good as f64 / all as f64 }
}

/// The most frequent of some widths, of several the first that comes; 0 where there are none.
pub fn usual(numbers: impl Iterator<Item = usize>) -> usize {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match counts.iter().position(|(of, _)| *of == number) {
            Some(at) => counts[at].1 += 1,
            None if counts.len() < 64 => counts.push((number, 1)),
            None => {} // so many widths have no usual one
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max();
    counts.iter().find(|(_, count)| Some(*count) == most).map_or(0, |(number, _)| *number)
}

fn cut(lines: &[Line], by: By) -> Cells {
    match by {
        By::Sign(sign) => by_sign(lines, sign),
        _ => {
            let mut table = Cells::default();
            for (number, line) in lines {
                table.push(*number, by_spaces(line, by).into_iter());
            }
            table
        }
    }
}

fn by_spaces(line: &str, by: By) -> Vec<&str> {
    let mut cells = Vec::new();
    let mut rest = line.trim_matches([' ', '\t']);
    while !rest.is_empty() {
        let quoted = rest.strip_prefix('"').and_then(|inner| inner.find('"')).map(|end| end + 2);
        let end = match (quoted, by) {
            (Some(end), _) => end,
            (None, By::Wide) => rest.find("  ").or_else(|| rest.find('\t')).unwrap_or(rest.len()),
            _ => rest.find([' ', '\t']).unwrap_or(rest.len()),
        };
        let (cell, after) = rest.split_at(end);
        cells.push(cell.trim_end_matches([',', ';', ':']));
        rest = after.trim_start_matches([' ', '\t']);
    }
    cells
}

fn by_sign(lines: &[Line], sign: u8) -> Cells {
    let mut text = String::new();
    for (_, line) in lines {
        text.push_str(line);
        text.push('\n');
    }
    // A quotation mark that is never closed would swallow all that follows.
    let quotes = text.matches('"').count().is_multiple_of(2) && sign != b'&';
    let mut reader = ReaderBuilder::new().delimiter(sign).quoting(quotes).build();
    let mut table = Cells::of_places();
    let mut output = vec![0; text.len() + 1];
    let mut ends = vec![0; text.bytes().filter(|b| *b == sign).count() + 2];
    let mut input = text.as_bytes();
    loop {
        let line = usize::try_from(reader.line()).unwrap_or(1);
        let (result, read, written, cells) = reader.read_record(input, &mut output, &mut ends);
        input = &input[read..];
        let record = std::str::from_utf8(&output[..written]).unwrap_or_default();
        if matches!(result, ReadRecordResult::Record) {
            let number = lines.get(line - 1).map_or(0, |(number, _)| *number);
            let mut from = 0;
            let all = ends[..cells]
                .iter()
                .map(|end| record.get(std::mem::replace(&mut from, *end)..*end).unwrap_or_default());
            table.push(number, all);
        } else if !matches!(result, ReadRecordResult::InputEmpty) || input.is_empty() && read == 0 {
            return table;
        }
    }
}
