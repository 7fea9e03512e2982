//! The line `f[x, φ]` = φ₀ + φ₁·x on twelve points: figure 6.1.

use super::model::{Model, Pairwise, fitted};
use super::{Problem, ProblemKind};
use crate::data;
use crate::figure::{Role, Span};
use crate::formula;
use crate::loss::Loss;
use crate::param::Entry;
use crate::python::Plane;
use crate::run::Descend;
use crate::scaling::Scaling;
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

    fn kind(&self) -> ProblemKind {
        ProblemKind::Fit(&Line, &data::LINE)
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

    fn derivative(&self, _phi: [f64; 2], x: f64) -> [f64; 2] {
        [1.0, x]
    }

    fn derivative_formulas(&self) -> [String; 2] {
        [formula::constant(1.0), formula::indexed("x", "i")]
    }

    fn any_height(&self) -> bool {
        true
    }

    /// From y = ȳ + s_y·(φ₀ + φ₁·(x − x̄)/s_x).
    fn own(&self, phi: [f64; 2], x: &Scaling, y: &Scaling) -> [f64; 2] {
        let slope = phi[1] * y.unit() / x.unit();
        [y.own(phi[0]) - slope * x.mean, slope]
    }

    fn standard(&self, phi: [f64; 2], x: &Scaling, y: &Scaling) -> [f64; 2] {
        [y.standard(phi[0] + phi[1] * x.mean), phi[1] * x.unit() / y.unit()]
    }

    fn own_formulas(&self, phi: [f64; 2], x: &Scaling, y: &Scaling) -> [Vec<String>; 2] {
        use formula::{number, op, row, then, to, within};
        let own = self.own(phi, x, y);
        // Half a unit of what stands on the right, shared by the numbers before it.
        let room = |v: f64, shares: f64| 0.49 * within(v, f64::INFINITY).1 / shares;
        let part = room(own[1], 3.0);
        let slope = vec![
            row(&[to(phi[1], part * x.unit() / y.unit(), Role::Parameter), op("·")]),
            row(&[to(y.unit(), part * x.unit() / phi[1].abs(), Role::Data), op("/")]),
            to(x.unit(), part * x.unit() / own[1].abs(), Role::Data),
            row(&[then("="), number(own[1], Role::Parameter)]),
        ];
        let part = room(own[0], 5.0);
        let height = [
            to(y.unit(), part / phi[0].abs(), Role::Data),
            op("·"),
            to(phi[0], part / y.unit(), Role::Parameter),
        ];
        let shift = [
            to(own[1], part / x.mean.abs(), Role::Parameter),
            op("·"),
            to(x.mean, part / own[1].abs(), Role::Data),
        ];
        let intercept = vec![
            to(y.mean, part, Role::Data),
            row(&[then("+"), row(&height)]),
            row(&[then("−"), row(&shift)]),
            row(&[then("="), number(own[0], Role::Parameter)]),
        ];
        [slope, intercept]
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
            derivatives: &["return np.stack([np.ones_like(x), x])"],
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
