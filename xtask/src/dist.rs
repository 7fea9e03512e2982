//! The page as a folder for any static host: the module optimised, the scripts joined and shortened, the bytes of the first view counted.

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
const PASSES: [&str; 5] = [
    "-O2",
    "--shrink-level=1",
    "--one-caller-inline-max-function-size=40",
    "--strip-debug",
    "--strip-producers",
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
    let mut optimise = node::node("node_modules/binaryen/bin/wasm-opt")?;
    let mut optimise = optimise.arg(MODULE).arg("-o").arg(format!("dist/{MODULE}"));
    optimise = optimise.args(PASSES).args(FEATURES);
    run(optimise)?;
    report(&to)
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

/// Prints the bytes of the first view, file by file and in all.
fn report(folder: &Path) -> Result<()> {
    let view = first_view(folder)?;
    println!("{:>10} {:>10}  first view", "raw", "brotli");
    for file in &view {
        println!("{:>10} {:>10}  {}", file.raw, file.brotli, file.path.display());
    }
    let (raw, brotli) = view.iter().fold((0, 0), |(raw, brotli), f| (raw + f.raw, brotli + f.brotli));
    println!("{raw:>10} {brotli:>10}  in all, bytes");
    Ok(())
}
