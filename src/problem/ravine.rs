//! A ravine: `L[φ]` = ½ (φ₀ − 0.7)² + 200 φ₁², four hundred times as steep in φ₁ as in φ₀.
//!
//! Minimum 0 at (0.7, 0). Gradient descent multiplies the distance along by 1 − α and that across by 1 − 400 α at each step:
//! below the α of 1/200 at which it no longer settles across, hardly anything happens along.

use super::surface::{Bare, Surface};
use super::{Problem, ProblemKind};
use crate::figure::Span;
use crate::formula::{bracket, constant, indexed, op, power, row, var};
use crate::param::Entry;
use crate::python::Plane;
use crate::run::Descend;

/// The problem and its surface.
pub struct Ravine;

impl Problem for Ravine {
    fn entry(&self) -> Entry {
        Entry {
            id: "ravine",
            label: "Ravine",
            help: "Four hundred times as steep across as along: no learning rate suits both.",
        }
    }

    fn plane(&self) -> [Span; 2] {
        [Span::new(-1.0, 1.0), Span::new(-1.0, 1.0)]
    }

    fn start(&self) -> [f64; 2] {
        [-0.7, -0.9]
    }

    fn rate(&self) -> f64 {
        0.0045
    }

    fn steps(&self) -> usize {
        120
    }

    fn minima(&self) -> &'static [[f64; 2]] {
        &[[0.7, 0.0]]
    }

    fn contour_power(&self) -> u32 {
        3
    }

    fn kind(&self) -> ProblemKind {
        ProblemKind::Surface(&Ravine)
    }
}

impl Surface for Ravine {
    fn value(&self, [a, b]: [f64; 2]) -> f64 {
        0.5 * (a - 0.7) * (a - 0.7) + 200.0 * b * b
    }

    fn gradient(&self, [a, b]: [f64; 2]) -> [f64; 2] {
        [a - 0.7, 400.0 * b]
    }

    fn second(&self, _phi: [f64; 2]) -> [f64; 3] {
        [1.0, 0.0, 400.0]
    }

    fn quadratic(&self) -> bool {
        true
    }

    fn formula(&self) -> String {
        let (a, b) = (indexed("φ", "0"), indexed("φ", "1"));
        let square = |content: &str| power(content, "<mn>2</mn>");
        let along = row(&[bracket("("), a, op("−"), constant(0.7), bracket(")")]);
        let half = "<mn>½</mn>".to_string();
        row(&[var("L"), op("="), half, square(&along), op("+"), constant(200.0), square(&b)])
    }

    fn objective(&'static self) -> Box<dyn Descend> {
        Box::new(Bare(self))
    }

    fn python(&self) -> Option<Plane> {
        Some(Plane {
            value: &["return 0.5 * (phi0 - 0.7) ** 2 + 200 * phi1**2"],
            derivatives: &["return np.array([phi0 - 0.7, 400 * phi1])"],
        })
    }
}
