//! Models f[x, φ] with one input, one output and two parameters, fitted by least squares.

use crate::objective::{Batch, Objective};

/// A model f[x, φ].
pub trait Model: Sync {
    /// f[x, φ].
    fn value(&self, phi: [f64; 2], x: f64) -> f64;

    /// f[x, φ] and its derivatives (∂f/∂φ₀, ∂f/∂φ₁).
    fn slopes(&self, phi: [f64; 2], x: f64) -> (f64, [f64; 2]);

    /// Its least-squares loss on examples.
    fn fit(&self, x: Vec<f64>, y: Vec<f64>) -> Box<dyn Objective>;

    /// The formula of f with the current parameters in it, as MathML.
    fn formula(&self, phi: [f64; 2]) -> String;

    /// The least-squares optimum on examples, where it has a closed form.
    fn optimum(&self, _x: &[f64], _y: &[f64]) -> Option<[f64; 2]> {
        None
    }
}

/// The losses of a grid, if there is a quicker way than one by one: examples' x and y, columns, rows.
pub type QuickGrid = fn(&[f64], &[f64], &[f64], &[f64]) -> Vec<f64>;

/// The loss L[φ] = Σ (f[xᵢ, φ] − yᵢ)² of a model on examples.
pub struct Fit<M: Model> {
    /// The model.
    pub model: M,
    /// Inputs.
    pub x: Vec<f64>,
    /// Outputs, as many.
    pub y: Vec<f64>,
    /// A quicker way to the losses of a grid.
    pub quick_grid: Option<QuickGrid>,
}

impl<M: Model> Fit<M> {
    /// ℓ = (f − y)² and ∂ℓ/∂φ = 2 (f − y) ∂f/∂φ, added up.
    #[inline(always)]
    fn add(&self, phi: [f64; 2], x: f64, y: f64, sum: &mut (f64, [f64; 2])) {
        let (f, slope) = self.model.slopes(phi, x);
        let residual = f - y;
        sum.0 += residual * residual;
        sum.1[0] += 2.0 * residual * slope[0];
        sum.1[1] += 2.0 * residual * slope[1];
    }
}

impl<M: Model> Objective for Fit<M> {
    fn examples(&self) -> usize {
        self.x.len()
    }

    fn gradient(&self, phi: [f64; 2], batch: Batch) -> (f64, [f64; 2]) {
        let mut sum = (0.0, [0.0; 2]);
        match batch {
            Batch::Full => {
                for (&x, &y) in self.x.iter().zip(&self.y) {
                    self.add(phi, x, y, &mut sum);
                }
            }
            Batch::Of(indices) => {
                for &i in indices {
                    self.add(phi, self.x[i as usize], self.y[i as usize], &mut sum);
                }
            }
        }
        sum
    }

    fn loss(&self, phi: [f64; 2]) -> f64 {
        let mut sum = 0.0;
        for (&x, &y) in self.x.iter().zip(&self.y) {
            let residual = self.model.value(phi, x) - y;
            sum += residual * residual;
        }
        sum
    }

    fn grid(&self, columns: &[f64], rows: &[f64]) -> Vec<f64> {
        if let Some(quick) = self.quick_grid {
            return quick(&self.x, &self.y, columns, rows);
        }
        let mut values = Vec::with_capacity(columns.len() * rows.len());
        for &phi1 in rows {
            values.extend(columns.iter().map(|&phi0| self.loss([phi0, phi1])));
        }
        values
    }
}
