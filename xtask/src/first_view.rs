//! The bytes that a first visit to the page loads, found by following names from `index.html`: what there is before the first
//! plot, and what follows.

use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A file of the first view and its size in bytes.
pub struct Loaded {
    /// Its path below the folder of `index.html`.
    pub path: PathBuf,
    /// As it is.
    pub raw: usize,
    /// Compressed by brotli at its best, as a static host sends it.
    pub brotli: usize,
    /// Whether the first plot is there without it.
    pub follows: bool,
}

/// What the page names but does not load: a script for other pages, in the text to be copied into them.
const NAMED_ONLY: &str = "www/embed.js";

/// Every file that `index.html` in `folder` names, directly or through others: those of the first plot, then what follows.
///
/// A file counts when a quoted text in a page, script or style sheet is its relative address. It follows when the text
/// stands in `import("…")`.
pub fn first_view(folder: &Path) -> Result<Vec<Loaded>> {
    let folder = folder.canonicalize().context("the page's folder")?;
    let named_only = folder.join(NAMED_ONLY);
    let mut waiting = vec![folder.join("index.html")];
    let mut later = Vec::new();
    let mut seen = BTreeSet::from([named_only]);
    let mut view = Vec::new();
    // Those of the first plot come to their end before the others begin.
    while let Some((path, follows)) =
        waiting.pop().map(|path| (path, false)).or_else(|| later.pop().map(|path| (path, true)))
    {
        if !seen.insert(path.clone()) {
            continue;
        }
        let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
        if ends_in(&path, &["html", "js", "mjs", "css"]) {
            for (file, imported) in named(&path, &String::from_utf8_lossy(&bytes)) {
                let list = if follows || imported { &mut later } else { &mut waiting };
                list.extend(file.starts_with(&folder).then_some(file));
            }
        }
        let brotli = compressed(&bytes)?;
        view.push(Loaded {
            path: path.strip_prefix(&folder)?.to_path_buf(),
            raw: bytes.len(),
            brotli,
            follows,
        });
    }
    view.sort_by(|a, b| (a.follows, b.brotli, &a.path).cmp(&(b.follows, a.brotli, &b.path)));
    Ok(view)
}

/// The files that exist among the quoted texts of a file, relative to it, and whether they stand in `import("…")`.
fn named(file: &Path, text: &str) -> Vec<(PathBuf, bool)> {
    let beside = file.parent().unwrap_or(Path::new("")).to_path_buf();
    let texts: Vec<_> = text.split(['"', '\'', '`', '(', ')']).collect();
    let named = texts.iter().enumerate().filter(|(_, name)| name.contains('.') && name.len() < 200);
    named
        .filter_map(|(i, name)| {
            let path = beside.join(name.split(['?', '#']).next()?).canonicalize().ok()?;
            let imported = i >= 2 && texts[i - 1].is_empty() && texts[i - 2].ends_with("import");
            Some((path, imported))
        })
        .filter(|(path, _)| path.is_file() && !ends_in(path, &["ts"]))
        .collect()
}

fn ends_in(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|ending| endings.iter().any(|e| ending == *e))
}

fn compressed(bytes: &[u8]) -> Result<usize> {
    let mut out = Vec::new();
    let best = brotli::enc::BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut out, &best).context("brotli")?;
    Ok(out.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::Folder;

    #[test]
    fn follows_names_and_leaves_the_rest() {
        let folder = Folder::new();
        for (file, text) in [
            ("index.html", r#"<link href="www/a.css"><script type="module" src="./www/a.js"></script>"#),
            ("www/a.css", "@import url(b.css);"),
            ("www/b.css", "p { color: red }"),
            (
                "www/a.js",
                "// Don't stop here.\nimport m from './pkg/m.js'; import './b.js'; /** @import {T} from './types.d.ts' */",
            ),
            ("www/pkg/m.js", "new URL('m_bg.wasm', import.meta.url)"),
            ("www/pkg/m_bg.wasm", "\0asm 'never.js'"),
            ("www/b.js", "const later = import('./c.js'); const embed = 'embed.js';"),
            ("www/c.js", "import './d.js'; import './a.js'"),
            ("www/d.js", "1"),
            ("www/pkg/never.js", "1"),
            ("www/types.d.ts", "export type T = number;"),
            ("www/embed.js", "1"),
        ] {
            folder.write(file, text);
        }
        let view = first_view(folder.path()).unwrap();
        let paths = |follows: bool| {
            let mut paths: Vec<_> = view.iter().filter(|file| file.follows == follows).collect();
            paths.sort_by_key(|file| &file.path);
            paths.iter().map(|file| file.path.to_str().unwrap()).collect::<Vec<_>>()
        };
        let first = [
            "index.html",
            "www/a.css",
            "www/a.js",
            "www/b.css",
            "www/b.js",
            "www/pkg/m.js",
            "www/pkg/m_bg.wasm",
        ];
        assert_eq!(paths(false), first);
        assert_eq!(paths(true), ["www/c.js", "www/d.js"]);
        let wasm = view.iter().find(|file| file.path.ends_with("m_bg.wasm")).unwrap();
        assert_eq!(wasm.raw, 15);
    }

    #[test]
    fn brotli_compresses() {
        assert!(compressed(&[b'a'; 100_000]).unwrap() < 100);
    }
}
