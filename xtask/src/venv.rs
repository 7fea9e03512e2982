//! Environments of Python, with what a list of requirements pins.

use crate::project::{program, root, run};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// An environment below the project's folder.
pub struct Venv(PathBuf);

impl Venv {
    /// The environment `place`; what `requirements` lists is installed where it is not there as the list says.
    pub fn need(python: &Path, place: &str, requirements: &str) -> Result<Venv> {
        let venv = Venv(root().join(place));
        let list = fs::read_to_string(root().join(requirements)).context(requirements.to_string())?;
        let wanted = format!("{}\n{list}", python.display());
        let stamp = venv.0.join("installed.txt");
        if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
            return Ok(venv);
        }
        run(program(python).args(["-m", "venv", "--clear"]).arg(&venv.0))?;
        run(&mut venv.pip(&["install", "--requirement", requirements]))?;
        fs::write(stamp, wanted).context("noting what is installed")?;
        Ok(venv)
    }

    /// Where its programs are.
    pub fn programs(&self) -> PathBuf {
        self.0.join(if cfg!(windows) { "Scripts" } else { "bin" })
    }

    /// One of its programs.
    pub fn tool(&self, name: &str) -> Command {
        program(self.programs().join(name))
    }

    /// pip, in it.
    pub fn pip(&self, args: &[&str]) -> Command {
        let mut command = self.tool("python");
        command.args(["-m", "pip", "--quiet", "--disable-pip-version-check"]).args(args);
        command
    }
}

/// A Python that is new enough, as of 3.`oldest`, and can make environments: the one that the variable `PYTHON` names, or
/// the one found.
pub fn interpreter(oldest: u32) -> Result<PathBuf> {
    let ask = format!(
        "import sys, venv, ensurepip; print(sys.executable if sys.version_info >= (3, {oldest}) else '')"
    );
    let named = std::env::var_os("PYTHON").map(PathBuf::from);
    let names = named.map_or_else(|| vec!["python3".into(), "python".into()], |path| vec![path]);
    let answer = |name: PathBuf| {
        let output = program(name).args(["-c", &ask]).output().ok()?;
        let path = String::from_utf8(output.stdout).ok()?;
        (output.status.success() && !path.trim().is_empty()).then(|| PathBuf::from(path.trim()))
    };
    let none =
        || format!("there is no Python 3.{oldest} or newer with venv and pip (https://www.python.org)");
    names.into_iter().find_map(answer).with_context(none)
}
