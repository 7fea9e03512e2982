//! Numbers for links, files and boxes to type in: what is written reads back.

use super::read;

/// The shortest text that reads back as the same number.
pub fn write_number(v: f64) -> String {
    let text = format!("{:?}", if v == 0.0 { 0.0 } else { v });
    match text.strip_suffix(".0") {
        Some(whole) => whole.to_string(),
        None => text,
    }
}

/// The number rounded to `digits` digits after its first.
pub fn rounded(v: f64, digits: usize) -> f64 {
    read(&format!("{v:.digits$e}")).unwrap_or(v)
}

/// A number with `decimals` decimals, without zeros at the end.
pub fn trimmed(v: f64, decimals: usize) -> String {
    let text = format!("{v:.decimals$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').into() } else { text }
}

/// A number dragged along an axis of that width, with as many decimals as can be told apart there: to about a 500th of it.
pub fn tidy(v: f64, width: f64) -> String {
    let (mut unit, mut decimals) = (1.0, 0);
    while unit > width / 500.0 && decimals < 12 {
        unit /= 10.0;
        decimals += 1;
    }
    write_number(read(&format!("{v:.decimals$}")).unwrap_or(v))
}
