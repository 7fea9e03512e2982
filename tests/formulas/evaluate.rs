//! Reads formulas as a reader does, and computes them.

/// A piece of a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    /// A number, or one for each component of a vector.
    Numbers(Vec<f64>),
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

/// A shown number, and the unit of its last digit.
pub fn number(text: &str) -> (f64, f64) {
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
    let power: i32 = if power.is_empty() { 0 } else { power.parse().expect("a power") };
    let read = |text: String| text.parse::<f64>().unwrap_or_else(|_| panic!("“{text}” is a number"));
    (read(format!("{digits}e{power}")), read(format!("1e{}", power - decimals as i32)))
}

/// The pieces of a formula; nothing where it has names in it.
pub fn tokens(nodes: &[Node]) -> Option<Vec<Token>> {
    let mut all = Vec::new();
    for node in nodes {
        let Node::Element(name, inside) = node else { return None };
        match name.as_str() {
            "mn" => all.push(Token::Numbers(vec![number(&words(inside)).0])),
            "mspace" => {}
            "mo" => all.push(Token::Sign(words(inside).chars().next()?)),
            "mi" => match words(inside).as_str() {
                name @ ("max" | "sign" | "σ" | "ln") => all.push(Token::Function(name.into())),
                _ => return None,
            },
            "mrow" => match inside.as_slice() {
                [_, Node::Element(table, rows), _] if table == "mtable" => {
                    let rows = rows.iter().map(|row| match row {
                        Node::Element(_, cells) => match cells.as_slice() {
                            [Node::Element(_, cell)] => value(&tokens(cell)?).first().copied(),
                            _ => None,
                        },
                        Node::Text(_) => None,
                    });
                    all.push(Token::Numbers(rows.collect::<Option<_>>()?));
                }
                _ => all.extend(tokens(inside)?),
            },
            "mfrac" | "msup" => {
                let of = |i: usize| Some(value(&tokens(&inside[i..=i])?));
                let (a, b) = (of(0)?, of(1)?);
                let both = |f: fn(f64, f64) -> f64| Token::Numbers(each(&a, &b, f));
                all.push(if name == "mfrac" { both(|a, b| a / b) } else { both(gradstep::math::pow) });
            }
            "msqrt" => {
                all.push(Token::Numbers(value(&tokens(inside)?).iter().map(|v| v.sqrt()).collect()));
            }
            _ => return None,
        }
    }
    Some(all)
}

/// Element by element; a single number goes with each component.
fn each(a: &[f64], b: &[f64], f: impl Fn(f64, f64) -> f64) -> Vec<f64> {
    (0..a.len().max(b.len())).map(|i| f(a[i.min(a.len() - 1)], b[i.min(b.len() - 1)])).collect()
}

/// What they come to, a number for each component.
pub fn value(tokens: &[Token]) -> Vec<f64> {
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

fn sum(rest: &mut &[Token]) -> Vec<f64> {
    let negative = sign(rest, &['−']).is_some();
    let mut total = product(rest);
    if negative {
        total.iter_mut().for_each(|v| *v = -*v);
    }
    while let Some(c) = sign(rest, &['+', '−']) {
        let next = product(rest);
        total = each(&total, &next, |a, b| if c == '+' { a + b } else { a - b });
    }
    total
}

fn product(rest: &mut &[Token]) -> Vec<f64> {
    let mut total = factor(rest);
    while sign(rest, &['·']).is_some() {
        total = each(&total, &factor(rest), |a, b| a * b);
    }
    total
}

fn factor(rest: &mut &[Token]) -> Vec<f64> {
    match rest {
        [Token::Numbers(values), after @ ..] => {
            *rest = after;
            values.clone()
        }
        [Token::Function(name), after @ ..] if name == "ln" => {
            *rest = after;
            factor(rest).into_iter().map(gradstep::math::ln).collect()
        }
        [Token::Function(name), after @ ..] => {
            *rest = after;
            assert!(sign(rest, &['(']).is_some(), "{name} of something in brackets");
            let first = sum(rest);
            let result = if sign(rest, &[',']).is_some() {
                each(&first, &sum(rest), f64::max)
            } else if name == "σ" {
                first.iter().map(|v| 1.0 / (1.0 + gradstep::math::exp(-v))).collect()
            } else {
                first.iter().map(|v| if *v == 0.0 { 0.0 } else { v.signum() }).collect()
            };
            assert!(sign(rest, &[')']).is_some(), "the bracket of {name} closes");
            result
        }
        [Token::Sign('|'), after @ ..] => {
            *rest = after;
            let inside = sum(rest);
            assert!(sign(rest, &['|']).is_some(), "a bar closes");
            inside.into_iter().map(f64::abs).collect()
        }
        [Token::Sign('('), after @ ..] => {
            *rest = after;
            let inside = sum(rest);
            assert!(sign(rest, &[')']).is_some(), "a bracket closes");
            inside
        }
        _ => panic!("a number is expected: {rest:?}"),
    }
}
