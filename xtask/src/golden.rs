//! Writes the golden files anew: the tests that compare with them write them instead.

use crate::project::run;
use crate::rust::cargo;
use anyhow::Result;

/// `cargo xtask golden`.
pub fn command() -> Result<()> {
    run(cargo(&["test", "--package", "gradstep"]).env("GRADSTEP_GOLDEN", "write"))?;
    println!("The golden files are written; `git diff tests/golden` shows what changed.");
    Ok(())
}
