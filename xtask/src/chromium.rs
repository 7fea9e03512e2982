//! Finds a Chromium for the browser tests and for dist; on Debian, as root, installs one.

use crate::debian;
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

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
    if debian::here() {
        debian::install(&["chromium"]).context("there is no Chromium")?;
    }
    search().context("there is no Chromium: install Chromium or Chrome, or let CHROMIUM name its program")
}

fn search() -> Option<PathBuf> {
    let named = NAMES.iter().find_map(|name| which::which(name).ok());
    named.or_else(|| PLACES.iter().map(PathBuf::from).find(|path| path.is_file()))
}
