//! The package for Python: its wheel and its source package, and its tests.

use crate::project::{root, run};
use crate::rust::cargo;
use crate::tally::Tally;
use crate::venv::{Venv, interpreter};
use crate::{bind, dist, node};
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// What the tools and the tests take; installed anew where it has changed.
const REQUIREMENTS: &str = "python/requirements-test.txt";

/// Where they are installed.
const PLACE: &str = "target/python";

/// Where the wheel and the source package come to lie.
const WHEELS: &str = "target/wheels";

/// The oldest Python of which there are tools, as of 3.9.
const OLDEST: u32 = 9;

const CONFIG: [&str; 2] = ["--config-file", "python/pyproject.toml"];

/// `cargo xtask python`: builds the wheel and the source package.
pub fn command() -> Result<()> {
    node::need_packages()?;
    wheel(&interpreter(OLDEST)?)?;
    made()?.iter().for_each(|path| println!("{}", path.display()));
    Ok(())
}

/// The stage `python`: the wheel, installed, gives the same bits as everywhere else. It takes the page built.
pub fn test(tally: &mut Tally, args: &[OsString]) -> Result<()> {
    let python = match interpreter(OLDEST) {
        Ok(python) => python,
        Err(why) => {
            println!("skipped: {why}");
            return Ok(());
        }
    };
    let wheel = wheel(&python)?;
    let tools = tools(&python)?;
    run(cargo(&["clippy", "--package", "gradstep-python", "--", "-D", "warnings"])
        .env("PYO3_PYTHON", &python))?;
    run(tools.tool("ruff").args(["check", "--quiet", "python"]))?;
    run(tools.tool("ruff").args(["format", "--quiet", "--check", "python"]))?;
    run(tools.tool("mypy").args(CONFIG).args(["python/gradstep", "python/examples"]))?;
    run(tools.tool("twine").args(["check", "--strict"]).args(made()?))?;
    run(tools.pip(&["install", "--force-reinstall", "--no-deps"]).arg(&wheel))?;
    run(&mut tools.pip(&["check"]))?;
    tally.run(tools.tool("pytest").args(CONFIG).arg("python/tests").args(args))
}

/// What builds the wheel and tests it.
fn tools(python: &Path) -> Result<Venv> {
    Venv::need(python, PLACE, REQUIREMENTS)
}

/// Builds the source package, and of this alone the wheel, whose path is given: so what `pip` builds elsewhere is whole. The page's
/// scripts and the core for the browser are in both as `cargo xtask dist` has them, and neither Node nor a target for WebAssembly is
/// needed there.
pub fn wheel(python: &Path) -> Result<PathBuf> {
    run(node::node("xtask/src/python.mjs")?.arg(dist::core()?))?;
    // The licenses belong into the package, and a package takes nothing from outside its folder.
    for name in ["LICENSE", "NOTICE"] {
        fs::copy(root().join(name), root().join("python").join(name)).with_context(|| name.to_string())?;
    }
    let wheels = root().join(WHEELS);
    if wheels.exists() {
        fs::remove_dir_all(&wheels).context(WHEELS)?;
    }
    let mut maturin = tools(python)?.tool("maturin");
    // Not `--locked`: of the same versions, those that the task runner alone needs are not in the source package.
    maturin.args(["build", "--sdist", "--manifest-path", "python/Cargo.toml", "--out", WHEELS]);
    maturin.arg("--target-dir").arg(root().join("target")).arg("--interpreter").arg(python);
    run(maturin.arg("--config").arg(bind::without_folders("build")))?;
    let wheel = made()?.into_iter().find(|path| path.extension().is_some_and(|e| e == "whl"));
    wheel.context("maturin made no wheel")
}

/// What was made.
fn made() -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(root().join(WHEELS)).context(WHEELS)?;
    Ok(entries.filter_map(|entry| Some(entry.ok()?.path())).collect())
}
