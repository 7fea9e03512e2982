//! A saddle with two minima: `L[φ]` = φ₀² − φ₁² + ½ φ₁⁴ + ½.
//!
//! The origin is a saddle point (gradient 0, down along φ₁); minima 0 at (0, ±1). Bounded below, so that a run
//! that leaves the saddle arrives somewhere.

use super::surface::{Bare, Surface};
use super::{Problem, ProblemKind};
use crate::figure::Span;
use crate::formula::{indexed, op, power, row, var};
use crate::param::Entry;
use crate::python::Plane;
use crate::run::Descend;

/// The problem and its surface.
pub struct Saddle;

impl Problem for Saddle {
    fn entry(&self) -> Entry {
        Entry {
            id: "saddle",
            label: "Saddle",
            help: "Flat at the centre, down on two sides: a start on the ridge stays on it.",
        }
    }

    fn plane(&self) -> [Span; 2] {
        [Span::new(-1.5, 1.5), Span::new(-1.5, 1.5)]
    }

    fn start(&self) -> [f64; 2] {
        [-1.2, 0.01]
    }

    fn rate(&self) -> f64 {
        0.05
    }

    fn steps(&self) -> usize {
        120
    }

    fn minima(&self) -> &'static [[f64; 2]] {
        &[[0.0, 1.0], [0.0, -1.0]]
    }

    fn contour_power(&self) -> u32 {
        1
    }

    fn kind(&self) -> ProblemKind {
        ProblemKind::Surface(&Saddle)
    }
}

impl Surface for Saddle {
    fn value(&self, [a, b]: [f64; 2]) -> f64 {
        let square = b * b;
        a * a - square + 0.5 * square * square + 0.5
    }

    fn gradient(&self, [a, b]: [f64; 2]) -> [f64; 2] {
        [2.0 * a, -2.0 * b + 2.0 * b * b * b]
    }

    fn second(&self, [_, b]: [f64; 2]) -> [f64; 3] {
        [2.0, 0.0, 6.0 * b * b - 2.0]
    }

    fn formula(&self) -> String {
        let (a, b) = (indexed("φ", "0"), indexed("φ", "1"));
        let square = |content: &str| power(content, "<mn>2</mn>");
        let half = "<mn>½</mn>".to_string();
        let fourth = power(&b, "<mn>4</mn>");
        row(&[
            var("L"),
            op("="),
            square(&a),
            op("−"),
            square(&b),
            op("+"),
            half.clone(),
            fourth,
            op("+"),
            half,
        ])
    }

    fn objective(&'static self) -> Box<dyn Descend> {
        Box::new(Bare(self))
    }

    fn python(&self) -> Option<Plane> {
        Some(Plane {
            value: &["return phi0**2 - phi1**2 + 0.5 * phi1**4 + 0.5"],
            derivatives: &["return np.array([2 * phi0, -2 * phi1 + 2 * phi1**3])"],
        })
    }
}
