//! What notebooks, consoles and programs put around numbers: prompts and their calls, numbering, code that is no data.

/// The text without these; nothing where it has none of them.
pub fn without_prompts(text: &str) -> Option<String> {
    if let Some(table) = table_in_code(text).or_else(|| coordinates(text)) {
        return Some(table.to_string());
    }
    if text.contains(" ...\n") && text.contains(';') && text.contains('[') {
        return Some(text.replace("...\n", "\n")); // MATLAB goes on in the next line
    }
    let prompted = text.contains("> ") || text.contains("In [") || text.contains("Out[");
    if !prompted && !is_numbered(text) {
        return None;
    }
    let numbered = is_numbered(text);
    let lines: Vec<&str> = text.lines().collect();
    let mut kept = String::with_capacity(text.len());
    for (i, line) in lines.iter().enumerate() {
        let (prompt, code) = prompt(line);
        let shown = lines
            .get(i + 1)
            .is_some_and(|next| self::prompt(next).0 != Prompt::In && !next.trim().is_empty());
        if !(prompt == Prompt::In && shown && is_call(code)) {
            kept.push_str(if prompt == Prompt::Notebook {
                code
            } else if numbered {
                without_number(line)
            } else {
                line
            });
        }
        kept.push('\n'); // so that lines keep their numbers
    }
    Some(kept)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Prompt {
    No,
    /// `>`, `>>>`, `In [3]:`
    In,
    /// `Out[3]:`, and `In [3]:` before what is data.
    Notebook,
}

/// The prompt of a line, and what follows it.
fn prompt(line: &str) -> (Prompt, &str) {
    let begun = line.trim_start();
    for (sign, out) in [("In [", false), ("Out[", true)] {
        let inner = begun.strip_prefix(sign).and_then(|rest| rest.split_once("]:"));
        if let Some((number, code)) = inner
            && number.bytes().all(|b| b.is_ascii_digit() || b == b' ')
        {
            let prompt = if out || !is_call(code) { Prompt::Notebook } else { Prompt::In };
            return (prompt, code.trim_start());
        }
    }
    match begun.strip_prefix(">>> ").or_else(|| begun.strip_prefix("> ")) {
        Some(code) => (Prompt::In, code),
        None => (Prompt::No, line),
    }
}

/// Whether a line of code only shows something: `head(cars)`, `df.head()`, `df[1:5]`, `df`.
fn is_call(code: &str) -> bool {
    let code = code.trim();
    let name =
        code.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.')).unwrap_or(code.len());
    let rest = &code[name..];
    code.starts_with(|c: char| c.is_ascii_alphabetic())
        && !rest.starts_with([' ', '=', ':', ',', '\t'])
        && (rest.is_empty() || rest.ends_with([')', ']']))
        && !code.contains("= ")
        && !code.contains("<-")
}

/// Whether every line begins with its number and then a bracket: `1. (1, 2)`.
fn is_numbered(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).peekable();
    lines.peek().is_some() && lines.all(|line| without_number(line).len() < line.len())
}

fn without_number(line: &str) -> &str {
    let rest = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    let rest =
        rest.strip_prefix(['.', ')', ':']).map(str::trim_start).filter(|rest| rest.starts_with(['(', '[']));
    rest.filter(|_| line.trim_start().starts_with(|c: char| c.is_ascii_digit())).unwrap_or(line)
}

/// The table that `read.table(text = "…")` or `pd.read_csv(StringIO("""…"""))` is given.
fn table_in_code(text: &str) -> Option<&str> {
    let call = text.find("read").filter(|at| text[*at..].len() > 10)?;
    let (function, rest) = text[call..].split_once('(')?;
    if !function.bytes().all(|b| b.is_ascii_alphanumeric() || b"._".contains(&b)) {
        return None;
    }
    let begin = rest.find(['"', '\''])?;
    let quote = if rest[begin..].starts_with('"') { '"' } else { '\'' };
    let inner = rest[begin..].trim_start_matches(quote);
    let inner = inner.split(quote).next()?;
    (inner.contains('\n') && inner.bytes().any(|b| b.is_ascii_digit())).then_some(inner)
}

/// The points of a plot in LaTeX (pgfplots).
fn coordinates(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("coordinates")?;
    let (between, rest) = rest.split_once('{')?;
    let inner = rest.split('}').next()?;
    (between.trim().is_empty() && inner.contains('(')).then_some(inner)
}
