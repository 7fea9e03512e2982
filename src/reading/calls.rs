//! What functions give whose arguments are numbers: of Python, NumPy and R, as far as they stand for data.

use super::lists::{Item, Node, Refused};

/// Functions whose arguments are the numbers themselves.
const DATA: [&str; 23] = [
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
    "cbind",
    "rbind",
    "zip",
    "vec",
    "stack",
    "column_stack",
    "index",
    "print",
    "constant",
    "vstack",
];

/// Functions of one number that give the number.
const WRAPPERS: [&str; 7] = ["float", "int", "decimal", "float64", "float32", "int64", "int32"];

/// Methods that leave the numbers in their places.
const PLAIN: [&str; 14] = [
    "astype",
    "float",
    "double",
    "tolist",
    "to_numpy",
    "numpy",
    "values",
    "flatten",
    "ravel",
    "copy",
    "squeeze",
    "unsqueeze",
    "detach",
    "to_list",
];

/// More numbers than a range stands for.
const LONGEST_RANGE: i64 = 100_000;

/// What a call gives: its own list or the numbers in it.
pub fn called(function: &str, mut inner: Vec<Item>) -> Result<Option<Node>, Refused> {
    let word = function.rsplit(['.', '$']).next().unwrap_or(function).to_ascii_lowercase();
    let word = word.trim_end_matches('!');
    if WRAPPERS.contains(&word) && inner.len() == 1 {
        return Ok(inner.pop().map(|item| item.node));
    }
    let made = match word {
        "print" if inner.is_empty() => return Ok(None),
        "structure" => Some(structure(inner)),
        "matrix" if inner.first().is_some_and(|item| !flat(&item.node)) => Some(listed(word, inner)), // NumPy's
        "matrix" => matrix(inner),
        "tribble" => tribble(inner),
        "t" if inner.len() == 1 => inner.pop().map(|item| transposed(item.node)),
        _ if DATA.contains(&word) => Some(listed(word, inner)),
        // `Point(x=1, y=2)`
        _ if function.starts_with(|c: char| c.is_ascii_uppercase())
            && inner.len() > 1
            && inner.iter().all(|item| !item.name.is_empty() && matches!(item.node, Node::Atom(_))) =>
        {
            Some(list(inner))
        }
        _ => None,
    };
    made.map(Some).ok_or_else(|| Refused::program(function))
}

fn listed(word: &str, mut inner: Vec<Item>) -> Node {
    if inner.iter().any(|item| item.name == "columns")
        && let Some(rows) = inner.iter_mut().find(|item| item.name.is_empty())
    {
        rows.name = "data".into(); // `pd.DataFrame([[1, 2], [2, 3]], columns=["x", "y"])`
    }
    let is_list = |item: &Item| matches!(item.node, Node::List { .. });
    let lists = inner.iter().filter(|item| is_list(item)).count();
    let columns = matches!(word, "tuple" | "zip" | "cbind" | "column_stack");
    if lists == 1
        && !matches!(word, "zip" | "cbind" | "rbind")
        && inner.iter().all(|item| item.name.is_empty() || !is_list(item))
        && let Some(at) = inner.iter().position(is_list)
    {
        let node = inner.into_iter().nth(at).map_or(list(Vec::new()), |item| item.node); // without `dtype=…`
        return match node {
            Node::List { items, .. } if columns => Node::List { items, round: true },
            node => node,
        };
    }
    Node::List { items: inner, round: columns }
}

fn list(items: Vec<Item>) -> Node {
    Node::List { items, round: false }
}

/// An object of R as `dput` writes it: what it is made of, and then what is said about it.
fn structure(mut inner: Vec<Item>) -> Node {
    let take = |inner: &mut Vec<Item>, names: [&str; 2]| {
        let at = inner.iter().position(|item| names.contains(&item.name.as_str()))?;
        words(&inner.remove(at).node)
    };
    let dim = take(&mut inner, ["dim", ".Dim"]);
    let levels = take(&mut inner, ["levels", ".Label"]);
    let Some(first) = inner.iter().position(|item| item.name.is_empty()) else { return list(inner) };
    let data = inner.swap_remove(first).node;
    let sizes: Vec<usize> = dim.iter().flatten().filter_map(|size| whole(size)).collect();
    if let ([rows, columns], Some(cells)) = (&sizes[..], words(&data))
        && rows * columns == cells.len()
    {
        return shaped(&cells, *rows, false);
    }
    if let (Some(levels), Some(cells)) = (levels, words(&data)) {
        let level =
            |cell: &String| whole(cell).and_then(|at| levels.get(at.checked_sub(1)?)).unwrap_or(cell).clone();
        return atoms(cells.iter().map(level));
    }
    data
}

fn matrix(inner: Vec<Item>) -> Option<Node> {
    let named = |name: &str| {
        let item = inner.iter().find(|item| item.name == name)?;
        if let Node::Atom(word) = &item.node { Some(word.as_str()) } else { None }
    };
    let mut places = inner.iter().filter(|item| item.name.is_empty());
    let cells = words(&places.next()?.node)?;
    let mut sizes =
        places.filter_map(|item| if let Node::Atom(word) = &item.node { whole(word) } else { None });
    let rows = named("nrow").and_then(whole).or_else(|| sizes.next());
    let columns = named("ncol").and_then(whole).or_else(|| sizes.next());
    let rows = rows.or_else(|| cells.len().checked_div(columns?)).filter(|rows| *rows > 0)?;
    let by_row = named("byrow").is_some_and(|word| word.starts_with('T'));
    cells.len().is_multiple_of(rows).then(|| shaped(&cells, rows, by_row))
}

/// `tribble(~x, ~y, 1, 2, …)`: names, and then row by row.
fn tribble(inner: Vec<Item>) -> Option<Node> {
    let cells = words(&list(inner))?;
    let width = cells.iter().take_while(|cell| cell.starts_with('~')).count();
    if width == 0 {
        return None;
    }
    let rows =
        cells.chunks(width).map(|row| atoms(row.iter().map(|cell| cell.trim_start_matches('~').into())));
    Some(list(rows.map(unnamed).collect()))
}

/// Whether there are no lists in a list.
fn flat(node: &Node) -> bool {
    matches!(node, Node::List { items, .. } if items.iter().all(|item| matches!(item.node, Node::Atom(_))))
}

/// What a method gives of the numbers before it.
pub fn method(name: &str, arguments: &[Item], node: Node) -> Result<Node, Refused> {
    let flat = flat(&node);
    let column = || {
        arguments.iter().all(|item| match &item.node {
            Node::Atom(word) => word == "-1" || word == "1",
            inner => words(inner).is_some_and(|all| all.iter().all(|word| word == "-1" || word == "1")),
        })
    };
    match name {
        "T" | "transpose" => Ok(transposed(node)),
        "t" if arguments.is_empty() => Ok(transposed(node)),
        "reshape" | "view" if flat && column() => Ok(node),
        _ if PLAIN.contains(&name) => Ok(node),
        _ => Err(Refused::program(&format!(".{name}"))),
    }
}

/// Rows as columns; a single list is the same.
pub fn transposed(node: Node) -> Node {
    let Node::List { items, round } = node else { return node };
    let rows: Option<Vec<Vec<String>>> = items.iter().map(|item| words(&item.node)).collect();
    match rows {
        Some(rows) if items.iter().all(|item| matches!(item.node, Node::List { .. })) && !rows.is_empty() => {
            let width = rows.iter().map(Vec::len).max().unwrap_or(0);
            let column = |at: usize| atoms(rows.iter().map(|row| row.get(at).cloned().unwrap_or_default()));
            list((0..width).map(|at| unnamed(column(at))).collect())
        }
        _ => Node::List { items, round },
    }
}

/// The numbers of `1:3`.
pub fn ranged(word: &str) -> Option<Vec<Node>> {
    let (from, to) = word.split_once(':')?;
    if to.is_empty() || !to.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
        return None; // as it is with nearly every word
    }
    let (from, to): (i64, i64) = (from.parse().ok()?, to.parse().ok()?);
    (to.checked_sub(from)?.checked_abs()? < LONGEST_RANGE).then(|| {
        let atom = |number: i64| Node::Atom(number.to_string());
        if from <= to { (from..=to).map(atom).collect() } else { (to..=from).rev().map(atom).collect() }
    })
}

/// Numbers one column after the other, or with `by_row` one row after the other, as rows.
fn shaped(cells: &[String], rows: usize, by_row: bool) -> Node {
    let columns = cells.len() / rows.max(1);
    let at = |row: usize, column: usize| if by_row { row * columns + column } else { column * rows + row };
    let row = |row: usize| atoms((0..columns).filter_map(|column| cells.get(at(row, column)).cloned()));
    list((0..rows).map(|i| unnamed(row(i))).collect())
}

/// The words of a list without lists in it; of one word, the word.
fn words(node: &Node) -> Option<Vec<String>> {
    match node {
        Node::Atom(word) => Some(vec![word.clone()]),
        Node::List { items, .. } => {
            let word =
                |item: &Item| if let Node::Atom(word) = &item.node { Some(word.clone()) } else { None };
            items.iter().map(word).collect()
        }
    }
}

fn atoms(words: impl Iterator<Item = String>) -> Node {
    list(words.map(|word| unnamed(Node::Atom(word))).collect())
}

/// Something without a name.
pub fn unnamed(node: Node) -> Item {
    Item { name: String::new(), node }
}

fn whole(word: &str) -> Option<usize> {
    word.parse().ok()
}
