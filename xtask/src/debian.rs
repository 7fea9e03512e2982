//! Installs packages of Debian, where this is Debian and the user may.

use crate::project::{program, run};
use anyhow::{Result, bail};
use std::process::Command;

/// Installs packages, or says what to run.
pub fn install(packages: &[&str]) -> Result<()> {
    if !root() {
        bail!("run `apt-get install {}` as root", packages.join(" "));
    }
    apt(&["update"])?;
    apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
}

/// Whether this is Debian itself: the package of the same name in its descendants may be an empty one.
pub fn here() -> bool {
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    release.lines().any(|line| line == "ID=debian")
}

fn root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|answer| answer.stdout.trim_ascii() == b"0")
}

fn apt(args: &[&str]) -> Result<()> {
    // Another installation may be under way: wait for its lock rather than fail.
    let mut command = program("apt-get");
    run(command
        .args(["-qq", "-o", "DPkg::Lock::Timeout=300"])
        .args(args)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}
