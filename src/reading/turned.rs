//! Tables in which each row is a column: `x;1;2;3` above `y;2;3;5`.

use super::missing::{is_date, is_missing};
use super::numbers::written;
use super::table::Cells;

/// Whether the rows of a table are rather its columns.
pub fn is_turned(table: &Cells, inputs: Option<usize>) -> bool {
    let (rows, most) = (table.len(), inputs.map_or(2, |inputs| inputs + 1).max(2));
    if rows < 2 || rows > most.max(3) {
        return false;
    }
    let width = table.width(0);
    let is_number = |row: usize, column: usize| written(table.cell(row, column), None).is_some();
    let numbers_from = |first: usize| {
        (0..rows).all(|row| {
            (first..table.width(row))
                .all(|column| is_number(row, column) || is_missing(table.cell(row, column)))
        })
    };
    let is_label = |cell: &str| cell.contains(char::is_alphabetic) && !is_missing(cell) && !is_date(cell);
    let labelled =
        (0..rows).all(|row| !is_number(row, 0) && is_label(table.cell(row, 0)) && table.width(row) > 2);
    if labelled {
        return numbers_from(1)
            && width > rows
            && (0..rows).all(|row| (0..row).all(|other| table.cell(row, 0) != table.cell(other, 0)));
    }
    let equal = (0..rows).all(|row| table.width(row) == width);
    let long = width > 3 || (width == 3 && inputs == Some(1));
    rows == most && equal && long && inputs != Some(width - 1) && numbers_from(0)
}
