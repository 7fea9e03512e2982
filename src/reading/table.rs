//! A table of texts, in few allocations however large it is.

use super::numbers::{Written, at_sight};

/// Cells row by row.
#[derive(Debug, Default)]
pub struct Cells {
    /// Each cell at first sight, once [`Cells::look`] has looked.
    seen: Vec<Option<Written>>,
    text: String,
    cells: Vec<(u32, u32)>,
    rows: Vec<Row>,
    /// Whether a cell that is not there leaves its place free, as between commas; between spaces it does not.
    pub keeps_places: bool,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    line: u32,
    first: u32,
    len: u32,
}

impl Cells {
    /// A table whose cells may be left out without a shift of those that follow.
    pub fn of_places() -> Cells {
        Cells { keeps_places: true, ..Cells::default() }
    }

    /// Adds a row that stands in a line of the text, counted from 1.
    pub fn push<'a>(&mut self, line: usize, cells: impl Iterator<Item = &'a str>) {
        let first = self.cells.len() as u32;
        for cell in cells {
            let from = self.text.len() as u32;
            self.text.push_str(trimmed(cell));
            self.cells.push((from, self.text.len() as u32));
        }
        let row = |cells: &[(u32, u32)]| cells.len() as u32 - first;
        while self.cells.len() as u32 > first && self.cells.last().is_some_and(|(from, to)| from == to) {
            self.cells.pop(); // empty cells at the end say nothing
        }
        let len = row(&self.cells);
        if len > 0 {
            self.rows.push(Row { line: line as u32, first, len });
        }
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many cells a row has, empty ones at its end left out.
    pub fn width(&self, row: usize) -> usize {
        self.rows[row].len as usize
    }

    /// The line of a row.
    pub fn line(&self, row: usize) -> usize {
        self.rows[row].line as usize
    }

    /// A cell, empty where there is none.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let Row { first, len, .. } = self.rows[row];
        if column >= len as usize {
            return "";
        }
        let (from, to) = self.cells[first as usize + column];
        &self.text[from as usize..to as usize]
    }

    /// Looks at every cell, once for all that follows.
    pub fn look(&mut self) {
        let text = &self.text;
        let sight = |(from, to): &(u32, u32)| at_sight(&text[*from as usize..*to as usize]);
        self.seen = self.cells.iter().map(sight).collect();
    }

    /// The number that a cell holds, about, and what it tells of marks.
    pub fn seen(&self, row: usize, column: usize) -> Option<Written> {
        let Row { first, len, .. } = self.rows[row];
        if column >= len as usize {
            return None;
        }
        match self.seen.get(first as usize + column) {
            Some(seen) => *seen,
            None => at_sight(self.cell(row, column)),
        }
    }

    /// Whether a row holds a number.
    pub fn has_number(&self, row: usize) -> bool {
        (0..self.width(row)).any(|column| self.seen(row, column).is_some())
    }

    /// The cells of a row.
    pub fn row(&self, row: usize) -> impl Iterator<Item = &str> {
        (0..self.width(row)).map(move |column| self.cell(row, column))
    }

    /// Leaves only the first `len` bytes of a cell.
    pub fn cut(&mut self, row: usize, column: usize, len: usize) {
        let Row { first, len: width, .. } = self.rows[row];
        if column < width as usize {
            let (from, to) = &mut self.cells[first as usize + column];
            *to = (*from + len as u32).min(*to);
        }
    }

    /// Rows as columns. A column has no line of its own.
    pub fn transposed(&self) -> Cells {
        let width = (0..self.len()).map(|row| self.width(row)).max().unwrap_or(0);
        let mut other = Cells::of_places();
        for column in 0..width {
            other.push(0, (0..self.len()).map(|row| self.cell(row, column)));
        }
        other
    }
}

/// Without spaces, quotation marks and marks of type around it.
fn trimmed(cell: &str) -> &str {
    let cell = cell.trim();
    let (Some(first), Some(last)) = (cell.bytes().next(), cell.bytes().last()) else { return cell };
    let marked = matches!(first, b'"' | b'\'' | b'*' | b'_' | b'=') || last == b'*';
    if !marked {
        return cell; // as most are, and each is looked at
    }
    let within = |begin: &str, end: &str| {
        (cell.len() > begin.len())
            .then(|| cell.strip_prefix(begin)?.strip_suffix(end).map(str::trim))
            .flatten()
    };
    // Bold in Markdown; a text that spreadsheets shall not take for a number.
    for (begin, end) in [("\"", "\""), ("'", "'"), ("**", "**"), ("__", "__"), ("=\"", "\"")] {
        if let Some(inner) = within(begin, end) {
            return inner;
        }
    }
    let digit = |text: &str, at: Option<u8>| at.is_some_and(|b| b.is_ascii_digit()) && !text.is_empty();
    match cell.strip_prefix('\'') {
        Some(rest) if digit(rest, rest.trim_start_matches('-').bytes().next()) => return rest,
        _ => {}
    }
    // Stars behind a number tell how sure it is.
    let bare = cell.trim_end_matches('*');
    if bare.len() + 3 >= cell.len() && digit(bare, bare.bytes().last()) { bare } else { cell }
}
