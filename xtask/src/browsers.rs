//! Browsers beside Chromium: Firefox, and WebKit as Debian has it. On Debian, as root, they are installed.

use crate::debian;
use crate::node;
use crate::project::root;
use crate::serve::Server;
use crate::site;
use crate::tally::Tally;
use anyhow::Result;
use std::ffi::OsString;
use std::path::PathBuf;

/// The stage `browsers`: the same bits in each, and every lab opened, stepped, dragged and played. Where a browser cannot be had,
/// a line says so.
pub fn test(tally: &mut Tally, args: &[OsString]) -> Result<()> {
    let server = Server::bind(0)?.start(site::page(root()));
    let mut command = node::node("--test")?;
    command.arg("--test-reporter=spec").args(args).arg(root().join("tests/browsers/labs.test.js"));
    command.env("GRADSTEP_URL", server.url());
    if let Some(firefox) = had("Firefox", firefox, &["firefox-esr"]) {
        command.env("FIREFOX", firefox);
    }
    if let Some([driver, browser, screen]) = had("WebKit", webkit, &["webkit2gtk-driver", "xvfb"]) {
        command.env("WEBKIT_DRIVER", driver).env("WEBKIT", browser).env("XVFB", screen);
    }
    tally.run(&mut command)
}

/// A browser that is there or can be installed.
fn had<T>(name: &str, find: fn() -> Option<T>, packages: &[&str]) -> Option<T> {
    let found = find().or_else(|| {
        let installed = debian::here().then(|| debian::install(packages))?;
        if let Err(why) = installed {
            println!("{name}: {why:#}");
        }
        find()
    });
    if found.is_none() {
        println!("{name}: not here, so nothing is tried in it");
    }
    found
}

fn firefox() -> Option<PathBuf> {
    ["firefox-esr", "firefox"].iter().find_map(|name| which::which(name).ok())
}

/// The driver, the small browser that it drives, and a screen that nobody sees.
fn webkit() -> Option<[PathBuf; 3]> {
    let places = std::fs::read_dir("/usr/lib").ok()?.flatten().map(|entry| entry.path());
    let folders = places.chain([PathBuf::from("/usr/libexec")]);
    let inside = |folder: PathBuf| {
        ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"]
            .map(|version| folder.join(version).join("MiniBrowser"))
    };
    let browser = folders.flat_map(inside).find(|path| path.is_file())?;
    Some([which::which("WebKitWebDriver").ok()?, browser, which::which("Xvfb").ok()?])
}
