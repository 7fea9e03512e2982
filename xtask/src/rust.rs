//! Cargo, and the parts of the Rust toolchain that the commands need.

use crate::project::{find, program, run};
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::{Command, Stdio};

/// The target that the page runs on.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The cargo that runs this program.
pub fn cargo(args: &[&str]) -> Command {
    let mut command = program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(args);
    command
}

/// Adds the WebAssembly target to the toolchain where it is missing.
pub fn need_wasm() -> Result<()> {
    let mut ask = program(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    let answer = ask.args(["--print", "target-libdir", "--target", WASM]).output();
    let answer = answer.context("`rustc` does not start: install Rust (https://rustup.rs)")?;
    if Path::new(String::from_utf8_lossy(&answer.stdout).trim()).is_dir() {
        return Ok(());
    }
    rustup(&["target", "add", WASM]).with_context(|| format!("the target {WASM} is missing"))
}

/// Adds rustfmt and clippy to the toolchain where they are missing.
pub fn need_lints() -> Result<()> {
    for (tool, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        let mut ask = cargo(&[tool, "--version"]);
        let there = ask.stdout(Stdio::null()).stderr(Stdio::null()).status();
        if !there.is_ok_and(|status| status.success()) {
            rustup(&["component", "add", component]).with_context(|| format!("{component} is missing"))?;
        }
    }
    Ok(())
}

fn rustup(args: &[&str]) -> Result<()> {
    let Ok(rustup) = find("rustup", "") else {
        bail!("there is no rustup to add it: install it with your Rust, or take Rust from https://rustup.rs");
    };
    run(program(rustup).args(args))
}
