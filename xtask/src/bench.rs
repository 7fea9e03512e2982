//! Measures in Node and Chromium, by `benches/run.mjs`.

use crate::project::{root, run};
use crate::serve::Server;
use crate::site;
use crate::{bind, chromium, dist, node};
use anyhow::{Result, bail};
use std::ffi::OsString;

const SCRIPT: &str = "benches/run.mjs";

/// Tasks that visit the page as `cargo xtask dist` makes it.
const OF_DIST: [&str; 2] = ["first-plot", "thirty-labs"];

/// `cargo xtask bench`: everything, or these tasks alone.
///
/// The script finds the address of the project's files in `GRADSTEP_URL` and the browser in `CHROMIUM`.
pub fn command(tasks: &[OsString]) -> Result<()> {
    if !root().join(SCRIPT).is_file() {
        bail!("{SCRIPT} is missing: there is nothing to measure");
    }
    node::need_packages()?;
    node::need_packages_of(&root().join("benches"))?;
    let browser = chromium::need()?;
    if tasks.is_empty() || tasks.iter().any(|task| OF_DIST.iter().any(|name| task == name)) {
        dist::command()?;
    }
    bind::build_with(&["--features", "bench"])?;
    // Where the packages are that they compare with: the stage `types` leaves the benchmarks out.
    run(node::node("node_modules/typescript/bin/tsc")?.args(["--project", "benches"]))?;
    let server = Server::bind(0)?.start(site::bench(root()));
    run(node::node(SCRIPT)?.args(tasks).env("GRADSTEP_URL", server.url()).env("CHROMIUM", browser))
}
