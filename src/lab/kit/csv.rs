//! Numbers in files of numbers.

use crate::examples::Examples;
use crate::figure::{Field, Figure, Mark};
use crate::scenario::write_number;

/// A number of a run as it stands in a file: with all its digits, or that the run had diverged by then.
pub fn exact(v: f64) -> String {
    if v.is_finite() { write_number(v) } else { "diverged".into() }
}

/// Any other number; empty where it is not finite.
pub fn number(v: f64) -> String {
    if v.is_finite() { write_number(v) } else { String::new() }
}

/// A table of numbers and words.
pub struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table with these columns.
    pub fn new(columns: impl IntoIterator<Item = impl Into<String>>) -> Table {
        Table { columns: columns.into_iter().map(Into::into).collect(), rows: Vec::new() }
    }

    /// Adds a row; cells missing at its end stay empty.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let mut row: Vec<String> = cells.into_iter().collect();
        row.resize(self.columns.len(), String::new());
        self.rows.push(row);
    }

    /// The values of a field, place by place, after the cells of the first columns.
    pub fn field(&mut self, first: &[&str], field: &Field) {
        let at =
            |lo: f64, width: f64, i: usize, count: usize| lo + width * i as f64 / (count - 1).max(1) as f64;
        for (i, value) in field.values.iter().enumerate() {
            let x = at(field.x.lo(), field.x.width(), i % field.columns, field.columns);
            let y = at(field.y.lo(), field.y.width(), i / field.columns, field.rows);
            self.row(first.iter().map(|word| word.to_string()).chain([x, y, *value].map(number)));
        }
    }

    /// As comma-separated values.
    pub fn text(&self) -> String {
        let line =
            |cells: &Vec<String>| cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\n";
        std::iter::once(&self.columns).chain(&self.rows).map(line).collect()
    }
}

impl Table {
    /// Comma-separated values in which nothing is quoted.
    pub fn read(text: &str) -> Table {
        let mut lines = text.lines().map(|line| line.split(',').map(String::from).collect::<Vec<String>>());
        Table { columns: lines.next().unwrap_or_default(), rows: lines.collect() }
    }
}

/// Joins tables into one with the columns of all; a last column holds the name of each.
pub fn joined(tables: Vec<(String, Table)>) -> Table {
    let mut columns: Vec<String> = Vec::new();
    for name in tables.iter().flat_map(|(_, table)| &table.columns) {
        if !columns.contains(name) {
            columns.push(name.clone());
        }
    }
    let mut all = Table::new(columns.iter().cloned().chain(["run".to_string()]));
    for (called, table) in tables {
        let places: Vec<Option<usize>> =
            columns.iter().map(|name| table.columns.iter().position(|own| own == name)).collect();
        for row in &table.rows {
            let cell = |place: &Option<usize>| place.and_then(|i| row.get(i)).cloned().unwrap_or_default();
            all.row(places.iter().map(cell).chain([called.clone()]));
        }
    }
    all
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.into() }
}

/// The points of the last line of a figure.
pub fn last_line(figure: &Figure) -> &[[f64; 2]] {
    let lines = figure.marks.iter().rev().find_map(|mark| match mark {
        Mark::Line { points, .. } => Some(points.as_slice()),
        _ => None,
    });
    lines.unwrap_or_default()
}

/// Examples: a line for each, its inputs and then its targets.
pub fn examples(examples: &Examples) -> String {
    let names = |name: &str, many: usize| -> Vec<String> {
        if many == 1 { vec![name.into()] } else { (0..many).map(|i| format!("{name}{i}")).collect() }
    };
    let mut table = Table::new([names("x", examples.inputs()), names("y", examples.outputs())].concat());
    for i in 0..examples.len() {
        table.row([examples.x(i), examples.y(i)].concat().into_iter().map(number));
    }
    table.text()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_commas_are_quoted() {
        let mut table = Table::new(["a", "b"]);
        table.row(["x, y".into()]);
        assert_eq!(table.text(), "a,b\n\"x, y\",\n");
    }

    #[test]
    fn examples_have_a_column_for_each_number() {
        let two = Examples::new(2, 1, vec![1.0, 2.0, 4.0, 5.0], vec![3.0, 6.0]).expect("two examples");
        assert_eq!(examples(&two), "x0,x1,y\n1,2,3\n4,5,6\n");
    }
}
