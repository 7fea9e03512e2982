//! What is done to a text as a whole before it is looked at line by line.

use super::html::without_tags;
use super::records::in_rows;
use super::transcript::without_prompts;
use std::borrow::Cow;

/// A text that has been folded, as its writer saw it, and what was left out of it, in a sentence.
pub fn whole(text: &str) -> (Cow<'_, str>, Option<String>) {
    let mut text = Cow::Borrowed(text);
    if let Some(plain) = without_tags(&text) {
        text = plain.into();
    }
    // As TensorFlow prints: `<tf.Tensor: shape=(3, 2), dtype=…, numpy=array(…)>`.
    if text.trim_start().starts_with("<tf.")
        && let Some((_, numbers)) = text.split_once("numpy=")
    {
        text = numbers.to_string().into();
    }
    if text.contains("\\left") {
        text = text.replace("\\left", "").replace("\\right", "").into();
    }
    if let Some(plain) = unquoted(&text) {
        text = plain.into();
    }
    if text.contains("\\-") && !text.contains('&') {
        text = text.replace("\\-", "-").into(); // as Markdown escapes it
    }
    let quoted = ["\"[", "\"{"].iter().any(|begin| text.trim_start().starts_with(begin));
    if !text.contains('\n') && (text.contains("\\n") || quoted) && !text.contains('&') {
        text = breaks(&text).into();
    }
    if let Some(plain) = without_prompts(&text) {
        text = plain.into();
    }
    if let Some(rows) = in_rows(&text) {
        text = rows.into();
    }
    let (plain, sample) = without_errors(&text);
    let note = sample.map(|sample| format!("What stands behind ± is left out, as in “{sample}”."));
    match plain {
        Some(plain) => (plain.into(), note),
        None => (text, note),
    }
}

/// Lines each of which somebody has put into quotation marks or behind a bullet as a whole.
fn unquoted(text: &str) -> Option<String> {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    if lines().all(|line| line.starts_with("* (") || line.starts_with("* [")) {
        return (!text.trim().is_empty()).then(|| text.replace("* ", ""));
    }
    let sign = text.trim_start().chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inner = |line: &str| {
        let inner = line.trim().strip_prefix(sign)?.strip_suffix(sign)?;
        (!inner.contains(sign) && !inner.is_empty()).then(|| inner.to_string())
    };
    // A comma by itself may stand in one number; with letters beside it, in a heading, it does not.
    let parts = |line: &str| {
        line.contains([';', '\t', '|'])
            || line.contains(", ")
            || (line.contains(',') && !line.bytes().any(|b| b.is_ascii_digit()))
    };
    let all: Vec<String> = text
        .lines()
        .map(|line| if line.trim().is_empty() { Some(String::new()) } else { inner(line) })
        .collect::<Option<_>>()?;
    (all.len() > 1 && all.iter().any(|line| parts(line))).then(|| all.join("\n"))
}

/// A text as programs show it, with `\n` for the end of a line.
fn breaks(text: &str) -> String {
    let text = text.trim();
    let inner = ['"', '\''].iter().find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote));
    inner.unwrap_or(text).replace("\\\"", "\"").replace("\\r", "").replace("\\n", "\n").replace("\\t", "\t")
}

/// Without the errors of measured numbers, `1.5 ± 0.1`; and one of these.
fn without_errors(text: &str) -> (Option<String>, Option<String>) {
    if !["±", "+/-", "\\pm"].iter().any(|sign| text.contains(sign)) {
        return (None, None);
    }
    let text = text.replace("+/-", "±").replace("\\pm", "±");
    let number = |c: char| c.is_ascii_digit() || ".,eE".contains(c);
    let mut parts = text.split('±');
    let mut plain = parts.next().unwrap_or_default().to_string();
    let mut sample = None;
    for part in parts {
        let error = part.trim_start_matches(' ');
        let rest = error.trim_start_matches(number);
        let begin = plain.trim_end_matches(' ');
        if rest.len() == error.len() || !begin.ends_with(|c: char| c.is_ascii_digit() || c == '.') {
            plain.push('±');
            plain.push_str(part);
            continue;
        }
        let size = begin.rfind(|c: char| !number(c)).map_or(0, |at| at + 1);
        // A comma behind the error parts it from the next number.
        let end = error[..error.len() - rest.len()].trim_end_matches([',', '.']);
        sample.get_or_insert_with(|| format!("{} ± {end}", begin.get(size..).unwrap_or_default()));
        plain.truncate(plain.trim_end_matches(' ').len());
        plain.push_str(&error[end.len()..]);
    }
    (Some(plain), sample)
}
