//! Every printed line of every method's rule, recomputed from the numbers printed in it: the right gives the number on the left
//! to a unit of its last digit.

use gradstep::lab;
use gradstep::panel::Block;

/// A piece of a formula.
#[derive(Clone, Debug, PartialEq)]
enum Token {
    /// A number, or one for each component of a vector.
    Numbers(Vec<f64>),
    Sign(char),
    Function(String),
}

/// An element of MathML: its name, and what is in it.
#[derive(Debug)]
enum Node {
    Element(String, Vec<Node>),
    Text(String),
}

/// Reads elements up to the end tag of the one they are in.
fn read(text: &mut &str) -> Vec<Node> {
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

fn words(nodes: &[Node]) -> String {
    let each = nodes.iter().map(|node| match node {
        Node::Text(text) => text.clone(),
        Node::Element(_, inside) => words(inside),
    });
    each.collect()
}

/// A shown number, and the unit of its last digit.
fn number(text: &str) -> (f64, f64) {
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
fn tokens(nodes: &[Node]) -> Option<Vec<Token>> {
    let mut all = Vec::new();
    for node in nodes {
        let Node::Element(name, inside) = node else { return None };
        match name.as_str() {
            "mn" => all.push(Token::Numbers(vec![number(&words(inside)).0])),
            "mo" => all.push(Token::Sign(words(inside).chars().next()?)),
            "mi" => match words(inside).as_str() {
                name @ ("max" | "sign") => all.push(Token::Function(name.into())),
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

fn value(tokens: &[Token]) -> Vec<f64> {
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
    let mut total = product(rest);
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
        [Token::Function(name), after @ ..] => {
            *rest = after;
            assert!(sign(rest, &['(']).is_some(), "{name} of something in brackets");
            let first = sum(rest);
            let result = if sign(rest, &[',']).is_some() {
                each(&first, &sum(rest), f64::max)
            } else {
                first.iter().map(|v| if *v == 0.0 { 0.0 } else { v.signum() }).collect()
            };
            assert!(sign(rest, &[')']).is_some(), "the bracket of {name} closes");
            result
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

/// The units of the last digits of a line's left.
fn units(left: &[Node]) -> Vec<f64> {
    let mut all = Vec::new();
    for node in left {
        if let Node::Element(name, inside) = node {
            match name.as_str() {
                "mn" => all.push(number(&words(inside)).1),
                _ => all.extend(units(inside)),
            }
        }
    }
    all
}

fn math(block: Block) -> Option<String> {
    match block {
        Block::Math(text) => Some(text),
        Block::Step(formula) => math(*formula),
        _ => None,
    }
}

/// Recomputes a line with numbers; nothing where it has names in it, or says nothing of a result.
fn recompute(line: &str, what: &str) -> Option<()> {
    let nodes = read(&mut &line[..]);
    // The line as a whole is a row.
    let [Node::Element(_, parts)] = nodes.as_slice() else { return None };
    let is = |node: &Node| matches!(node, Node::Element(name, inside) if name == "mo" && matches!(words(inside).as_str(), "←" | "="));
    let at = parts.iter().position(is)?;
    let (left, right) = (tokens(&parts[..at])?, tokens(&parts[at + 1..])?);
    let (got, want) = (value(&right), value(&left));
    for ((got, want), unit) in got.iter().zip(&want).zip(units(&parts[..at])) {
        assert!(
            (got - want).abs() <= unit * (1.0 + 1e-9) || want.abs() > 1e200,
            "{what}: {got} for {want}, more than {unit} away: {line}"
        );
    }
    assert_eq!(got.len(), want.len(), "{what}");
    Some(())
}

#[test]
fn every_line_of_every_rule_can_be_recomputed() {
    for method in gradstep::optimizer::entries() {
        let (mut lines, mut panels) = (0, 0);
        for settings in [
            "problem=line&lr=0.03",
            "problem=line&lr=0.05&steps=400",
            "problem=gabor&batch=5&lr=0.5&seed=15",
            "problem=gabor&batch=7&lr=0.37&schedule=cosine",
            "problem=gabor&start=-0.166,4.881&lr=0.01",
            "problem=valley&lr=0.08&steps=200",
            "problem=valley&lr=0.08&eps=1e-20&correct=0",
            "problem=himmelblau&lr=0.01&schedule=inverse&steps=200",
            "problem=saddle&start=-1.2,0",
            "problem=rosenbrock&lr=0.001&lambda=0.3&form=errata&steps=300",
            "problem=beale&lr=0.01&beta=0.5&gamma=0.5",
            "problem=ravine&lr=0.0049",
        ] {
            let (scenario, _) = lab::parse(&format!("v=1&lab=descent&opt={}&{settings}", method.id));
            let session = lab::of(&scenario).open(&scenario, None);
            for t in (0..12).chain((12..session.steps()).step_by(7)).filter(|t| *t < session.steps()) {
                let what = format!("{} {settings} t = {t}", method.id);
                lines += session
                    .panel(t)
                    .into_iter()
                    .filter_map(math)
                    .filter_map(|l| recompute(&l, &what))
                    .count();
                panels += 1;
            }
        }
        assert!(panels > 200 && lines >= panels, "{}: {lines} lines of {panels} panels", method.id);
        for settings in
            ["batch=5", "problem=gabor&sizes=1,6,6,1&act=tanh&lr=0.1&pick=1:2:3", "pick=1:1:0&lr=0.003"]
        {
            let (scenario, _) = lab::parse(&format!("v=1&lab=network&opt={}&{settings}&steps=60", method.id));
            let session = lab::of(&scenario).open(&scenario, None);
            let trained = (session.steps().saturating_sub(59)..=session.steps()).step_by(3);
            let mut lines = 0;
            for t in trained.clone() {
                let what = format!("network, {} {settings} t = {t}", method.id);
                lines += session
                    .panel(t)
                    .into_iter()
                    .filter_map(math)
                    .filter_map(|l| recompute(&l, &what))
                    .count();
            }
            assert!(lines > 0, "{} {settings}: {} steps", method.id, trained.count());
        }
    }
}
