//! The line `f[x, φ]` = φ₀ + φ₁·x on twelve points: figure 6.1.

use super::model::{Model, Pairwise, fitted};
use super::{Kind, Problem};
use crate::data;
use crate::figure::{Role, Span};
use crate::formula;
use crate::loss::Loss;
use crate::param::Entry;
use crate::python::Plane;
use crate::run::Descend;
use std::rc::Rc;
use wide::f64x2;

/// The problem.
pub struct LineFit;

impl Problem for LineFit {
    fn entry(&self) -> Entry {
        Entry {
            id: "line",
            label: "Line",
            help: "A straight line through points: its loss is a bowl with one minimum.",
        }
    }

    fn names(&self) -> [&'static str; 2] {
        ["intercept", "slope"]
    }

    fn plane(&self) -> [Span; 2] {
        [Span::new(0.0, 2.0), Span::new(-1.0, 1.5)]
    }

    fn start(&self) -> [f64; 2] {
        [1.6, -0.5]
    }

    fn rate(&self) -> f64 {
        0.02
    }

    fn steps(&self) -> usize {
        40
    }

    fn minima(&self) -> &'static [[f64; 2]] {
        &[[0.825_950_045_138_729, 0.522_226_069_968_032_6]]
    }

    fn contour_power(&self) -> u32 {
        2
    }

    fn kind(&self) -> Kind {
        Kind::Fit(&Line, &data::LINE)
    }
}

/// The model `f[x, φ]` = φ₀ + φ₁·x, with φ₀ the intercept and φ₁ the slope (UDL equation 6.4).
#[derive(Clone, Copy, Debug)]
pub struct Line;

impl Model for Line {
    fn value(&self, phi: [f64; 2], x: f64) -> f64 {
        phi[0] + phi[1] * x
    }

    fn fit(&self, x: Vec<f64>, y: Vec<f64>, loss: Rc<dyn Loss>) -> Box<dyn Descend> {
        fitted(*self, [x, y], loss, None)
    }

    fn formula(&self, phi: [f64; 2]) -> String {
        use formula::{factor, number, op, row, var};
        row(&[
            var("f"),
            op("="),
            number(phi[0], Role::Parameter),
            op("+"),
            factor(phi[1], Role::Parameter),
            op("·"),
            var("x"),
        ])
    }

    fn slope(&self, _phi: [f64; 2], x: f64) -> [f64; 2] {
        [1.0, x]
    }

    fn slope_formulas(&self) -> [String; 2] {
        [formula::constant(1.0), formula::indexed("x", "i")]
    }

    /// The least-squares solution; nothing where all x are equal.
    fn optimum(&self, x: &[f64], y: &[f64]) -> Option<[f64; 2]> {
        let n = x.len() as f64;
        let (mean_x, mean_y) = (x.iter().sum::<f64>() / n, y.iter().sum::<f64>() / n);
        let sxx: f64 = x.iter().map(|x| (x - mean_x) * (x - mean_x)).sum();
        let sxy: f64 = x.iter().zip(y).map(|(x, y)| (x - mean_x) * (y - mean_y)).sum();
        let slope = sxy / sxx;
        let optimum = [mean_y - slope * mean_x, slope];
        optimum.iter().all(|v| v.is_finite()).then_some(optimum)
    }

    fn python(&self) -> Option<Plane> {
        Some(Plane {
            value: &["return phi[0] + phi[1] * x"],
            slopes: &["return np.stack([np.ones_like(x), x])"],
        })
    }
}

impl Pairwise for Line {
    const QUICK: bool = true;

    #[inline(always)]
    fn pair(&self, phi: [f64; 2], x: f64x2) -> (f64x2, [f64x2; 2]) {
        (f64x2::splat(phi[0]) + f64x2::splat(phi[1]) * x, [f64x2::ONE, x])
    }

    fn second(&self, _phi: [f64; 2], _x: f64) -> [f64; 3] {
        [0.0; 3]
    }
}
