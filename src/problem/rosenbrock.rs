//! Rosenbrock's function: `L[φ]` = (1 − φ₀)² + 100 (φ₁ − φ₀²)², a bent, nearly flat valley.
//!
//! Minimum 0 at (1, 1). Source: H. H. Rosenbrock, *An automatic method for finding the greatest or least
//! value of a function*, The Computer Journal 3 (1960).

use super::surface::{Bare, Surface};
use super::{Problem, ProblemKind};
use crate::figure::Span;
use crate::formula::{bracket, constant, indexed, op, power, row, var};
use crate::param::Entry;
use crate::python::Plane;
use crate::run::Descend;

/// The problem and its surface.
pub struct Rosenbrock;

impl Problem for Rosenbrock {
    fn entry(&self) -> Entry {
        Entry {
            id: "rosenbrock",
            label: "Rosenbrock’s banana",
            help: "A bent, nearly flat valley: easy to find, slow to follow.",
        }
    }

    fn plane(&self) -> [Span; 2] {
        [Span::new(-2.0, 2.0), Span::new(-1.0, 3.0)]
    }

    fn start(&self) -> [f64; 2] {
        [-1.2, 1.0]
    }

    fn rate(&self) -> f64 {
        0.001
    }

    fn steps(&self) -> usize {
        300
    }

    fn minima(&self) -> &'static [[f64; 2]] {
        &[[1.0, 1.0]]
    }

    fn contour_power(&self) -> u32 {
        6
    }

    fn kind(&self) -> ProblemKind {
        ProblemKind::Surface(&Rosenbrock)
    }
}

impl Surface for Rosenbrock {
    fn value(&self, [a, b]: [f64; 2]) -> f64 {
        let (along, across) = (1.0 - a, b - a * a);
        along * along + 100.0 * across * across
    }

    fn gradient(&self, [a, b]: [f64; 2]) -> [f64; 2] {
        let across = b - a * a;
        [-2.0 * (1.0 - a) - 400.0 * a * across, 200.0 * across]
    }

    fn second(&self, [a, b]: [f64; 2]) -> [f64; 3] {
        [2.0 + 1200.0 * a * a - 400.0 * b, -400.0 * a, 200.0]
    }

    fn formula(&self) -> String {
        let (a, b) = (indexed("φ", "0"), indexed("φ", "1"));
        let square = |content: &str| power(content, "<mn>2</mn>");
        let group = |parts: &[String]| format!("{}{}{}", bracket("("), row(parts), bracket(")"));
        let along = square(&group(&[constant(1.0), op("−"), a.clone()]));
        let across = square(&group(&[b, op("−"), square(&a)]));
        row(&[var("L"), op("="), along, op("+"), constant(100.0), op("·"), across])
    }

    fn objective(&'static self) -> Box<dyn Descend> {
        Box::new(Bare(self))
    }

    fn python(&self) -> Option<Plane> {
        Some(Plane {
            value: &["return (1 - phi0) ** 2 + 100 * (phi1 - phi0**2) ** 2"],
            derivatives: &[
                "across = phi1 - phi0**2",
                "return np.array([-2 * (1 - phi0) - 400 * phi0 * across, 200 * across])",
            ],
        })
    }
}
