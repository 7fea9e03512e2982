//! The package for Python: its wheel, and its tests.

use crate::project::{program, root, run};
use crate::rust::cargo;
use crate::tally::Tally;
use crate::{bind, node};
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the tools and the tests take; installed anew where it has changed.
const REQUIREMENTS: &str = "python/requirements-test.txt";

/// Where they are installed.
const PLACE: &str = "target/python";

/// Where the wheel comes to lie.
const WHEELS: &str = "target/wheels";

const CONFIG: [&str; 2] = ["--config-file", "python/pyproject.toml"];

/// `cargo xtask python`: builds the wheel.
pub fn command() -> Result<()> {
    node::need_packages()?;
    bind::build()?;
    println!("{}", wheel(&interpreter()?)?.display());
    Ok(())
}

/// The stage `python`: the wheel, installed, gives the same bits as everywhere else. It takes the page built.
pub fn test(tally: &mut Tally, args: &[OsString]) -> Result<()> {
    let python = match interpreter() {
        Ok(python) => python,
        Err(why) => {
            println!("skipped: {why}");
            return Ok(());
        }
    };
    let wheel = wheel(&python)?;
    run(cargo(&["clippy", "--package", "gradstep-python", "--", "-D", "warnings"])
        .env("PYO3_PYTHON", &python))?;
    run(tool("ruff").args(["check", "--quiet", "python"]))?;
    run(tool("ruff").args(["format", "--quiet", "--check", "python"]))?;
    run(tool("mypy").args(CONFIG).args(["python/gradstep", "python/examples"]))?;
    run(tool("twine").args(["check", "--strict"]).arg(&wheel))?;
    run(pip(&["install", "--force-reinstall", "--no-deps"]).arg(&wheel))?;
    run(&mut pip(&["check"]))?;
    tally.run(tool("pytest").args(CONFIG).arg("python/tests").args(args))
}

/// Builds the wheel, with the page's scripts as they are now; its path.
fn wheel(python: &Path) -> Result<PathBuf> {
    need_tools(python)?;
    run(node::node("xtask/src/python.mjs")?.arg("www/pkg/gradstep_bg.wasm"))?;
    // The licenses belong into the package, and a package takes nothing from outside its folder.
    for name in ["LICENSE", "NOTICE"] {
        fs::copy(root().join(name), root().join("python").join(name)).with_context(|| name.to_string())?;
    }
    let wheels = root().join(WHEELS);
    if wheels.exists() {
        fs::remove_dir_all(&wheels).context(WHEELS)?;
    }
    let mut maturin = tool("maturin");
    maturin.args(["build", "--locked", "--manifest-path", "python/Cargo.toml", "--out", WHEELS]);
    maturin.arg("--interpreter").arg(python);
    run(maturin.arg("--config").arg(bind::without_folders("build")))?;
    let made = fs::read_dir(&wheels)?.filter_map(|entry| Some(entry.ok()?.path()));
    made.into_iter()
        .find(|path| path.extension().is_some_and(|e| e == "whl"))
        .context("maturin made no wheel")
}

/// A Python that is new enough and can make environments: the one that the variable `PYTHON` names, or the one found.
fn interpreter() -> Result<PathBuf> {
    const ASK: &str =
        "import sys, venv, ensurepip; print(sys.executable if sys.version_info >= (3, 9) else '')";
    let named = std::env::var_os("PYTHON").map(PathBuf::from);
    let names = named.map_or_else(|| vec!["python3".into(), "python".into()], |path| vec![path]);
    let ask = |name: PathBuf| {
        let output = program(name).args(["-c", ASK]).output().ok()?;
        let path = String::from_utf8(output.stdout).ok()?;
        (output.status.success() && !path.trim().is_empty()).then(|| PathBuf::from(path.trim()))
    };
    names
        .into_iter()
        .find_map(ask)
        .context("there is no Python 3.9 or newer with venv and pip (https://www.python.org)")
}

/// Installs what [`REQUIREMENTS`] lists, where it is not there.
fn need_tools(python: &Path) -> Result<()> {
    let (place, stamp) = (root().join(PLACE), root().join(PLACE).join("installed.txt"));
    let wanted = format!("{}\n{}", python.display(), fs::read_to_string(root().join(REQUIREMENTS))?);
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    run(program(python).args(["-m", "venv", "--clear"]).arg(place))?;
    run(&mut pip(&["install", "--requirement", REQUIREMENTS]))?;
    fs::write(stamp, wanted).context("noting what is installed")
}

/// A program of the environment.
fn tool(name: &str) -> Command {
    program(root().join(PLACE).join(if cfg!(windows) { "Scripts" } else { "bin" }).join(name))
}

fn pip(args: &[&str]) -> Command {
    let mut command = tool("python");
    command.args(["-m", "pip", "--quiet", "--disable-pip-version-check"]).args(args);
    command
}
