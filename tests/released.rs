//! Links are for ever: tests/links/released.txt lists links with the digest of what they show and the version that published
//! them. Here they are opened natively; tests/node and tests/browser hold wasm to the same file.
//!
//! The file is only ever added to. `cargo xtask golden` adds what [`support::links`] asks for and does not find there; it never
//! changes a line.

use crate::support::{Released, digest, links, released, released_path};
use gradstep::lab;
use gradstep::param::Kind;
use std::fmt::Write;
use std::sync::LazyLock;

/// The file's lines, once what is missing has been added where GRADSTEP_GOLDEN=write.
static RELEASED: LazyLock<Vec<Released>> = LazyLock::new(|| {
    let mut lines = released();
    if std::env::var("GRADSTEP_GOLDEN").is_ok_and(|v| v == "write") {
        let mut text = std::fs::read_to_string(released_path()).expect("tests/links/released.txt");
        for link in missing(&lines) {
            assert!(lab::parse(&link).1.is_empty(), "{link} is read with a warning");
            writeln!(text, "{} {} {link}", digest(&link), env!("CARGO_PKG_VERSION"))
                .expect("a string takes all");
        }
        std::fs::write(released_path(), text).expect("the file can be written");
        lines = released();
    }
    lines
});

fn missing(lines: &[Released]) -> Vec<String> {
    links::links().into_iter().filter(|link| lines.iter().all(|line| line.link != *link)).collect()
}

#[test]
fn every_released_link_shows_what_it_showed() {
    assert!(RELEASED.len() >= 643, "the file is only ever added to");
    for (i, line) in RELEASED.iter().enumerate() {
        assert!(RELEASED[..i].iter().all(|before| before.link != line.link), "{} twice", line.link);
        let version: Vec<&str> = line.version.split('.').collect();
        let numbers = version.iter().all(|part| part.parse::<u32>().is_ok());
        assert!(version.len() == 3 && numbers, "{}", line.version);
        let (_, warnings) = lab::parse(&line.link);
        assert!(warnings.is_empty(), "{}: {warnings:?}", line.link);
        assert_eq!(
            digest(&line.link),
            line.digest,
            "{} is published and must go on showing what it showed. Two things change a digest: another formula or order of \
             summation, or a function of std that differs between platforms (src/math has the ones that do not).",
            line.link
        );
    }
}

#[test]
fn the_file_holds_every_preset_member_and_key() {
    let missing = missing(&RELEASED);
    assert!(missing.is_empty(), "`cargo xtask golden` adds these to tests/links/released.txt: {missing:#?}");
    for lab in lab::ALL {
        let schema = lab.schema();
        let of_lab = RELEASED.iter().filter(|line| line.link.contains(&format!("&lab={}", schema.id)));
        let of_lab: Vec<&str> = of_lab.map(|line| line.link.as_str()).collect();
        for param in schema.params.iter() {
            let given =
                |text: &str| of_lab.iter().any(|link| link.contains(&format!("&{}={text}", param.key)));
            assert!(given(""), "lab={}: no link gives {}", schema.id, param.key);
            if let Kind::Choice { of, .. } = param.kind {
                for entry in of() {
                    // A loss for classes suits no data that can be searched.
                    let unsuited = lab::parse(&format!("v=1&lab={}&{}={}", schema.id, param.key, entry.id));
                    let unsuited = schema.id == "search" && unsuited.0.text(param.key) != entry.id;
                    assert!(
                        unsuited || given(entry.id),
                        "lab={}: no link has {}={}",
                        schema.id,
                        param.key,
                        entry.id
                    );
                }
            }
        }
    }
}
