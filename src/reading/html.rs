//! The text that a browser would show of HTML.

use std::borrow::Cow;

/// Tags that begin or end a line.
const BREAKS: [&str; 7] = ["br", "li", "p", "pre", "div", "tr", "h3"];

/// The text of a table in HTML, cells with tabs between them and rows in lines, or of its paragraphs and lists; nothing where
/// there is none of them.
pub fn without_tags(text: &str) -> Option<String> {
    if !text.contains('<') {
        return None;
    }
    let has = |tag: &str| text.contains(tag) || text.contains(&tag.to_ascii_uppercase());
    if has("<td") || has("<th") {
        return Some(with_characters(&table(text)?));
    }
    let broken = |tag: &&str| ['>', ' ', '/'].iter().any(|end| has(&format!("<{tag}{end}")));
    BREAKS.iter().any(broken).then(|| with_characters(&paragraphs(text)))
}

fn table(text: &str) -> Option<String> {
    let mut plain = String::new();
    let mut parts = text.split('<');
    plain.push_str(parts.next()?.trim());
    for part in parts {
        let (tag, inner) = part.split_once('>').unwrap_or((part, ""));
        let tag = tag.to_ascii_lowercase();
        if tag.starts_with("tr") || tag.starts_with("/tr") {
            plain.push('\n');
        } else if (tag.starts_with("td") || tag.starts_with("th") && !tag.starts_with("thead"))
            && !plain.ends_with(['\n', '\t'])
            && !plain.is_empty()
        {
            plain.push('\t'); // the cell before was not closed
        } else if tag.starts_with("/td") || tag.starts_with("/th") && tag != "/thead" {
            plain.push('\t');
        }
        plain.push_str(&inner.trim_matches(['\n', ' ', '\t']).replace('\n', " "));
    }
    Some(plain)
}

fn paragraphs(text: &str) -> String {
    let mut plain = String::new();
    for (at, part) in text.split('<').enumerate() {
        let name = |tag: &str| {
            tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or("").to_ascii_lowercase()
        };
        match part
            .split_once('>')
            .filter(|(tag, _)| at > 0 && tag.starts_with(|c: char| c == '/' || c.is_ascii_alphabetic()))
        {
            Some((tag, inner)) => {
                if BREAKS.contains(&name(tag).as_str()) {
                    plain.push('\n');
                }
                plain.push_str(inner);
            }
            None => {
                plain.push_str(if at > 0 { "<" } else { "" });
                plain.push_str(part);
            }
        }
    }
    plain
}

/// The text with characters in place of what stands for them: `&minus;`, `&#8722;`, `&#x2212;`.
fn with_characters(text: &str) -> String {
    let text = text.replace("&nbsp;", " ").replace("&minus;", "-").replace("&amp;", "&");
    let mut parts = text.split("&#");
    let mut plain = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let code = part.split_once(';').and_then(|(code, rest)| {
            let number = match code.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => code.parse(),
            };
            Some((char::from_u32(number.ok()?)?, rest))
        });
        match code {
            Some((c, rest)) => {
                plain.push(c);
                plain.push_str(rest);
            }
            None => {
                plain.push_str("&#");
                plain.push_str(part);
            }
        }
    }
    match super::fold::fold(&plain) {
        Cow::Borrowed(_) => plain,
        Cow::Owned(folded) => folded,
    }
}
