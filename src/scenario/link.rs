//! Reading a link.

use super::{Scenario, Schema, Warning, mend, value};

/// The longest link that is read; the rest is left out with a warning.
pub const LONGEST_LINK: usize = 192 * 1024;

/// The most warnings kept for one link.
const MOST_WARNINGS: usize = 12;

/// The key that ends a link with long lists, so that a link that was cut is noticed.
pub(super) const END: &str = "end";

/// Keys that are written otherwise than the parameter is called, each with the parameter: `&params` is `¶ms` to what takes
/// `&para` for ¶. Links with the old key are read for ever.
const WRITTEN: [(&str, &str); 1] = [("phi", "params")];

/// The key of a parameter as links have it.
pub fn written_key(key: &'static str) -> &'static str {
    WRITTEN.iter().find(|(_, of)| *of == key).map_or(key, |(written, _)| written)
}

/// The parameter of a key in a link.
pub(super) fn parameter(key: &str) -> &str {
    WRITTEN.iter().find(|(written, _)| *written == key).map_or(key, |(_, of)| of)
}

/// Reads a link, with or without its leading `#`, or a whole address. Never fails: see the [module](super).
///
/// `schemas` lists the labs; the first is the one opened when the link names none.
pub fn parse(text: &str, schemas: &[&'static Schema]) -> (Scenario, Vec<Warning>) {
    let mut warnings = Vec::new();
    let mut warn = |key: &str, text: String| {
        if warnings.len() < MOST_WARNINGS {
            warnings.push(Warning { key: value::cut(key), text });
        }
    };
    let text = match text.char_indices().find(|(i, _)| *i >= LONGEST_LINK) {
        Some((end, _)) => {
            warn("", "The link is too long; its end was left out.".into());
            &text[..end]
        }
        None => text,
    };
    let mut pairs: Vec<(String, String)> = Vec::new();
    for (key, given) in mend::pairs(text) {
        let key = parameter(&key).to_string();
        let given = if key == "hide" { given.to_ascii_lowercase() } else { given };
        if pairs.len() == mend::MOST_PAIRS {
            warn("", "The link has too many settings; the rest was left out.".into());
            break;
        }
        match pairs.iter().find(|(k, _)| *k == key) {
            Some((_, before)) if *before == given => {}
            Some(_) => warn(&key, format!("“{}” is given twice; the first is used.", value::cut(&key))),
            None => pairs.push((key, given)),
        }
    }
    let ends = pairs.iter().position(|(key, _)| key == END).map(|at| pairs.remove(at)).is_some();
    if !ends && pairs.iter().any(|(key, given)| matches!(key.as_str(), "x" | "y") && given.starts_with('~')) {
        warn("", "This link was cut on its way: its end is missing. What came of it is shown.".into());
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
        Some(id) => schemas.iter().find(|s| s.id == value::id(id)).copied().unwrap_or_else(|| {
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
