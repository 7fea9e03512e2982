//! The project's commands, run as `cargo xtask <command>`; see [`USAGE`].
#![allow(clippy::disallowed_methods, reason = "the core may not look at the clock; its task runner may")]

mod bench;
mod bind;
mod browsers;
mod chromium;
mod debian;
mod dist;
#[cfg(test)]
mod folder;
mod fuzz;
mod golden;
mod hosts;
mod node;
mod project;
mod python;
mod reference;
mod rust;
mod scripts;
mod serve;
mod site;
mod tally;
mod test;
mod venv;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;
use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask <command>

  serve [--port N]      builds the page and serves it on 127.0.0.1 (port 8080; 0 takes a free one)
  build                 builds the WebAssembly module into www/pkg
  test [--only STAGE]   runs every check, or one; what follows -- goes to that stage's command
  fuzz [--minutes N]    opens random links and does all that a page may do, for N minutes (5)
  golden                writes the golden files anew
  bench [TASK …]        builds, then measures in Node and Chromium: everything, or tasks of benches/tasks
  dist                  builds all for a static host into dist, and the npm package into dist-npm
  python                builds the package for Python, wheel and source, into target/wheels
  reference             computes the reference numbers anew, in Python, and compares
  help                  prints this";

fn main() -> ExitCode {
    match run(lexopt::Parser::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut args: lexopt::Parser) -> Result<()> {
    let command = match args.next()? {
        Some(Value(command)) => command.string()?,
        Some(Long("help") | Short('h')) | None => "help".into(),
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.as_str() {
        "serve" => {
            let mut port = 8080;
            while let Some(arg) = args.next()? {
                match arg {
                    Long("port") => {
                        port = args.value()?.parse().context("--port takes a number up to 65535")?
                    }
                    other => return Err(other.unexpected().into()),
                }
            }
            serve::command(port)
        }
        "test" => {
            let (mut only, mut rest) = (None, Vec::new());
            while let Some(arg) = args.next()? {
                match arg {
                    Long("only") => only = Some(args.value()?.string()?),
                    Value(value) if only.is_some() => rest.push(value),
                    other => return Err(other.unexpected().into()),
                }
            }
            test::command(only.as_deref(), &rest)
        }
        "fuzz" => {
            let mut minutes = 5.0;
            while let Some(arg) = args.next()? {
                match arg {
                    Long("minutes") => {
                        minutes = args.value()?.parse().context("--minutes takes a number")?;
                    }
                    other => return Err(other.unexpected().into()),
                }
            }
            fuzz::command(minutes)
        }
        "bench" => {
            let mut tasks = Vec::new();
            while let Some(arg) = args.next()? {
                match arg {
                    Value(task) => tasks.push(task),
                    other => return Err(other.unexpected().into()),
                }
            }
            bench::command(&tasks)
        }
        name => {
            if let Some(arg) = args.next()? {
                return Err(arg.unexpected().into());
            }
            match name {
                "build" => bind::build(),
                "golden" => golden::command(),
                "dist" => dist::command(),
                "python" => python::command(),
                "reference" => reference::command(),
                "help" => {
                    println!("{USAGE}");
                    Ok(())
                }
                _ => bail!("there is no command “{name}”; `cargo xtask help` lists them"),
            }
        }
    }
}
