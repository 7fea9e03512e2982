//! Finds a Chromium for the browser tests and for dist; on Debian, as root, installs one.

use crate::project::{program, run};
use anyhow::{Result, bail};
use std::path::PathBuf;
use std::process::Command;

const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];

const PLACES: [&str; 4] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
];

/// The browser that the variable `CHROMIUM` names, or one found, if there is one.
pub fn find() -> Result<Option<PathBuf>> {
    match std::env::var_os("CHROMIUM").map(PathBuf::from) {
        Some(path) if path.is_file() => Ok(Some(path)),
        Some(path) => bail!("CHROMIUM names {}, which is no file", path.display()),
        None => Ok(search()),
    }
}

/// The browser found, or one installed.
pub fn need() -> Result<PathBuf> {
    if let Some(found) = find()? {
        return Ok(found);
    }
    if debian() && root() {
        apt(&["update"])?;
        apt(&["install", "--yes", "--no-install-recommends", "chromium"])?;
    }
    match search() {
        Some(found) => Ok(found),
        None if debian() => bail!("there is no Chromium: run `apt-get install chromium` as root"),
        None => bail!("there is no Chromium: install Chromium or Chrome, or let CHROMIUM name its program"),
    }
}

fn search() -> Option<PathBuf> {
    let named = NAMES.iter().find_map(|name| which::which(name).ok());
    named.or_else(|| PLACES.iter().map(PathBuf::from).find(|path| path.is_file()))
}

/// Debian itself: the package of the same name in its descendants may be an empty one.
fn debian() -> bool {
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
