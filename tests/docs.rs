//! The tables of keys in docs/KEYS.md come from the labs' own tables of parameters.

use crate::support::links::documents;
use gradstep::lab;
use gradstep::param::{Kind, Param};
use gradstep::scenario::{write_number, written_key};
use std::fmt::Write;

fn range(param: &Param) -> String {
    match param.kind {
        Kind::Number { min, max, .. } => format!("{} to {}", write_number(min), write_number(max)),
        Kind::Integer { min, max } => format!("whole, {min} to {max}"),
        Kind::Vector { names, min, max } => {
            format!("{}: each {} to {}, with commas", names.join(", "), write_number(min), write_number(max))
        }
        Kind::Amount { of, bound } => {
            let ids: Vec<String> = of().iter().map(|entry| format!("`{}`", entry.id)).collect();
            format!(
                "one of {}, a colon, and −{bound} to {bound}",
                ids.join(", "),
                bound = write_number(bound)
            )
        }
        Kind::Place { parts, .. } => format!("{parts} whole numbers with colons"),
        Kind::Places { of, parts, .. } => {
            let ids: Vec<String> = of().iter().map(|entry| format!("`{}`", entry.id)).collect();
            format!("{}, or {parts} whole numbers with colons; several with commas", ids.join(", "))
        }
        Kind::Flag => "1, 0".into(),
        Kind::Keys => "keys, with commas".into(),
        Kind::Others { most, .. } => {
            format!(
                "up to {most} runs with `~` between them, each settings as `key:value` with `;` between them"
            )
        }
        Kind::Text { values, .. } => values.into(),
        Kind::Numbers { least, most, .. } if least == most => format!("{most} numbers, with commas"),
        Kind::Numbers { most, .. } => format!("up to {most} numbers, with commas"),
        Kind::Layers { most, .. } => format!("up to {most} numbers, with commas"),
        Kind::Choice { of, most } => {
            let ids: Vec<String> = of().iter().map(|entry| format!("`{}`", entry.id)).collect();
            let several = if most > 1 { format!(" (up to {most}, with commas)") } else { String::new() };
            ids.join(", ") + &several
        }
    }
}

fn tables() -> String {
    let mut text = String::from(
        "# The keys of links\n\nA link's fragment is the whole state of a lab: `#v=1&lab=…&key=value…`. Keys stand in the order of these \
         tables and are\nleft out at their defaults. Unknown keys, bad values and values out of range are answered with a \
         warning and a default\nor the nearest value allowed. These tables are made from the source by `cargo xtask golden`.\n",
    );
    for lab in lab::ALL {
        let schema = lab.schema();
        writeln!(text, "\n## `lab={}`\n\n{}\n", schema.id, schema.help).expect("a string takes all");
        text.push_str("| key | what | values | default |\n|---|---|---|---|\n");
        for param in schema.params.iter() {
            let symbol = if param.symbol.is_empty() { String::new() } else { format!(" {}", param.symbol) };
            let default = match (param.default, param.kind) {
                ("", Kind::Keys | Kind::Places { .. } | Kind::Others { .. } | Kind::Text { .. }) => {
                    "none".to_string()
                }
                ("", Kind::Layers { .. }) => "the problem’s own".to_string(),
                ("", Kind::Numbers { least, most, .. }) if least != most => "the problem’s own".to_string(),
                ("", _) => "depends on the other settings".to_string(),
                (fixed, _) => format!("`{fixed}`"),
            };
            writeln!(
                text,
                "| `{}` | **{}{symbol}.** {} | {} | {default} |",
                written_key(param.key),
                param.label,
                param.help,
                range(param)
            )
            .expect("a string takes all");
        }
    }
    text
}

#[test]
fn the_tables_of_keys_are_those_of_the_labs() {
    let path = format!("{}/docs/KEYS.md", env!("CARGO_MANIFEST_DIR"));
    if std::env::var("GRADSTEP_GOLDEN").is_ok_and(|v| v == "write") {
        std::fs::write(&path, tables()).expect("docs/KEYS.md can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(kept, tables(), "docs/KEYS.md is behind the source: `cargo xtask golden`");
}

#[test]
fn the_links_of_the_documents_are_read_without_a_warning() {
    let links = documents();
    assert!(links.len() >= 2, "the README gives links to try");
    for link in links {
        let (_, warnings) = lab::parse(&link);
        assert!(warnings.is_empty(), "{link}: {warnings:?}");
    }
}
