//! Computes the reference numbers anew, in Python, and compares.

use crate::project::{root, run};
use crate::venv::{Venv, interpreter};
use anyhow::Result;

/// The oldest Python for which the requirements are, as of 3.11.
const OLDEST: u32 = 11;

/// `cargo xtask reference`: runs tests/reference/check.py with the packages that it takes.
pub fn command() -> Result<()> {
    let tools = Venv::need(&interpreter(OLDEST)?, "target/reference", "tests/reference/requirements.txt")?;
    run(tools.tool("python").arg(root().join("tests/reference/check.py")))
}
