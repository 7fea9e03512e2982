//! Counts tests by the closing lines of the test runners.

use crate::project::show;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// How many tests passed and failed so far.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Passed.
    pub passed: u64,
    /// Failed, or did not finish.
    pub failed: u64,
}

impl Tally {
    /// Runs a command, its output in plain view, and counts the tests it reports.
    pub fn run(&mut self, command: &mut Command) -> Result<()> {
        let child = command.stdout(Stdio::piped()).spawn();
        let mut child = child.with_context(|| format!("`{}` does not start", show(command)))?;
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).split(b'\n') {
                let line = line?;
                let line = String::from_utf8_lossy(&line);
                println!("{line}");
                self.read(&line);
            }
        }
        if !child.wait()?.success() {
            bail!("`{}` failed", show(command));
        }
        Ok(())
    }

    /// Reads a line of `cargo test`, of Node's runner (`ℹ pass 3`), of Playwright's (`3 passed (2.1s)`) or of pytest
    /// (`== 1 failed, 3 passed in 2.1s ==`).
    fn read(&mut self, line: &str) {
        let words: Vec<&str> = line.split([' ', ';']).filter(|word| !word.is_empty()).collect();
        match words[..] {
            ["test", "result:", _, passed, "passed", failed, "failed", ..] => {
                self.passed += passed.parse().unwrap_or(0);
                self.failed += failed.parse().unwrap_or(0);
            }
            ["ℹ", "pass", n] => self.passed += n.parse().unwrap_or(0),
            ["ℹ", "fail" | "cancelled", n] => self.failed += n.parse().unwrap_or(0),
            [rule, .., end] if rule.starts_with("==") && end.starts_with("==") => {
                for pair in words.windows(2) {
                    match pair[1].trim_end_matches(',') {
                        "passed" => self.passed += pair[0].parse().unwrap_or(0),
                        "failed" | "error" | "errors" => self.failed += pair[0].parse().unwrap_or(0),
                        _ => {}
                    }
                }
            }
            [n, "passed", time] if time.starts_with('(') => self.passed += n.parse().unwrap_or(0),
            [n, "failed" | "interrupted" | "flaky"] => self.failed += n.parse().unwrap_or(0),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(lines: &[&str]) -> (u64, u64) {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| tally.read(line));
        (tally.passed, tally.failed)
    }

    #[test]
    fn counts_what_each_runner_reports() {
        let cargo =
            "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.0s";
        let broken = "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(tally(&[cargo, broken]), (15, 2));
        assert_eq!(tally(&["ℹ tests 5", "ℹ suites 0", "ℹ pass 3", "ℹ fail 1", "ℹ cancelled 1"]), (3, 2));
        assert_eq!(tally(&["  1 failed", "    [chromium] › a.test.js:3:1 › x", "  7 passed (2.1s)"]), (7, 1));
        let pytest = "======= 2 failed, 15 passed, 1 warning, 1 error in 18.90s =======";
        assert_eq!(
            tally(&[pytest, "======= 17 passed in 102.90s (0:01:42) =======", "== 17 passed in 9s =="]),
            (49, 3)
        );
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(tally(&["", "test a ... ok", "running 3 tests", "2 passed", "step 3 failed"]), (0, 0));
    }
}
