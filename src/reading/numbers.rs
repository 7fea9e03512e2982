//! What people write for a number.

use super::fold::{NO_BREAK, fold};
use crate::number;

/// What stands before the fraction of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalMark {
    /// `1,234.5`
    Point,
    /// `1.234,5`
    Comma,
}

/// What a written number tells of the mark that its writer puts before fractions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tells {
    /// It has neither comma nor point.
    Nothing,
    /// It can only be this mark.
    Only(DecimalMark),
    /// `1,234`: with a decimal comma another number than without.
    EitherComma,
    /// `1.234`: the same of the point.
    EitherPoint,
}

/// A number as it was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Written {
    /// The number; infinite where it is too large for one.
    pub value: f64,
    /// What it tells of the mark before fractions.
    pub tells: Tells,
    /// Whether it was divided by 100 for a percent sign (or 1000 for `‰`).
    pub percent: bool,
    /// Whether there was a sign of a currency.
    pub money: bool,
    /// Whether it was computed from a fraction.
    pub fraction: bool,
}

/// The number that a person types, by itself: nothing where it is none.
pub fn typed(text: &str) -> Option<f64> {
    if text.len() > 200 {
        return None; // no number that anyone types, and work is bounded
    }
    let text = fold(text);
    let number = |text: &str| number::read(text).or_else(|| written(text, None).map(|number| number.value));
    number(text.trim()).or_else(|| number(unwrapped(text.trim())?))
}

/// What is between quotes or square brackets, after `≈`, or before the mark that ends a sentence or a statement. Round brackets
/// may be a minus of accounts.
fn unwrapped(text: &str) -> Option<&str> {
    let between = |(open, close): (char, char)| text.strip_prefix(open)?.strip_suffix(close);
    let inner = [('[', ']'), ('"', '"'), ('\'', '\''), ('`', '`')]
        .into_iter()
        .find_map(between)
        .or_else(|| text.strip_prefix(['~', '≈']))
        .or_else(|| text.strip_suffix(['.', ';']));
    inner.map(str::trim)
}

/// Whether a text is more than the plain digits of a number, so that the reader is told as what it was read.
pub fn is_plain(text: &str) -> bool {
    number::read(text.trim().trim_start_matches('+')).is_some()
}

/// A number of plain digits, about as large as it is: what most cells hold, at the cost of looking at each sign once.
fn quick(text: &str) -> Option<Written> {
    let (negative, digits) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    let (mut whole, mut count, mut point, mut comma) = (0_u64, 0, None, None);
    if digits.len() > 19 {
        return None;
    }
    for b in digits {
        match b {
            b'0'..=b'9' => (whole, count) = (10 * whole + u64::from(b - b'0'), count + 1),
            b'.' if point.is_none() && comma.is_none() => point = Some(count),
            b',' if comma.is_none() => comma = Some(count),
            _ => return None,
        }
    }
    if count == 0 || comma == Some(count) {
        return None;
    }
    let group = |before: usize, after: usize| (1..=3).contains(&before) && digits[0] != b'0' && after == 3;
    let (places, tells) = match (point, comma) {
        (None, None) => (0, Tells::Nothing),
        (Some(before), None) if group(before, count - before) => (count - before, Tells::EitherPoint),
        (Some(before), None) => (count - before, Tells::Only(DecimalMark::Point)),
        (None, Some(before)) if group(before, count - before) => (0, Tells::EitherComma),
        (None, Some(before)) => (count - before, Tells::Only(DecimalMark::Comma)),
        (Some(before), Some(comma)) if (1..=3).contains(&before) && comma - before == 3 => {
            (count - comma, Tells::Only(DecimalMark::Comma)) // 1.234,5
        }
        _ => return None,
    };
    const POWERS: [f64; 20] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
        1e18, 1e19,
    ];
    let size = whole as f64 / POWERS[places];
    Some(Written {
        value: if negative { -size } else { size },
        tells,
        percent: false,
        money: false,
        fraction: false,
    })
}

/// What is written in a cell, at first sight: whether it is a number, about which, and what it tells of marks. What is taken in
/// the end is read by [`written`].
pub fn at_sight(cell: &str) -> Option<Written> {
    quick(cell).or_else(|| written(cell, None))
}

/// A number in a text that has been folded. `mark` decides where comma and point alone do not; without it a comma before
/// three digits parts thousands, and a point does not.
pub fn written(text: &str, mark: Option<DecimalMark>) -> Option<Written> {
    let text = text.trim();
    let first = *text.as_bytes().first()?;
    if text.len() > 80 || (first.is_ascii_alphabetic() && !text.bytes().any(|b| b.is_ascii_digit())) {
        return None;
    }
    if let Some((body, tells)) = plain(text, mark) {
        return Some(Written { value: body, tells, percent: false, money: false, fraction: false });
    }
    let (negative, rest) = sign(text);
    let (before, rest) = without_currency_before(rest);
    let (again, rest) = if before { sign(rest) } else { (false, rest) };
    let mut rest = rest;
    let (mut percent, mut per_mille, mut after) = (false, false, false);
    loop {
        let trimmed = rest.trim_end();
        if let Some(cut) =
            trimmed.strip_suffix('%').or_else(|| trimmed.strip_suffix("\\%")).filter(|_| !percent)
        {
            (percent, rest) = (true, cut.trim_end_matches('\\'));
        } else if let Some(cut) = trimmed.strip_suffix('‰').filter(|_| !percent) {
            (percent, per_mille, rest) = (true, true, cut);
        } else if let Some(cut) = without_currency_after(trimmed).filter(|_| !after && !before) {
            (after, rest) = (true, cut);
        } else {
            rest = trimmed;
            break;
        }
    }
    let rest = rest.trim();
    if rest.starts_with(['+', '-']) {
        return None; // two signs
    }
    let (size, tells, fraction) = value(rest, mark)?;
    let size = match (percent, per_mille) {
        (true, true) => size / 1000.0,
        (true, false) => size / 100.0,
        _ => size,
    };
    let value = if negative != again { -size } else { size };
    Some(Written { value, tells, percent, money: before || after, fraction })
}

fn sign(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text).trim_start()),
    }
}

const SIGNS: [&str; 14] = ["$", "€", "£", "¥", "₹", "₽", "₩", "₪", "₺", "₴", "฿", "₫", "¢", "\\$"];
const CODES: [&str; 24] = [
    "USD", "EUR", "GBP", "CHF", "JPY", "INR", "CNY", "SEK", "NOK", "DKK", "PLN", "CZK", "CAD", "AUD", "BRL",
    "R$", "US$", "kr", "zł", "Kč", "Fr.", "Rs", "C$", "A$",
];

fn without_currency_before(text: &str) -> (bool, &str) {
    let all = CODES.iter().chain(&SIGNS);
    let found = all.filter_map(|sign| text.strip_prefix(sign)).next();
    found.map_or((false, text), |rest| (true, rest.trim_start()))
}

fn without_currency_after(text: &str) -> Option<&str> {
    CODES.iter().chain(&SIGNS).find_map(|sign| text.strip_suffix(sign))
}

/// A number without sign: with powers, fractions, products with a power.
fn value(text: &str, mark: Option<DecimalMark>) -> Option<(f64, Tells, bool)> {
    if let Some((value, tells)) = plain(text, mark) {
        return Some((value, tells, false));
    }
    if let Some((size, power)) = text.split_once(" e").or_else(|| text.split_once(" E"))
        && !size.contains(' ')
    {
        return plain(&format!("{size}e{power}"), mark).map(|(value, tells)| (value, tells, false));
    }
    if !text.contains(['/', '^', '*', 'x', '\\', 'D', 'd']) && text.is_ascii() {
        return None;
    }
    if let Some(text) = fortran(text) {
        return plain(&text, mark).map(|(value, tells)| (value, tells, false));
    }
    let text = expanded(text)?;
    if let Some((whole, part)) = text.split_once('/') {
        let (whole, above) = match whole.rsplit_once(' ') {
            Some((whole, above)) => (plain(whole.trim(), mark)?.0, above),
            None => (0.0, whole),
        };
        let (above, below) = (product(above, mark)?, product(part, mark)?);
        let value = whole + above.0 / below.0;
        return (below.0 != 0.0 && value.is_finite()).then_some((value, above.1, true));
    }
    product(&text, mark).map(|(value, tells)| (value, tells, false))
}

/// `1.0D+00`, as Fortran prints.
fn fortran(text: &str) -> Option<String> {
    let (size, power) = text.split_once(['D', 'd'])?;
    let digits = power.strip_prefix(['+', '-']).unwrap_or(power);
    let whole = size.contains('.') && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    whole.then(|| format!("{size}e{power}"))
}

/// The number where a person types `1.000` for a whole one: a thousand is meant.
pub fn thousands(text: &str) -> Option<f64> {
    let folded = fold(text);
    let sight = at_sight(folded.trim())?;
    let mark = (sight.tells == Tells::EitherPoint).then_some(DecimalMark::Comma)?;
    written(&folded, Some(mark)).map(|number| number.value)
}

/// Powers in one spelling, small fractions as such, spaces only where they mean something.
fn expanded(text: &str) -> Option<String> {
    let mut plain = String::new();
    let mut raised = false;
    for c in text.chars() {
        let small = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺".chars().position(|other| other == c);
        if let Some(at) = small {
            if !raised {
                plain.push('^');
            }
            raised = true;
            plain.push(char::from(*b"0123456789-+".get(at)?));
            continue;
        }
        raised = false;
        let part = match c {
            '½' => "1/2",
            '¼' => "1/4",
            '¾' => "3/4",
            '⅓' => "1/3",
            '⅔' => "2/3",
            '⅕' => "1/5",
            '⅛' => "1/8",
            '⅜' => "3/8",
            '⅝' => "5/8",
            '⅞' => "7/8",
            _ => {
                plain.push(c);
                continue;
            }
        };
        if plain.ends_with(['^', '*']) {
            return None; // `10^½` is no fraction of 10
        }
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(part);
    }
    let plain = plain
        .replace("\\times", "*")
        .replace("\\cdot", "*")
        .replace("*^", "e")
        .replace("**", "^")
        .replace(['{', '}', '$'], "");
    let mut text = String::new();
    let mut words = plain.split_whitespace().peekable();
    while let Some(word) = words.next() {
        text.push_str(word);
        let joins = |c: char| "*^/x".contains(c);
        if words.peek().is_some_and(|next| !next.starts_with(joins) && !word.ends_with(joins)) {
            text.push(' ');
        }
    }
    Some(text)
}

/// `a`, `a*10^b`, `a^b`.
fn product(text: &str, mark: Option<DecimalMark>) -> Option<(f64, Tells)> {
    let text = text.trim();
    let Some((base, power)) = text.split_once('^') else { return plain(text, mark) };
    let power = power.strip_prefix('(').and_then(|p| p.strip_suffix(')')).unwrap_or(power);
    let digits = power.strip_prefix(['+', '-']).unwrap_or(power);
    if digits.is_empty() || digits.len() > 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if let Some(size) = base.strip_suffix("*10").or_else(|| base.strip_suffix("x10")) {
        let (_, tells) = plain(size, mark)?;
        let digits = canonical(size, mark)?.0;
        return number::read(&format!("{digits}e{power}"))
            .map(|value| (value, tells))
            .filter(|_| !digits.contains(['e', 'E']));
    }
    if base == "10" {
        return number::read(&format!("1e{power}")).map(|value| (value, Tells::Nothing));
    }
    let (base, tells) = plain(base, mark)?;
    let times: i32 = number::read(power)? as i32;
    let size = (0..times.unsigned_abs().min(2000)).fold(1.0, |size, _| size * base);
    Some((if times < 0 { 1.0 / size } else { size }, tells))
}

/// Digits with marks between them, and an exponent.
fn plain(text: &str, mark: Option<DecimalMark>) -> Option<(f64, Tells)> {
    let (canonical, tells) = canonical(text, mark)?;
    number::read(&canonical).map(|value| (value, tells))
}

/// The same in the digits of a program.
fn canonical(text: &str, mark: Option<DecimalMark>) -> Option<(std::borrow::Cow<'_, str>, Tells)> {
    let bytes = text.as_bytes();
    let simple = |b: &u8| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E');
    if bytes.iter().all(simple) {
        let size = text.trim_start_matches(['-', '+']);
        let whole = size.split(['e', 'E']).next()?;
        let (points, tells) = match whole.split_once('.') {
            None => (0, Tells::Nothing),
            Some((before, after)) if after.contains('.') => (2, told(before, after, DecimalMark::Point)),
            Some((before, after)) => (1, told(before, after, DecimalMark::Point)),
        };
        let grouped = tells == Tells::EitherPoint && mark == Some(DecimalMark::Comma);
        if points < 2 && !grouped {
            return Some((text.into(), tells));
        }
    }
    if !bytes.iter().all(|b| simple(b) || matches!(b, b',' | b' ' | b'\'' | b'_' | 0xc2 | 0xa0)) {
        return None;
    }
    let start = if text.starts_with(['-', '+']) { 1 } else { 0 };
    let (sign, text) = text.split_at(start);
    let (size, power) = match text.find(['e', 'E']) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let (size, tells) = size_of(size, mark)?;
    Some((format!("{sign}{size}{power}").into(), tells))
}

/// What the one mark in `before` mark `after` tells.
fn told(before: &str, after: &str, mark: DecimalMark) -> Tells {
    let groups = (1..=3).contains(&before.len()) && !before.starts_with('0') && after.len() == 3;
    match mark {
        DecimalMark::Point if groups => Tells::EitherPoint,
        DecimalMark::Comma if groups => Tells::EitherComma,
        other => Tells::Only(other),
    }
}

fn size_of(text: &str, mark: Option<DecimalMark>) -> Option<(String, Tells)> {
    let (commas, points) = (text.matches(',').count(), text.matches('.').count());
    let neutral = [' ', '\'', '_', NO_BREAK];
    let decided = match (commas, points) {
        (0, 0) => (None, Tells::Nothing),
        (0, 1) | (1, 0) => {
            let (sign, here) =
                if commas == 1 { (',', DecimalMark::Comma) } else { ('.', DecimalMark::Point) };
            let (before, after) = text.split_once(sign)?;
            let tells = if before.contains(neutral) { Tells::Only(here) } else { told(before, after, here) };
            let decimal = match tells {
                Tells::EitherComma => mark == Some(DecimalMark::Comma),
                Tells::EitherPoint => mark != Some(DecimalMark::Comma),
                _ => true,
            };
            (decimal.then_some(here), tells)
        }
        (_, 0) => (None, Tells::Only(DecimalMark::Point)),
        (0, _) => (None, Tells::Only(DecimalMark::Comma)),
        (1, _) if text.rfind(',') > text.rfind('.') => {
            (Some(DecimalMark::Comma), Tells::Only(DecimalMark::Comma))
        }
        (_, 1) if text.rfind('.') > text.rfind(',') => {
            (Some(DecimalMark::Point), Tells::Only(DecimalMark::Point))
        }
        _ => return None,
    };
    let (whole, fraction) = match decided.0 {
        Some(DecimalMark::Comma) => text.split_once(',')?,
        Some(DecimalMark::Point) => text.split_once('.')?,
        None => (text, ""),
    };
    if !fraction.bytes().all(|b| b.is_ascii_digit()) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    if decided.0 == Some(DecimalMark::Comma) && fraction.is_empty() {
        return None; // `5,` is the beginning of a list
    }
    let whole = ungrouped(whole)?;
    Some((if decided.0.is_some() { format!("{whole}.{fraction}") } else { whole }, decided.1))
}

/// Digits without what stands between groups of three (or, as in India, of two and at last three).
fn ungrouped(text: &str) -> Option<String> {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return Some(text.into());
    }
    let sign = text.chars().find(|c| !c.is_ascii_digit())?;
    let groups: Vec<&str> = text.split(sign).collect();
    let (first, last) = (groups.first()?, groups.last()?);
    let digits = groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_digit()));
    let inner = &groups[1..groups.len() - 1];
    let sized = (1..=3).contains(&first.len())
        && last.len() == 3
        && (inner.iter().all(|group| group.len() == 3)
            || (sign == ',' && first.len() <= 2 && inner.iter().all(|group| group.len() == 2)));
    (digits && sized).then(|| groups.concat())
}
