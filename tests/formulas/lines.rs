//! Lines with numbers on both sides, found in a panel and recomputed from the digits printed in them.

use super::evaluate::{Node, Token, number, read, table, tokens, value, words};
use gradstep::math;
use gradstep::panel::Block;

/// The formulas of a panel, those in pieces in one.
pub fn formulas(blocks: Vec<Block>) -> Vec<String> {
    let of = |block| match block {
        Block::Math(text) => Some(text),
        Block::Pieces(pieces) => Some(pieces.concat()),
        Block::Step(formula) => formulas(vec![*formula]).pop(),
        _ => None,
    };
    blocks.into_iter().filter_map(of).collect()
}

/// A formula without the rows that only group.
fn flat(nodes: Vec<Node>) -> Vec<Node> {
    let one = |node| match node {
        Node::Element(name, inside) if name == "mrow" && table(&inside).is_none() => flat(inside),
        other => vec![other],
    };
    nodes.into_iter().flat_map(one).collect()
}

/// Parts between signs outside of brackets.
fn parts<'a>(nodes: &'a [Node], signs: &[&str]) -> Vec<&'a [Node]> {
    let (mut all, mut from, mut depth) = (Vec::new(), 0, 0);
    for (i, node) in nodes.iter().enumerate() {
        let Node::Element(name, inside) = node else { continue };
        match words(inside).as_str() {
            _ if name != "mo" => {}
            "(" | "[" => depth += 1,
            ")" | "]" => depth -= 1,
            sign if depth == 0 && signs.contains(&sign) => {
                all.push(&nodes[from..i]);
                from = i + 1;
            }
            _ => {}
        }
    }
    all.push(&nodes[from..]);
    all
}

/// The units of the last digits of the numbers in it.
fn units(side: &[Node]) -> Vec<f64> {
    let of = |node: &Node| match node {
        Node::Element(name, inside) if name == "mn" => {
            vec![number(&words(inside)).map_or(f64::INFINITY, |(_, unit)| unit)]
        }
        Node::Element(_, inside) => units(inside),
        Node::Text(_) => Vec::new(),
    };
    side.iter().flat_map(of).collect()
}

/// Whether a side of a line is a result: a number or a vector of them, as it is.
fn result(side: &[Node]) -> bool {
    let shown = |node: &Node| match node {
        Node::Element(name, inside) => name == "mn" || (name == "mrow" && table(inside).is_some()),
        Node::Text(_) => false,
    };
    match side {
        [Node::Element(sign, inside), number] => sign == "mo" && words(inside) == "−" && shown(number),
        [number] => shown(number),
        _ => false,
    }
}

/// Recomputes what a formula says: of each line the sides that are not its result give the result, to a unit of its last
/// digit. How many lines it has whose sides could be compared, and what is wrong with them.
pub fn recompute(formula: &str) -> (usize, Vec<String>) {
    let nodes = flat(read(&mut &formula[..]));
    let (mut count, mut wrong) = (0, Vec::new());
    for line in parts(&nodes, &[",", "≈"]) {
        let sides = parts(line, &["=", "←"]);
        let known: Vec<_> = sides.into_iter().filter_map(|side| Some((side, tokens(side)?))).collect();
        let known: Vec<_> = known.into_iter().filter(|(_, tokens)| !tokens.is_empty()).collect();
        let Some(at) = known.iter().position(|(side, _)| result(side)) else { continue };
        let (want, units) = (value(&known[at].1).flat(), units(known[at].0));
        for (i, (_, tokens)) in known.iter().enumerate() {
            if i == at {
                continue;
            }
            count += 1;
            let got = value(tokens).flat();
            let off = |((got, want), unit): ((&f64, &f64), &f64)| {
                (got - want).abs() > unit * (1.0 + 1e-9) && want.abs() < 1e200
            };
            if got.len() != want.len() || got.iter().zip(&want).zip(&units).any(off) {
                wrong.push(format!("{got:?} for {want:?}: {}", words(line)));
            }
        }
    }
    (count, wrong)
}

/// Text without its markup.
pub fn bare(html: &str) -> String {
    let mut text = String::new();
    let mut tag = false;
    for c in html.chars() {
        match c {
            '<' => tag = true,
            '>' if tag => tag = false,
            c if !tag => text.push(c),
            _ => {}
        }
    }
    text
}

/// The same for a sentence: `2.5·4 = 10` and the like in it.
pub fn recompute_words(html: &str) -> (usize, Vec<String>) {
    let html = html.replace("<sup>", "^").replace("</sup>", " ");
    let text = bare(&html);
    let (mut count, mut wrong) = (0, Vec::new());
    for (i, _) in text.match_indices(" = ") {
        let after = &text[i + 3..];
        let end = after.find(|c: char| !"0123456789.−×⁰¹²³⁴⁵⁶⁷⁸⁹⁻".contains(c)).unwrap_or(after.len());
        let Some((want, unit)) = number(after[..end].trim_end_matches('.')) else { continue };
        let before = &text[..i];
        let from = before
            .char_indices()
            .rev()
            .take_while(|(_, c)| "0123456789.·/()−+×⁰¹²³⁴⁵⁶⁷⁸⁹⁻ ^".contains(*c))
            .last()
            .map_or(i, |(at, _)| at);
        let side = before[from..].trim();
        if !side.contains(['·', '/', '+']) && !side.contains(" − ") {
            continue;
        }
        let Some(tokens) = spelt(side) else { continue };
        count += 1;
        let got = value(&tokens).flat()[0];
        if (got - want).abs() > unit * (1.0 + 1e-9) {
            wrong.push(format!("{got} for {want}: {side} = {}", &after[..end]));
        }
    }
    (count, wrong)
}

/// The pieces of a formula in plain text.
fn spelt(text: &str) -> Option<Vec<Token>> {
    use super::value::Value;
    let mut all: Vec<Token> = Vec::new();
    let mut rest = text.trim();
    while let Some(c) = rest.chars().next() {
        if c.is_ascii_digit() {
            let end = rest.find(|c: char| !"0123456789.".contains(c)).unwrap_or(rest.len());
            let mut v: f64 = rest[..end].parse().ok()?;
            rest = &rest[end..];
            let raised = |text: &str| text.find(|c: char| !"⁰¹²³⁴⁵⁶⁷⁸⁹⁻".contains(c)).unwrap_or(text.len());
            let power = |text: &str| number(&format!("1×10{text}")).map(|(v, _)| math::log10(v));
            if let Some(after) = rest.strip_prefix("×10") {
                let end = raised(after);
                v *= math::pow(10.0, power(&after[..end])?);
                rest = &after[end..];
            } else if raised(rest) > 0 {
                let end = raised(rest);
                v = math::pow(v, power(&rest[..end])?);
                rest = &rest[end..];
            } else if let Some(after) = rest.strip_prefix('^') {
                let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
                v = math::pow(v, after[..end].parse().ok()?);
                rest = &after[end..];
            }
            all.push(Token::Numbers(Value::one(v)));
        } else if let Some(after) = rest.strip_prefix(")²") {
            // The number in the brackets, squared.
            let [.., Token::Sign('('), Token::Sign('−'), Token::Numbers(v)] = &all[..] else { return None };
            let squared = v.map(|v| v * v);
            all.truncate(all.len() - 3);
            all.push(Token::Numbers(squared));
            rest = after;
        } else {
            if c != ' ' {
                all.push(Token::Sign(c));
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    Some(all)
}
