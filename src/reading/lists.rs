//! Lists as programs write and print them: Python, NumPy, JSON, R, Julia, MATLAB.

use super::calls::{called, method, ranged, transposed, unnamed};
use super::list_table::{flattened, table};
use super::table::Cells;
use std::collections::VecDeque;

/// How many names of lists are looked for again, so that work is bounded.
const MOST_NAMES: usize = 64;

/// Deeper than any table.
pub const DEEPEST: usize = 8;

/// A list, or one word or number.
#[derive(Debug)]
pub enum Node {
    /// A word or a number.
    Atom(String),
    /// A list, and whether it was in round brackets.
    List { items: Vec<Item>, round: bool },
}

/// What stands in a list, under its name.
#[derive(Debug)]
pub struct Item {
    pub name: String,
    pub node: Node,
}

/// The name of a list before a colon, as in `{(0, 1): 1}`.
pub const KEY: &str = ":";

/// Why lists were no table.
#[derive(Debug, PartialEq, Eq)]
pub enum Refused {
    /// Lists in lists in lists: so deep.
    Deep,
    /// What only a program can do: this.
    Program(String),
}

impl Refused {
    /// A call of this function.
    pub fn program(function: &str) -> Refused {
        Refused::Program(format!("{}(…)", function.chars().take(30).collect::<String>()))
    }
}

/// A table in which all numbers are in brackets; nothing where there is no such thing.
pub fn read(text: &str) -> Option<Result<Cells, Refused>> {
    let begins = |c: char| "[({".contains(c);
    let mut text = text.trim_start();
    while text.starts_with(['#', '%']) || text.starts_with("//") {
        text = text.split_once('\n')?.1.trim_start(); // comments above
    }
    let head: String = text.chars().take(200).collect();
    let first = head.find(begins)?;
    // What comes before is at most a name and the name of a function, or a range of MATLAB with a semicolon behind it.
    let range = |word: &str| word.strip_suffix(';').filter(|word| ranged(word).is_some()).is_some();
    let before: String =
        head[..first].split_inclusive(char::is_whitespace).filter(|word| !range(word.trim())).collect();
    if before
        .chars()
        .any(|c| !(c.is_ascii_alphanumeric() || !c.is_ascii() || "_.$<>-=:, '\"!~\n\t".contains(c)))
        || starts_with_number(&before)
    {
        return None;
    }
    let mut parser = Parser { rest: text, depth: 0 };
    let items = match parser.items(None) {
        Ok(items) => items,
        Err(why) => return Some(Err(why)),
    };
    let (items, inner) = flattened(without_mentions(items));
    table(items, inner).map(Ok)
}

/// Without what only names lists that stand there, as `print(x)` does.
fn without_mentions(mut items: Vec<Item>) -> Vec<Item> {
    let names: Vec<String> =
        items.iter().map(|item| item.name.clone()).filter(|name| !name.is_empty()).take(MOST_NAMES).collect();
    let is_name = |node: &Node| matches!(node, Node::Atom(word) if names.contains(word));
    let mentions = |node: &Node| match node {
        Node::List { items, .. } => !items.is_empty() && items.iter().all(|item| is_name(&item.node)),
        atom => is_name(atom),
    };
    items.retain(|item| !(item.name.is_empty() && mentions(&item.node)));
    items
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic()) && word.chars().all(|c| c.is_alphanumeric() || c == '_')
}

fn starts_with_number(before: &str) -> bool {
    let words = before.split_whitespace();
    words.into_iter().any(|word| word.starts_with(|c: char| c.is_ascii_digit()) && ranged(word).is_none())
}

struct Parser<'a> {
    rest: &'a str,
    depth: usize,
}

impl<'a> Parser<'a> {
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
                '(' if self.is_length() => {}
                '[' | '(' | '{' => {
                    let inner = match if sign == '(' { self.point() } else { None } {
                        Some(point) => point,
                        None => self.items(Some(match sign {
                            '[' => ']',
                            '(' => ')',
                            _ => '}',
                        }))?,
                    };
                    let mut node = Node::List { items: inner, round: sign == '(' };
                    if sign == '['
                        && let Some(rest) = self.rest.strip_prefix('\'')
                    {
                        (node, self.rest) = (transposed(node), rest); // MATLAB
                    }
                    items.push(Item { name: names.pop_front().unwrap_or_default(), node });
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
                ':' if close == Some('}')
                    && self.rest.starts_with(|c: char| c.is_ascii_alphabetic())
                    && names.is_empty()
                    && !matches!(items.last(), Some(Item { name, node: Node::Atom(word) }) if name.is_empty() && is_name(word)) =>
                {
                    let end = self
                        .rest
                        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'))
                        .unwrap_or(self.rest.len());
                    names.push_back(self.rest[..end].into()); // `{:x 1 :y 2}` of Clojure
                    self.rest = &self.rest[end..];
                }
                ':' if close == Some('}') || close.is_none() => {
                    names = last_words(&mut items, false);
                    if let Some(Item { name, node: Node::List { .. } }) = items.last_mut()
                        && close.is_some()
                        && name.is_empty()
                    {
                        *name = KEY.into();
                    }
                }
                '>' => {}
                '*' | '+' | '@'
                    if matches!(items.last(), Some(Item { node: Node::List { round: false, .. }, .. }))
                        && self
                            .rest
                            .trim_start()
                            .starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[') =>
                {
                    return Err(Refused::Program(format!("[…] {sign} …"))); // `[1] * 3`
                }
                '<' if self.rest.starts_with('-') => {
                    self.rest = &self.rest[1..];
                    names = last_words(&mut items, false);
                }
                '#' => self.comment(),
                '%' if close.is_none() && self.rest.starts_with(' ') => self.comment(),
                '/' if self.rest.starts_with('/') => self.comment(),
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
                    let mut word =
                        format!("{sign}{}", &self.rest[..self.rest.find(end).unwrap_or(self.rest.len())]);
                    self.rest = &self.rest[word.len() - from..];
                    if close.is_none() && self.rest.starts_with(':') {
                        let other = self.rest[1..].find(|c: char| !c.is_ascii_digit());
                        let range =
                            format!("{word}{}", &self.rest[..other.map_or(self.rest.len(), |at| at + 1)]);
                        if ranged(&range).is_some() {
                            self.rest = &self.rest[range.len() - word.len()..];
                            word = range;
                        }
                    }
                    if word.len() > 1
                        && word
                            .strip_suffix('L')
                            .is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit() || b == b'-'))
                    {
                        word.pop(); // a whole number of R
                    }
                    let after = word.strip_prefix('.').filter(|name| name.starts_with(char::is_alphabetic));
                    if let Some(name) = after
                        && !self.rest.trim_start().starts_with('=')
                        && let Some(item) = items.pop()
                    {
                        let arguments = match self.rest.strip_prefix('(') {
                            Some(rest) => {
                                self.rest = rest;
                                self.items(Some(')'))?
                            }
                            None => Vec::new(),
                        };
                        items.push(Item { name: item.name, node: method(name, &arguments, item.node)? });
                        continue;
                    }
                    if word == "for" && close.is_some() && self.rest.contains(" in ") {
                        return Err(Refused::Program("[… for … in …]".into()));
                    }
                    if is_point(&word) && self.rest.starts_with('(') {
                        continue; // A(1, 2)
                    }
                    if self.rest.starts_with('(') && word.starts_with(|c: char| c.is_ascii_alphabetic()) {
                        self.rest = &self.rest[1..];
                        if word.ends_with("Array") && self.is_length() {
                            continue; // `Float64Array(3) [1, 2, 3]`
                        }
                        let inner = self.items(Some(')'))?;
                        if let Some(node) = called(&word, inner)? {
                            items.push(Item { name: names.pop_front().unwrap_or_default(), node });
                        }
                    } else if word.ends_with(".c_") && self.rest.starts_with('[') {
                        self.rest = &self.rest[1..];
                        let inner = self.items(Some(']'))?;
                        if let Some(node) = called("column_stack", inner)? {
                            items.push(Item { name: names.pop_front().unwrap_or_default(), node });
                        }
                    } else if let Some(numbers) = ranged(&word) {
                        let atoms = numbers.into_iter().map(|node| Item { name: String::new(), node });
                        match names.pop_front() {
                            None if close.is_some() => items.extend(atoms),
                            name => items.push(Item {
                                name: name.unwrap_or_default(),
                                node: Node::List { items: atoms.collect(), round: false },
                            }),
                        }
                    } else if (word.ends_with('!') || is_type(&word)) && self.rest.starts_with('[') {
                        // `vec![…]` is the list itself, as is Julia's `Float64[…]`.
                    } else if self.rest.starts_with('[')
                        && !names.is_empty()
                        && items.iter().take(MOST_NAMES).any(|item| item.name == word)
                    {
                        return Err(Refused::Program(format!("{word}[…]"))); // `x = data[:, 0]`
                    } else {
                        let mut item =
                            Item { name: names.pop_front().unwrap_or_default(), node: Node::Atom(word) };
                        if let Some(rest) = self.declared() {
                            self.rest = rest; // `x[3] = …`, and `x: list[float] = …`
                            if !item.name.is_empty() {
                                item.node = Node::Atom(std::mem::take(&mut item.name));
                            }
                        }
                        items.push(item);
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

    /// Whether `3) [1, 2, 3]` follows: JavaScript says how long a list is that it prints. Then it is taken away.
    fn is_length(&mut self) -> bool {
        let after = self.rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let is = after.len() < self.rest.len() && after.starts_with(") [");
        if is {
            self.rest = &after[1..];
        }
        is
    }

    fn comment(&mut self) {
        self.rest = self.rest.split_once('\n').map_or("", |(_, rest)| rest);
    }

    /// What stands in round brackets with two kinds of signs between: the coordinates of `(1,5|2,5)`, where the comma is left to
    /// the numbers, or the points of `(1 2, 2 3)`.
    fn point(&mut self) -> Option<Vec<Item>> {
        let end = self.rest.find(['(', '[', '{', '=', '"', '\'', ')'])?;
        let (inner, rest) = (&self.rest[..end], self.rest[end..].strip_prefix(')')?);
        let atom = |cell: &str| unnamed(Node::Atom(cell.trim().into()));
        let items: Vec<Item> = if inner.contains(['|', ';']) && inner.len() < 200 && !inner.contains('\n') {
            inner.split(['|', ';']).map(atom).collect()
        } else {
            let points: Vec<Vec<&str>> =
                inner.split(',').map(|point| point.split_whitespace().collect()).collect();
            let width = points[0].len();
            if points.len() < 2 || width < 2 || points.iter().any(|point| point.len() != width) {
                return None;
            }
            let row = |point: &Vec<&str>| Node::List {
                items: point.iter().map(|cell| atom(cell)).collect(),
                round: true,
            };
            points.iter().map(|point| unnamed(row(point))).collect()
        };
        self.rest = rest;
        Some(items)
    }

    /// What follows brackets between a name and its sign of equality.
    fn declared(&self) -> Option<&'a str> {
        let (inner, rest) = self.rest.strip_prefix('[')?.split_once(']')?;
        let rest = rest.trim_start_matches([' ', '[', ']']);
        let kind = inner.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '.');
        (kind && rest.starts_with('=')).then_some(rest)
    }
}

fn row(items: Vec<Item>) -> Item {
    Item { name: String::new(), node: Node::List { items, round: true } }
}

/// Whether a word is what points are called: `A`, `P1`.
pub fn is_point(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|c| c.is_ascii_uppercase()) && letters.all(|c| c.is_ascii_digit() || c == '_')
}

/// Whether a word is what Julia calls a kind of numbers.
fn is_type(word: &str) -> bool {
    ["Float", "Int", "UInt"]
        .iter()
        .any(|kind| word.strip_prefix(kind).is_some_and(|bits| bits.bytes().all(|b| b.is_ascii_digit())))
}

/// What stands before a name where it is declared.
const TYPES: [&str; 9] = ["double", "float", "int", "const", "let", "var", "auto", "static", "val"];

/// The word before a sign that makes it a name; with `all`, the words: `x, y = …`.
fn last_words(items: &mut Vec<Item>, all: bool) -> VecDeque<String> {
    let mut words = VecDeque::new();
    if all
        && let Some(Item { name, node: Node::List { items: inner, .. } }) = items.last_mut()
        && name.is_empty()
        && !inner.is_empty()
        && inner.iter().all(|item| matches!(&item.node, Node::Atom(word) if is_name(word)))
    {
        let inner = std::mem::take(inner); // `(x, y) = …`
        items.pop();
        words.extend(
            inner
                .into_iter()
                .filter_map(|item| if let Node::Atom(word) = item.node { Some(word) } else { None }),
        );
        return words;
    }
    while let Some(Item { node: Node::Atom(_), name }) = items.last()
        && name.is_empty()
        && (all || words.is_empty())
    {
        if let Some(Item { node: Node::Atom(word), .. }) = items.pop() {
            words.push_front(word);
        }
    }
    words.retain(|word| !TYPES.contains(&word.as_str()));
    words
}
