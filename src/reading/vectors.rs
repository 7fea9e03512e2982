//! Vectors as R, MATLAB and Julia print them: one below the other, under their names.

use super::lines::Lines;
use super::table::Cells;
use std::borrow::Cow;

/// The vectors of a text as columns beside each other; nothing where it has none.
pub fn vectors(lines: &Lines) -> Option<Cells> {
    let columns = below_captions(lines)
        .or_else(|| Some(labelled(&lines.kept)?.into_iter().map(|vector| ("", vector)).collect()))?;
    let mut table = Cells::of_places();
    if columns.iter().any(|(name, _)| !name.is_empty()) {
        table.push(0, columns.iter().map(|(name, _)| *name));
    }
    let longest = columns.iter().map(|(_, vector)| vector.len()).max().unwrap_or(0);
    for row in 0..longest {
        table.push(row + 1, columns.iter().map(|(_, vector)| vector.get(row).copied().unwrap_or("")));
    }
    Some(table)
}

/// The numbers of lines that R prints for vectors (`[1] 1 2 3`), one list for each vector; nothing where other lines hold numbers.
fn labelled<'a>(lines: &'a [(usize, Cow<str>)]) -> Option<Vec<Vec<&'a str>>> {
    let mut found: Vec<Vec<&str>> = Vec::new();
    for (_, line) in lines {
        let Some((label, rest)) = line.trim().strip_prefix('[').and_then(|line| line.split_once(']')) else {
            if line.starts_with('$') || !line.bytes().any(|b| b.is_ascii_digit()) {
                continue;
            }
            return None;
        };
        if label.is_empty() || !label.bytes().all(|b| b.is_ascii_digit()) || rest.contains([',', ']']) {
            return None;
        }
        if label == "1" || found.is_empty() {
            found.push(Vec::new());
        }
        if let Some(vector) = found.last_mut() {
            vector.extend(rest.split_whitespace());
        }
    }
    (!found.is_empty() && found.iter().all(|vector| !vector.is_empty())).then_some(found)
}

/// The name of what is printed below: `A =` of MATLAB, and what Julia says of an array, which has none.
pub fn caption(line: &str) -> Option<&str> {
    if let Some(name) = line.strip_suffix('=').map(str::trim_end) {
        let word = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        return word.then_some(name);
    }
    let julia = line.ends_with(':')
        && (line.contains("Vector{") || line.contains("Matrix{") || line.contains("Array{"));
    let columns = line.strip_prefix("Column").is_some_and(|rest| {
        let rest = rest.trim_start_matches('s').replace("through", "").replace("and", "");
        !rest.trim().is_empty() && rest.bytes().all(|b| b.is_ascii_digit() || b == b' ')
    });
    (julia || columns).then_some("")
}

/// The power of ten in `1.0e+03 *`, which MATLAB prints above numbers that are to be multiplied by it.
pub fn scale(line: &str) -> Option<&str> {
    let factor = line.strip_suffix('*')?.trim_end();
    let power = factor.strip_prefix("1.0")?;
    let digits = power.strip_prefix("e+").or_else(|| power.strip_prefix("e-"))?;
    digits.bytes().all(|b| b.is_ascii_digit()).then_some(power)
}

/// The names and numbers of vectors below each other, each under its caption; nothing where there are not two of them at least.
fn below_captions<'a>(lines: &'a Lines) -> Option<Vec<(&'a str, Vec<&'a str>)>> {
    let ends = lines.captions.iter().skip(1).map(|(at, _)| *at).chain([lines.kept.len()]);
    let mut found: Vec<(&str, Vec<&str>)> = Vec::new();
    for ((from, name), to) in lines.captions.iter().zip(ends) {
        let rows = lines.kept.get(*from..to)?;
        let one = |(_, line): &&(usize, Cow<str>)| line.split_whitespace().count() == 1;
        if rows.is_empty() {
            found.push((name, Vec::new())); // and then of which columns
            continue;
        }
        if rows.len() > 1 && !rows.iter().all(|row| one(&row)) {
            return None;
        }
        let numbers = rows.iter().flat_map(|(_, line)| line.split_whitespace());
        match found.last_mut() {
            Some((_, vector)) if name.is_empty() && rows.len() == 1 => vector.extend(numbers), // its next columns
            _ => found.push((name, numbers.collect())),
        }
    }
    found.retain(|(_, vector)| !vector.is_empty());
    (found.len() > 1 && lines.captions.first()?.0 == 0).then_some(found)
}
