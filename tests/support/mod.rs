//! Reference numbers and how they are compared.

#![allow(dead_code, reason = "each test uses some of it")]

use gradstep::scenario::write_number;
use serde_json::Value;

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
