//! Every check of the project, stage by stage, up to the first that fails.

use crate::project::{program, root, run};
use crate::rust::{WASM, cargo, need_lints, need_wasm};
use crate::serve::Server;
use crate::site;
use crate::tally::Tally;
use crate::{bind, browsers, chromium, dist, hosts, node, python, scripts};
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::io::Write;
use std::process::Output;
use std::thread::JoinHandle;
use std::time::Instant;

/// One stage: what it checks, how, and what it finds in place.
struct Stage {
    name: &'static str,
    /// Whether it takes packages of npm.
    npm: bool,
    /// Whether it takes the page built.
    page: bool,
    run: fn(&mut Tally, &[OsString]) -> Result<()>,
}

const STAGES: [Stage; 13] = [
    Stage { name: "fmt", npm: false, page: false, run: fmt },
    Stage { name: "format", npm: true, page: false, run: format },
    Stage { name: "clippy", npm: false, page: false, run: clippy },
    Stage { name: "clippy-wasm", npm: false, page: false, run: clippy_wasm },
    Stage { name: "native", npm: false, page: false, run: native },
    Stage { name: "scripts", npm: false, page: false, run: scripts::numpy },
    Stage { name: "doc", npm: false, page: false, run: doc },
    BUILD,
    Stage { name: "types", npm: true, page: true, run: types },
    Stage { name: "node", npm: true, page: true, run: in_node },
    Stage { name: "browser", npm: true, page: true, run: in_browser },
    Stage { name: "browsers", npm: true, page: true, run: browsers::test },
    Stage { name: "dist", npm: true, page: true, run: dist_in_browser },
];

const BUILD: Stage = Stage { name: "build", npm: false, page: false, run: |_, _| bind::build() };

/// With every stage: what a publisher gets, and the page for it, is made beside this stage and the next, since for minutes that
/// keeps one core busy and not more.
const BESIDE: &str = "clippy-wasm";

/// The package for Python, the page in other people's pages, and scripts in PyTorch. They take minutes and install other people's programs: they run
/// when they are named.
const NAMED: [Stage; 3] = [
    Stage { name: "python", npm: true, page: true, run: python::test },
    Stage { name: "hosts", npm: true, page: true, run: hosts::test },
    Stage { name: "pytorch", npm: false, page: false, run: scripts::pytorch },
];

/// What the page is made of.
const CRATES: [&str; 2] = ["--package", "gradstep"];

/// `cargo xtask test`: every stage, or the one named `only`, whose command gets `args`.
pub fn command(only: Option<&str>, args: &[OsString]) -> Result<()> {
    let stages = stages(only)?;
    let mut tally = Tally::default();
    let mut made = None;
    let result = timed("setup", || setup(&stages)).and_then(|()| {
        stages.iter().try_for_each(|stage| {
            if only.is_none() && stage.name == BESIDE {
                made = Some(start_dist());
            }
            let args = if only == Some(stage.name) { args } else { &[] };
            timed(stage.name, || match (stage.name, only) {
                ("build", None) => finish_dist(made.take()),
                ("dist", None) => published_in_browser(&mut tally, args),
                _ => (stage.run)(&mut tally, args),
            })
        })
    });
    if result.is_err() {
        // A stage that failed without a test that failed, as of lints, is one failure.
        tally.failed = tally.failed.max(1);
    }
    println!("\n{} passed, {} failed", tally.passed, tally.failed);
    result
}

fn stages(only: Option<&str>) -> Result<Vec<&'static Stage>> {
    let Some(name) = only else { return Ok(STAGES.iter().collect()) };
    let Some(stage) = STAGES.iter().chain(&NAMED).find(|stage| stage.name == name) else {
        let names: Vec<_> = STAGES.iter().chain(&NAMED).map(|stage| stage.name).collect();
        bail!("there is no stage “{name}”; there are {}", names.join(", "));
    };
    Ok(if stage.page { vec![&BUILD, stage] } else { vec![stage] })
}

/// `cargo xtask dist` in a process of its own; what it prints is kept until its turn.
fn start_dist() -> JoinHandle<std::io::Result<Output>> {
    std::thread::spawn(|| program(std::env::current_exe()?).arg("dist").output())
}

/// Waits for [`start_dist`]'s end and prints what it printed.
fn finish_dist(dist: Option<JoinHandle<std::io::Result<Output>>>) -> Result<()> {
    let dist = dist.context("the build was not begun")?;
    let output = dist.join().ok().context("the build broke off")?.context("the build does not start")?;
    std::io::stdout().write_all(&output.stdout)?;
    std::io::stderr().write_all(&output.stderr)?;
    if !output.status.success() {
        bail!("the build failed");
    }
    Ok(())
}

/// Runs a part and prints its name before, its time after.
fn timed(name: &str, part: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("\n── {name}");
    let start = Instant::now();
    part().with_context(|| format!("stage {name}"))?;
    println!("── {name}: {:.1} s", start.elapsed().as_secs_f64());
    Ok(())
}

/// Installs first what the stages need, so that nothing is found missing after minutes of work.
fn setup(stages: &[&Stage]) -> Result<()> {
    need_lints()?;
    need_wasm()?;
    if stages.iter().any(|stage| stage.npm) {
        node::need_packages()?;
    }
    if stages.iter().any(|stage| ["browser", "dist", "hosts"].contains(&stage.name)) {
        println!("browser: {}", chromium::need()?.display());
    }
    Ok(())
}

fn fmt(_: &mut Tally, args: &[OsString]) -> Result<()> {
    run(cargo(&["fmt", "--all", "--check"]).args(args))
}

/// Scripts, style sheets and pages, as prettier lays them out.
fn format(_: &mut Tally, args: &[OsString]) -> Result<()> {
    run(node::node("node_modules/prettier/bin/prettier.cjs")?.args(["--check", "."]).args(args))
}

fn clippy(_: &mut Tally, args: &[OsString]) -> Result<()> {
    // The package for Python comes with its own stage.
    let mut command = cargo(&["clippy", "--workspace", "--exclude", "gradstep-python", "--all-targets"]);
    run(command.args(args).args(["--", "-D", "warnings"]))
}

fn clippy_wasm(_: &mut Tally, args: &[OsString]) -> Result<()> {
    let mut command = cargo(&["clippy", "--lib", "--all-features", "--target", WASM]);
    run(command.args(CRATES).args(args).args(["--", "-D", "warnings"]))
}

fn native(tally: &mut Tally, args: &[OsString]) -> Result<()> {
    // One by one: together, packages that both use would be compiled anew with the features of both.
    tally.run(cargo(&["test"]).args(CRATES).args(args))?;
    tally.run(&mut cargo(&["test", "--package", "xtask"]))
}

fn doc(_: &mut Tally, args: &[OsString]) -> Result<()> {
    let mut command = cargo(&["doc", "--no-deps"]);
    run(command.args(CRATES).args(args).env("RUSTDOCFLAGS", "-D warnings"))
}

fn types(_: &mut Tally, args: &[OsString]) -> Result<()> {
    run(node::node("node_modules/typescript/bin/tsc")?.args(args))
}

fn in_node(tally: &mut Tally, args: &[OsString]) -> Result<()> {
    // Named one by one: of folders and patterns, each version of Node has its own idea.
    let mut files: Vec<_> = std::fs::read_dir(root().join("tests/node"))
        .context("tests/node")?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.js"))
        .collect();
    if files.is_empty() {
        bail!("tests/node holds no file *.test.js");
    }
    files.sort();
    tally.run(node::node("--test")?.arg("--test-reporter=spec").args(args).args(files))
}

fn in_browser(tally: &mut Tally, args: &[OsString]) -> Result<()> {
    playwright(tally, site::page(root()), args, &[])
}

/// What a publisher gets.
fn dist_in_browser(tally: &mut Tally, args: &[OsString]) -> Result<()> {
    dist::command()?;
    published_in_browser(tally, args)
}

fn published_in_browser(tally: &mut Tally, args: &[OsString]) -> Result<()> {
    playwright(tally, site::dist(root().join("dist")), args, &[("GRADSTEP_DIST", "1")])
}

fn playwright(tally: &mut Tally, site: axum::Router, args: &[OsString], env: &[(&str, &str)]) -> Result<()> {
    let server = Server::bind(0)?.start(site);
    let mut command = node::node("node_modules/@playwright/test/cli.js")?;
    command.args(["test", "--config", "tests/browser/playwright.config.js"]).args(args);
    command.envs(env.iter().copied());
    tally.run(command.env("GRADSTEP_URL", server.url()).env("CHROMIUM", chromium::need()?))
}
