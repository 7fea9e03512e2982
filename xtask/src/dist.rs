//! All that a publisher needs: the page as a folder for any static host, and the npm package. The core is optimised here, the
//! rest is made by `dist/make.mjs`.

use crate::project::{root, run};
use crate::{bind, node};
use anyhow::Result;
use std::fs;
use std::path::{Path, PathBuf};

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

/// `cargo xtask dist`.
pub fn command() -> Result<()> {
    node::need_packages()?;
    run(node::node("xtask/src/dist/make.mjs")?.arg(core()?).args(["dist", "--package", "dist-npm"]))
}

/// Builds the module into `www/pkg`; the path of an optimised copy. wasm-opt is not asked again about the same module.
pub fn core() -> Result<PathBuf> {
    bind::build()?;
    let module = root().join("www/pkg/gradstep_bg.wasm");
    let folder = root().join("target/dist");
    fs::create_dir_all(&folder)?;
    let (from, to) = (folder.join("module.wasm"), folder.join("core.wasm"));
    let bytes = fs::read(&module)?;
    if !to.is_file() || !fs::read(&from).is_ok_and(|before| before == bytes) {
        optimise(&module, &to)?;
        fs::write(from, bytes)?;
    }
    Ok(to)
}

fn optimise(from: &Path, to: &Path) -> Result<()> {
    let mut optimise = node::node("node_modules/binaryen/bin/wasm-opt")?;
    run(optimise.arg(from).arg("-o").arg(to).args(PASSES).args(FEATURES))
}
