//! The bowl of a least-squares fit that is linear in φ: how steep it is, and how far gradient descent comes in it.

use crate::math;
use crate::problem::Model;

/// L = L* + ½ (φ − φ*)ᵀ H (φ − φ*): its H, which is 2 Σ (∂f/∂φ)(∂f/∂φ)ᵀ.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bowl {
    /// H₀₀, H₀₁ and H₁₁.
    hessian: [f64; 3],
    /// λ_max, its larger eigenvalue.
    pub largest: f64,
    /// λ_min, its smaller eigenvalue: 0 where the minimum is a line.
    pub least: f64,
}

/// The rates tried, as multiples of 1/λ_max: at 2 and above gradient descent does not converge.
const PARTS: [f64; 9] = [1.0, 1.5, 1.75, 1.875, 1.9375, 1.96875, 1.984_375, 1.992_187_5, 1.996_093_75];

impl Bowl {
    /// That of a model on inputs, whose squares are added up and then multiplied by `part`: 1 for their sum.
    pub fn of(model: &dyn Model, x: &[f64], part: f64) -> Bowl {
        let derivatives = || x.iter().map(|x| model.derivative([0.0; 2], *x));
        let mut sums = [0.0; 3];
        for [p, q] in derivatives() {
            sums[0] += 2.0 * p * p;
            sums[1] += 2.0 * p * q;
            sums[2] += 2.0 * q * q;
        }
        let [a, b, c] = sums.map(|sum| part * sum);
        let half = 0.5 * (a - c);
        let largest = 0.5 * (a + c) + (half * half + b * b).sqrt();
        // What is left of one derivative beside the other: the determinant as a product, in which nothing cancels.
        let left: f64 =
            derivatives().map(|[p, q]| q - b / a * p).map(|rest| 2.0 * rest * rest).sum::<f64>() * part;
        Bowl { hessian: [a, b, c], largest, least: a * left / largest }
    }

    /// The condition number λ_max/λ_min.
    pub fn condition(&self) -> f64 {
        self.largest / self.least
    }

    /// The rate above which gradient descent diverges.
    pub fn largest_rate(&self) -> f64 {
        2.0 / self.largest
    }

    /// The excess loss L − L* after a number of steps at a rate, starting at the optimum plus `off`.
    fn excess(&self, off: [f64; 2], rate: f64, steps: usize) -> f64 {
        let [a, b, c] = self.hessian;
        // The eigenvector can be written in two ways; this is the one without cancellation.
        let axis = if a > c { [self.largest - c, b] } else { [b, self.largest - a] };
        let length = (axis[0] * axis[0] + axis[1] * axis[1]).sqrt();
        let [u, v] = if length > 0.0 { axis.map(|v| v / length) } else { [1.0, 0.0] };
        let parts = [(self.largest, off[0] * u + off[1] * v), (self.least, off[1] * u - off[0] * v)];
        let left = |(curvature, off): (f64, f64)| {
            let left = off * math::pow((1.0 - rate * curvature).abs(), steps as f64);
            0.5 * curvature * left * left
        };
        left(parts[0]) + left(parts[1])
    }

    /// The number of steps, at most `most`, after which the loss is within `near` of L*.
    pub fn steps(&self, off: [f64; 2], rate: f64, near: f64, most: usize) -> Option<usize> {
        let arrived = |steps| self.excess(off, rate, steps) <= near;
        if rate >= self.largest_rate() || !arrived(most) {
            return None;
        }
        let (mut before, mut after) = (0, most);
        while after - before > 1 {
            let middle = before.midpoint(after);
            *(if arrived(middle) { &mut after } else { &mut before }) = middle;
        }
        Some(after)
    }

    /// Rates to try in turn: from one that goes straight down to those that just do not diverge.
    pub fn rates(&self) -> impl Iterator<Item = f64> {
        PARTS.into_iter().map(|part| part / self.largest)
    }

    /// How far above the lowest loss `lowest` counts as there: 1 % of it, or a millionth of what there was to descend where it is 0.
    pub fn near(&self, off: [f64; 2], lowest: f64) -> f64 {
        (0.01 * lowest).max(1e-6 * self.excess(off, 0.0, 0))
    }
}
