//! Himmelblau's function: `L[φ]` = (φ₀² + φ₁ − 11)² + (φ₀ + φ₁² − 7)², with four minima of equal depth.
//!
//! Minima 0 at (3, 2), (−2.805, 3.131), (−3.779, −3.283), (3.584, −1.848). Source: D. M. Himmelblau,
//! *Applied Nonlinear Programming* (1972).

use super::surface::{Bare, Surface};
use super::{Problem, ProblemKind};
use crate::figure::Span;
use crate::formula::{bracket, constant, indexed, op, power, row, var};
use crate::param::Entry;
use crate::python::Plane;
use crate::run::Descend;

/// The problem and its surface.
pub struct Himmelblau;

impl Problem for Himmelblau {
    fn entry(&self) -> Entry {
        Entry {
            id: "himmelblau",
            label: "Himmelblau’s four pits",
            help: "Four equally deep minima: start, method and rate decide which one is found.",
        }
    }

    fn plane(&self) -> [Span; 2] {
        [Span::new(-5.0, 5.0), Span::new(-5.0, 5.0)]
    }

    fn start(&self) -> [f64; 2] {
        [-0.5, -1.0]
    }

    fn rate(&self) -> f64 {
        0.01
    }

    fn steps(&self) -> usize {
        40
    }

    fn minima(&self) -> &'static [[f64; 2]] {
        &[
            [3.0, 2.0],
            [-2.805_118_086_952_745, 3.131_312_518_250_573],
            [-3.779_310_253_377_747, -3.283_185_991_286_17],
            [3.584_428_340_330_491_7, -1.848_126_526_964_404],
        ]
    }

    fn contour_power(&self) -> u32 {
        3
    }

    fn kind(&self) -> ProblemKind {
        ProblemKind::Surface(&Himmelblau)
    }
}

impl Surface for Himmelblau {
    fn value(&self, [a, b]: [f64; 2]) -> f64 {
        let (p, q) = (a * a + b - 11.0, a + b * b - 7.0);
        p * p + q * q
    }

    fn gradient(&self, [a, b]: [f64; 2]) -> [f64; 2] {
        let (p, q) = (a * a + b - 11.0, a + b * b - 7.0);
        [4.0 * a * p + 2.0 * q, 2.0 * p + 4.0 * b * q]
    }

    fn second(&self, [a, b]: [f64; 2]) -> [f64; 3] {
        let (p, q) = (a * a + b - 11.0, a + b * b - 7.0);
        [4.0 * p + 8.0 * a * a + 2.0, 4.0 * (a + b), 2.0 + 4.0 * q + 8.0 * b * b]
    }

    fn formula(&self) -> String {
        let (a, b) = (indexed("φ", "0"), indexed("φ", "1"));
        let square = |content: &str| power(content, "<mn>2</mn>");
        let group = |parts: &[String]| format!("{}{}{}", bracket("("), row(parts), bracket(")"));
        let p = square(&group(&[square(&a), op("+"), b.clone(), op("−"), constant(11.0)]));
        let q = square(&group(&[a, op("+"), square(&b), op("−"), constant(7.0)]));
        row(&[var("L"), op("="), p, op("+"), q])
    }

    fn objective(&'static self) -> Box<dyn Descend> {
        Box::new(Bare(self))
    }

    fn python(&self) -> Option<Plane> {
        Some(Plane {
            value: &["return (phi0**2 + phi1 - 11) ** 2 + (phi0 + phi1**2 - 7) ** 2"],
            derivatives: &[
                "p, q = phi0**2 + phi1 - 11, phi0 + phi1**2 - 7",
                "return np.array([4 * phi0 * p + 2 * q, 2 * p + 4 * phi1 * q])",
            ],
        })
    }
}
