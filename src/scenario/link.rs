//! Reading a link.

use super::{Scenario, Schema, Warning, value};
use percent_encoding::percent_decode_str;

/// The longest link that is read; the rest is left out with a warning.
pub const LONGEST_LINK: usize = 32 * 1024;

/// The most warnings kept for one link.
const MOST_WARNINGS: usize = 12;

/// Reads a link, with or without its leading `#`. Never fails: see the [module](super).
///
/// `schemas` lists the labs; the first is the one opened when the link names none.
pub fn parse(text: &str, schemas: &[&'static Schema]) -> (Scenario, Vec<Warning>) {
    let mut warnings = Vec::new();
    let mut warn = |key: &str, text: String| {
        if warnings.len() < MOST_WARNINGS {
            warnings.push(Warning { key: value::cut(key), text });
        }
    };
    let text = text.trim().trim_start_matches(['#', '?']);
    let text = match text.char_indices().find(|(i, _)| *i >= LONGEST_LINK) {
        Some((end, _)) => {
            warn("", "The link is too long; its end was left out.".into());
            &text[..end]
        }
        None => text,
    };
    let mut pairs: Vec<(String, String)> = Vec::new();
    for piece in text.split('&').filter(|p| !p.is_empty()) {
        let (key, given) = piece.split_once('=').unwrap_or((piece, ""));
        let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        let (key, given) = (decode(key), decode(given));
        if pairs.len() == 256 {
            warn("", "The link has too many settings; the rest was left out.".into());
            break;
        }
        if pairs.iter().any(|(k, _)| *k == key) {
            warn(&key, format!("“{}” is given twice; the first is used.", value::cut(&key)));
        } else {
            pairs.push((key, given));
        }
    }
    let find = |key: &str| pairs.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str());
    if let Some(version) = find("v")
        && version != "1"
    {
        let which = match version.parse::<u32>() {
            Ok(2..) => format!("The link is from a newer Gradstep (version {})", value::cut(version)),
            _ => format!("The link is of version “{}”, which there is not", value::cut(version)),
        };
        warn("v", format!("{which}; it is read as version 1, and what is shown may differ."));
    }
    let schema = match find("lab") {
        Some(id) => schemas.iter().find(|s| s.id == id).copied().unwrap_or_else(|| {
            warn("lab", format!("There is no lab “{}”; this is “{}”.", value::cut(id), schemas[0].label));
            schemas[0]
        }),
        None => schemas[0],
    };
    let mut scenario = Scenario::new(schema);
    for (key, given) in &pairs {
        if key == "v" || key == "lab" {
            continue;
        }
        let had = scenario.gives(key);
        for mut warning in scenario.set(key, given) {
            if scenario.param(key).is_some() && !scenario.gives(key) && !had {
                warning.text.push_str(" The default is used.");
            }
            warn(&warning.key, warning.text);
        }
    }
    if scenario.gives("hide") {
        let is_there = |word: &String| word == "controls" || scenario.param(word).is_some();
        let (there, others): (Vec<String>, Vec<String>) =
            scenario.words("hide").into_iter().partition(is_there);
        for word in others {
            warn("hide", format!("There is no setting “{}” to hide.", value::cut(&word)));
        }
        scenario.set("hide", &there.join(","));
    }
    for warning in scenario.check() {
        warn(&warning.key, warning.text);
    }
    (scenario, warnings)
}
