//! Beale's function: `L[φ]` = (1.5 − φ₀ + φ₀φ₁)² + (2.25 − φ₀ + φ₀φ₁²)² + (2.625 − φ₀ + φ₀φ₁³)², flat in the
//! middle and steep at the corners.
//!
//! Minimum 0 at (3, 0.5). Source: E. M. L. Beale, *On an iterative method for finding a local minimum of a
//! function of more than one variable* (1958).

use super::surface::{Bare, Surface};
use super::{Problem, ProblemKind};
use crate::figure::Span;
use crate::formula::{bracket, constant, indexed, op, power, row, var};
use crate::param::Entry;
use crate::python::Plane;
use crate::run::Descend;

/// The problem and its surface.
pub struct Beale;

impl Problem for Beale {
    fn entry(&self) -> Entry {
        Entry {
            id: "beale",
            label: "Beale’s plateau",
            help: "Flat in the middle, steep at the corners: gradients differ by thousands.",
        }
    }

    fn plane(&self) -> [Span; 2] {
        [Span::new(-4.5, 4.5), Span::new(-4.5, 4.5)]
    }

    fn start(&self) -> [f64; 2] {
        [1.0, 1.5]
    }

    fn rate(&self) -> f64 {
        0.005
    }

    fn steps(&self) -> usize {
        200
    }

    fn minima(&self) -> &'static [[f64; 2]] {
        &[[3.0, 0.5]]
    }

    fn contour_power(&self) -> u32 {
        8
    }

    fn kind(&self) -> ProblemKind {
        ProblemKind::Surface(&Beale)
    }
}

impl Surface for Beale {
    fn value(&self, [a, b]: [f64; 2]) -> f64 {
        let residual = |c: f64, power: f64| c - a + a * power;
        let (p, q, r) = (residual(1.5, b), residual(2.25, b * b), residual(2.625, b * b * b));
        p * p + q * q + r * r
    }

    fn gradient(&self, [a, b]: [f64; 2]) -> [f64; 2] {
        let residual = |c: f64, power: f64| c - a + a * power;
        let (p, q, r) = (residual(1.5, b), residual(2.25, b * b), residual(2.625, b * b * b));
        let across = 2.0 * (p * (b - 1.0) + q * (b * b - 1.0) + r * (b * b * b - 1.0));
        [across, 2.0 * a * (p + 2.0 * b * q + 3.0 * b * b * r)]
    }

    /// Of each residual r: 2·(∂r·∂r + r·∂²r).
    fn second(&self, [a, b]: [f64; 2]) -> [f64; 3] {
        let residual = |c: f64, power: f64| c - a + a * power;
        let (p, q, r) = (residual(1.5, b), residual(2.25, b * b), residual(2.625, b * b * b));
        let by_a = [b - 1.0, b * b - 1.0, b * b * b - 1.0];
        let by_b = [a, 2.0 * a * b, 3.0 * a * b * b];
        let product = |x: [f64; 3], y: [f64; 3]| x[0] * y[0] + x[1] * y[1] + x[2] * y[2];
        [
            2.0 * product(by_a, by_a),
            2.0 * (product(by_a, by_b) + p + 2.0 * b * q + 3.0 * b * b * r),
            2.0 * (product(by_b, by_b) + 2.0 * a * q + 6.0 * a * b * r),
        ]
    }

    fn formula(&self) -> String {
        let (a, b) = (indexed("φ", "0"), indexed("φ", "1"));
        let square = |content: &str| power(content, "<mn>2</mn>");
        let group = |parts: &[String]| format!("{}{}{}", bracket("("), row(parts), bracket(")"));
        let term = |c: f64, of: &str| {
            square(&group(&[constant(c), op("−"), a.clone(), op("+"), a.clone(), of.to_string()]))
        };
        let (first, second, third) =
            (term(1.5, &b), term(2.25, &square(&b)), term(2.625, &power(&b, "<mn>3</mn>")));
        row(&[var("L"), op("="), first, op("+"), second, op("+"), third])
    }

    fn objective(&'static self) -> Box<dyn Descend> {
        Box::new(Bare(self))
    }

    fn python(&self) -> Option<Plane> {
        Some(Plane {
            value: &[
                "p = 1.5 - phi0 + phi0 * phi1",
                "q = 2.25 - phi0 + phi0 * phi1**2",
                "r = 2.625 - phi0 + phi0 * phi1**3",
                "return p**2 + q**2 + r**2",
            ],
            derivatives: &[
                "p = 1.5 - phi0 + phi0 * phi1",
                "q = 2.25 - phi0 + phi0 * phi1**2",
                "r = 2.625 - phi0 + phi0 * phi1**3",
                "across = 2 * (p * (phi1 - 1) + q * (phi1**2 - 1) + r * (phi1**3 - 1))",
                "return np.array([across, 2 * phi0 * (p + 2 * phi1 * q + 3 * phi1**2 * r)])",
            ],
        })
    }
}
