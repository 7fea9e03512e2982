//! The lab in other people's pages: installs the hosts, and tries each in the browser.

use crate::project::{find, program, root, run};
use crate::serve::Server;
use crate::tally::Tally;
use crate::venv::{Venv, interpreter};
use crate::{chromium, debian, dist, node, python, site};
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// Where hosts are installed and built.
const PLACE: &str = "target/hosts";

/// The oldest Python for which the requirements are, as of 3.11.
const OLDEST: u32 = 11;

/// nginx, and the part of it that serves what is compressed beforehand.
const NGINX: [&str; 2] = ["nginx", "libnginx-mod-http-brotli-static"];

/// The stage `hosts`.
pub fn test(tally: &mut Tally, args: &[OsString]) -> Result<()> {
    let python = python()?;
    let tools = Venv::need(&python, "target/hosts/python", "tests/hosts/requirements.txt")?;
    let packages = packages()?;
    let nginx = nginx()?;
    dist::command()?;
    let wheel = python::wheel(&python)?;
    run(tools.pip(&["install", "--force-reinstall", "--no-deps"]).arg(wheel))?;
    fs::create_dir_all(root().join(PLACE).join("home"))?;
    let server = Server::bind(0)?.start(site::dist(root().join("dist")));
    let mut command = node::node("node_modules/@playwright/test/cli.js")?;
    command.args(["test", "--config", "tests/hosts/playwright.config.js"]).args(args);
    command.env("GRADSTEP_URL", server.url()).env("CHROMIUM", chromium::need()?);
    command.env("HOSTS_TOOLS", tools.programs()).env("HOSTS_PACKAGES", packages).env("NGINX", nginx);
    tally.run(&mut command)
}

fn python() -> Result<PathBuf> {
    let found = interpreter(OLDEST);
    if found.is_ok() || !debian::here() {
        return found;
    }
    debian::install(&["python3", "python3-venv"])?;
    interpreter(OLDEST)
}

/// Installs what hosts there are at npm, apart from the project's own packages, where it is missing or old.
fn packages() -> Result<PathBuf> {
    let folder = root().join(PLACE).join("npm");
    let same = |file: &str| {
        let read = |folder: &Path| fs::read(folder.join(file)).ok();
        read(&folder) == read(&root().join("tests/hosts"))
    };
    let files = ["package.json", "package-lock.json"];
    if !(files.iter().all(|file| same(file)) && folder.join("node_modules/.package-lock.json").exists()) {
        fs::create_dir_all(&folder)?;
        for file in files {
            fs::copy(root().join("tests/hosts").join(file), folder.join(file)).context(file)?;
        }
        run(program(find("npm", "npm, which comes with Node")?)
            .args(["ci", "--ignore-scripts"])
            .current_dir(&folder))?;
    }
    Ok(folder.join("node_modules"))
}

/// The program of nginx.
fn nginx() -> Result<PathBuf> {
    let search = || {
        let place = PathBuf::from("/usr/sbin/nginx"); // not on every user's path
        which::which("nginx").ok().or_else(|| place.is_file().then_some(place))
    };
    let complete = |program: &PathBuf| !debian::here() || (program.is_file() && brotli().is_file());
    if !search().as_ref().is_some_and(complete) && debian::here() {
        debian::install(&NGINX)?;
    }
    search().context("there is no nginx: install it (https://nginx.org)")
}

/// Where Debian has nginx's part for brotli.
fn brotli() -> PathBuf {
    PathBuf::from("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
}
