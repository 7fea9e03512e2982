//! Reads formulas as a reader does, and computes them.

use super::value::Value;
use gradstep::{activation, graph, math};

/// A piece of a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    /// A number, a vector or a matrix.
    Numbers(Value),
    Sign(char),
    Function(String),
}

/// An element of MathML: its name, and what is in it.
#[derive(Debug)]
pub enum Node {
    Element(String, Vec<Node>),
    Text(String),
}

/// Reads elements up to the end tag of the one they are in.
pub fn read(text: &mut &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    while !text.is_empty() && !text.starts_with("</") {
        let Some(tag) = text.strip_prefix('<') else {
            let end = text.find('<').unwrap_or(text.len());
            nodes.push(Node::Text(text[..end].to_string()));
            *text = &text[end..];
            continue;
        };
        let end = tag.find('>').expect("a tag ends");
        let head = &tag[..end];
        *text = &tag[end + 1..];
        let name = head.split([' ', '/']).next().expect("a name").to_string();
        let inside = if head.ends_with('/') { Vec::new() } else { read(text) };
        if !head.ends_with('/') {
            *text = &text[text.find('>').expect("an end tag ends") + 1..];
        }
        nodes.push(Node::Element(name, inside));
    }
    nodes
}

/// The text in them.
pub fn words(nodes: &[Node]) -> String {
    let each = nodes.iter().map(|node| match node {
        Node::Text(text) => text.clone(),
        Node::Element(_, inside) => words(inside),
    });
    each.collect()
}

/// A shown number, and the unit of its last digit; nothing where it says that there is none, or no end of it.
pub fn number(text: &str) -> Option<(f64, f64)> {
    if text == "½" {
        return Some((0.5, 0.0));
    }
    let text = text.replace('−', "-");
    let text = if text.starts_with("10") && text.chars().nth(2).is_some_and(|c| !c.is_ascii()) {
        format!("1×{text}")
    } else {
        text
    };
    let (digits, power) = text.split_once("×10").unwrap_or((&text, ""));
    let power: String = power
        .chars()
        .map(|c| match "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|digit| digit == c) {
            Some(digit) => char::from(b'0' + digit as u8),
            None => '-',
        })
        .collect();
    let decimals = digits.split_once('.').map_or(0, |(_, after)| after.len());
    let power: i32 = if power.is_empty() { 0 } else { power.parse().ok()? };
    let read = |text: String| text.parse::<f64>().ok();
    Some((read(format!("{digits}e{power}"))?, read(format!("1e{}", power - decimals as i32))?))
}

/// The table of a vector or a matrix, which stands in brackets.
pub fn table(inside: &[Node]) -> Option<&[Node]> {
    match inside {
        [Node::Element(open, _), Node::Element(table, rows), Node::Element(close, _)]
            if table == "mtable" && open == "mo" && close == "mo" =>
        {
            Some(rows)
        }
        _ => None,
    }
}

fn inside(node: &Node) -> Option<&[Node]> {
    match node {
        Node::Element(_, inside) => Some(inside),
        Node::Text(_) => None,
    }
}

/// The pieces of a formula; nothing where it has names in it.
pub fn tokens(nodes: &[Node]) -> Option<Vec<Token>> {
    let mut all = Vec::new();
    for node in nodes {
        let Node::Element(name, inside) = node else { return None };
        match name.as_str() {
            "mn" => all.push(Token::Numbers(Value::one(number(&words(inside))?.0))),
            "mspace" => {}
            "mo" => match words(inside).chars().next()? {
                '\u{2061}' => {} // which says that a function is applied
                sign => all.push(Token::Sign(sign)),
            },
            "mi" => {
                let name = words(inside);
                let known = matches!(name.as_str(), "max" | "min") || function(&name).is_some();
                all.push(Token::Function(known.then_some(name)?));
            }
            "mrow" => match table(inside) {
                Some(rows) => {
                    let cell = |cell: &Node| value(&tokens(self::inside(cell)?)?).flat().first().copied();
                    let row = |row: &Node| self::inside(row)?.iter().map(cell).collect::<Option<Vec<f64>>>();
                    all.push(Token::Numbers(Value(rows.iter().map(row).collect::<Option<_>>()?)));
                }
                None => all.extend(tokens(inside)?),
            },
            "msup" if words(&inside[..1]) == "e" => {
                all.push(Token::Numbers(value(&tokens(&inside[1..])?).map(math::exp)));
            }
            "mfrac" | "msup" => {
                let of = |i: usize| Some(value(&tokens(&inside[i..=i])?));
                let f: fn(f64, f64) -> f64 = if name == "mfrac" { |a, b| a / b } else { math::pow };
                all.push(Token::Numbers(of(0)?.each(&of(1)?, f)));
            }
            "msqrt" => all.push(Token::Numbers(value(&tokens(inside)?).map(f64::sqrt))),
            _ => return None,
        }
    }
    Some(all)
}

/// A function by the name it is written with.
fn function(name: &str) -> Option<Box<dyn Fn(f64) -> f64>> {
    if let Some(of_graph) = graph::function::ALL.iter().find(|function| function.name == name) {
        return Some(Box::new(of_graph.value));
    }
    if let Some(entry) = activation::entries().into_iter().find(|entry| entry.label == name) {
        let found = activation::find(entry.id)?;
        return Some(Box::new(|x| found.value(x)));
    }
    match name {
        "σ" => Some(Box::new(activation::sigmoid)),
        "ln" => Some(Box::new(math::ln)),
        "sign" => Some(Box::new(|v: f64| if v == 0.0 { 0.0 } else { v.signum() })),
        _ => None,
    }
}

/// What they come to.
pub fn value(tokens: &[Token]) -> Value {
    let mut rest = tokens;
    let value = sum(&mut rest);
    assert!(rest.is_empty(), "{rest:?} is left of {tokens:?}");
    value
}

fn sign(rest: &mut &[Token], signs: &[char]) -> Option<char> {
    match rest {
        [Token::Sign(c), after @ ..] if signs.contains(c) => {
            *rest = after;
            Some(*c)
        }
        _ => None,
    }
}

fn sum(rest: &mut &[Token]) -> Value {
    let negative = sign(rest, &['−']).is_some();
    let mut total = product(rest);
    if negative {
        total = total.map(|v| -v);
    }
    while let Some(c) = sign(rest, &['+', '−']) {
        total = total.each(&product(rest), |a, b| if c == '+' { a + b } else { a - b });
    }
    total
}

fn product(rest: &mut &[Token]) -> Value {
    let mut total = factor(rest);
    loop {
        total = match (sign(rest, &['·', '⊙', '/']), &rest[..]) {
            (Some('/'), _) => total.each(&factor(rest), |a, b| a / b),
            (Some(_), _) => total.each(&factor(rest), |a, b| a * b),
            // A matrix and what stands beside it.
            (None, [Token::Numbers(_) | Token::Sign('('), ..]) => total.times(&factor(rest)),
            _ => return total,
        };
    }
}

/// What is in brackets.
fn within(rest: &mut &[Token], [open, close]: [char; 2]) -> Option<Value> {
    sign(rest, &[open])?;
    let inside = sum(rest);
    assert!(sign(rest, &[close]).is_some(), "a bracket closes: {rest:?}");
    Some(inside)
}

fn factor(rest: &mut &[Token]) -> Value {
    match rest {
        [Token::Numbers(values), after @ ..] => {
            *rest = after;
            values.clone()
        }
        [Token::Function(name), after @ ..] if name == "max" || name == "min" => {
            *rest = after;
            assert!(sign(rest, &['(']).is_some(), "{name} of something in brackets");
            let first = sum(rest);
            assert!(sign(rest, &[',']).is_some(), "{name} of two");
            let both = first.each(&sum(rest), if name == "max" { f64::max } else { f64::min });
            assert!(sign(rest, &[')']).is_some(), "the bracket of {name} closes");
            both
        }
        [Token::Function(name), after @ ..] => {
            *rest = after;
            factor(rest).map(function(name).expect("it is known"))
        }
        // [x > 0]: 1 where it is true.
        [
            Token::Sign('['),
            Token::Numbers(x),
            Token::Sign('>' | '&'),
            Token::Numbers(y),
            Token::Sign(']'),
            after @ ..,
        ] => {
            *rest = after;
            x.each(y, |x, y| f64::from(x > y))
        }
        [
            Token::Sign('['),
            Token::Sign('('),
            Token::Numbers(x),
            Token::Sign(')'),
            Token::Sign('>' | '&'),
            Token::Numbers(y),
            Token::Sign(']'),
            after @ ..,
        ] => {
            *rest = after;
            x.each(y, |x, y| f64::from(x > y))
        }
        [Token::Sign('|'), ..] => within(rest, ['|', '|']).expect("bars").map(f64::abs),
        _ => within(rest, ['(', ')']).unwrap_or_else(|| panic!("a number is expected: {rest:?}")),
    }
}
