//! Where a long formula may break into lines: before its signs, outside of brackets.

use crate::formula::then;

/// So many characters fit into a line of a narrow panel.
const LINE: usize = 32;

/// A formula in pieces between which a line may break; a short one is one piece. They begin with =, ←, + or −, after a comma, and
/// where that leaves long ones also with a product's dot.
pub fn pieces(formula: &str) -> Vec<String> {
    let mut parts = Vec::new();
    flatten(formula, &mut parts);
    if length(formula) <= LINE {
        return vec![formula.into()];
    }
    let sums = split(parts, &["=", "←", "≈", "+", "−"]);
    sums.into_iter().flat_map(products).enumerate().map(row).collect()
}

/// A long piece split at its products.
fn products(piece: Vec<&str>) -> Vec<Vec<&str>> {
    let long = piece.iter().map(|part| length(part)).sum::<usize>() > LINE;
    if long { split(piece, &["·", "⊙"]) } else { vec![piece] }
}

/// How many characters wide it is: of a vector or a matrix its longest row.
fn length(formula: &str) -> usize {
    if let Some((before, table)) = formula.split_once("<mtable") {
        let (rows, after) = table.split_once("</mtable>").unwrap_or((table, ""));
        return length(before) + rows.split("<mtr>").map(length).max().unwrap_or(0) + length(after);
    }
    let texts = formula.split('<').skip(1).filter_map(|part| part.split_once('>'));
    texts.map(|(_, text)| text.chars().count()).sum()
}

/// The elements in it, without rows that only group: in a row with fences that stretch, these go by its height.
fn flatten<'a>(formula: &'a str, parts: &mut Vec<&'a str>) {
    let mut rest = formula;
    while let Some((element, after)) = element(rest) {
        let inner = element.strip_prefix("<mrow>").and_then(|inner| inner.strip_suffix("</mrow>"));
        match inner {
            Some(inner)
                if !["(", "[", "{", "‖"].iter().any(|fence| inner.starts_with(&format!("<mo>{fence}"))) =>
            {
                flatten(inner, parts);
            }
            _ => parts.push(element),
        }
        rest = after;
    }
}

/// The element that a formula begins with, and what comes after it.
fn element(text: &str) -> Option<(&str, &str)> {
    let (mut depth, mut at) = (0, 0);
    loop {
        let tag = text.get(at..)?;
        let end = tag.find('>')? + 1;
        match (tag.starts_with("</"), tag.get(..end)?.ends_with("/>")) {
            (true, _) => depth -= 1,
            (false, false) => depth += 1,
            (false, true) => {}
        }
        at += end;
        if depth == 0 {
            return text.split_at_checked(at);
        }
        at += text.get(at..)?.find('<')?;
    }
}

/// The sign that an operator is.
fn sign(part: &str) -> Option<&str> {
    part.strip_prefix("<mo")?.split_once('>')?.1.strip_suffix("</mo>")
}

/// Splits before signs and after commas, outside of brackets and bars.
fn split<'a>(parts: Vec<&'a str>, signs: &[&str]) -> Vec<Vec<&'a str>> {
    let (mut all, mut depth, mut bar) = (vec![Vec::new()], 0, false);
    let mut before = None;
    for part in parts {
        let sign = sign(part);
        match sign {
            Some("(" | "[") => depth += 1,
            Some(")" | "]") => depth -= 1,
            Some("|") => bar = !bar,
            _ => {}
        }
        let outside = depth == 0 && !bar;
        // A sign right behind another belongs to the number after it.
        let between =
            before.is_some_and(|before: Option<&str>| matches!(before, None | Some(")" | "]" | "|")));
        let begins = outside && between && sign.is_some_and(|sign| signs.contains(&sign));
        if begins || (outside && before == Some(Some(","))) {
            all.push(Vec::new());
        }
        if let Some(last) = all.last_mut() {
            last.push(part);
        }
        before = Some(sign);
    }
    all
}

/// A piece; + or − that it begins with keep the space of a sign between two operands.
fn row((i, parts): (usize, Vec<&str>)) -> String {
    let text = match parts.as_slice() {
        ["<mo>+</mo>", rest @ ..] if i > 0 => then("+") + &rest.concat(),
        ["<mo>−</mo>", rest @ ..] if i > 0 => then("−") + &rest.concat(),
        _ => parts.concat(),
    };
    format!("<mrow>{text}</mrow>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::Role;
    use crate::formula::{bracket, factor, number, op, row, text, var};

    fn broken(formula: &str) -> Vec<String> {
        pieces(formula).iter().map(|piece| text(piece)).collect()
    }

    #[test]
    fn long_formulas_break_before_signs() {
        let number = |v| number(v, Role::Value);
        let sum = |a: f64, b: f64| row(&[factor(a, Role::Value), op("·"), factor(b, Role::Value)]);
        let line =
            row(&[number(1.25), op("="), number(0.5), op("+"), sum(-1.5, 0.5), op("+"), sum(-1.0, -1.5)]);
        assert_eq!(broken(&line), ["1.250", "=0.500", "+(−1.500) 0.500", "+(−1.000) (−1.500)"]);
        let inside = row(&[bracket("("), number(1234.5), op("−"), number(2345.5), bracket(")")]);
        let line = row(&[var("y"), op("="), op("−"), number(2.0), op("·"), inside.clone(), op("·"), inside]);
        assert_eq!(broken(&line), ["y", "= − 2.000", " (1234.500 − 2345.500)", " (1234.500 − 2345.500)"]);
    }

    #[test]
    fn short_ones_stay_whole() {
        let line = row(&[var("y"), op("="), number(2.0, Role::Value), op("+"), var("x")]);
        assert_eq!(pieces(&line), [line]);
    }
}
