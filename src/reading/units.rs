//! Units behind the numbers of a column: `2,5 kg`, `10°`.

use super::missing::{is_date, is_missing};
use super::numbers::at_sight;
use super::table::Cells;

/// The longest unit.
const LONGEST: usize = 12;

/// What multiplies a number and is no unit of it.
const MULTIPLES: &str =
    "k M Mio Mio. bn Mrd Mrd. 万 萬 億 亿 千 百 만 억 lakh crore million Millionen thousand Tsd Tsd. dozen";

/// Headings have no unit behind a number, and there are no more of them.
const MOST_HEADINGS: usize = 3;

/// Takes the units off columns in which every number has the same one; gives one cell of each.
pub fn without_units(table: &mut Cells) -> Vec<String> {
    let Some(last) = table.len().checked_sub(1) else { return Vec::new() };
    let columns: Vec<usize> = (0..table.width(last).min(100)).collect();
    columns.into_iter().filter_map(|column| of_column(table, column)).collect()
}

fn of_column(table: &mut Cells, column: usize) -> Option<String> {
    let last = (0..table.len()).rev().map(|row| table.cell(row, column)).find(|cell| !is_missing(cell))?;
    let unit = unit(last).filter(|_| !is_date(last))?.to_string();
    if MULTIPLES.split(' ').any(|word| word == unit.trim_start()) {
        return None;
    }
    let has = |row: usize| {
        let number = table.cell(row, column).strip_suffix(&*unit)?.trim_end();
        at_sight(number).map(|_| number.len())
    };
    let first = (0..=MOST_HEADINGS).find(|row| *row < table.len() && has(*row).is_some())?;
    let rows: Vec<(usize, Option<usize>)> = (first..table.len()).map(|row| (row, has(row))).collect();
    if rows.len() < 2 || rows.iter().any(|(row, len)| len.is_none() && !is_missing(table.cell(*row, column)))
    {
        return None;
    }
    let sample = table.cell(first, column).to_string();
    for (row, len) in rows {
        if let Some(len) = len {
            table.cut(row, column, len);
        }
    }
    Some(sample)
}

/// What stands behind a number.
fn unit(cell: &str) -> Option<&str> {
    let end = cell.rfind(|c: char| c.is_ascii_digit())? + 1;
    let unit = &cell[end..];
    let sure = unit.chars().any(|c| c.is_alphabetic() || c == '°') && unit.len() <= LONGEST;
    (sure && at_sight(cell).is_none()).then_some(unit)
}

/// Whether a cell is a number and a unit.
pub fn has_unit(cell: &str) -> bool {
    unit(cell).and_then(|unit| at_sight(cell.strip_suffix(unit)?.trim_end())).is_some()
}

/// Units that are sure to be some, where a column has more than one.
const UNITS: [&str; 24] = [
    "k", "K", "M", "nm", "µm", "mm", "cm", "dm", "m", "km", "mg", "g", "kg", "t", "ms", "min", "s", "h",
    "ml", "l", "L", "°C", "°F", "°",
];

/// Whether a cell is a number with a unit that nobody takes for a class.
pub fn is_measured(cell: &str) -> bool {
    has_unit(cell) && unit(cell).is_some_and(|unit| unit.starts_with(' ') || UNITS.contains(&unit))
}
