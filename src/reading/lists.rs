//! Lists as programs write and print them: Python, NumPy, JSON, R, Julia, MATLAB.

use super::table::Cells;
use std::collections::VecDeque;

/// Deeper than any table.
const DEEPEST: usize = 8;

/// A list, or one word or number.
#[derive(Debug)]
enum Node {
    Atom(String),
    List { items: Vec<Item>, round: bool },
}

#[derive(Debug)]
struct Item {
    name: String,
    node: Node,
}

/// Why lists were no table.
#[derive(Debug, PartialEq, Eq)]
pub enum Refused {
    /// Lists in lists in lists: so deep.
    Deep,
    /// A call of this function, which only a program can make.
    Program(String),
}

/// A table in which all numbers are in brackets; nothing where there is no such thing.
pub fn read(text: &str) -> Option<Result<Cells, Refused>> {
    let begins = |c: char| "[({".contains(c);
    let head: String = text.trim_start().chars().take(200).collect();
    let first = head.find(begins)?;
    // What comes before is at most a name and the name of a function.
    let before = &head[..first];
    if before.chars().any(|c| !(c.is_ascii_alphanumeric() || !c.is_ascii() || "_.$<>-=:, '\"!\n".contains(c)))
        || starts_with_number(before)
    {
        return None;
    }
    let mut parser = Parser { rest: text, depth: 0 };
    let items = match parser.items(None) {
        Ok(items) => items,
        Err(why) => return Some(Err(why)),
    };
    let (items, inner) = flattened(items);
    table(items, inner).map(Ok)
}

fn starts_with_number(before: &str) -> bool {
    before.split_whitespace().any(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

struct Parser<'a> {
    rest: &'a str,
    depth: usize,
}

/// Functions whose arguments are the numbers themselves.
const DATA: [&str; 22] = [
    "c",
    "list",
    "tuple",
    "array",
    "asarray",
    "tensor",
    "vector",
    "dataframe",
    "frame",
    "tibble",
    "series",
    "ordereddict",
    "dict",
    "structure",
    "cbind",
    "zip",
    "vec",
    "matrix2",
    "stack",
    "column_stack",
    "index",
    "print",
];

/// Functions of one number that give the number.
const WRAPPERS: [&str; 7] = ["float", "int", "decimal", "float64", "float32", "int64", "int32"];

impl Parser<'_> {
    /// Items up to the closing bracket, or to the end.
    fn items(&mut self, close: Option<char>) -> Result<Vec<Item>, Refused> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Refused::Deep);
        }
        let mut items: Vec<Item> = Vec::new();
        let mut rows: Vec<Item> = Vec::new();
        let mut names: VecDeque<String> = VecDeque::new();
        loop {
            self.rest = self.rest.trim_start_matches(|c: char| c.is_whitespace() || ",|\u{a0}".contains(c));
            let Some(sign) = self.rest.chars().next() else { break };
            self.rest = &self.rest[sign.len_utf8()..];
            match sign {
                '[' | '(' | '{' => {
                    let inner = self.items(Some(match sign {
                        '[' => ']',
                        '(' => ')',
                        _ => '}',
                    }))?;
                    items.push(Item {
                        name: names.pop_front().unwrap_or_default(),
                        node: Node::List { items: inner, round: sign == '(' },
                    });
                }
                ']' | ')' | '}' => {
                    if close == Some(sign) {
                        break;
                    }
                }
                ';' => {
                    if close == Some(']') && !items.is_empty() {
                        rows.push(row(std::mem::take(&mut items)));
                    }
                }
                '=' => names = last_words(&mut items, close.is_none()),
                ':' if close == Some('}') || close.is_none() => names = last_words(&mut items, false),
                '>' => {}
                '<' if self.rest.starts_with('-') => {
                    self.rest = &self.rest[1..];
                    names = last_words(&mut items, false);
                }
                '#' => self.rest = self.rest.split_once('\n').map_or("", |(_, rest)| rest),
                '"' | '\'' => {
                    let (word, rest) = self.rest.split_once(sign).unwrap_or((self.rest, ""));
                    self.rest = rest;
                    items.push(Item {
                        name: names.pop_front().unwrap_or_default(),
                        node: Node::Atom(word.into()),
                    });
                }
                _ => {
                    let from = sign.len_utf8();
                    let end = |c: char| {
                        c.is_whitespace()
                            || ",;|[](){}=\"'".contains(c)
                            || (c == ':' && close.is_none_or(|c| c == '}'))
                    };
                    let word =
                        format!("{sign}{}", &self.rest[..self.rest.find(end).unwrap_or(self.rest.len())]);
                    self.rest = &self.rest[word.len() - from..];
                    let method =
                        word.strip_prefix('.').is_some_and(|name| name.starts_with(char::is_alphabetic));
                    if method && !items.is_empty() && !self.rest.trim_start().starts_with('=') {
                        return Err(Refused::Program(word.chars().take(30).collect()));
                    }
                    if is_point(&word) && self.rest.starts_with('(') {
                        continue; // A(1, 2)
                    }
                    if self.rest.starts_with('(') && word.starts_with(|c: char| c.is_ascii_alphabetic()) {
                        self.rest = &self.rest[1..];
                        let inner = self.items(Some(')'))?;
                        if let Some(node) = called(&word, inner)? {
                            items.push(Item { name: names.pop_front().unwrap_or_default(), node });
                        }
                    } else {
                        items.push(Item {
                            name: names.pop_front().unwrap_or_default(),
                            node: Node::Atom(word),
                        });
                    }
                }
            }
        }
        self.depth -= 1;
        if rows.is_empty() {
            return Ok(items);
        }
        if !items.is_empty() {
            rows.push(row(items));
        }
        Ok(rows)
    }
}

fn row(items: Vec<Item>) -> Item {
    Item { name: String::new(), node: Node::List { items, round: true } }
}

/// Whether a word is what points are called: `A`, `P1`.
fn is_point(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|c| c.is_ascii_uppercase()) && letters.all(|c| c.is_ascii_digit() || c == '_')
}

/// The word before a sign that makes it a name; with `all`, the words: `x, y = …`.
fn last_words(items: &mut Vec<Item>, all: bool) -> VecDeque<String> {
    let mut words = VecDeque::new();
    while let Some(Item { node: Node::Atom(_), name }) = items.last()
        && name.is_empty()
        && (all || words.is_empty())
    {
        if let Some(Item { node: Node::Atom(word), .. }) = items.pop() {
            words.push_front(word);
        }
    }
    words
}

/// What a call gives: its own list or the numbers in it.
fn called(function: &str, mut inner: Vec<Item>) -> Result<Option<Node>, Refused> {
    let word = function.rsplit(['.', '$']).next().unwrap_or(function).to_ascii_lowercase();
    let word = word.trim_end_matches('!');
    if WRAPPERS.contains(&word) && inner.len() == 1 {
        return Ok(inner.pop().map(|item| item.node));
    }
    if word == "print" && inner.is_empty() {
        return Ok(None);
    }
    if !DATA.contains(&word) {
        return Err(Refused::Program(function.chars().take(30).collect()));
    }
    let lists = inner.iter().filter(|item| matches!(item.node, Node::List { .. })).count();
    if lists == 1
        && word != "zip"
        && word != "cbind"
        && inner.iter().all(|item| item.name.is_empty() || !matches!(item.node, Node::List { .. }))
    {
        return Ok(inner
            .into_iter()
            .find(|item| matches!(item.node, Node::List { .. }))
            .map(|item| item.node)); // without `dtype=…`
    }
    Ok(Some(Node::List { items: inner, round: word == "tuple" || word == "zip" }))
}

/// Without lists around one list, without what is said about the lists; whether there was a list in square brackets around them.
fn flattened(mut items: Vec<Item>) -> (Vec<Item>, bool) {
    const ABOUT: [&str; 8] = ["row.names", "class", "dtype", "names", "shape", "index", "levels", ".names"];
    let mut inside = false;
    for _ in 0..DEEPEST {
        items.retain(|item| !ABOUT.contains(&item.name.as_str()));
        if let [Item { name, node: Node::List { items: inner, round } }] = &mut items[..]
            && (name.is_empty() || inner.iter().any(|item| matches!(item.node, Node::List { .. })))
        {
            inside = !*round;
            items = std::mem::take(inner);
        } else {
            break;
        }
    }
    (items, inside)
}

/// The cells of a flat list; nothing where there are lists in it.
fn flat<'a>(node: &'a Node) -> Option<Vec<&'a str>> {
    let Node::List { items, .. } = node else { return None };
    let cell = |item: &'a Item| if let Node::Atom(word) = &item.node { Some(word.as_str()) } else { None };
    items.iter().map(cell).collect()
}

fn table(items: Vec<Item>, inside: bool) -> Option<Cells> {
    if items.is_empty() || items.iter().any(|item| matches!(&item.node, Node::Atom(word) if item.name.is_empty() && word.starts_with(|c: char| c.is_ascii_digit())) ) && items.iter().any(|item| matches!(item.node, Node::List { .. })) {
        return None; // numbers outside all lists
    }
    let lists: Vec<&Item> = items.iter().filter(|item| matches!(item.node, Node::List { .. })).collect();
    if lists.is_empty() {
        // One list of numbers.
        let mut table = Cells::of_places();
        for (i, item) in items.iter().enumerate() {
            if let Node::Atom(word) = &item.node {
                table.push(i + 1, std::iter::once(word.as_str()));
            }
        }
        return Some(table);
    }
    let split = |name: &str| lists.iter().find(|item| item.name == name).map(|item| &item.node);
    if let (Some(Node::List { items: rows, .. }), Some(names)) =
        (split("data"), split("columns").and_then(flat))
    {
        return by_rows(&rows.iter().collect::<Vec<_>>(), Some(names)); // pandas, orient="split"
    }
    let pair = |item: &&Item| matches!(&item.node, Node::List { items, round: true } if items.len() == 2);
    let points = lists.iter().all(|item| is_point(&item.name) && pair(item));
    if points || lists.iter().all(|item| item.name.is_empty()) {
        let names = names_of(&lists);
        if !names.is_empty() {
            return by_names(&lists, &names);
        }
        if points || !stands_for_columns(&lists, inside) {
            return by_rows(&lists, None);
        }
    }
    by_columns(&lists)
}

/// The names of the values in each of several rows.
fn names_of<'a>(lists: &[&'a Item]) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for list in lists {
        let Node::List { items, .. } = &list.node else { continue };
        for item in items {
            if !item.name.is_empty() && names.len() < 64 && !names.contains(&item.name.as_str()) {
                names.push(&item.name);
            }
        }
    }
    names
}

/// Two or three lists beside each other are x and y; many short ones, or pairs in round brackets, are examples.
fn stands_for_columns(lists: &[&Item], inside: bool) -> bool {
    let lengths: Vec<Option<usize>> =
        lists.iter().map(|item| flat(&item.node).map(|cells| cells.len())).collect();
    let round = lists.iter().all(|item| matches!(item.node, Node::List { round: true, .. }));
    match lengths[..] {
        _ if inside => false, // rows; two long ones are exchanged for columns later
        [Some(a), Some(b)] => a == b && (a > 2 || !round),
        [Some(a), Some(b), Some(c)] => a == b && b == c && a > 3,
        [None, ..] => lists.len() == 2 || lists.len() == 3,
        _ => false,
    }
}

fn by_rows(lists: &[&Item], names: Option<Vec<&str>>) -> Option<Cells> {
    let mut table = Cells::of_places();
    if let Some(names) = names {
        table.push(0, names.into_iter());
    }
    for (i, list) in lists.iter().enumerate() {
        match flat(&list.node) {
            Some(cells) => table.push(i + 1, cells.into_iter()),
            None => table.push(i + 1, deep_cells(&list.node)?.into_iter()),
        }
    }
    Some(table)
}

/// `([0, 1], 1)`: the inputs of an example in a list of their own.
fn deep_cells(node: &Node) -> Option<Vec<&str>> {
    let Node::List { items, .. } = node else { return None };
    let mut cells = Vec::new();
    for item in items {
        match &item.node {
            Node::Atom(word) => cells.push(word.as_str()),
            list => cells.extend(flat(list)?),
        }
    }
    Some(cells)
}

fn by_names(lists: &[&Item], names: &[&str]) -> Option<Cells> {
    let mut table = Cells::of_places();
    table.push(0, names.iter().copied());
    for (i, list) in lists.iter().enumerate() {
        let Node::List { items, .. } = &list.node else { continue };
        let cell = |name: &&str| {
            let found = items.iter().find(|item| item.name == **name);
            found.map_or("", |item| if let Node::Atom(word) = &item.node { word } else { "" })
        };
        table.push(i + 1, names.iter().map(cell));
    }
    Some(table)
}

/// Each list a column, or several where it is a list of rows.
fn by_columns(lists: &[&Item]) -> Option<Cells> {
    let mut columns: Vec<(String, Vec<&str>)> = Vec::new();
    for list in lists {
        if let Some(cells) = flat(&list.node) {
            columns.push((list.name.clone(), cells));
            continue;
        }
        let Node::List { items, .. } = &list.node else { return None };
        let rows: Option<Vec<Vec<&str>>> = items.iter().map(|item| flat(&item.node)).collect();
        let rows = rows?;
        for column in 0..rows.first()?.len() {
            let name =
                if rows[0].len() == 1 { list.name.clone() } else { format!("{}{}", list.name, column + 1) };
            columns.push((name, rows.iter().map(|row| row.get(column).copied().unwrap_or("")).collect()));
        }
    }
    let mut table = Cells::of_places();
    if columns.iter().any(|(name, _)| !name.is_empty() && !name.starts_with(|c: char| c.is_ascii_digit())) {
        table.push(0, columns.iter().map(|(name, _)| name.as_str()));
    }
    let rows = columns.iter().map(|(_, cells)| cells.len()).max()?;
    for row in 0..rows {
        table.push(row + 1, columns.iter().map(|(_, cells)| cells.get(row).copied().unwrap_or("")));
    }
    Some(table)
}
