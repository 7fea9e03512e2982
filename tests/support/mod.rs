//! Reference numbers and how they are compared.

#![allow(dead_code, reason = "each test uses some of it")]

pub mod golden;
pub mod leaks;
pub mod line;
pub mod links;
pub mod named;
pub mod told;

use gradstep::lab;
use gradstep::loss::{self, Loss};
use gradstep::scenario::{Scenario, write_number};
use serde_json::Value;
use std::rc::Rc;

/// A file of tests/reference.
pub fn reference(name: &str) -> Value {
    let path = format!("{}/tests/reference/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// The list under `key`.
pub fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("no list {key}"))
}

/// The number under `key`, if there is one.
pub fn number(value: &Value, key: &str) -> Option<f64> {
    value[key].as_f64()
}

/// A list of numbers.
pub fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(|v| v.as_f64().expect("a number")).collect()
}

/// A list of lists of numbers, laid end to end.
pub fn flat(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().flat_map(numbers).collect()
}

/// Holds every |got − want| ≤ tol · max(1, |want|).
pub fn assert_close(what: &str, got: &[f64], want: &[f64], tol: f64) {
    assert_eq!(got.len(), want.len(), "{what}: how many");
    for (i, (g, w)) in got.iter().zip(want).enumerate() {
        assert!(
            (g - w).abs() <= tol * w.abs().max(1.0),
            "{what}[{i}]: got {g:e}, want {w:e}, tolerance {tol:e}"
        );
    }
}

/// Numbers as a link lists them.
pub fn join(values: &[f64]) -> String {
    values.iter().map(|v| write_number(*v)).collect::<Vec<_>>().join(",")
}

/// A published link.
pub struct Released {
    /// The digest of what it shows.
    pub digest: String,
    /// The version that published it.
    pub version: String,
    /// The link.
    pub link: String,
}

/// Where the published links stand.
pub fn released_path() -> String {
    format!("{}/tests/links/released.txt", env!("CARGO_MANIFEST_DIR"))
}

/// Every published link.
pub fn released() -> Vec<Released> {
    let text = std::fs::read_to_string(released_path()).expect("tests/links/released.txt");
    let line = |line: &str| {
        let mut parts = line.splitn(3, ' ').map(String::from);
        let mut part = || parts.next().unwrap_or_else(|| panic!("{line}: digest, version, link"));
        Released { digest: part(), version: part(), link: part() }
    };
    text.lines().map(line).collect()
}

/// The digest of what a link shows.
pub fn digest(link: &str) -> String {
    let (scenario, _) = lab::parse(link);
    format!("{:016x}", gradstep::digest::digest(lab::of(&scenario).open(&scenario, None).as_ref()))
}

/// Every loss with its defaults, and its id.
pub fn losses() -> Vec<(&'static str, Rc<dyn Loss>)> {
    let scenario = Scenario::new(lab::find("descent").schema());
    loss::ALL.iter().map(|member| (member.entry.id, (member.with)(&scenario).into())).collect()
}

/// The squared error.
pub fn squared() -> Rc<dyn Loss> {
    losses().into_iter().find(|(id, _)| *id == "squared").expect("it is registered").1
}
