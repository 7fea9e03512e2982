//! Where the project is, and running a program in it.

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The project's top folder.
pub fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&here).parent().map_or_else(PathBuf::new, Path::to_path_buf)
}

/// A program to run in the project's top folder.
pub fn program(path: impl AsRef<Path>) -> Command {
    let mut command = Command::new(path.as_ref());
    command.current_dir(root());
    command
}

/// The path of a program, or one line that says what to install.
pub fn find(name: &str, install: &str) -> Result<PathBuf> {
    which::which(name).ok().with_context(|| format!("`{name}` is not found: install {install}"))
}

/// Runs a command, its output in plain view.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("`{}` does not start", show(command)))?;
    if !status.success() {
        bail!("`{}` failed", show(command));
    }
    Ok(())
}

/// A command as one would type it, its program by name alone.
pub fn show(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(name).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
