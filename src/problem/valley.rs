//! Figure 6.9's valley: `L[φ]` = 1 − exp(−2 φ₁²)·exp(−(φ₀ − 0.7)²/8), steep in φ₁ and shallow in φ₀.
//!
//! Minimum 0 at (0.7, 0). Source: *Understanding Deep Learning*, notebook 6.5.

use super::surface::{Bare, Surface};
use super::{Problem, ProblemKind};
use crate::figure::Span;
use crate::formula::{bracket, constant, indexed, op, power, row, var};
use crate::math;
use crate::param::Entry;
use crate::python::Plane;
use crate::run::Descend;

/// The problem and its surface.
pub struct Valley;

impl Problem for Valley {
    fn entry(&self) -> Entry {
        Entry {
            id: "valley",
            label: "Valley (figure 6.9)",
            help: "Sixteen times as steep across as along; just one range of learning rates suits both.",
        }
    }

    fn plane(&self) -> [Span; 2] {
        [Span::new(-1.0, 1.0), Span::new(-1.0, 1.0)]
    }

    fn start(&self) -> [f64; 2] {
        [-0.7, -0.9]
    }

    fn rate(&self) -> f64 {
        0.08
    }

    fn steps(&self) -> usize {
        60
    }

    fn minima(&self) -> &'static [[f64; 2]] {
        &[[0.7, 0.0]]
    }

    fn contour_power(&self) -> u32 {
        1
    }

    fn kind(&self) -> ProblemKind {
        ProblemKind::Surface(&Valley)
    }
}

impl Surface for Valley {
    fn value(&self, [a, b]: [f64; 2]) -> f64 {
        1.0 - math::exp(-2.0 * b * b) * math::exp(-(a - 0.7) * (a - 0.7) / 8.0)
    }

    fn gradient(&self, [a, b]: [f64; 2]) -> [f64; 2] {
        let bell = math::exp(-2.0 * b * b) * math::exp(-(a - 0.7) * (a - 0.7) / 8.0);
        [bell * (a - 0.7) / 4.0, bell * 4.0 * b]
    }

    fn second(&self, [a, b]: [f64; 2]) -> [f64; 3] {
        let along = a - 0.7;
        let bell = math::exp(-2.0 * b * b) * math::exp(-along * along / 8.0);
        [bell * (0.25 - along * along / 16.0), -bell * along * b, bell * (4.0 - 16.0 * b * b)]
    }

    fn formula(&self) -> String {
        let (a, b) = (indexed("φ", "0"), indexed("φ", "1"));
        let square = |content: &str| power(content, "<mn>2</mn>");
        let group = |parts: &[String]| format!("{}{}{}", bracket("("), row(parts), bracket(")"));
        let across = row(&[op("−"), constant(2.0), square(&b)]);
        let along = row(&[op("−"), square(&group(&[a, op("−"), constant(0.7)])), op("/"), constant(8.0)]);
        row(&[
            var("L"),
            op("="),
            constant(1.0),
            op("−"),
            power(&var("e"), &across),
            op("·"),
            power(&var("e"), &along),
        ])
    }

    fn objective(&'static self) -> Box<dyn Descend> {
        Box::new(Bare(self))
    }

    fn python(&self) -> Option<Plane> {
        Some(Plane {
            value: &["return 1 - np.exp(-2 * phi1**2) * np.exp(-((phi0 - 0.7) ** 2) / 8)"],
            derivatives: &[
                "bell = np.exp(-2 * phi1**2) * np.exp(-((phi0 - 0.7) ** 2) / 8)",
                "return np.array([bell * (phi0 - 0.7) / 4, bell * 4 * phi1])",
            ],
        })
    }
}
