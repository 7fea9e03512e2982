//! Tables as LaTeX has them: rows that end in `\\`, cells with `&` between them.

/// Commands with two arguments, of which the first is the number and the second its unit.
const WITH_UNIT: [&str; 3] = ["SI", "qty", "tablenum"];

/// Commands of which something is left, for who reads numbers.
const KEPT: [&str; 3] = ["times", "cdot", "pm"];

/// Whether a text has rows of LaTeX.
pub fn is_latex(text: &str) -> bool {
    text.contains('&') && text.contains("\\\\")
}

/// The rows in a line, without commands.
pub fn rows(line: &str) -> impl Iterator<Item = String> {
    line.split("\\\\").filter(|row| row.contains('&')).map(|row| {
        // `\\[2pt]` ends a row with more room below it.
        let row = row.trim();
        let row = row.strip_prefix('[').and_then(|rest| rest.split_once(']')).map_or(row, |(_, rest)| rest);
        plain(row)
    })
}

/// A row without commands, signs of mathematics and braces.
fn plain(row: &str) -> String {
    let row = row.replace('$', "").replace("\\%", "%").replace("\\ ", " ").replace("\\,", "");
    let row = row.replace("{,}", ",").replace('~', " ");
    let row = ["^{***}", "^{**}", "^{*}"].iter().fold(row, |row, stars| row.replace(stars, ""));
    let mut text = String::new();
    let mut rest = &*row;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let end = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
        let (name, after) = after.split_at(end);
        rest = after;
        if KEPT.contains(&name) {
            text.push('\\');
            text.push_str(name);
        } else if name == "begin" || name == "end" {
            while let Some((_, after)) = rest.strip_prefix('{').and_then(|inner| inner.split_once('}')) {
                rest = after;
            }
        } else if ["frac", "dfrac", "tfrac"].contains(&name) {
            if let Some((above, below)) = rest.strip_prefix('{').and_then(|inner| inner.split_once("}{")) {
                text.push_str(&format!("{above}/"));
                rest = below;
            }
        } else if name == "multirow" || name == "multicolumn" {
            for _ in 0..2 {
                rest = rest.strip_prefix('{').map_or(rest, |inner| inner.get(closing(inner)..).unwrap_or(""));
            }
        } else if ["footnote", "footnotemark", "cite", "ref", "label", "textsuperscript", "tnote"]
            .contains(&name)
        {
            rest = rest.strip_prefix('{').map_or(rest, |inner| inner.get(closing(inner)..).unwrap_or(""));
        } else if ["rowcolor", "cellcolor", "color", "textcolor"].contains(&name) {
            if let Some((_, after)) = rest.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
                rest = after;
            }
            rest = rest.strip_prefix('{').map_or(rest, |inner| inner.get(closing(inner)..).unwrap_or(""));
        } else if name == "cline" || name == "cmidrule" {
            rest = rest.split_once('}').map_or("", |(_, after)| after);
        } else if WITH_UNIT.contains(&name)
            && let Some((number, unit)) = rest.strip_prefix('{').and_then(|inner| inner.split_once("}{"))
        {
            text.push_str(number);
            rest = unit.get(closing(unit)..).unwrap_or("");
        }
    }
    text.push_str(rest);
    text.replace(['{', '}'], "")
}

/// Where what follows the brace begins that closes the one before a text.
fn closing(text: &str) -> usize {
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        if depth == 0 {
            return at + 1;
        }
    }
    text.len()
}
