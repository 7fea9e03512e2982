//! The lines of a table without what stands around them: comments, rules, prompts, marks of Markdown and LaTeX.

use super::latex;
use super::vectors::{caption, scale};
use std::borrow::Cow;

/// What is left.
#[derive(Default)]
pub struct Lines<'a> {
    /// Lines with their numbers, counted from 1.
    pub kept: Vec<(usize, Cow<'a, str>)>,
    /// The text of comments.
    pub comments: Vec<&'a str>,
    /// What `sep=` says.
    pub separator: Option<u8>,
    /// Whether cells are parted by `&`.
    pub latex: bool,
    /// A line of dots in place of rows that were not printed; 0 where there is none.
    pub dots: usize,
    /// Names of what is printed next, each with the number of lines kept before it.
    pub captions: Vec<(usize, &'a str)>,
}

/// Reads lines from a text that has been folded.
pub fn lines(text: &str) -> Lines<'_> {
    let latex = latex::is_latex(text);
    let mut found = Lines { latex, ..Lines::default() };
    let mut power = "";
    for (number, line) in (1..).zip(text.split('\n')) {
        if power.is_empty()
            && line.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b',' | b';' | b'\t' | b' ' | b'-'))
            && line.bytes().any(|b| b.is_ascii_digit())
        {
            found.kept.push((number, line.into())); // as most lines of long tables are
            continue;
        }
        if found.kept.is_empty()
            && let Some(sign) = separator(line)
        {
            found.separator = Some(sign);
            continue;
        }
        let line = line.trim_end_matches(' ');
        let bare = line.trim();
        if bare.is_empty() || is_frame(bare) || is_introduction(bare) {
            continue;
        }
        if bare.starts_with("[ reached ") {
            found.dots = number;
        } else if let Some(name) = caption(bare) {
            found.captions.push((found.kept.len(), name));
            power = "";
        } else if let Some(factor) = scale(bare) {
            power = factor;
        } else if !power.is_empty() {
            let scaled = |word: &str| {
                if word.bytes().any(|b| b.is_ascii_digit()) { format!("{word}{power}") } else { word.into() }
            };
            let words: Vec<String> = bare.split_whitespace().map(scaled).collect();
            found.kept.push((number, words.join(" ").into()));
        } else if let Some(comment) = comment(bare) {
            found.comments.push(comment);
        } else if bare.as_bytes().first().is_some_and(|b| b" .|,\t0123456789".contains(b))
            && bare.contains("..")
            && bare.chars().all(|c| " .|,\t0123456789".contains(c))
            && is_dots(bare)
            || bare == "…"
        {
            found.dots = number;
        } else if latex {
            found.kept.extend(latex::rows(line).map(|row| (number, row.into())));
        } else if let Some(line) = without_marks(line) {
            found.kept.push((number, line));
        }
    }
    found
}

/// `sep=;` in the first line, as spreadsheets write it.
fn separator(line: &str) -> Option<u8> {
    let line = line.trim_start_matches([' ', '\u{feff}']).trim_matches('"');
    let sign =
        line.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).and_then(|_| line.get(4..))?;
    match sign {
        "" | "\\t" | "tab" => Some(b'\t'),
        sign => sign.bytes().next().filter(u8::is_ascii), // a space as well
    }
}

fn comment(line: &str) -> Option<&str> {
    if let Some(rest) = line.strip_prefix('#') {
        let name = rest.starts_with([',', ';', '\t', '|', '/']); // a column called “#”
        return (!name).then_some(rest.trim_start_matches('#').trim());
    }
    let signs = match line.as_bytes().first()? {
        b'/' => "//",
        b'%' => "%",
        b'-' => "--",
        b'!' => "!",
        _ => return None,
    };
    let rest = line.strip_prefix(signs)?;
    (signs == "//" || rest.starts_with([' ', '\t'])).then_some(rest.trim())
}

/// Whether every word is dots, or the number of a row before them.
fn is_dots(line: &str) -> bool {
    let mut words = line.split(|c: char| " |,\t".contains(c)).filter(|word| !word.is_empty());
    words.all(|word| word.len() > 1 && word.bytes().all(|b| b == b'.'))
}

/// Whether a line only says that data follow: “Here is your data:”.
fn is_introduction(line: &str) -> bool {
    line.ends_with(':')
        && line.contains(' ')
        && !line.bytes().any(|b| b.is_ascii_digit() || b"\t;|,&".contains(&b))
}

/// Rules between rows, fences around them, and what programs print below a table.
fn is_frame(line: &str) -> bool {
    match line.as_bytes().first() {
        Some(b'[') => line.ends_with("columns]"),
        Some(b'@') => ["@relation", "@attribute", "@data"]
            .iter()
            .any(|word| line.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word))), // Weka
        Some(b'>') => line.bytes().all(|b| b == b'>'), // a prompt that waits
        Some(b's') => line.starts_with("shape: ("),
        Some(b'd') => line.starts_with("dtype: "),
        Some(b'N') => line.starts_with("Name: ") && line.contains("dtype"),
        Some(b'L') => line.starts_with("Length: ") && !line.contains('\t'),
        Some(b'R' | b'C') => {
            let count = line.strip_prefix("Rows: ").or_else(|| line.strip_prefix("Columns: "));
            count.is_some_and(|count| count.bytes().all(|b| b.is_ascii_digit() || b == b','))
        }
        Some(b'\'') => line.starts_with("'''") || line.starts_with("'data.frame'"),
        Some(b'|' | b'-' | b':' | b'+' | b'=' | b'~' | b'_') => {
            let rule = line.bytes().all(|b| b"|-:+=~_ ".contains(&b))
                && line.bytes().any(|b| b"|-+=_".contains(&b))
                && line.len() > 2;
            rule || line.starts_with("~~~") || line == "|-" || line == "|}"
        }
        _ => false,
    }
}

fn without_marks(line: &str) -> Option<Cow<'_, str>> {
    let mut line = line.trim_matches(' ');
    while let Some(rest) =
        line.strip_prefix('>').filter(|rest| rest.starts_with("> ") || rest.starts_with(" >"))
    {
        if line.starts_with(">>> ") {
            break; // the prompt of Python
        }
        line = rest.trim_start(); // quoted in a mail, and again
    }
    if let Some(rest) = line.strip_prefix(">>> ").or_else(|| line.strip_prefix("> ")) {
        if rest.starts_with(|c: char| c.is_ascii_alphabetic())
            && !rest.contains(['=', '-', '[', '(', ',', ';', '\t', ' '])
        {
            return None; // the name of what is printed next
        }
        line = rest.trim_start();
    }
    if let Some(line) = assigned(line).or_else(|| of_str(line)) {
        return Some(line.into());
    }
    if let Some(rest) = row_label(line) {
        return Some(rest.into());
    }
    line = match (line.strip_prefix('['), line.strip_suffix(']')) {
        (Some(rest), _) if !line.contains(']') => rest, // the first row of a matrix
        (_, Some(rest)) if !line.contains('[') => rest, // the last
        _ => line,
    };
    if line.starts_with('|') || line.ends_with('|') {
        let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
        if line.ends_with('|') && number.len() < line.len() {
            line = number.strip_prefix(". |").unwrap_or(line); // Stata numbers its rows outside the frame
        }
        let line = line.strip_prefix('|').unwrap_or(line);
        let line = line.strip_suffix('|').unwrap_or(line);
        return Some(line.replace("\\|", "/").into());
    }
    let cut = if line.contains('"') || !line.contains(['#', '/']) {
        None
    } else {
        line.find(" #").or_else(|| line.find("\t#")).or_else(|| line.find(" // "))
    };
    Some(match cut.map(|at| line[..at].trim_end_matches([' ', '\t'])) {
        Some(before) if before.bytes().any(|b| b.is_ascii_digit()) => before.into(),
        _ => line.into(),
    })
}

/// `x = 1 2 3` with the name as the first cell; `x=1, y=2` without names.
fn assigned(line: &str) -> Option<String> {
    if !line.contains('=') || line.contains(['"', '(', '[', '{']) {
        return None;
    }
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_alphabetic()) && name.chars().all(|c| c.is_alphanumeric() || c == '_')
    };
    let digits =
        |text: &str| text.trim_start().starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
    let (first, rest) = line.split_once('=')?;
    if !is_name(first.trim()) || !digits(rest) {
        return None;
    }
    if !rest.contains('=') {
        let list = rest.trim();
        let by = match list {
            _ if list.contains(';') => ";",
            _ if list.contains('\t') => "\t",
            _ if list.contains(", ") || !list.contains(' ') => ",",
            _ => " ",
        };
        return Some(format!("{}{by}{list}", first.trim()));
    }
    // Names stand before each number: what is between two signs is a number and the next name.
    let mut text = String::new();
    let mut names = vec![first.trim()];
    let mut parts = rest.split('=').peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            text.push_str(part);
            break;
        }
        let end = part.trim_end().rfind([' ', ',', ';', '\t'])? + 1;
        if !is_name(part[end..].trim()) || !digits(part) {
            return None;
        }
        names.push(part[end..].trim());
        text.push_str(&part[..end]);
    }
    if let [target, _] = names[..]
        && target.starts_with(['y', 'Y'])
    {
        // The first number is the target.
        let end = text.find(|c: char| !(c.is_ascii_digit() || "+-.eE".contains(c)))?;
        let other = text[end..].trim_start_matches([' ', ',', ';', '\t']);
        return Some(format!("{other};{}", &text[..end]));
    }
    Some(text)
}

/// A column as `str` of R tells of it, ` $ x: num  1 2 3 ...`, or `glimpse`, `$ x <dbl> 1, 2, 3`: its name and its numbers.
fn of_str(line: &str) -> Option<String> {
    let rest = line.trim_start().strip_prefix("$ ")?;
    let (name, kind, numbers) = match rest.split_once(" <") {
        Some((name, rest)) => rest.split_once('>').map(|(kind, numbers)| (name, kind, numbers))?,
        None => {
            let (name, rest) = rest.split_once(':')?;
            rest.trim_start().split_once(' ').map(|(kind, numbers)| (name, kind, numbers))?
        }
    };
    let known = ["num", "int", "logi", "chr", "dbl", "lgl"].contains(&kind);
    known.then(|| format!("{}: {}", name.trim(), numbers.trim()))
}

/// What follows `[3,]`, with which R begins a row of a matrix.
fn row_label(line: &str) -> Option<&str> {
    let (label, rest) = line.strip_prefix('[')?.split_once(",]")?;
    (!label.is_empty() && label.bytes().all(|b| b.is_ascii_digit())).then(|| rest.trim_start())
}
