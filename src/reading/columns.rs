//! What each column of a table is.

use super::missing::{is_date, is_missing};
use super::numbers::{DecimalMark, Tells};
use super::say::short;
use super::table::Cells;
use super::units::is_measured;
use crate::math;
use std::ops::Range;

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Numbers.
    Numbers,
    /// Words that come again and again: classes.
    Classes,
    /// Words.
    Words,
    /// Dates or times.
    Dates,
    /// 0, 1, 2, …: the number of the row.
    Index,
    /// Nothing.
    Empty,
}

/// A column: what stands above it, what is in it.
#[derive(Clone, Debug)]
pub struct Column {
    /// The heading, or empty.
    pub name: String,
    /// What its cells are.
    pub kind: Kind,
    /// A cell, for what is said about it.
    pub sample: String,
    /// The words of [`Kind::Classes`], by appearance.
    pub words: Vec<String>,
}

impl Column {
    /// What the column is called in a sentence.
    pub fn called(&self, at: usize) -> String {
        if self.name.is_empty() { format!("column {}", at + 1) } else { format!("“{}”", self.name) }
    }
}

/// As many different words are classes; more are names.
const MOST_CLASSES: usize = 10;

/// How many of the first rows are headings: rows without a number above the first that has one.
pub fn headings(table: &Cells) -> usize {
    (0..table.len()).take(30).position(|row| table.has_number(row)).unwrap_or(table.len())
}

/// The names of the columns from the rows of headings and the comments above them. The first row as wide as the table has
/// them, others below it are units or types; where all are narrower by one, the first column has none.
pub fn names(table: &Cells, headings: usize, width: usize, comments: &[&str]) -> Vec<String> {
    let of_comment: Vec<Vec<String>> = comments
        .iter()
        .map(|comment| {
            comment.split([' ', '\t', ',', ';']).filter(|w| !w.is_empty()).map(Into::into).collect()
        })
        .collect();
    let rows =
        (0..headings).map(|row| table.row(row).map(Into::into).collect::<Vec<String>>()).chain(of_comment);
    let rows: Vec<Vec<String>> = rows.collect();
    let fits = |wanted: usize| rows.iter().find(|row| row.len() == wanted && wanted > 0);
    let found = match (fits(width), fits(width.saturating_sub(1))) {
        (Some(row), _) => row.clone(),
        (None, Some(row)) if width > 2 || !table.keeps_places => [&[String::new()][..], row].concat(),
        _ => Vec::new(),
    };
    let short = |name: &String| name.chars().take(40).collect::<String>();
    (0..width).map(|column| found.get(column).map_or(String::new(), short)).collect()
}

/// The marks that the numbers of a table tell of, and one number that can be read in two ways.
#[derive(Debug, Default)]
pub struct Marks {
    points: usize,
    commas: usize,
    /// A number such as `1,234` or `1.234`.
    pub either_comma: Option<String>,
    pub either_point: Option<String>,
    pub only_comma: Option<String>,
}

impl Marks {
    /// Looks at every cell.
    pub fn of(table: &Cells) -> Marks {
        let mut marks = Marks::default();
        for row in 0..table.len() {
            for column in 0..table.width(row) {
                let Some(tells) = table.seen(row, column).map(|number| number.tells) else { continue };
                let cell = table.cell(row, column);
                let keep = |kept: &mut Option<String>| {
                    kept.get_or_insert_with(|| cell.chars().take(40).collect());
                };
                match tells {
                    Tells::Only(DecimalMark::Point) => marks.points += 1,
                    Tells::Only(DecimalMark::Comma) => {
                        marks.commas += 1;
                        keep(&mut marks.only_comma);
                    }
                    Tells::EitherComma => keep(&mut marks.either_comma),
                    Tells::EitherPoint => keep(&mut marks.either_point),
                    Tells::Nothing => {}
                }
            }
        }
        marks
    }

    /// The likelier mark. Semicolons part cells where commas are in the numbers.
    pub fn likely(&self, semicolons: bool) -> DecimalMark {
        let undecided = self.commas == 0 && self.points == 0;
        let comma = if undecided { semicolons } else { self.commas > self.points };
        if comma { DecimalMark::Comma } else { DecimalMark::Point }
    }

    /// Whether nothing in the table tells which mark it is, though its numbers depend on it.
    pub fn undecided(&self) -> bool {
        self.commas == 0 && self.points == 0 && (self.either_comma.is_some() || self.either_point.is_some())
    }

    /// Whether both marks are there for fractions.
    pub fn mixed(&self) -> bool {
        self.commas > 0 && self.points > 0
    }
}

/// What the columns are, of the rows from `first` on.
///
/// A column that counts the rows is one of numbers unless its name says so, or there are more columns than an example needs.
pub fn columns(table: &Cells, first: usize, names: Vec<String>, inputs: Option<usize>) -> Vec<Column> {
    let named = names.iter().any(|name| !name.is_empty());
    let spare = inputs.is_some_and(|inputs| names.len() > inputs + 1);
    let rows = first..table.len();
    let of = |(column, name)| one(table, rows.clone(), column, name, named || (spare && column == 0));
    let corner = names.len() > 2 && names[0].is_empty() && names[1..].iter().all(|name| !name.is_empty());
    let mut columns: Vec<Column> = names.into_iter().enumerate().map(of).collect();
    if corner && columns[0].kind == Kind::Numbers && numbers_rows(table, rows.clone()) {
        columns[0].kind = Kind::Index; // of rows that were picked out
    }
    columns
}

/// Whether the first column has a whole number for each row, each once.
fn numbers_rows(table: &Cells, rows: Range<usize>) -> bool {
    let number =
        |row: usize| table.seen(row, 0).map(|number| number.value).filter(|v| *v >= 0.0 && *v == v.trunc());
    let found: Option<Vec<f64>> = rows.filter(|row| !is_missing(table.cell(*row, 0))).map(number).collect();
    let found = math::sorted(&found.unwrap_or_default());
    found.len() > 1 && found.windows(2).all(|pair| pair[0] < pair[1])
}

fn one(table: &Cells, range: Range<usize>, column: usize, name: String, may_count: bool) -> Column {
    let (mut numbers, mut dates, mut others, mut rows) = (0, 0, 0, 0);
    let mut counts = true; // 0, 1, 2, … or 1, 2, 3, …
    let mut start = None;
    let (mut sample, mut date) = (String::new(), String::new());
    let mut words: Vec<String> = Vec::new();
    let mut many = false;
    for row in range {
        rows += 1;
        if let Some(number) = table.seen(row, column) {
            numbers += 1;
            let start = *start.get_or_insert(number.value);
            counts &= (start == 0.0 || start == 1.0) && number.value == start + (rows - 1) as f64;
            continue;
        }
        let cell = table.cell(row, column);
        counts = false;
        if is_missing(cell) {
            continue;
        }
        if sample.is_empty() {
            sample = cell.chars().take(40).collect();
        }
        if dates >= others && is_date(cell) {
            if date.is_empty() {
                date = cell.chars().take(40).collect();
            }
            dates += 1;
        } else {
            others += 1;
            many |= words.len() > MOST_CLASSES;
            if !many && !words.iter().any(|word| word == cell) {
                words.push(cell.chars().take(40).collect());
            }
        }
    }
    let kind = if numbers + dates + others == 0 {
        Kind::Empty
    } else if numbers >= dates + others && numbers > 0 {
        let named = [
            "",
            "id",
            "index",
            "unnamed: 0",
            "#",
            "no",
            "no.",
            "nr",
            "nr.",
            "obs",
            "row",
            "rownames",
            "n°",
            "case",
        ];
        let named = named.iter().any(|word| name.eq_ignore_ascii_case(word));
        if counts && rows > 1 && named && may_count { Kind::Index } else { Kind::Numbers }
    } else if dates > others {
        sample = date;
        Kind::Dates
    } else if many || words.len() > MOST_CLASSES || words.iter().any(|word| is_garbled(word)) {
        Kind::Words
    } else {
        Kind::Classes
    };
    Column { name, kind, sample, words: if kind == Kind::Classes { words } else { Vec::new() } }
}

/// Whether a word is rather a number that was not understood, such as `(2.50)` or `2-`: to make it a class would be to guess.
fn is_garbled(word: &str) -> bool {
    if word.starts_with(['$', '€', '£', '¥', '₹']) {
        return true; // `$1.5bn`
    }
    if word.starts_with(|c: char| c.is_ascii_digit())
        && word.ends_with(|c: char| !c.is_ascii() && c.is_alphabetic())
    {
        return true; // `1万`
    }
    let digits = word.bytes().any(|b| b.is_ascii_digit());
    let behind = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = behind.len() < word.len() && !behind.chars().all(|c| c.is_alphabetic() || " -_".contains(c));
    digits
        && (number
            || !word.chars().any(char::is_alphabetic)
            || word.contains(['[', ']', '{', '}', '=', '\\'])
            || is_measured(word))
}

/// Which columns make an example: inputs in order, then the target.
pub struct Choice {
    /// Columns of inputs.
    pub x: Vec<usize>,
    /// The column of the target.
    pub y: usize,
}

/// The most inputs of an example: as many as a network here can have.
pub const MOST_INPUTS: usize = 12;

/// The columns by their names or places (counted from 1), inputs first.
pub fn asked(columns: &[Column], asked: &[String]) -> Result<Choice, String> {
    let find = |word: &String| {
        let named = columns.iter().position(|column| column.name == *word);
        let lower = || columns.iter().position(|column| column.name.eq_ignore_ascii_case(word));
        let place =
            || word.parse::<usize>().ok().and_then(|at| at.checked_sub(1)).filter(|at| *at < columns.len());
        named
            .or_else(lower)
            .or_else(place)
            .ok_or_else(|| format!("There is no column “{word}”; there are {}.", columns.len()))
    };
    let mut all = asked.iter().map(find).collect::<Result<Vec<usize>, String>>()?;
    match all.pop() {
        Some(y) if !all.is_empty() => Ok(Choice { x: all, y }),
        _ => Err("At least two columns are needed: an input and the target y.".into()),
    }
}

/// The columns that are meant: those called so, or else the first for the inputs and the last for the target.
pub fn likely(columns: &mut [Column], inputs: Option<usize>) -> Result<Choice, String> {
    let usable = |columns: &[Column]| -> Vec<usize> {
        (0..columns.len()).filter(|at| columns[*at].kind == Kind::Numbers).collect()
    };
    let counting = |columns: &[Column]| (0..columns.len()).find(|at| columns[*at].kind == Kind::Index);
    let mut numbers = usable(columns);
    let classes = (0..columns.len())
        .rev()
        .find(|at| columns[*at].kind == Kind::Classes && columns[*at].words.len() > 1);
    // A column that counts is an input after all where there is no other: `1 2.5` in each line is an example.
    let wanted = inputs.unwrap_or(1);
    if numbers.len() + usize::from(classes.is_some()) < wanted + 1
        && let Some(at) = counting(columns)
    {
        columns[at].kind = Kind::Numbers;
        numbers = usable(columns);
    }
    let called = |words: &[&str]| {
        numbers
            .iter()
            .copied()
            .find(|at| words.iter().any(|word| columns[*at].name.eq_ignore_ascii_case(word)))
    };
    let targets = ["y", "target", "label", "class", "output", "response", "outcome", "y1"];
    let y_class = classes.filter(|at| {
        let last =
            columns.iter().rposition(|column| column.kind != Kind::Empty && column.kind != Kind::Words)
                == Some(*at);
        let enough = numbers.len() >= inputs.unwrap_or(1);
        let named = targets.iter().any(|word| columns[*at].name.eq_ignore_ascii_case(word));
        let alone = inputs.is_some_and(|inputs| numbers.len() == inputs) && called(&targets).is_none();
        enough && (alone || named || (last && inputs != Some(1)))
    });
    let y = match (y_class, called(&targets)) {
        (Some(y), _) => y,
        (None, Some(y)) => y,
        (None, None) => match numbers.last() {
            Some(last) => *last,
            None => return Err(no_numbers(columns)),
        },
    };
    let rest: Vec<usize> = numbers.iter().copied().filter(|at| *at != y).collect();
    let named_x = rest.iter().copied().filter(|at| {
        let name = columns[*at].name.to_ascii_lowercase();
        name.strip_prefix('x').is_some_and(|rest| {
            rest.trim_start_matches(['_', '[']).trim_end_matches(']').bytes().all(|b| b.is_ascii_digit())
        })
    });
    let mut x: Vec<usize> = named_x.collect();
    let wanted = inputs.unwrap_or(if x.is_empty() { rest.len() } else { x.len() }).clamp(1, MOST_INPUTS);
    if x.len() < wanted {
        x = rest.clone();
    }
    x.truncate(wanted);
    if x.len() < wanted {
        return Err(too_few(columns, numbers.len() + usize::from(y_class.is_some()), wanted));
    }
    Ok(Choice { x, y })
}

fn dated(columns: &[Column]) -> Option<String> {
    let column = columns.iter().find(|column| column.kind == Kind::Dates)?;
    Some(format!(
        "“{}” is a date or a time, not a number: write days, months or years as numbers.",
        column.sample
    ))
}

/// What is said of columns without numbers.
pub fn no_numbers(columns: &[Column]) -> String {
    let garbled = || {
        let cell = short(&not_understood(columns)?.sample);
        Some(format!(
            "“{cell}” is not read as a number: write one example a line, its x and then its y, as plain numbers."
        ))
    };
    dated(columns).or_else(garbled).unwrap_or_else(|| NO_NUMBERS.into())
}

/// A column that begins as if with a number, and is none.
fn not_understood(columns: &[Column]) -> Option<&Column> {
    columns.iter().find(|column| {
        matches!(column.kind, Kind::Words | Kind::Classes)
            && column.sample.starts_with(|c: char| !c.is_alphabetic())
            && column.sample.bytes().any(|b| b.is_ascii_digit())
    })
}

/// What is said of a text without any.
const NO_NUMBERS: &str = "There are no numbers in this text: write one example a line, its x and then its y, or paste two columns of a table.";

fn too_few(columns: &[Column], there: usize, inputs: usize) -> String {
    if let Some(dated) = dated(columns) {
        return dated;
    }
    let garbled = not_understood(columns)
        .map_or(String::new(), |column| format!(" (“{}” is not read as one)", short(&column.sample)));
    let needed = if inputs == 1 { "x and y".to_string() } else { format!("{inputs} inputs and y") };
    let have = match there {
        0 => return no_numbers(columns),
        1 => format!("There is only one column of numbers{garbled}"),
        n => format!("There are only {n} columns of numbers{garbled}"),
    };
    format!("{have}, and an example needs {}: {needed}. Paste them beside each other.", inputs + 1)
}
