//! The page as a folder for any static host: the module optimised and split in two, the scripts joined and shortened, the bytes
//! of the first view counted.

use crate::first_view::first_view;
use crate::project::{root, run, show};
use crate::serve::Server;
use crate::site::Site;
use crate::{bind, chromium, node, split, trace};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process::Stdio;

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

/// What of the module the first view does not run; it comes after the first plot. `www/engine.js` knows its name.
const REST: &str = "www/pkg/gradstep_rest.wasm";

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
    let browser = chromium::find()?;
    let parts = if browser.is_some() { "2" } else { "1" };
    run(node::node("xtask/src/minify.mjs")?.env("GRADSTEP_PARTS", parts))?;
    optimise(&from.join(MODULE), &to.join(MODULE))?;
    match browser {
        Some(browser) => split_module(&to, &browser)?,
        None => println!("the module stays whole: there is no Chromium to show what the first view runs"),
    }
    report(&to)
}

fn optimise(from: &Path, to: &Path) -> Result<()> {
    let mut optimise = node::node("node_modules/binaryen/bin/wasm-opt")?;
    run(optimise.arg(from).arg("-o").arg(to).args(PASSES).args(FEATURES))
}

/// Splits the module of `folder` in two, by what its page runs in the browser up to the first plot.
fn split_module(folder: &Path, browser: &Path) -> Result<()> {
    let (first, rest) = (folder.join(MODULE), folder.join(REST));
    let whole = fs::read(&first)?;
    fs::write(&first, trace::instrument(&whole)?)?;
    let server = Server::bind(0)?.start(Site::page(folder.to_path_buf()));
    let mut profile = node::node("xtask/src/profile.mjs")?;
    profile.env("GRADSTEP_URL", server.url()).env("CHROMIUM", browser).stderr(Stdio::inherit());
    let output = profile.output()?;
    if !output.status.success() {
        bail!("`{}` failed", show(&profile));
    }
    let seen: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let [run, read] = ["run", "read"].map(|key| seen[key].clone());
    let needed = split::Needed { run: serde_json::from_value(run)?, read: serde_json::from_value(read)? };
    let parts = split::split(&whole, &needed)?;
    for (path, bytes) in [(&first, parts.first), (&rest, parts.rest)] {
        fs::write(path, bytes)?;
        optimise(path, path)?;
    }
    Ok(())
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
    let view = first_view(folder, REST)?;
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
