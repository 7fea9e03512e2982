//! The Gabor model on thirty points: figures 6.3 to 6.8, a loss with many local minima.

use super::gabor_grid::gabor_loss_grid;
use super::model::{Model, Pairwise, fitted};
use super::{Problem, ProblemKind};
use crate::data;
use crate::figure::{Role, Span};
use crate::formula;
use crate::loss::Loss;
use crate::math::{self, lanes};
use crate::param::Entry;
use crate::python::Plane;
use crate::run::Descend;
use crate::scaling::Scaling;
use std::rc::Rc;
use wide::f64x2;

/// The problem.
pub struct GaborFit;

impl Problem for GaborFit {
    fn entry(&self) -> Entry {
        Entry {
            id: "gabor",
            label: "Gabor model",
            help: "A wave that fades out: its loss has many local minima.",
        }
    }

    fn names(&self) -> [&'static str; 2] {
        ["offset", "frequency"]
    }

    fn plane(&self) -> [Span; 2] {
        [Span::new(-10.0, 10.0), Span::new(2.5, 22.5)]
    }

    fn start(&self) -> [f64; 2] {
        [-1.5, 8.5]
    }

    fn rate(&self) -> f64 {
        0.1
    }

    fn steps(&self) -> usize {
        60
    }

    fn minima(&self) -> &'static [[f64; 2]] {
        &[
            [0.003_794_635_610_937_615, 16.026_347_827_141_723],
            [-5.819_376_101_839_457, 13.824_503_927_627_429],
            [6.559_354_269_534_794, 18.348_855_285_164_024],
            [-6.443_223_114_287_746, 4.967_533_652_863_323],
            [6.307_961_387_848_067, 13.515_787_336_909_765],
            [6.084_736_300_064_386, 4.011_774_525_983_754],
            [6.171_313_163_078_898, 8.088_135_558_848_837],
            [-0.166_465_650_553_212_64, 4.880_932_748_263_945_5],
        ]
    }

    fn contour_power(&self) -> u32 {
        1
    }

    fn kind(&self) -> ProblemKind {
        ProblemKind::Fit(&Gabor, &data::GABOR)
    }
}

/// The model `f[x, φ]` = sin(u)·exp(−u²/32) with u = φ₀ + 0.06·φ₁·x: φ₀ shifts it, φ₁ squeezes it
/// (UDL equation 6.8).
#[derive(Clone, Copy, Debug)]
pub struct Gabor;

impl Model for Gabor {
    fn value(&self, phi: [f64; 2], x: f64) -> f64 {
        let u = phi[0] + 0.06 * phi[1] * x;
        math::sin(u) * math::exp(-u * u / 32.0)
    }

    fn fit(&self, x: Vec<f64>, y: Vec<f64>, loss: Rc<dyn Loss>) -> Box<dyn Descend> {
        fitted(*self, [x, y], loss, Some(gabor_loss_grid))
    }

    fn formula(&self, phi: [f64; 2]) -> String {
        use formula::{bracket, constant, factor, number, op, power, row, var};
        let square = power(&var("u"), "<mn>2</mn>");
        let exponent = row(&[op("−"), square, op("/"), constant(32.0)]);

        row(&[
            var("f"),
            op("="),
            var("sin"),
            bracket("("),
            var("u"),
            bracket(")"),
            op("·"),
            power(&var("e"), &exponent),
            op(","),
            var("u"),
            op("="),
            number(phi[0], Role::Parameter),
            op("+"),
            constant(0.06),
            op("·"),
            factor(phi[1], Role::Parameter),
            op("·"),
            var("x"),
        ])
    }

    /// Its height is in its formula.
    fn any_height(&self) -> bool {
        false
    }

    /// From u = φ₀ + 0.06·φ₁·(x − x̄)/s_x.
    fn own(&self, phi: [f64; 2], x: &Scaling, _y: &Scaling) -> [f64; 2] {
        let frequency = phi[1] / x.unit();
        [phi[0] - 0.06 * frequency * x.mean, frequency]
    }

    fn standard(&self, phi: [f64; 2], x: &Scaling, _y: &Scaling) -> [f64; 2] {
        [phi[0] + 0.06 * phi[1] * x.mean, phi[1] * x.unit()]
    }

    fn own_formulas(&self, phi: [f64; 2], x: &Scaling, y: &Scaling) -> [Vec<String>; 2] {
        use formula::{constant, number, op, row, then, to, within};
        let own = self.own(phi, x, y);
        // Half a unit of what stands on the right, shared by the numbers before it.
        let room = |v: f64, shares: f64| 0.49 * within(v, f64::INFINITY).1 / shares;
        let part = room(own[1], 2.0);
        let frequency = vec![
            row(&[to(phi[1], part * x.unit(), Role::Parameter), op("/")]),
            to(x.unit(), part * x.unit() / own[1].abs(), Role::Data),
            row(&[then("="), number(own[1], Role::Parameter)]),
        ];
        let part = room(own[0], 3.0);
        let shift = [
            constant(0.06),
            op("·"),
            to(own[1], part / (0.06 * x.mean).abs(), Role::Parameter),
            op("·"),
            to(x.mean, part / (0.06 * own[1]).abs(), Role::Data),
        ];
        let offset = vec![
            to(phi[0], part, Role::Parameter),
            row(&[then("−"), row(&shift)]),
            row(&[then("="), number(own[0], Role::Parameter)]),
        ];
        [frequency, offset]
    }

    fn derivative(&self, phi: [f64; 2], x: f64) -> [f64; 2] {
        let (_, derivatives) = self.pair(phi, f64x2::splat(x));
        derivatives.map(|derivative| derivative.to_array()[0])
    }

    fn derivative_formulas(&self) -> [String; 2] {
        use formula::{bracket, constant, indexed, op, power, row};
        let u = indexed("u", "i");
        let square = power(&u, "<mn>2</mn>");
        let of_u = |name: &str| row(&[formula::function(name), op("\u{2061}"), u.clone()]);
        let derivative = row(&[
            bracket("("),
            of_u("cos"),
            op("−"),
            u.clone(),
            op("/"),
            constant(16.0),
            op("·"),
            of_u("sin"),
            bracket(")"),
            op("·"),
            power("<mi>e</mi>", &row(&[op("−"), square, op("/"), constant(32.0)])),
        ]);
        [derivative.clone(), row(&[derivative, op("·"), constant(0.06), op("·"), indexed("x", "i")])]
    }

    fn python(&self) -> Option<Plane> {
        Some(Plane {
            value: &["u = phi[0] + 0.06 * phi[1] * x", "return np.sin(u) * np.exp(-(u**2) / 32)"],
            derivatives: &[
                "u = phi[0] + 0.06 * phi[1] * x",
                "df_du = (np.cos(u) - u / 16 * np.sin(u)) * np.exp(-(u**2) / 32)",
                "return np.stack([df_du, df_du * 0.06 * x])",
            ],
        })
    }
}

impl Pairwise for Gabor {
    /// ∂f/∂u = (cos u − u/16 · sin u)·exp(−u²/32); ∂u/∂φ = (1, 0.06 x).
    #[inline(always)]
    fn pair(&self, phi: [f64; 2], x: f64x2) -> (f64x2, [f64x2; 2]) {
        let stretched = f64x2::splat(0.06) * x;
        let u = f64x2::splat(phi[0]) + f64x2::splat(phi[1]) * stretched;
        let (sin, cos) = lanes::sin_cos(u);
        let envelope = lanes::exp(u * u * f64x2::splat(-1.0 / 32.0));
        let derivative = (cos - u * f64x2::splat(1.0 / 16.0) * sin) * envelope;
        (sin * envelope, [derivative, derivative * stretched])
    }

    /// ∂²f/∂u² = ((u²/256 − 17/16)·sin u − u/8·cos u)·exp(−u²/32).
    fn second(&self, phi: [f64; 2], x: f64) -> [f64; 3] {
        let stretched = 0.06 * x;
        let u = phi[0] + phi[1] * stretched;
        let wave = (u * u / 256.0 - 17.0 / 16.0) * math::sin(u) - u / 8.0 * math::cos(u);
        let bend = wave * math::exp(-u * u / 32.0);
        [bend, bend * stretched, bend * stretched * stretched]
    }
}
