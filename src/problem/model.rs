//! Models `f[x, φ]` with one input, one output and two parameters, on examples: by least squares, or with any loss.

use super::measured::Measured;
use crate::curvature::Hessian;
use crate::loss::Loss;
use crate::objective::{Batch, Objective};
use crate::python::Plane;
use crate::run::{self, Descend, Plan};
use crate::scaling::Scaling;
use crate::trajectory::Trajectory;
use std::rc::Rc;
use wide::f64x2;

/// A model `f[x, φ]`.
pub trait Model: Sync {
    /// `f[x, φ]`.
    fn value(&self, phi: [f64; 2], x: f64) -> f64;

    /// Its loss on examples, x and y of equal length.
    fn fit(&self, x: Vec<f64>, y: Vec<f64>, loss: Rc<dyn Loss>) -> Box<dyn Descend>;

    /// The formula of f with the current parameters in it, as MathML.
    fn formula(&self, phi: [f64; 2]) -> String;

    /// (∂f/∂φ₀, ∂f/∂φ₁) at an input.
    fn derivative(&self, phi: [f64; 2], x: f64) -> [f64; 2];

    /// f and these in Python, of `phi` and `x`; a model without has no script.
    fn python(&self) -> Option<Plane> {
        None
    }

    /// The same as formulas of xᵢ, as MathML.
    fn derivative_formulas(&self) -> [String; 2];

    /// Whether it reaches targets of any height, so that these can be in standard units as well as its inputs.
    fn any_height(&self) -> bool;

    /// Parameters found in standard units as those of the same curve in the examples' own.
    fn own(&self, phi: [f64; 2], x: &Scaling, y: &Scaling) -> [f64; 2];

    /// The other way round.
    fn standard(&self, phi: [f64; 2], x: &Scaling, y: &Scaling) -> [f64; 2];

    /// How φ₁ and φ₀ of a curve in own units come from those in standard units, with the numbers in it, as MathML.
    fn own_formulas(&self, phi: [f64; 2], x: &Scaling, y: &Scaling) -> [Vec<String>; 2];

    /// The least-squares optimum on examples, where it has a closed form.
    fn optimum(&self, _x: &[f64], _y: &[f64]) -> Option<[f64; 2]> {
        None
    }
}

/// A model computed for two inputs at a time.
pub trait Pairwise {
    /// Whether that takes no longer than a call through a table, so that runs have loops of their own.
    const QUICK: bool = false;

    /// f and (∂f/∂φ₀, ∂f/∂φ₁) for each of two inputs.
    fn pair(&self, phi: [f64; 2], x: f64x2) -> (f64x2, [f64x2; 2]);

    /// (∂²f/∂φ₀², ∂²f/∂φ₀∂φ₁, ∂²f/∂φ₁²) at an input.
    fn second(&self, phi: [f64; 2], x: f64) -> [f64; 3];

    /// What an example adds to the second derivatives of the loss, given ∂ℓ/∂f and ∂²ℓ/∂f² by its output:
    /// ∂²ℓ/∂f²·(∂f/∂φ)(∂f/∂φ)ᵀ + ∂ℓ/∂f·∂²f/∂φ².
    fn bend(&self, sum: Hessian, phi: [f64; 2], x: f64, of_loss: impl Fn(f64) -> [f64; 2]) -> Hessian {
        let (f, derivatives) = self.pair(phi, f64x2::splat(x));
        let [p, q] = derivatives.map(|derivative| derivative.to_array()[0]);
        let [derivative, second] = of_loss(f.to_array()[0]);
        sum.plus(second, [p * p, p * q, q * q]).plus(derivative, self.second(phi, x))
    }
}

/// The losses of a grid by a quicker way than one by one: x and y of the examples, first and last φ₀, first
/// and last φ₁, columns, rows.
pub type QuickGrid = fn(&[f64], &[f64], [f64; 2], [f64; 2], usize, usize) -> Vec<f64>;

/// A model on examples: in the quick ways of least squares, where they hold, or with any loss.
pub fn fitted<M: Pairwise + 'static>(
    model: M,
    [x, y]: [Vec<f64>; 2],
    loss: Rc<dyn Loss>,
    quick_grid: Option<QuickGrid>,
) -> Box<dyn Descend> {
    if loss.least_squares() {
        Box::new(Fit { model, x, y, quick_grid })
    } else {
        Box::new(Measured { model, x, y, loss })
    }
}

/// The loss `L[φ]` = Σ (`f[xᵢ, φ]` − yᵢ)² of a model on examples.
pub struct Fit<M: Pairwise> {
    /// The model.
    pub model: M,
    /// Inputs.
    pub x: Vec<f64>,
    /// Outputs, as many.
    pub y: Vec<f64>,
    /// A quicker way to the losses of a grid.
    pub quick_grid: Option<QuickGrid>,
}

impl<M: Pairwise> Descend for Fit<M> {
    fn descend(&self, plan: &Plan) -> Trajectory {
        if M::QUICK { run::with_own_loops(self, plan) } else { run::plainly(self, plan) }
    }
}

impl<M: Pairwise> Objective for Fit<M> {
    fn examples(&self) -> usize {
        self.x.len()
    }

    #[inline(always)]
    fn gradient(&self, phi: [f64; 2], batch: Batch) -> (f64, [f64; 2]) {
        let (mut sums, mut others) = (Sums::new(), Sums::new());
        let pair = |x| self.model.pair(phi, x);
        match batch {
            Batch::Full => {
                let (x, rest_x) = self.x.as_chunks::<4>();
                let (y, rest_y) = self.y.as_chunks::<4>();
                for ([a, b, c, d], [p, q, r, s]) in x.iter().zip(y) {
                    sums.add([*a, *b], [*p, *q], pair);
                    others.add([*c, *d], [*r, *s], pair);
                }
                let (x, last_x) = rest_x.as_chunks::<2>();
                let (y, last_y) = rest_y.as_chunks::<2>();
                if let ([x], [y]) = (x, y) {
                    sums.add(*x, *y, pair);
                }
                if let ([x], [y]) = (last_x, last_y) {
                    others.add_one(*x, *y, pair);
                }
            }
            Batch::Of(indices) => {
                let of = |indices: [u32; 2]| {
                    let [i, j] = indices.map(|i| i as usize);
                    ([self.x[i], self.x[j]], [self.y[i], self.y[j]])
                };
                let (fours, rest) = indices.as_chunks::<4>();
                for [i, j, k, l] in fours {
                    let (x, y) = of([*i, *j]);
                    sums.add(x, y, pair);
                    let (x, y) = of([*k, *l]);
                    others.add(x, y, pair);
                }
                let (pairs, last) = rest.as_chunks::<2>();
                if let [two] = pairs {
                    let (x, y) = of(*two);
                    sums.add(x, y, pair);
                }
                if let [i] = last {
                    others.add_one(self.x[*i as usize], self.y[*i as usize], pair);
                }
            }
        }
        sums.total(others)
    }

    fn curvature(&self, phi: [f64; 2]) -> Hessian {
        let each = self.x.iter().zip(&self.y);
        each.fold(Hessian::default(), |sum, (x, y)| self.model.bend(sum, phi, *x, |f| [2.0 * (f - y), 2.0]))
    }

    fn grid(&self, phi0: [f64; 2], phi1: [f64; 2], columns: usize, rows: usize) -> Vec<f64> {
        match self.quick_grid {
            Some(quick) => quick(&self.x, &self.y, phi0, phi1, columns, rows),
            None => crate::objective::one_by_one(self, phi0, phi1, columns, rows),
        }
    }
}

/// The sums Σ (fᵢ − yᵢ)² and Σ 2 (fᵢ − yᵢ) ∂fᵢ/∂φ over a batch.
///
/// The order of summation is fixed. Two of these take turns, a pair of examples each; of what is left after
/// the last four examples, a pair goes to the first and a single one to the second. At the end they come
/// together, then the even and the odd sum.
struct Sums {
    loss: f64x2,
    gradient: [f64x2; 2],
}

impl Sums {
    #[inline(always)]
    fn new() -> Sums {
        Sums { loss: f64x2::ZERO, gradient: [f64x2::ZERO; 2] }
    }

    #[inline(always)]
    fn add(&mut self, x: [f64; 2], y: [f64; 2], model: impl Fn(f64x2) -> (f64x2, [f64x2; 2])) {
        let (f, derivative) = model(f64x2::new(x));
        self.add_residual(f - f64x2::new(y), derivative);
    }

    /// A last example without a partner.
    #[inline(always)]
    fn add_one(&mut self, x: f64, y: f64, model: impl Fn(f64x2) -> (f64x2, [f64x2; 2])) {
        let (f, derivative) = model(f64x2::splat(x));
        self.add_residual((f - f64x2::splat(y)) * f64x2::new([1.0, 0.0]), derivative);
    }

    #[inline(always)]
    fn add_residual(&mut self, residual: f64x2, derivative: [f64x2; 2]) {
        self.loss += residual * residual;
        self.gradient[0] += residual * derivative[0];
        self.gradient[1] += residual * derivative[1];
    }

    #[inline(always)]
    fn total(self, other: Sums) -> (f64, [f64; 2]) {
        let total = |sum: f64x2, other: f64x2| {
            let [even, odd] = (sum + other).to_array();
            even + odd
        };
        let gradient = [0, 1].map(|i| 2.0 * total(self.gradient[i], other.gradient[i]));
        (total(self.loss, other.loss), gradient)
    }
}
