//! What a link holds however it came: through mail, chat, learning platforms and print.
//!
//! Everything here can be undone without a doubt, so none of it is warned of. Work is linear in the length of the link.

use super::end;
use crate::reading::{fold, is_unseen};
use percent_encoding::percent_decode_str;
use std::borrow::Cow;
use std::ops::ControlFlow;

/// A link escaped more often than that is not read.
const MOST_TIMES: usize = 4;

/// The key of what a person says to another: signs are left as they are in it.
const WORDS: &str = "words";

/// The most settings of a link.
pub const MOST_PAIRS: usize = 256;

/// The keys and values of a link: the part after `#`, a whole address, or its query.
pub fn pairs(text: &str) -> Vec<(String, String)> {
    let text = structured(&unwrapped(&one_line(text)));
    let mut pairs = Vec::new();
    let _ = collect(end::without_rest(part(&text)), 0, &mut pairs);
    pairs
}

/// One setting a line, or with spaces between, as in a list of them.
fn one_line(text: &str) -> Cow<'_, str> {
    let settings = |parts: Vec<&str>| {
        let all = parts.len() > 1 && parts.iter().all(|part| part.contains('='));
        all.then(|| parts.join("&").into())
    };
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let words = || text.split_whitespace().map(|word| word.trim_end_matches([',', ';'])).collect();
    if text.contains('&') {
        return text.into();
    }
    settings(lines()).or_else(|| settings(words())).unwrap_or_else(|| text.into())
}

/// Without line breaks, what mail programs write for them, and what has no width.
fn unwrapped(text: &str) -> String {
    let mail = text.contains("=3D") || text.contains("=3d"); // quoted-printable
    let mut plain = String::with_capacity(text.len());
    let mut broken = false;
    for c in text.trim().chars().filter(|c| !is_unseen(*c)) {
        match c {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => {
                let kept = plain.trim_end_matches([' ', '\t']).len();
                plain.truncate(kept);
                if mail && plain.ends_with('=') {
                    plain.pop();
                }
                broken = true;
            }
            ' ' | '\t' | '>' if broken => {}
            _ => {
                broken = false;
                plain.push(match c {
                    '＆' => '&',
                    '＝' => '=',
                    '＃' => '#',
                    '？' => '?',
                    other => other,
                });
            }
        }
    }
    if !mail {
        return plain;
    }
    let escaped =
        |at: usize| plain.get(at + 1..at + 3).is_some_and(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
    if plain.match_indices('=').all(|(at, _)| escaped(at)) {
        plain.replace('=', "%")
    } else {
        plain.replace("=3D", "=").replace("=3d", "=")
    }
}

/// Decoded as a whole as long as no `=` is to be seen.
fn structured(text: &str) -> String {
    let mut text = without_entities(text);
    for _ in 0..MOST_TIMES {
        if text.contains('=') || !text.contains('%') {
            break;
        }
        text = without_entities(&decoded(&text));
    }
    text
}

/// What `%…` stands for. Of bytes that are no text nothing is made but signs that stand for that.
fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// `&amp;` is `&`, however often it was escaped; and `¶ms` was `&params` before something took `&para` for ¶.
fn without_entities(text: &str) -> String {
    let mut text = text.replace('¶', "&para").replace("&amp%3B", "&").replace("&amp%3b", "&");
    if text.contains("\\u00") {
        text = text.replace("\\u0026", "&").replace("\\u003d", "=").replace("\\u003D", "="); // in JSON
    }
    for _ in 0..MOST_TIMES {
        if !text.contains("&amp;") && !text.contains("&#") && !text.contains("&AMP;") {
            break;
        }
        for (entity, sign) in [
            ("&amp;", "&"),
            ("&AMP;", "&"),
            ("&#38;", "&"),
            ("&#038;", "&"),
            ("&#x26;", "&"),
            ("&#61;", "="),
            ("&#x3D;", "="),
        ] {
            text = text.replace(entity, sign);
        }
        if text.contains("&#") && !text.contains("&amp;") {
            break;
        }
    }
    for (entity, sign) in [
        ("&equals;", "="),
        ("&num;", "#"),
        ("&comma;", ","),
        ("&quot;", ""),
        ("&gt;", ""),
        ("&lt;", ""),
        ("&nbsp;", " "),
        ("&minus;", "-"),
    ] {
        if text.contains(entity) {
            text = text.replace(entity, sign);
        }
    }
    text
}

/// The part that holds settings: what follows a `#`, or else the query.
fn part(text: &str) -> &str {
    let text = text.split(":~:").next().unwrap_or(text); // where a browser is to scroll to
    let pieces = || text.split('#').flat_map(|piece| split_at_code(piece));
    let address = text.contains("://") || text.starts_with(['/', '.', '?']) || text.contains("/?");
    let first = text.split('#').next().unwrap_or("");
    if let Some((_, query)) = first.split_once('?').filter(|(_, query)| query.contains("=http")) {
        return query; // the link is in it
    }
    let skip = usize::from(address || first.is_empty());
    let holds = |piece: &&str| piece.contains('=') || piece.contains("%3D");
    let fragment = pieces().skip(skip).find(holds);
    let query =
        || first.split_once('?').map(|(_, query)| split_at_code(query)[0]).filter(|query| holds(query));
    let found = fragment.or_else(query);
    if found.is_none_or(|piece| begin(piece).is_some_and(|at| at > 0))
        && let Some(at) = begin(text)
    {
        return &text[at..]; // in the attribute of an element, or behind another sign than `#`
    }
    let any = || pieces().skip(skip).find(|piece| !piece.is_empty()).unwrap_or("");
    found.unwrap_or_else(any).trim_start_matches(['?', '/', '!', '&'])
}

/// Where the version stands, with which links begin: after a sign that no key has.
fn begin(text: &str) -> Option<usize> {
    let sign = |before: char| !before.is_alphanumeric() && !"_&;".contains(before);
    let at = text
        .match_indices("v=1")
        .map(|(at, _)| at)
        .find(|at| text[..*at].chars().next_back().is_none_or(sign))?;
    text[at + 3..].starts_with(['&', ';']).then_some(at)
}

/// The text before and after an escaped `#`.
fn split_at_code(piece: &str) -> Vec<&str> {
    piece.split("%23").collect()
}

/// Adds the settings of a text to `pairs`; breaks off where one of them is the whole link, as with services that lead to links by
/// way of themselves: `https://…/?url=https%3A%2F%2F…`.
fn collect(text: &str, depth: usize, pairs: &mut Vec<(String, String)>) -> ControlFlow<()> {
    let spaced = plus_is_space(text);
    for piece in spaced.split('&').flat_map(at_semicolons) {
        if pairs.len() > MOST_PAIRS {
            break;
        }
        let mut plain = piece.to_string();
        for _ in 0..MOST_TIMES {
            if !plain.contains('%') {
                break;
            }
            let next = decoded(&plain);
            if next == plain {
                break;
            }
            plain = next;
        }
        if let Some((key, words)) = plain.split_once('=')
            && key.trim().eq_ignore_ascii_case(WORDS)
        {
            pairs.push((WORDS.into(), words.replace(['\n', '\r'], "").trim().into()));
            continue;
        }
        if depth < MOST_TIMES
            && let Some(at) = plain.find("=http")
            && plain[at..].contains("lab=")
        {
            pairs.clear();
            let _ = collect(part(&plain[at + 1..]), depth + 1, pairs);
            return ControlFlow::Break(());
        }
        let parted = plain.contains('&') || (plain != piece && at_semicolons(&plain).len() > 1);
        if depth < MOST_TIMES && parted && plain.contains('=') {
            collect(&without_entities(&plain), depth + 1, pairs)?;
            continue;
        }
        let (key, value) = plain.split_once('=').unwrap_or((&plain, ""));
        let key: String = key
            .chars()
            .filter(|c| !c.is_whitespace() && !is_unseen(*c) && !"*_(<[{\"'`“”‘’\\".contains(*c) || *c == '_')
            .collect();
        let key = key.trim_matches(|c: char| c.is_ascii_punctuation()).to_ascii_lowercase();
        let value = fold(value).replace('\n', "");
        // Around a link stands what belongs to the sentence around it.
        let value = value
            .trim()
            .trim_end_matches(|c: char| ")]}>\"'*_.,;:!?|\\<…。」』）】》/".contains(c) || c.is_whitespace());
        let value = value.trim_start_matches(|c: char| "<\"'*".contains(c) || c.is_whitespace());
        let bare = key.is_empty() && value.is_empty();
        if !bare && !is_tracking(&key) {
            pairs.push((key, value.to_string()));
        }
    }
    ControlFlow::Continue(())
}

/// `+` is a space, but in `1e+5`.
fn plus_is_space(text: &str) -> String {
    let bytes = text.as_bytes();
    let sign = |(at, c): (usize, char)| {
        let power =
            at > 1 && matches!(bytes[at - 1], b'e' | b'E') && matches!(bytes[at - 2], b'0'..=b'9' | b'.');
        if c == '+' && !power { ' ' } else { c }
    };
    text.char_indices().map(sign).collect()
}

/// `;` in place of `&`: only where another key follows.
fn at_semicolons(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices(';') {
        let key = text[at + 1..].trim_start().split('=').next().unwrap_or_default();
        let is_key = (1..12).contains(&key.len())
            && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
            && text[at + 1..].contains('=');
        if is_key && at >= from {
            pieces.push(&text[from..at]);
            from = at + 1;
        }
    }
    pieces.push(&text[from..]);
    pieces
}

/// Whether a key was added by those who count presses.
fn is_tracking(key: &str) -> bool {
    const BEGIN: [&str; 10] = ["utm_", "mc_", "pk_", "mtm_", "hsa_", "fb_", "ga_", "at_", "matomo_", "_h"];
    const WHOLE: [&str; 46] = [
        "hsenc",
        "hsmi",
        "hsctatracking",
        "gad_source",
        "gad_campaignid",
        "srsltid",
        "wickedid",
        "epik",
        "fbclid",
        "gclid",
        "dclid",
        "gbraid",
        "wbraid",
        "msclkid",
        "twclid",
        "ttclid",
        "yclid",
        "igshid",
        "igsh",
        "li_fat_id",
        "mkt_tok",
        "ga",
        "gl",
        "_ga",
        "_gl",
        "ref",
        "refsrc",
        "ref_src",
        "ref_url",
        "si",
        "trk",
        "spm",
        "usp",
        "source",
        "cmpid",
        "campaignid",
        "vero_id",
        "oly_anon_id",
        "oly_enc_id",
        "s_cid",
        "sfnsn",
        "mibextid",
        "wt.mc_id",
        "zanpid",
        "redirect",
        "forceview",
    ];
    BEGIN.iter().any(|start| key.starts_with(start)) || WHOLE.contains(&key)
}
