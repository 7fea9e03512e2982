//! The table that lists make: rows of examples, or columns beside each other.

use super::lists::{DEEPEST, Item, KEY, Node, is_point};
use super::table::Cells;

/// Without lists around one list, without what is said about the lists; whether there was a list in square brackets around them.
pub fn flattened(mut items: Vec<Item>) -> (Vec<Item>, bool) {
    const ABOUT: [&str; 8] = ["row.names", "class", "dtype", "names", "shape", "index", "levels", ".names"];
    let mut inside = false;
    for _ in 0..DEEPEST {
        items.retain(|item| !ABOUT.contains(&item.name.as_str()));
        if items.iter().filter(|item| of_lists(&item.node)).count() == 1 {
            // A word before the points, as in `LINESTRING (1 2, 2 3)`.
            let is_word = |item: &Item| {
                item.name.is_empty()
                    && matches!(&item.node, Node::Atom(word) if word.chars().all(char::is_alphabetic))
            };
            items.retain(|item| !is_word(item));
        }
        let is_list = |item: &Item| matches!(item.node, Node::List { .. });
        if items.len() > 1
            && items.iter().filter(|item| is_list(item)).count() == 1
            && items
                .iter()
                .all(|item| if is_list(item) { has_lists(&item.node) } else { !item.name.is_empty() })
            && !items.iter().all(is_numbered)
        {
            items.retain(is_list); // `{"status": "ok", "rows": […]}`
        }
        if let [Item { name, node: Node::List { items: inner, round } }] = &mut items[..]
            && (name.is_empty()
                || inner.iter().any(|item| matches!(item.node, Node::List { .. }))
                || inner.iter().all(is_numbered))
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

pub fn table(items: Vec<Item>, inside: bool) -> Option<Cells> {
    let keyed = |pair: &[Item]| matches!(pair, [list, Item { node: Node::Atom(_), .. }] if list.name == KEY);
    if items.len() > 1 && items.chunks(2).all(keyed) {
        return by_keys(&items); // `{(0, 1): 1, (1, 1): 0}`
    }
    if items.is_empty() || items.iter().any(|item| matches!(&item.node, Node::Atom(word) if item.name.is_empty() && word.starts_with(|c: char| c.is_ascii_digit())) ) && items.iter().any(|item| matches!(item.node, Node::List { .. })) {
        return None; // numbers outside all lists
    }
    let whole = items.iter().position(|item| item.name == "data" && of_lists(&item.node));
    if let Some(at) = whole.filter(|_| items.iter().any(|item| item.name == "schema")) {
        let data = items.into_iter().nth(at).map(|item| item.node);
        return if let Some(Node::List { items, .. }) = data { table(items, true) } else { None }; // orient="table"
    }
    let lists: Vec<&Item> = items.iter().filter(|item| matches!(item.node, Node::List { .. })).collect();
    if lists.is_empty() {
        let mut table = Cells::of_places();
        if items.len() > 1 && items.iter().all(is_numbered) {
            // `{1: 2, 2: 3}`
            for (i, item) in items.iter().enumerate() {
                let Node::Atom(word) = &item.node else { continue };
                table.push(i + 1, [item.name.as_str(), word].into_iter());
            }
            return Some(table);
        }
        // One list of numbers.
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

/// Whether something stands under a number.
fn is_numbered(item: &Item) -> bool {
    item.name.starts_with(|c: char| c.is_ascii_digit() || c == '-')
}

fn has_lists(node: &Node) -> bool {
    matches!(node, Node::List { items, .. } if items.iter().any(|item| matches!(item.node, Node::List { .. })))
}

fn of_lists(node: &Node) -> bool {
    matches!(node, Node::List { items, .. } if !items.is_empty() && items.iter().all(|item| matches!(item.node, Node::List { .. })))
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

fn by_keys(items: &[Item]) -> Option<Cells> {
    let mut table = Cells::of_places();
    for (i, pair) in items.chunks(2).enumerate() {
        let [list, Item { node: Node::Atom(word), .. }] = pair else { return None };
        table.push(i + 1, flat(&list.node)?.into_iter().chain([word.as_str()]));
    }
    Some(table)
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
    let find = |list: &'_ Item, name: &str| -> Option<usize> {
        let Node::List { items, .. } = &list.node else { return None };
        items.iter().position(|item| item.name == name)
    };
    // Under a name there may be a list: `{"x": [1, 2], "y": 0}`, `{"at": {"x": 1, "y": 2}}`.
    let inner = |list: &Item, name: &str| match (&list.node, find(list, name)) {
        (Node::List { items, .. }, Some(at)) => match &items[at].node {
            Node::List { items, .. } => items.iter().map(|item| item.name.clone()).collect(),
            Node::Atom(_) => vec![String::new()],
        },
        _ => Vec::new(),
    };
    let columns: Vec<Vec<String>> = names
        .iter()
        .map(|name| lists.iter().map(|list| inner(list, name)).max_by_key(Vec::len).unwrap_or_default())
        .collect();
    let heading = names.iter().zip(&columns).flat_map(|(name, parts)| {
        parts.iter().enumerate().map(move |(at, part)| match part.as_str() {
            "" if parts.len() == 1 => (*name).to_string(),
            "" => format!("{name}{}", at + 1),
            part => part.to_string(),
        })
    });
    let heading: Vec<String> = heading.collect();
    table.push(0, heading.iter().map(String::as_str));
    for (i, list) in lists.iter().enumerate() {
        let Node::List { items, .. } = &list.node else { continue };
        let mut cells = Vec::new();
        for (name, parts) in names.iter().zip(&columns) {
            let node = find(list, name).map(|at| &items[at].node);
            for at in 0..parts.len() {
                cells.push(match node {
                    Some(Node::Atom(word)) if at == 0 => word.as_str(),
                    Some(Node::List { items, .. }) => match items.get(at).map(|item| &item.node) {
                        Some(Node::Atom(word)) => word.as_str(),
                        _ => "",
                    },
                    _ => "",
                });
            }
        }
        table.push(i + 1, cells.into_iter());
    }
    Some(table)
}

/// The only list without lists in it that there is in a node that has one thing in it.
fn only_list(node: &Node) -> Option<Vec<&str>> {
    let Node::List { items, .. } = node else { return None };
    let [Item { node: Node::List { items: inner, .. }, .. }] = &items[..] else { return None };
    let mut lists = inner.iter().filter(|item| matches!(item.node, Node::List { .. }));
    let only = lists.next().filter(|item| !item.name.is_empty())?;
    lists.next().is_none().then(|| flat(&only.node))?
}

/// Each list a column, or several where it is a list of rows.
fn by_columns(lists: &[&Item]) -> Option<Cells> {
    let mut columns: Vec<(String, Vec<&str>)> = Vec::new();
    for list in lists {
        if let Some(cells) = flat(&list.node) {
            columns.push((list.name.clone(), cells));
            continue;
        }
        if let Node::List { items, .. } = &list.node
            && let [Item { name, node }] = &items[..]
            && !name.is_empty()
            && let Some(cells) = flat(node)
        {
            columns.push((list.name.clone(), cells)); // `{"x": {"values": […]}}`
            continue;
        }
        if let Some(cells) = only_list(&list.node) {
            columns.push((list.name.clone(), cells)); // `"datasets": [{"label": "a", "data": […]}]`
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
