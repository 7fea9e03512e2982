//! The page as a folder for any static host: the module optimised, the scripts joined and shortened, the bytes of the first
//! view counted.

use crate::first_view::first_view;
use crate::project::{root, run};
use crate::{bind, node};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// What rustc's WebAssembly may hold. With `--all-features` instead, wasm-opt writes what browsers refuse.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// For the fewest bytes after brotli: it finds again what stands in two functions, but not what was inlined into one of them.
/// What is hot, rustc has inlined. Small functions called from one place are inlined all the same: browsers compile each
/// function when it is first called, which takes longer for two than for the one made of them.
const PASSES: [&str; 6] = [
    "-O2",
    "--shrink-level=1",
    "--one-caller-inline-max-function-size=40",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

const MODULE: &str = "www/pkg/gradstep_bg.wasm";

/// `cargo xtask dist`.
pub fn command() -> Result<()> {
    node::need_packages()?;
    bind::build()?;
    let (from, to) = (root(), root().join("dist"));
    if to.exists() {
        fs::remove_dir_all(&to).context("dist")?;
    }
    for entry in fs::read_dir(&from)? {
        let name = entry?.file_name();
        let text = name.to_string_lossy();
        if matches!(&*text, "index.html" | "www") || text.starts_with("LICENSE") || text.starts_with("NOTICE")
        {
            copy(&from.join(&name), &to.join(&name)).with_context(|| format!("copying {text}"))?;
        }
    }
    run(&mut node::node("xtask/src/minify.mjs")?)?;
    optimise(&from.join(MODULE), &to.join(MODULE))?;
    report(&to)
}

fn optimise(from: &Path, to: &Path) -> Result<()> {
    let mut optimise = node::node("node_modules/binaryen/bin/wasm-opt")?;
    run(optimise.arg(from).arg("-o").arg(to).args(PASSES).args(FEATURES))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if from.is_dir() {
        fs::create_dir_all(to)?;
        for entry in fs::read_dir(from)? {
            let name = entry?.file_name();
            copy(&from.join(&name), &to.join(&name))?;
        }
    } else {
        fs::create_dir_all(to.parent().context("a file in no folder")?)?;
        fs::copy(from, to)?;
    }
    Ok(())
}

/// Prints the bytes of the first view, file by file and in all: up to the first plot, and what follows.
fn report(folder: &Path) -> Result<()> {
    let view = first_view(folder)?;
    for (follows, title) in [(false, "up to the first plot"), (true, "what follows")] {
        println!("{:>10} {:>10}  {title}", "raw", "brotli");
        let (mut raw, mut brotli) = (0, 0);
        for file in view.iter().filter(|file| file.follows == follows) {
            println!("{:>10} {:>10}  {}", file.raw, file.brotli, file.path.display());
            (raw, brotli) = (raw + file.raw, brotli + file.brotli);
        }
        println!("{raw:>10} {brotli:>10}  in all, bytes");
    }
    Ok(())
}
