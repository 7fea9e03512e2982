//! The Gabor model's loss over a grid of (φ0, φ1): the values of a loss surface.

use crate::math::{self, lanes};
use wide::f64x2;

/// Columns computed side by side: four SIMD registers of two.
const BLOCK: usize = 8;

/// The widest part of the φ0 axis computed from one centre; keeps the exponents below within ±200.
const REACH: f64 = 32.0;

/// Beyond |u| = 40 the model is below 2·10⁻²², nothing beside the rounding of a loss.
const SILENT: f64 = 40.0;

/// `L[φ0, φ1]` = Σ_i (f_i − y_i)² with f = sin(u)·exp(−u²/32), u = φ0 + 0.06·φ1·x_i, on a regular grid.
///
/// `phi0` and `phi1` are the first and last value of each axis. Returns `columns · rows` values row by row: φ0
/// runs along a row, φ1 from row to row, and the first value belongs to the first of both.
///
/// About a centre a, with s = a + 0.06·φ1·x_i and φ0 = a + d, the model falls into parts that depend on d alone (a
/// table) and on the example alone:
///
/// f = exp(−s²/32) · exp(−s·d/16) · exp(−d²/32) · (sin s · cos d + cos s · sin d)
///
/// and the one mixed factor, exp(−s·d/16), is a geometric progression along the row. So an example costs a
/// handful of multiplications a column. Values lie within 10⁻¹³·max(1, L) of the loss computed directly.
///
/// All arguments must be finite, and `x` and `y` of equal length.
pub fn gabor_loss_grid(
    x: &[f64],
    y: &[f64],
    phi0: [f64; 2],
    phi1: [f64; 2],
    columns: usize,
    rows: usize,
) -> Vec<f64> {
    let (phi0, phi1) = (Axis::new(phi0, columns), Axis::new(phi1, rows));
    let within = (REACH / phi0.step.abs()).clamp(1.0, columns.max(1) as f64) as usize;
    let mut loss = vec![0.0; columns * rows];
    for first in (0..columns).step_by(within) {
        let strip = Strip::new(&phi0, first, within.min(columns - first));
        for row in 0..rows {
            let begin = row * columns + first;
            strip.losses(x, y, phi1.at(row), &mut loss[begin..begin + strip.columns]);
        }
    }
    loss
}

/// Equally spaced values.
struct Axis {
    first: f64,
    step: f64,
}

impl Axis {
    fn new(ends: [f64; 2], count: usize) -> Axis {
        Axis { first: ends[0], step: (ends[1] - ends[0]) / count.saturating_sub(1).max(1) as f64 }
    }

    fn at(&self, index: usize) -> f64 {
        self.first + self.step * index as f64
    }
}

/// Neighbouring columns, whole blocks of them, with all that depends on the column alone.
struct Strip {
    columns: usize,
    centre: f64,
    /// d of the first column.
    first: f64,
    step: f64,
    /// No |d| is larger.
    reach: f64,
    /// (cos d · exp(−d²/32), sin d · exp(−d²/32)) by block.
    waves: Vec<([f64x2; 4], [f64x2; 4])>,
}

impl Strip {
    fn new(phi0: &Axis, first: usize, columns: usize) -> Strip {
        let centre = phi0.at(first + columns / 2);
        let d = |column: usize| phi0.at(first + column) - centre;
        let blocks = columns.div_ceil(BLOCK);
        let block = |wave: &dyn Fn(f64) -> f64, block: usize| {
            std::array::from_fn(|pair| {
                f64x2::new([0, 1].map(|lane| {
                    let d = d(block * BLOCK + pair * 2 + lane);
                    wave(d) * math::exp(-d * d / 32.0)
                }))
            })
        };
        let waves = (0..blocks).map(|b| (block(&math::cos, b), block(&math::sin, b))).collect();
        let reach = d(0).abs().max(d(blocks * BLOCK - 1).abs());
        Strip { columns, centre, first: d(0), step: phi0.step, reach, waves }
    }

    /// The losses of one row, each summed over the examples in their order.
    fn losses(&self, x: &[f64], y: &[f64], phi1: f64, out: &mut [f64]) {
        let mut losses = vec![[f64x2::splat(0.0); 4]; self.waves.len()];
        for (x, y) in x.iter().zip(y) {
            let s = self.centre + 0.06 * phi1 * x;
            if s.abs() > self.reach + SILENT {
                losses.iter_mut().flatten().for_each(|loss| *loss += f64x2::splat(y * y));
            } else {
                self.add(&mut losses, s, *y);
            }
        }
        let losses = losses.iter().flatten().flat_map(|pair| pair.to_array());
        out.iter_mut().zip(losses).for_each(|(out, loss)| *out = loss);
    }

    /// Adds one example's loss to every column.
    fn add(&self, losses: &mut [[f64x2; 4]], s: f64, y: f64) {
        let rate = -s / 16.0 * self.step;
        let [start, next] = lanes::exp(f64x2::new([-s * s / 32.0 - s * self.first / 16.0, rate])).to_array();
        let [two, block] = lanes::exp(f64x2::new([2.0 * rate, BLOCK as f64 * rate])).to_array();
        let mut mixed = [f64x2::new([start, start * next]); 4];
        for pair in 1..4 {
            mixed[pair] = mixed[pair - 1] * f64x2::splat(two);
        }
        let (sin, cos) = math::sincos(s);
        let (sin, cos) = (f64x2::splat(sin), f64x2::splat(cos));
        let (block, y) = (f64x2::splat(block), f64x2::splat(y));
        for (loss, (p, q)) in losses.iter_mut().zip(&self.waves) {
            for pair in 0..4 {
                let r = mixed[pair] * (sin * p[pair] + cos * q[pair]) - y;
                loss[pair] += r * r;
                mixed[pair] *= block;
            }
        }
    }
}
