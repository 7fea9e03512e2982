//! Numbers as a program printed them: a table, and how exact each of its numbers is.

use super::columns::{headings, names};
use super::fold::fold;
use super::html::without_tags;
use super::lines::lines;
use super::lists::{self, Refused};
use super::no_text::no_text;
use super::numbers::written;
use super::split::{split, usual};
use super::table::Cells;
use super::vectors::vectors;

/// A number, and how far off it may be as its last digit was rounded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Printed {
    /// The number.
    pub value: f64,
    /// Half a unit of its last digit.
    pub half: f64,
}

/// A column of numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedColumn {
    /// Its heading, or empty.
    pub name: String,
    /// Its numbers row by row; nothing where a cell holds none.
    pub numbers: Vec<Option<Printed>>,
}

/// The most rows that are read.
const MOST_ROWS: usize = 10_000;

/// The most columns.
const MOST_COLUMNS: usize = 50;

/// The columns of numbers that a text holds, all of one length, or in a sentence why there are none.
pub fn read(text: &str) -> Result<Vec<PrintedColumn>, String> {
    if let Some(why) = no_text(text).filter(|_| !text.trim().is_empty()) {
        return Err(why);
    }
    let folded = fold(text);
    let html = without_tags(&folded);
    let (table, comments) = table(html.as_deref().unwrap_or(&folded))?;
    let mut table = if lies(&table) { table.transposed() } else { table };
    table.look();
    let first = headings(&table);
    let rows: Vec<usize> =
        (first..table.len()).filter(|row| table.has_number(*row)).take(MOST_ROWS).collect();
    let width = usual(rows.iter().map(|row| table.width(*row)));
    if width > MOST_COLUMNS {
        return Err(format!("There are {width} columns here: paste the few that are to be checked."));
    }
    let comments: Vec<&str> = comments.iter().map(String::as_str).collect();
    let names = names(&table, first, width, &comments);
    let cell = |row: usize, column: usize| {
        (column < table.width(row)).then(|| table.cell(row, column)).and_then(printed)
    };
    let columns = names.into_iter().enumerate().map(|(column, name)| PrintedColumn {
        name,
        numbers: rows.iter().map(|row| cell(*row, column)).collect(),
    });
    let columns: Vec<PrintedColumn> =
        columns.filter(|column| column.numbers.iter().any(Option::is_some)).collect();
    if columns.is_empty() {
        return Err(
            "There are no numbers here: paste a column or a table of what your program printed.".into()
        );
    }
    Ok(columns)
}

/// Whether a table of one row, or of few long ones, has its columns as rows.
fn lies(table: &Cells) -> bool {
    match table.len() {
        1 => table.width(0) > 2,
        2..=4 => table.width(0) > 4.max(2 * table.len()),
        _ => false,
    }
}

fn table(text: &str) -> Result<(Cells, Vec<String>), String> {
    match lists::read(text) {
        Some(Err(Refused::Deep)) => {
            return Err(
                "There are lists in lists in lists here: paste a list of rows such as [[1, 2], [3, 4]]."
                    .into(),
            );
        }
        Some(Err(Refused::Program(name))) => {
            return Err(format!("“{name}” is part of a program: paste the numbers that it prints."));
        }
        Some(Ok(table)) if (0..table.len()).any(|row| table.width(row) > 0) => {
            return Ok((table, Vec::new()));
        }
        _ => {}
    }
    let lines = lines(text);
    if let Some(table) = vectors(&lines) {
        return Ok((table, Vec::new()));
    }
    let comments = lines.comments.iter().map(|comment| (*comment).to_string()).collect();
    Ok((split(&lines).0, comments))
}

/// What a number may be as somebody types it: two where its comma may be a decimal comma or part thousands; none where it is no
/// number.
pub fn readings(text: &str) -> Vec<Printed> {
    if text.len() > 80 {
        return Vec::new();
    }
    let text = fold(text);
    let text = text.trim();
    let decimal = || text.replacen(',', ".", 1);
    let comma = !text.contains('.') && text.matches(',').count() == 1;
    let second = comma.then(decimal).and_then(|text| printed(&text));
    // 0,125 can be read in one way only, and its digits are those after the comma.
    let first = printed(text).filter(|first| second.is_none_or(|second| second.value != first.value));
    first.into_iter().chain(second).collect()
}

/// A number with what its digits leave open: 0.125 is exact to 0.0005, 1.5e-3 to 0.00005.
fn printed(cell: &str) -> Option<Printed> {
    let value = written(cell, None)?.value;
    let mantissa: String = cell.chars().take_while(|c| c.is_ascii_digit() || "+-.,' ".contains(*c)).collect();
    let places = mantissa.rsplit_once('.').map_or(0, |(_, places)| places.trim().len());
    let size = written(mantissa.trim(), None).map_or(0.0, |mantissa| mantissa.value.abs());
    let power = if size == 0.0 { 1.0 } else { value.abs() / size };
    let half = 0.5 * power / (0..places).fold(1.0, |unit, _| unit * 10.0);
    (value.is_finite()).then_some(Printed { value, half })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<Vec<f64>> {
        let numbers = |column: &PrintedColumn| column.numbers.iter().flatten().map(|one| one.value).collect();
        read(text).unwrap().iter().map(numbers).collect()
    }

    #[test]
    fn half_a_unit_of_the_last_digit() {
        let of = |cell: &str| printed(cell).map(|one| (one.value, (one.half * 1e12).round() / 1e12));
        assert_eq!(of("0.125"), Some((0.125, 0.0005)));
        assert_eq!(of("1.5e-3"), Some((0.0015, 0.00005)));
        assert_eq!(of("-12"), Some((-12.0, 0.5)));
        assert_eq!(of("0.000"), Some((0.0, 0.0005)));
        assert_eq!(of("nan"), None);
    }

    #[test]
    fn numbers_as_typed() {
        let of = |text: &str| readings(text).iter().map(|one| (one.value, one.half)).collect::<Vec<_>>();
        assert_eq!(of(" −0.5 "), [(-0.5, 0.05)]);
        assert_eq!(of("1,234"), [(1234.0, 0.5), (1.234, 0.0005)]);
        assert_eq!(of("0,125"), [(0.125, 0.0005)]);
        let small = readings("1.23×10⁻⁵");
        assert!(
            (small[0].value - 1.23e-5).abs() < 1e-20 && (small[0].half - 0.5e-7).abs() < 1e-20,
            "{small:?}"
        );
        assert_eq!(of("nothing"), []);
        assert_eq!(of(""), []);
    }

    #[test]
    fn what_programs_print() {
        assert_eq!(values("1.5\n1.25\n1.125"), [[1.5, 1.25, 1.125]]);
        assert_eq!(values("1.5 1.25 1.125"), [[1.5, 1.25, 1.125]]);
        assert_eq!(values("[1.5, 1.25, 1.125, 1.0, 0.5]"), [[1.5, 1.25, 1.125, 1.0, 0.5]]);
        assert_eq!(values("step,phi0,phi1\n0,1.6,-0.5\n1,1.7,-0.4"), [[0.0, 1.0], [1.6, 1.7], [-0.5, -0.4]]);
        assert_eq!(values("[[1.6, -0.5],\n [1.7, -0.4], [1, 2]]"), [[1.6, 1.7, 1.0], [-0.5, -0.4, 2.0]]);
        assert_eq!(values("[[ 1.6 -0.5]\n [ 1.7 -0.4]\n [ 1. 2.]]"), [[1.6, 1.7, 1.0], [-0.5, -0.4, 2.0]]);
        assert!(read("there is nothing").is_err());
    }
}
