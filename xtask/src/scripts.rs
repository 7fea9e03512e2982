//! Runs what readers take along as scripts in Python, and holds that they print the lab's losses.

use crate::debian;
use crate::project::{program, root};
use crate::rust::cargo;
use crate::tally::Tally;
use crate::venv::{Venv, interpreter};
use anyhow::Result;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The oldest Python for which the requirements are, as of 3.11.
const OLDEST: u32 = 11;

/// Debian's own PyTorch computes on the processor alone and is a twentieth as large as PyPI's.
const DEBIAN: [&str; 2] = ["python3-torch", "python3-numpy"];
const DEBIAN_PYTHON: &str = "/usr/bin/python3";

/// The stage `scripts`: those in NumPy.
pub fn numpy(tally: &mut Tally, args: &[OsString]) -> Result<()> {
    let python = match interpreter(OLDEST) {
        Ok(python) => python,
        Err(why) => {
            println!("skipped: {why}");
            return Ok(());
        }
    };
    let tools = Venv::need(&python, "target/reference", "tests/reference/requirements.txt")?;
    test(tally, &tools.programs().join("python"), "numpy", args)
}

/// The stage `pytorch`: those in PyTorch.
pub fn pytorch(tally: &mut Tally, args: &[OsString]) -> Result<()> {
    test(tally, &with_torch()?, "pytorch", args)
}

/// A Python with PyTorch: Debian's, or an environment with what the list pins.
fn with_torch() -> Result<PathBuf> {
    if debian::here() {
        if !has_torch(DEBIAN_PYTHON) {
            debian::install(&DEBIAN)?;
        }
        return Ok(DEBIAN_PYTHON.into());
    }
    let tools = Venv::need(&interpreter(OLDEST)?, "target/pytorch", "tests/scripts/requirements.txt")?;
    Ok(tools.programs().join("python"))
}

fn has_torch(python: &str) -> bool {
    let output = program(python).args(["-c", "import numpy, torch"]).current_dir(root()).output();
    output.is_ok_and(|output| output.status.success())
}

fn test(tally: &mut Tally, python: &Path, which: &str, args: &[OsString]) -> Result<()> {
    let mut command = cargo(&["test", "--package", "gradstep", "--test", "all"]);
    command.env("GRADSTEP_PYTHON", python);
    tally.run(command.args(args).args(["--", "--ignored", which]))
}
