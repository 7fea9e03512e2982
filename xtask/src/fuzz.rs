//! Opens random links and does with them all that a page may do, until the time is over or something breaks.

use crate::project::run;
use crate::rust::cargo;
use anyhow::Result;
use std::time::{Duration, Instant};

/// How many links are tried before the clock is looked at.
const LINKS: &str = "500";

/// `cargo xtask fuzz`: tests/boundary.rs with more and more links, each time others. Overflow and debug assertions are checked.
pub fn command(minutes: f64) -> Result<()> {
    let time = Duration::try_from_secs_f64(60.0 * minutes)?;
    let start = Instant::now();
    let mut rounds = 0;
    while rounds == 0 || start.elapsed() < time {
        run(cargo(&["test", "--package", "gradstep", "--test", "all", "--quiet", "boundary::"])
            .env("GRADSTEP_FUZZ", LINKS))?;
        rounds += 1;
        println!("{rounds} × {LINKS} links, {:.0} s: nothing broke", start.elapsed().as_secs_f64());
    }
    Ok(())
}
