//! Examples as the reader types or pastes them: one a line, its inputs and then its target.

use crate::decimal;
use crate::scenario::{items, write_number};

/// Examples read from text.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Examples {
    /// The inputs, row by row, each row as long as the first.
    pub x: Vec<f64>,
    /// The targets, one a row.
    pub y: Vec<f64>,
    /// What was left out and why, in plain words.
    pub problems: Vec<String>,
}

/// The most lines read; a table's own limit is far below.
const MOST_LINES: usize = 10_000;

/// Reads examples, one a line: numbers with spaces, tabs, semicolons or commas between them, the target last.
///
/// Rows have so many `inputs`, or else are as long as most of them are. A first line without a number is a heading and passed over in silence; any
/// other line that does not fit is left out with a message. A comma between digits is a decimal comma where something
/// else already separates the numbers of the line (`1,5 2,25`).
pub fn read(text: &str, inputs: Option<usize>) -> Examples {
    let mut found = Examples::default();
    let lines = text.lines().take(MOST_LINES).map(str::trim).enumerate().filter(|(_, line)| !line.is_empty());
    let rows: Vec<(usize, &str, Option<Vec<f64>>)> =
        lines.map(|(i, line)| (i, line, numbers(line).filter(|row| row.len() >= 2))).collect();
    let lengths = rows.iter().filter_map(|(.., row)| row.as_ref().map(Vec::len));
    let wanted = inputs.map_or_else(|| usual(lengths), |inputs| inputs + 1);
    let mut left_out = 0;
    for (place, (i, line, row)) in rows.into_iter().enumerate() {
        match row.filter(|row| row.len() == wanted) {
            Some(row) => {
                found.x.extend(&row[..wanted - 1]);
                found.y.extend(row.last());
            }
            None if place == 0 && items(line).iter().all(|item| number(item).is_none()) => {}
            None => {
                left_out += 1;
                if left_out <= 3 {
                    let shown: String = line.chars().take(30).collect();
                    let like =
                        if wanted > 2 { format!("{wanted} numbers") } else { "a pair of numbers".into() };
                    found
                        .problems
                        .push(format!("Line {}, “{shown}”, is not {like} and was left out.", i + 1));
                }
            }
        }
    }
    if left_out > 3 {
        found.problems.push(format!("So were {} more lines.", left_out - 3));
    }
    found
}

/// The length that most rows have, of several the one that comes first; 0 where there are no rows.
fn usual(lengths: impl Iterator<Item = usize>) -> usize {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for length in lengths {
        match counts.iter_mut().find(|(of, _)| *of == length) {
            Some((_, count)) => *count += 1,
            None => counts.push((length, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max();
    counts.iter().find(|(_, count)| Some(*count) == most).map_or(0, |(length, _)| *length)
}

/// The numbers of a line, with or without quotation marks around them.
fn numbers(line: &str) -> Option<Vec<f64>> {
    items(&line.replace('"', "")).iter().map(|item| number(item)).collect()
}

fn number(text: &str) -> Option<f64> {
    decimal::read(text).filter(|v| v.is_finite())
}

/// The text of examples: one a line, numbers with a space between them. Empty where the lists do not fit.
pub fn write(x: &[f64], y: &[f64]) -> String {
    if y.is_empty() || x.is_empty() || !x.len().is_multiple_of(y.len()) {
        return String::new();
    }
    let mut text = String::new();
    for (row, target) in x.chunks(x.len() / y.len()).zip(y) {
        for v in row {
            text.push_str(&write_number(*v));
            text.push(' ');
        }
        text.push_str(&write_number(*target));
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_read_however_they_are_separated() {
        for text in [
            "1 2\n3 4.5",
            "1,2\n3,4.5",
            "1, 2\n3, 4.5",
            "1\t2\r\n3\t4.5\n\n",
            "x y\n1;2\n3 ; 4,5",
            "x1,y\n1,2\n3,4.5",
            "\"1\";\"2\"\n\"3\";\"4,5\"",
            "1,2,\n3,4.5,",
        ] {
            let found = read(text, None);
            assert_eq!((found.x, found.y), (vec![1.0, 3.0], vec![2.0, 4.5]), "{text}");
            assert_eq!(found.problems, [""; 0], "{text}");
        }
    }

    #[test]
    fn a_decimal_comma_is_understood_where_it_cannot_be_mistaken() {
        let found = read("1,5 2,25\n−3,5 4", None);
        assert_eq!((found.x, found.y), (vec![1.5, -3.5], vec![2.25, 4.0]));
    }

    #[test]
    fn text_between_the_numbers_is_left_out_and_said() {
        let found = read("1 2\nhello\n3 four\n5 6\n7\n8 9 10\nnan 1\n1e400 2", None);
        assert_eq!((found.x, found.y), (vec![1.0, 5.0], vec![2.0, 6.0]));
        assert_eq!(
            found.problems,
            [
                "Line 2, “hello”, is not a pair of numbers and was left out.",
                "Line 3, “3 four”, is not a pair of numbers and was left out.",
                "Line 5, “7”, is not a pair of numbers and was left out.",
                "So were 3 more lines."
            ]
        );
    }

    #[test]
    fn several_inputs_make_longer_rows() {
        let found = read("1 2 3\n4 5 6\n7 8", None);
        assert_eq!((found.x.clone(), found.y.clone()), (vec![1.0, 2.0, 4.0, 5.0], vec![3.0, 6.0]));
        assert_eq!(found.problems.len(), 1);
        let found = read("7 8\n1 2 3\n4\t5\t6", None);
        assert_eq!((found.x.clone(), found.y.clone()), (vec![1.0, 2.0, 4.0, 5.0], vec![3.0, 6.0]));
        assert_eq!(found.problems, ["Line 1, “7 8”, is not 3 numbers and was left out."]);
        assert_eq!(write(&found.x, &found.y), "1 2 3\n4 5 6\n");
    }

    #[test]
    fn a_lab_may_say_how_long_rows_are() {
        let found = read("1 2 3\n4 5", Some(1));
        assert_eq!((found.x, found.y), (vec![4.0], vec![5.0]));
        assert_eq!(found.problems, ["Line 1, “1 2 3”, is not a pair of numbers and was left out."]);
    }

    #[test]
    fn nothing_useful_gives_nothing() {
        assert_eq!(read("", None), Examples::default());
        assert!(read("just words", None).y.is_empty());
        assert_eq!(write(&[1.0, 2.0], &[]), "");
        assert_eq!(write(&[1.0, 2.0], &[1.0, 2.0, 3.0]), "");
    }
}
