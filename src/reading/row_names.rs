//! Names of rows in several words, as R prints them: `Mazda RX4 Wag 21.0 6`.

use super::missing::is_missing;
use super::numbers::written;
use std::borrow::Cow;

type Line<'a> = (usize, Cow<'a, str>);

/// The lines with each row's name in quotation marks, so that it is one cell; nothing where all rows have as many words, or
/// where not all of them are a name and numbers.
pub fn quoted<'a>(lines: &'a [Line]) -> Option<Vec<Line<'a>>> {
    let words: Vec<Vec<&str>> = lines.iter().map(|(_, line)| line.split_whitespace().collect()).collect();
    let is_value = |word: &&str| written(word, None).is_some() || is_missing(word);
    let values = |row: &Vec<&str>| row.iter().rev().take_while(|word| is_value(word)).count();
    let first = words.iter().position(|row| values(row) > 0)?;
    let rows = &words[first..];
    let width = rows.first()?.len();
    if rows.len() < 2
        || rows.iter().all(|row| row.len() == width)
        || lines.iter().any(|(_, line)| line.contains('"'))
    {
        return None;
    }
    let named = |row: &Vec<&str>, count: usize| {
        row.len() > count && values(row) >= count && row[0].starts_with(char::is_alphabetic)
    };
    let fits = |count: &usize| *count > 0 && rows.iter().all(|row| named(row, *count));
    let count = match first.checked_sub(1).map(|heading| words[heading].len()) {
        // The heading names each column, or the names of the rows as well.
        Some(heading) => [heading, heading - 1].into_iter().find(fits)?,
        None => {
            let count = rows.iter().map(values).min()?;
            let alone = |row: &Vec<&str>| values(row) == count; // `Anna 1 2` beside `Ben 2` lacks a value
            (count > 1 && fits(&count) && rows.iter().all(alone)).then_some(count)?
        }
    };
    let joined = |(number, row): (usize, &Vec<&str>)| -> Line<'a> {
        let (name, values) = row.split_at(row.len() - count);
        (number, format!("\"{}\" {}", name.join(" "), values.join(" ")).into())
    };
    let above = lines[..first].iter().map(|(number, line)| -> Line<'a> { (*number, line.as_ref().into()) });
    Some(above.chain(lines[first..].iter().map(|(number, _)| *number).zip(rows).map(joined)).collect())
}
