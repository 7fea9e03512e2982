//! The layout's rules, read off the source: which way dependencies run, and who may name what.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The modules in reading order: those of each row of ARCHITECTURE.md's table. A module may use those of earlier rows and,
/// within a row, its neighbours.
fn order() -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md");
    let text = std::fs::read_to_string(path).expect("ARCHITECTURE.md");
    let modules = |row: &str| {
        let cell = row.split('|').nth(1).unwrap_or_default();
        let names = cell.split('`').filter_map(|part| part.strip_prefix("src/"));
        names.map(|name| name.trim_end_matches('/').trim_end_matches(".rs").to_string()).collect()
    };
    text.lines().filter(|line| line.starts_with("| `src/")).map(modules).collect()
}

fn files_below(folder: &Path, ends: &[&str], found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the source") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files_below(&path, ends, found);
        } else if path.extension().is_some_and(|end| ends.iter().any(|one| end == *one)) {
            found.push(path);
        }
    }
}

/// Every file below src with its top module and its text without comments.
fn files() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files_below(&root, &["rs"], &mut found);
    found
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
            let module = name.split(['/', '.']).next().unwrap_or_default().to_string();
            let text = std::fs::read_to_string(&path).expect("a source file");
            let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            (name, module, code.join("\n"))
        })
        .filter(|(name, ..)| name != "lib.rs")
        .collect()
}

/// The modules that a text names right after `prefix`, such as `crate::`.
fn used(code: &str, prefix: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices(prefix) {
        if code[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || "_:".contains(c)) {
            continue;
        }
        let rest = &code[at + prefix.len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let list = &list[..list.find("};").unwrap_or(list.len())];
            let mut depth = 0;
            let mut name = String::new();
            for c in list.chars().chain([',']) {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 0 => names.push(std::mem::take(&mut name)),
                    _ if depth == 0 => name.push(c),
                    _ => {}
                }
            }
        } else {
            names.push(rest.to_string());
        }
    }
    let first = |name: &String| -> String {
        name.trim().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
    };
    names.iter().map(first).filter(|name| !name.is_empty()).collect()
}

#[test]
fn dependencies_run_one_way() {
    let order = order();
    assert!(order.len() > 15, "the table is read: {order:?}");
    let each = |(row, names): (usize, &Vec<String>)| {
        names.iter().map(move |name| (name.clone(), row)).collect::<Vec<_>>()
    };
    let all: Vec<(String, usize)> = order.iter().enumerate().flat_map(each).collect();
    let row: BTreeMap<&str, usize> = all.iter().map(|(name, row)| (name.as_str(), *row)).collect();
    assert_eq!(row.len(), all.len(), "each module stands in the table once");
    for (name, module, code) in files() {
        let own =
            *row.get(module.as_str()).unwrap_or_else(|| panic!("{module} has no row in ARCHITECTURE.md"));
        for other in used(&code, "crate::") {
            let Some(there) = row.get(other.as_str()) else {
                panic!("{name} uses {other}, which has no row in ARCHITECTURE.md")
            };
            assert!(*there <= own, "{name} uses {other}, which comes after {module}");
        }
    }
}

#[test]
fn the_reader_of_uses_reads_them() {
    let code = "use crate::{figure::{Mark, Span}, lab};\nlet x = crate::math::sin(1.0);\nuse crate::plot;";
    assert_eq!(used(code, "crate::"), ["figure", "lab", "math", "plot"]);
    assert_eq!(
        used("use super::{a, b::C};\nlet x = super::super::d(super::e);", "super::"),
        ["a", "b", "super", "e"]
    );
}

/// Who may name what; anyone else who does breaks the layout.
#[test]
fn only_some_may_name_some_crates() {
    let rules: [(&str, &[&str]); 7] = [
        ("libm", &["math/"]),
        ("plotters", &["plot/"]),
        ("plotters_canvas", &["plot/"]),
        ("web_sys", &["plot/canvas.rs", "wasm"]),
        ("wasm_bindgen", &["number/read.rs", "plot/canvas.rs", "wasm"]),
        ("js_sys", &["wasm"]),
        ("getrandom", &["wasm"]),
    ];
    let mut met = BTreeMap::new();
    for (name, _, code) in files() {
        for (word, allowed) in rules {
            if code.contains(&format!("{word}::")) {
                assert!(allowed.iter().any(|a| name.starts_with(a)), "{name} names {word}");
                *met.entry(word).or_insert(0) += 1;
            }
        }
    }
    for word in ["libm", "plotters", "web_sys", "wasm_bindgen", "getrandom"] {
        assert!(met.contains_key(word), "{word} is named somewhere, or this test reads nothing");
    }
}

#[test]
fn no_lab_names_another() {
    const LABS: [&str; 5] = ["descent", "chain", "network", "init", "search"];
    let mut seen = Vec::new();
    for (name, _, code) in files() {
        let Some(own) = name.strip_prefix("lab/").and_then(|rest| rest.split('/').next()) else { continue };
        if own == "mod.rs" {
            continue;
        }
        let above = if name.ends_with("mod.rs") { "super::" } else { "super::super::" };
        let named: Vec<String> =
            ["crate::lab::", "lab::", above].iter().flat_map(|prefix| used(&code, prefix)).collect();
        for lab in LABS.into_iter().filter(|lab| *lab != own) {
            assert!(!named.iter().any(|module| module == lab), "{name} names the lab {lab}");
        }
        seen.push(own.to_string());
    }
    assert!(LABS.iter().all(|lab| seen.iter().any(|own| own == lab)), "{seen:?}");
}

/// The files beside each other in a folder of a lab, and those of them that each one uses; `mod.rs`, which they are all parts of,
/// is none of them, and what tests use does not count.
fn neighbours() -> BTreeMap<String, BTreeMap<String, Vec<String>>> {
    let mut folders: BTreeMap<String, BTreeMap<String, Vec<String>>> = BTreeMap::new();
    for (name, _, code) in files() {
        let Some((folder, file)) = name.strip_prefix("lab/").and_then(|rest| rest.split_once('/')) else {
            continue;
        };
        if file == "mod.rs" {
            continue;
        }
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        let mut uses = used(code, "super::");
        uses.extend(used(code, &format!("crate::lab::{folder}::")));
        let file = file.trim_end_matches(".rs").to_string();
        folders.entry(folder.to_string()).or_default().insert(file, uses);
    }
    folders
}

#[test]
fn no_circle_between_the_files_of_a_lab() {
    let folders = neighbours();
    assert!(folders.len() > 5, "{:?}", folders.keys());
    for (folder, mut files) in folders {
        let all = files.len();
        // Files that use none of those that are left are no part of a circle.
        while let Some(free) =
            files.iter().find(|(_, uses)| uses.iter().all(|name| !files.contains_key(name)))
        {
            let free = free.0.clone();
            files.remove(&free);
        }
        assert!(files.is_empty(), "lab/{folder}: a circle among these of {all} files: {files:?}");
    }
}

/// An optimizer sees parameters and gradients, never a model or data.
#[test]
fn optimizers_know_no_models() {
    for (name, module, code) in files() {
        if module == "optimizer" {
            for other in used(&code, "crate::") {
                assert!(
                    !["data", "problem", "objective", "run"].contains(&other.as_str()),
                    "{name} uses {other}"
                );
            }
        }
    }
}

/// Labs never draw, plots never compute a lab.
#[test]
fn labs_do_not_draw_and_plots_do_not_compute() {
    for (name, module, code) in files() {
        let others = used(&code, "crate::");
        match module.as_str() {
            "lab" => assert!(!others.iter().any(|o| o == "plot"), "{name} draws"),
            "plot" => {
                let known = ["figure", "geometry", "math", "number", "plot"];
                assert!(others.iter().all(|o| known.contains(&o.as_str())), "{name} knows {others:?}");
            }
            _ => {}
        }
    }
}

/// Comments count where a file is not Rust.
#[test]
fn files_stay_small() {
    for (name, _, code) in files() {
        assert!(code.lines().count() <= 400, "{name} does more than one thing");
    }
    let mut others = Vec::new();
    for folder in ["benches", "python/src", "tests", "www", "xtask/src"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        files_below(&path, &["rs", "js", "mjs", "css"], &mut others);
    }
    assert!(others.len() > 200, "{}", others.len());
    for path in others {
        // What wasm-bindgen makes, and what npm installs.
        if path.components().any(|part| ["pkg", "node_modules"].iter().any(|name| part.as_os_str() == *name))
        {
            continue;
        }
        let count = std::fs::read_to_string(&path).expect("a source file").lines().count();
        assert!(count <= 400, "{} does more than one thing: {count} lines", path.display());
    }
}

/// Cargo looks for no tests by itself: a file that `tests/all.rs` does not name would never run.
#[test]
fn every_file_of_tests_runs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let all = std::fs::read_to_string(root.join("all.rs")).expect("tests/all.rs");
    let mut found: Vec<String> = std::fs::read_dir(&root)
        .expect("tests")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "rs") || path.join("mod.rs").is_file())
        .map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned())
        .filter(|name| name != "all" && name != "guests")
        .collect();
    found.sort();
    let named: Vec<&str> =
        all.lines().filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';')).collect();
    assert_eq!(named, found);
}

/// The names of all types that can be used from outside, each with the module it is declared in. A type in a private module counts
/// where the module above hands it on.
fn public_types() -> Vec<(String, String)> {
    let all = files();
    let text = |module: &str| {
        let names = [format!("{module}.rs"), format!("{module}/mod.rs")];
        all.iter().find(|(name, ..)| names.contains(name)).map_or("", |(_, _, code)| code.as_str())
    };
    let root =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("lib.rs");
    let mut found = Vec::new();
    for (name, _, code) in &all {
        let module = name.trim_end_matches(".rs").trim_end_matches("/mod").to_string();
        let parts: Vec<&str> = module.split('/').collect();
        let above = |k: usize| if k == 0 { root.as_str() } else { text(&parts[..k].join("/")) };
        let open = |k: usize| above(k).contains(&format!("pub mod {};", parts[k]));
        let last = parts.len() - 1;
        if !(0..last).all(open) {
            continue;
        }
        let handed_on = |name: &str| {
            above(last).split("pub use ").skip(1).any(|rest| {
                let list = rest.split(';').next().unwrap_or_default();
                list.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == name)
            })
        };
        for line in code.split("#[cfg(test)]").next().unwrap_or_default().lines() {
            let declared = ["struct ", "enum ", "trait ", "type "]
                .iter()
                .find_map(|what| line.strip_prefix("pub ")?.strip_prefix(what));
            let word: String =
                declared.unwrap_or_default().chars().take_while(|c| c.is_alphanumeric()).collect();
            if !word.is_empty() && (open(last) || handed_on(&word)) {
                found.push((word, module.clone()));
            }
        }
    }
    found
}

#[test]
fn no_two_public_types_share_a_name() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for (name, module) in public_types() {
        // What JavaScript gets is named as it is here.
        if module.starts_with("wasm") || module == "bench" {
            continue;
        }
        if let Some(other) = seen.insert(name.clone(), module.clone()) {
            panic!("{name} is declared in {other} and in {module}");
        }
    }
    // Declared in a public module; handed on by the one above; in a private one alone.
    assert!(
        seen.contains_key("Scenario") && seen.contains_key("Figure") && seen.contains_key("Glyph"),
        "{seen:?}"
    );
    assert!(!seen.contains_key("Momentum"), "{seen:?}");
}
