//! Where a link ends in the text around it.

/// A link without what follows it: markup, or the rest of a sentence. It is sought behind the last `&` alone, and what can be part
/// of a value ends nothing.
pub(super) fn without_rest(text: &str) -> &str {
    let last = text.rfind('&').map_or(0, |at| at + 1);
    let value = text[last..].find('=').map_or(last, |at| last + at + 1);
    let mut before = '=';
    for (at, c) in text[value..].char_indices() {
        let after = &text[value + at + c.len_utf8()..];
        if ends(before, c, after) {
            return text[..value + at].trim_end();
        }
        if !c.is_whitespace() && !",.;:!?".contains(c) {
            before = c;
        }
    }
    text
}

/// Whether a sign between others ends a link.
fn ends(before: char, c: char, after: &str) -> bool {
    let word = after.starts_with(char::is_alphabetic);
    match c {
        _ if before == '=' => false, // `t="13"`
        '"' | '<' | '>' | '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}' => true,
        '\'' => after.starts_with([' ', '>']),
        '|' | '[' => word,
        ']' | '}' => word || after.starts_with(['[', '{', '(']),
        ')' => word || after.starts_with([' ', '{']),
        ' ' | '\t' => {
            before.is_ascii_digit()
                && (word || after.starts_with(['-', '–', '—', '(', '"', '“']))
                && !number(after)
                && !setting(after)
        }
        _ => false,
    }
}

/// Whether a text goes on with a number: `1, -2`.
fn number(text: &str) -> bool {
    text.starts_with(['-', '–', '—']) && text.chars().nth(1).is_some_and(|c| c.is_ascii_digit() || c == '.')
}

/// Whether a text goes on with another setting: `lab=chain`, after `; `.
fn setting(text: &str) -> bool {
    let key = text.split('=').next().unwrap_or_default().trim_end();
    key.len() < text.len() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}
