//! The bytes that a first visit to the page loads, found by following names from `index.html`.

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
}

/// Every file that `index.html` in `folder` names, directly or through others.
///
/// A file counts when a quoted text in a page, script or style sheet is its relative address. So one that is loaded
/// only later counts too: the sum is what a visit loads at most before the reader does anything.
pub fn first_view(folder: &Path) -> Result<Vec<Loaded>> {
    let folder = folder.canonicalize().context("the page's folder")?;
    let mut waiting = vec![folder.join("index.html")];
    let mut seen = BTreeSet::new();
    let mut view = Vec::new();
    while let Some(path) = waiting.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
        if ends_in(&path, &["html", "js", "mjs", "css"]) {
            waiting.extend(
                named(&path, &String::from_utf8_lossy(&bytes)).filter(|file| file.starts_with(&folder)),
            );
        }
        let brotli = compressed(&bytes)?;
        view.push(Loaded { path: path.strip_prefix(&folder)?.to_path_buf(), raw: bytes.len(), brotli });
    }
    view.sort_by(|a, b| b.brotli.cmp(&a.brotli).then(a.path.cmp(&b.path)));
    Ok(view)
}

/// The files that exist among the quoted texts of a file, relative to it.
fn named(file: &Path, text: &str) -> impl Iterator<Item = PathBuf> {
    let beside = file.parent().unwrap_or(Path::new("")).to_path_buf();
    let quoted = text.split(['"', '\'', '`', '(', ')']).filter(|name| name.contains('.') && name.len() < 200);
    quoted
        .filter_map(move |name| beside.join(name.split(['?', '#']).next()?).canonicalize().ok())
        .filter(|path| path.is_file() && !ends_in(path, &["ts"]))
        .collect::<Vec<_>>()
        .into_iter()
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
                "// Don't stop here.\nimport m from './pkg/m.js'; /** @import {T} from './types.d.ts' */",
            ),
            ("www/pkg/m.js", "new URL('m_bg.wasm', import.meta.url)"),
            ("www/pkg/m_bg.wasm", "\0asm 'never.js'"),
            ("www/pkg/never.js", "1"),
            ("www/types.d.ts", "export type T = number;"),
            ("www/embed.js", "1"),
        ] {
            folder.write(file, text);
        }
        let view = first_view(folder.path()).unwrap();
        let mut paths: Vec<_> = view.iter().map(|file| file.path.to_str().unwrap()).collect();
        paths.sort_unstable();
        assert_eq!(
            paths,
            ["index.html", "www/a.css", "www/a.js", "www/b.css", "www/pkg/m.js", "www/pkg/m_bg.wasm"]
        );
        let wasm = view.iter().find(|file| file.path.ends_with("m_bg.wasm")).unwrap();
        assert_eq!(wasm.raw, 15);
    }

    #[test]
    fn brotli_compresses() {
        assert!(compressed(&[b'a'; 100_000]).unwrap() < 100);
    }
}
