//! The same link gives the same bits everywhere. Here natively; tests/node and tests/browser hold wasm to the
//! same file.

use gradstep::{digest, lab, optimizer, problem, schedule};
use std::fmt::Write;

/// Runs that between them use every registered member: each method with each schedule, each problem, and the
/// presets of every lab.
fn links() -> Vec<String> {
    let mut links = Vec::new();
    for method in optimizer::entries() {
        for schedule in schedule::entries() {
            links.push(format!(
                "v=1&lab=descent&problem=gabor&opt={}&lr=0.3&batch=5&schedule={}&seed=3",
                method.id, schedule.id
            ));
        }
    }
    links.extend(problem::entries().iter().map(|p| format!("v=1&lab=descent&problem={}&opt=adam", p.id)));
    links.extend(lab::ALL.iter().flat_map(|lab| lab.presets()).map(|preset| preset.link.to_string()));
    links
}

#[test]
fn every_runs_digest_is_the_one_kept() {
    let path = format!("{}/tests/digests.txt", env!("CARGO_MANIFEST_DIR"));
    let mut got = String::new();
    for link in links() {
        let (scenario, warnings) = lab::parse(&link);
        assert!(warnings.is_empty(), "{link}: {warnings:?}");
        let session = lab::of(&scenario).open(&scenario, None);
        writeln!(got, "{:016x} {link}", digest::digest(session.as_ref())).expect("a string takes all");
    }
    if std::env::var("GRADSTEP_GOLDEN").is_ok_and(|v| v == "write") {
        std::fs::write(&path, &got).expect("the file can be written");
    }
    let want = std::fs::read_to_string(&path).unwrap_or_default();
    for (got, want) in got.lines().zip(want.lines()) {
        assert_eq!(
            got, want,
            "Two things change a digest: another formula or order of summation (if that is meant, `cargo xtask golden` \
             takes it over), or a function of std that differs between platforms (src/math has the ones that do not)."
        );
    }
    assert_eq!(got.lines().count(), want.lines().count(), "runs were added or removed: `cargo xtask golden`");
}
