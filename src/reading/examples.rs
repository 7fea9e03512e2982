//! Examples out of whatever is pasted, and what the reader should know about them.

pub use super::columns::MOST_INPUTS;

use super::columns::{self, Choice, Column, Kind, Marks};
use super::fold::fold;
use super::lines::{Lines, lines};
use super::lists::{self, Refused};
use super::missing::is_missing;
use super::no_text::no_text;
use super::numbers::{DecimalMark, written};
use super::points::in_one_line;
use super::say::{self, Signs, counted, short};
use super::split::{split, usual};
use super::table::Cells;
use super::thin;
use super::turned::is_turned;
use super::units::without_units;
use super::vectors::vectors;
use super::whole::whole;
use serde::Serialize;

/// What a reader or a program says about a text; nothing of it is needed.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Inputs of an example.
    pub inputs: Option<usize>,
    /// The mark before fractions.
    pub mark: Option<DecimalMark>,
    /// Columns by name or place, inputs first and the target last; none for those that are meant.
    pub columns: Vec<String>,
    /// Whether rows are taken for columns.
    pub turned: Option<bool>,
}

/// The most examples; more are thinned.
pub const MOST_EXAMPLES: usize = 1000;

/// The largest number of an example.
pub const LARGEST: f64 = 1e15;

/// A line has at most so many cells, unless it is one of few that stand for columns.
const MOST_CELLS: usize = 2000;

/// What stands before rows that sum up others.
const SUMS: [&str; 13] = [
    "total",
    "totals",
    "sum",
    "mean",
    "average",
    "avg",
    "std",
    "median",
    "count",
    "summe",
    "gesamt",
    "mittelwert",
    "somme",
];

/// So many rows are shown before anything is taken.
const SHOWN: usize = 6;

/// Examples, and how they were read. Without any there is at least one note, which says why and what to do.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// Inputs row by row.
    #[serde(skip)]
    pub x: Vec<f64>,
    /// Targets, one a row.
    #[serde(skip)]
    pub y: Vec<f64>,
    /// Inputs of an example.
    pub inputs: usize,
    /// How many examples there are in `x` and `y`.
    pub count: usize,
    /// How many there are in the text.
    pub total: usize,
    /// What each column is.
    pub columns: Vec<Told>,
    /// The first rows as they stand in the text.
    pub rows: Vec<Vec<String>>,
    /// What was understood, left out and changed, in sentences.
    pub notes: Vec<String>,
    /// The mark before fractions, and whether the other would make other numbers.
    pub mark: &'static str,
    /// Whether nothing in the text tells which mark it is.
    pub undecided: bool,
    /// Whether rows were taken for columns.
    pub turned: bool,
}

/// What is told of a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// Its heading, or empty.
    pub name: String,
    /// `x1`, `x2`, … or `x`, `y`, or what it is that was left out: `index`, `date`, `words`, `empty`, `out`.
    pub role: String,
}

/// Reads examples from any text.
pub fn read(text: &str, options: &Options) -> Found {
    if let Some(why) = no_text(text) {
        return refused(why);
    }
    let folded = fold(text);
    let (text, left) = whole(&folded);
    let mut found = of_whole(&text, options);
    let first = if found.count == 0 { 0 } else { found.notes.len() }; // the last says why there is nothing
    found.notes.splice(first..first, left);
    found
}

fn of_whole(text: &str, options: &Options) -> Found {
    match lists::read(text) {
        Some(Err(Refused::Deep)) => {
            return refused("There are lists in lists in lists here, too deep for a table: paste a list of rows such as [[1, 2], [3, 4]].".into());
        }
        Some(Err(Refused::Program(name))) => {
            return refused(format!(
                "“{name}” is part of a program, and programs are not run here: paste the numbers that it prints."
            ));
        }
        Some(Ok(table)) => {
            let dots = if text.contains("...") || text.contains('…') { 1 } else { 0 };
            let found = of_table(table, &Lines { dots, ..Lines::default() }, false, options);
            if found.count > 0
                || options.columns.is_empty() && (is_wrapped(text) || !text.trim().contains('\n'))
            {
                return found;
            }
            let plain = plain(text, options);
            return if plain.count > 0 { plain } else { found };
        }
        None if is_json(text) => {
            return refused("No table was found in this JSON: paste a list of rows such as [[1, 2], [3, 4]], or one list for each column.".into());
        }
        None => {}
    }
    let found = plain(text, options);
    if found.count == 0 && text.contains('\u{a0}') {
        let spaced = plain(&text.replace('\u{a0}', " "), options); // copied from a web page
        if spaced.count > 0 {
            return spaced;
        }
    }
    found
}

fn is_json(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(['{', '[']) && text.ends_with(['}', ']']) && text.contains("\":")
}

/// Whether a text is one list that goes on in the next line, as NumPy prints a long one: the rows of a matrix are as long as each
/// other.
fn is_wrapped(text: &str) -> bool {
    let inner = text.trim().strip_prefix('[').and_then(|inner| inner.strip_suffix(']'));
    inner.is_some_and(|inner| {
        let mut widths = inner.lines().map(|line| line.split_whitespace().count());
        let first = widths.next();
        widths.any(|width| Some(width) != first)
    })
}

fn refused(why: String) -> Found {
    Found { notes: vec![why], ..Found::default() }
}

fn plain(text: &str, options: &Options) -> Found {
    let lines = lines(text);
    if let Some(vectors) = vectors(&lines) {
        return of_table(vectors, &Lines::default(), false, options);
    }
    if let Some((kept, note)) = in_one_line(&lines, options.inputs) {
        let (table, _) = split(&Lines { kept, ..Lines::default() });
        let mut found = of_table(table, &Lines::default(), false, options);
        found.notes.extend(note);
        return found;
    }
    let (table, semicolons) = split(&lines);
    of_table(table, &lines, semicolons, options)
}

fn of_table(table: Cells, lines: &Lines, semicolons: bool, options: &Options) -> Found {
    let turned = options.turned.unwrap_or_else(|| is_turned(&table, options.inputs));
    let mut table = if turned { table.transposed() } else { table };
    let width = usual((0..table.len()).map(|row| table.width(row)));
    if width > MOST_CELLS {
        return refused(format!(
            "A line here has {width} columns: paste the few that are needed, or one example a line."
        ));
    }
    let units = without_units(&mut table);
    table.look();
    let first = columns::headings(&table);
    let widths = (first..table.len()).filter(|row| table.has_number(*row));
    let width = usual(widths.map(|row| table.width(row)));
    let mut found = Found { turned, ..Found::default() };
    if width == 0 {
        // Without numbers there may still be dates, or what was not understood, which are worth a word.
        let columns = columns::columns(
            &table,
            0,
            vec![String::new(); if table.is_empty() { 0 } else { table.width(0) }],
            None,
        );
        found.notes.push(columns::no_numbers(&columns));
        return found;
    }
    let names = columns::names(&table, first, width, &lines.comments);
    let short_heading = table.keeps_places
        && names[0].is_empty()
        && (0..first).any(|row| table.width(row) + 1 == width && !table.cell(row, 0).is_empty());
    let marks = Marks::of(&table);
    let mark = options.mark.unwrap_or_else(|| marks.likely(semicolons));
    found.mark = if mark == DecimalMark::Comma { "," } else { "." };
    found.undecided = marks.undecided();
    let mut columns = columns::columns(&table, first, names, options.inputs);
    let choice = if options.columns.is_empty() {
        columns::likely(&mut columns, options.inputs)
    } else {
        columns::asked(&columns, &options.columns)
    };
    found.rows = (first..table.len())
        .take(SHOWN)
        .map(|row| (0..width).map(|column| short(table.cell(row, column))).collect())
        .collect();
    let choice = match choice {
        Ok(choice) => choice,
        Err(why) => {
            found.columns = told(&columns, &Choice { x: Vec::new(), y: usize::MAX });
            found.notes.push(why);
            return found;
        }
    };
    found.columns = told(&columns, &choice);
    found.inputs = choice.x.len();
    let mut rows = Rows { table: &table, columns: &columns, choice: &choice, width, mark, left: Vec::new() };
    let good: Vec<usize> = (first..table.len()).filter(|row| rows.is_example(*row)).collect();
    found.total = good.len();
    let kept = thin::thinned(&good, MOST_EXAMPLES);
    let mut signs = Signs::default();
    for row in &kept {
        found.x.extend(choice.x.iter().map(|at| rows.number(*row, *at, &mut signs)));
        found.y.push(rows.number(*row, choice.y, &mut signs));
    }
    let left = rows.left;
    say::columns(&mut found, &columns, &choice);
    say::marks(&mut found, &marks, mark, options.mark.is_some());
    signs.say(&mut found.notes);
    say::units(&mut found.notes, &units);
    if turned {
        found.notes.push("Rows and columns were exchanged: each row of the text is a column here.".into());
    }
    if short_heading && width > 2 && columns[1..].iter().all(|column| !column.name.is_empty()) {
        let note = "The heading has a name fewer than there are columns: the first column is taken for the one without.";
        found.notes.push(note.into());
    }
    if columns.iter().any(|column| column.name == "..." || column.name == "…") {
        found.notes.push("The dots among the headings stand for columns that are not in this text.".into());
    }
    if lines.dots > 0 {
        found.notes.push(format!(
            "The dots in line {} stand for rows that are not in this text: print all of them if they matter.",
            lines.dots
        ));
    }
    say::left_out(&mut found.notes, &left);
    if kept.len() < good.len() {
        found.notes.push(format!(
            "{} of {} examples are taken, evenly spread over the whole text.",
            kept.len(),
            good.len()
        ));
    }
    found.count = found.y.len();
    if found.count == 0 {
        found.notes.push("No line is left with all the numbers of an example, so there is nothing to show: look at the columns chosen.".into());
    }
    found
}

fn told(columns: &[Column], choice: &Choice) -> Vec<Told> {
    let role = |at: usize, column: &Column| match choice.x.iter().position(|x| *x == at) {
        Some(_) if choice.x.len() == 1 => "x".to_string(),
        Some(place) => format!("x{}", place + 1),
        None if at == choice.y => "y".into(),
        None => match column.kind {
            Kind::Index => "index",
            Kind::Dates => "date",
            Kind::Words | Kind::Classes => "words",
            Kind::Empty => "empty",
            Kind::Numbers => "out",
        }
        .into(),
    };
    columns
        .iter()
        .enumerate()
        .map(|(at, column)| Told { name: column.name.clone(), role: role(at, column) })
        .collect()
}

struct Rows<'a> {
    table: &'a Cells,
    columns: &'a [Column],
    choice: &'a Choice,
    width: usize,
    mark: DecimalMark,
    /// Rows left out: their lines, what stands there, why.
    left: Vec<(usize, String, String)>,
}

impl Rows<'_> {
    /// Whether a row is an example; keeps why it is none.
    fn is_example(&mut self, row: usize) -> bool {
        let width = self.table.width(row);
        let fits = width <= self.width && (width == self.width || self.table.keeps_places);
        let problem = if let Some(word) = self.sums_up(row) {
            Some(format!("“{}” is no example", short(word)))
        } else if fits {
            self.choice.x.iter().chain([&self.choice.y]).find_map(|at| self.problem(row, *at))
        } else {
            Some(format!("it has {} where others have {}", counted(width, "value"), self.width))
        };
        let Some(why) = problem else { return true };
        let text: Vec<&str> = self.table.row(row).take(12).collect();
        let text = if self.left.len() < 3 { short(&text.join(" ")) } else { String::new() };
        self.left.push((self.table.line(row), text, why));
        false
    }

    /// The word of a row that sums up the others, in front of them.
    fn sums_up(&self, row: usize) -> Option<&str> {
        let chosen = self.choice.y == 0 || self.choice.x.contains(&0);
        if chosen || !matches!(self.columns.first()?.kind, Kind::Words | Kind::Classes) {
            return None;
        }
        let cell = self.table.cell(row, 0).trim_end_matches(':');
        SUMS.iter().any(|word| cell.eq_ignore_ascii_case(word)).then_some(cell)
    }

    /// Why a cell is no number of an example.
    fn problem(&self, row: usize, at: usize) -> Option<String> {
        if let Some(number) = self.table.seen(row, at) {
            let large = number.value.abs() > LARGEST;
            return large.then(|| format!("“{}” is too large", short(self.table.cell(row, at))));
        }
        let cell = self.table.cell(row, at);
        if is_missing(cell) {
            return Some(format!("its {} is missing", if at == self.choice.y { "y" } else { "x" }));
        }
        (self.columns[at].kind != Kind::Classes).then(|| format!("“{}” is not a number", short(cell)))
    }

    /// The number in a cell of an example.
    fn number(&self, row: usize, at: usize, signs: &mut Signs) -> f64 {
        let cell = self.table.cell(row, at);
        let Some(number) = written(cell, Some(self.mark)) else {
            return class(&self.columns[at].words, cell);
        };
        let keep = || (short(cell), number.value);
        if number.percent {
            signs.percent.get_or_insert_with(keep);
        }
        if number.money {
            signs.money.get_or_insert_with(|| short(cell));
        }
        if number.fraction {
            signs.fraction.get_or_insert_with(keep);
        } else if cell.split([' ', '\u{a0}']).filter(|part| part.bytes().any(|b| b.is_ascii_digit())).count()
            > 1
            && !cell.contains(char::is_alphabetic)
        {
            signs.spaced.get_or_insert_with(keep);
        }
        number.value
    }
}

/// The number of a class: its place by appearance; of true and false, 1 and 0.
pub fn class(words: &[String], cell: &str) -> f64 {
    if words.iter().all(|word| word.eq_ignore_ascii_case("true") || word.eq_ignore_ascii_case("false")) {
        return f64::from(u8::from(cell.eq_ignore_ascii_case("true")));
    }
    let same =
        |word: &String| cell == word || (word.chars().count() == 40 && cell.starts_with(word.as_str()));
    words.iter().position(same).unwrap_or(words.len()) as f64
}
