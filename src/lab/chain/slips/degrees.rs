//! Degrees for radians.

use super::Slip;
use std::f64::consts::PI;

/// What is done otherwise.
pub static SLIP: Slip = Slip {
    numbers: |node| {
        let k = node.layer();
        let turned = |function: usize| {
            let periodic = node.function(function).is_some_and(|own| ["sin", "cos"].contains(&own.name));
            periodic.then(|| node.value("f", function) * PI / 180.0)
        };
        let at = |x: f64| node.grad("h", k + 1) * node.local_derivative(k, x);
        let value = |x: f64| node.function(k - 1).map_or(f64::NAN, |own| (own.value)(x));
        match (node.derived(), node.valued()) {
            ("f", _) if k < 3 => turned(k).map(at).into_iter().collect(),
            (_, "h") => turned(k - 1).map(value).into_iter().collect(),
            _ => Vec::new(),
        }
    },
    ..Slip::new("the calculator is set to degrees: sine and cosine are taken of radians")
};
