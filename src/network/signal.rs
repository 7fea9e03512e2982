//! What becomes of a signal on its way through a deep network, before any training: how large the pre-activations of
//! each layer are, how large the derivatives that come back, and with both how large the gradient of the weights.
//!
//! Each layer multiplies the mean square by about the same factor, so over a hundred of them it may leave f64 on either
//! side. A layer's numbers therefore share a power of two, which is taken out after each layer and changes no bit of
//! them. [`measure`] follows one network; [`expected`] says what to expect of many.
//!
//! Source: UDL, section 7.5 and notebook 7.3.

use super::kernel::apply_quad;
use super::product::{slice, turn};
use super::units::Units;
use crate::activation::Activation;
use crate::math;
use crate::rng::Rng;
use std::f64::consts::{LOG10_2, PI};

/// A deep network without biases: `inputs`, then `depth` hidden layers of `width` units, then one output.
///
/// f_0 = Ω_0 x, f_k = Ω_k `a[f_{k−1}]` for k = 1 … K, K = `depth`; f_K is the output. All sizes but K are at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deep {
    /// D_i, the components of x.
    pub inputs: usize,
    /// K, the number of hidden layers.
    pub depth: usize,
    /// D, the units of each hidden layer.
    pub width: usize,
}

impl Deep {
    /// Units that layer k takes in (columns of Ω_k), k = 0 … K.
    pub fn cols(&self, k: usize) -> usize {
        if k == 0 { self.inputs } else { self.width }
    }

    /// Units that layer k gives (rows of Ω_k).
    pub fn rows(&self, k: usize) -> usize {
        if k == self.depth { 1 } else { self.width }
    }

    /// Weights of all layers.
    pub fn weights(&self) -> usize {
        (0..=self.depth).map(|k| self.rows(k) * self.cols(k)).sum()
    }
}

/// The standard normal numbers that one network's weights and its examples' inputs are made of.
pub struct Draws {
    deep: Deep,
    examples: usize,
    /// Of each layer k, `rows(k)` × `cols(k)` numbers row by row: Ω_k = σ_k times these.
    z: Vec<Vec<f64>>,
    /// x, example by example.
    x: Vec<f64>,
}

impl Draws {
    /// From NumPy's `RandomState(seed)`, in the order of notebook 7.3: Ω_0, Ω_K, Ω_1 … Ω_{K−1} row by row, then the
    /// inputs, an `inputs` × `examples` matrix row by row. (So the weights do not depend on the number of examples,
    /// at least 1.)
    pub fn new(deep: Deep, examples: usize, seed: u32) -> Draws {
        let Deep { inputs, depth, .. } = deep;
        let mut rng = Rng::new(seed);
        let mut draw = |count: usize| -> Vec<f64> { (0..count).map(|_| rng.normal()).collect() };
        let mut z = vec![Vec::new(); depth + 1];
        // Without hidden layers, Ω_0 and Ω_K are one.
        let ends = if depth == 0 { vec![0] } else { vec![0, depth] };
        for k in ends.into_iter().chain(1..depth) {
            z[k] = draw(deep.rows(k) * deep.cols(k));
        }
        let by_input = draw(inputs * examples);
        let x = (0..examples).flat_map(|i| by_input.iter().skip(i).step_by(examples)).copied().collect();
        Draws { deep, examples, z, x }
    }
}

/// Numbers of a layer that may lie far outside of f64: each is `mantissa · 2^exponent`.
///
/// One that is smaller than the largest by more than f64 reaches (2^−1000 or so) is 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Scaled {
    /// Numbers the largest of which is about 1 (½ up to 1), unless all are 0.
    pub mantissas: Vec<f64>,
    /// The power of two that they share; 0 where all are 0.
    pub exponent: i32,
}

/// What both passes through a network at its start find, layer by layer, k = 0 … K.
#[derive(Clone, Debug, PartialEq)]
pub struct Signal {
    /// log₁₀ of the mean of f_k² over the units of layer k and the examples; −∞ where all are 0.
    pub forward: Vec<f64>,
    /// log₁₀ of the mean of (∂ℓ/∂f_k)², where ∂ℓ/∂f_K = 1 for every example; −∞ where all are 0.
    pub backward: Vec<f64>,
    /// log₁₀ of the mean of (∂ℓ/∂Ω_k)² over the weights of layer k and the examples; −∞ where all are 0.
    ///
    /// An example's gradient ∂ℓ/∂Ω_k is the outer product ∂ℓ/∂f_k h_kᵀ (h_0 = x), so its mean square is that of
    /// ∂ℓ/∂f_k times that of h_k. The examples' gradients are not added up, as a batch would: how far they cancel
    /// depends on the loss.
    pub weights: Vec<f64>,
    /// f_k themselves: row by row (unit by unit), each row example by example.
    pub f: Vec<Scaled>,
}

/// Both passes of a network with Ω_k = σ_k · (its draws); `variance(k)` is σ_k².
///
/// f_k = σ_k · Z_k h_k and ∂ℓ/∂f_{k−1} = `a′[f_{k−1}]` · σ_k · Z_kᵀ ∂ℓ/∂f_k (element by element), with the draws Z_k.
pub fn measure(draws: &Draws, activation: &dyn Activation, variance: impl Fn(usize) -> f64) -> Signal {
    let Draws { deep, examples, z, x } = draws;
    let Deep { inputs, depth, width } = *deep;
    let zeros = vec![0.0; depth + 1];
    let mut signal = Signal { forward: Vec::new(), backward: zeros.clone(), weights: zeros, f: Vec::new() };
    let mut panel = vec![[0.0; 4]; inputs.max(width)];

    let mut h = Layer::new(inputs, *examples);
    h.units.fill(*examples, |i| &x[i * inputs..][..inputs]);
    let mut derivatives = Vec::with_capacity(depth);
    let mut h_squares = Vec::with_capacity(depth + 1);
    for (k, z) in z.iter().enumerate() {
        let cols = deep.cols(k);
        h_squares.push(h.mean_squares());
        let mut f = Layer { exponent: h.exponent, ..Layer::new(deep.rows(k), *examples) };
        for (quad, rows) in z.chunks(4 * cols).enumerate() {
            turn(rows, cols, &mut panel[..cols]);
            apply_quad::<false>(&panel[..cols], [0.0; 4], &h.units, &mut f.units, quad);
        }
        f.scale(variance(k).sqrt());
        signal.forward.push(f.log_mean_square());
        signal.f.push(f.scaled());
        if k < depth {
            let (next, derivative) = f.activate(activation);
            h = next;
            derivatives.push(derivative);
        }
    }

    let mut df = Layer::new(1, *examples);
    df.units.fill(*examples, |_| &[1.0]);
    signal.weights[depth] = log_mean_product(&df.mean_squares(), &h_squares[depth]);
    for (k, derivatives) in derivatives.into_iter().enumerate().rev() {
        let (rows, cols) = (deep.rows(k + 1), deep.cols(k + 1));
        let mut before = Layer { units: derivatives, exponent: df.exponent, examples: *examples };
        for quad in 0..cols.div_ceil(4) {
            slice(&z[k + 1], cols, 4 * quad, &mut panel[..rows]);
            apply_quad::<true>(&panel[..rows], [0.0; 4], &df.units, &mut before.units, quad);
        }
        before.scale(variance(k + 1).sqrt());
        signal.backward[k] = before.log_mean_square();
        signal.weights[k] = log_mean_product(&before.mean_squares(), &h_squares[k]);
        df = before;
    }
    signal
}

/// From 2^±400 on, an activation counts as what it is at 2^±400: either straight, or the same everywhere.
const FAR: i32 = 400;

/// A number for each unit of a layer and each example: what `units` holds times 2^`exponent`.
struct Layer {
    units: Units,
    exponent: i32,
    examples: usize,
}

impl Layer {
    /// Room for `units` units; all are 0.
    fn new(count: usize, examples: usize) -> Layer {
        let mut units = Units::new(count);
        units.make_room(examples.div_ceil(2));
        Layer { units, exponent: 0, examples }
    }

    /// Multiplies all by `factor`, then brings the largest to about 1 by a power of two.
    fn scale(&mut self, factor: f64) {
        let mut largest = 0.0_f64;
        for value in self.units.pairs_mut().flatten() {
            *value *= factor;
            largest = largest.max(value.abs());
        }
        // (0, 0) of 0. A largest below f64's normal numbers stays below 1, as 2^1000 is nearly all that f64 has.
        let shift = math::frexp(largest).1.max(-1000);
        self.times(math::ldexp(1.0, -shift));
        self.exponent = if largest == 0.0 { 0 } else { self.exponent + shift };
    }

    fn times(&mut self, factor: f64) {
        self.units.pairs_mut().flatten().for_each(|value| *value *= factor);
    }

    /// h = `a[f]` and the derivatives `a′[f]` of these pre-activations f.
    fn activate(mut self, activation: &dyn Activation) -> (Layer, Units) {
        let near = self.exponent.clamp(-FAR, FAR);
        self.times(math::ldexp(1.0, near));
        let mut h = Layer::new(self.units.count, self.examples);
        activation.many(self.units.flat_mut(), h.units.flat_mut());
        h.units.clear_missing(self.examples);
        h.scale(1.0);
        // Where f is far, h is either of its size and grows with it, or of the size of 1 (the sigmoid's ½ near 0, tanh's
        // ±1 far out) and stays.
        if (h.exponent - near).abs() < FAR / 2 {
            h.exponent += self.exponent - near;
        }
        (h, self.units)
    }

    /// log₁₀ of the mean square, summed pair by pair of examples, in each unit by unit.
    fn log_mean_square(&mut self) -> f64 {
        let sum = self.units.pairs_mut().flatten().fold(0.0, |sum, value| sum + *value * *value);
        let mean = sum / (self.units.count * self.examples) as f64;
        math::log10(mean) + 2.0 * f64::from(self.exponent) * LOG10_2
    }

    /// The mean square of each example, over the units in their order.
    fn mean_squares(&mut self) -> Vec<Power> {
        let (count, exponent) = (self.units.count as f64, self.exponent);
        let of_pair = |pair: &mut [f64]| {
            [0, 1].map(|lane| {
                let values = || pair.iter().skip(lane).step_by(2);
                // An example may be so much smaller than the largest that its squares would be 0.
                let largest = values().fold(0.0_f64, |most, value| most.max(value.abs()));
                let shift = math::frexp(largest).1.max(-1000);
                let factor = math::ldexp(1.0, -shift);
                let sum = values().map(|value| value * factor).fold(0.0, |sum, value| sum + value * value);
                Power { mantissa: sum / count, exponent: 2 * (exponent + shift) }
            })
        };
        self.units.pairs_mut().flat_map(of_pair).take(self.examples).collect()
    }

    fn scaled(&mut self) -> Scaled {
        let examples = self.examples;
        let mut mantissas = vec![0.0; self.units.count * examples];
        for (n, pair) in self.units.pairs_mut().enumerate() {
            for (row, both) in mantissas.chunks_exact_mut(examples).zip(pair.chunks_exact(2)) {
                row[2 * n..].iter_mut().zip(both).for_each(|(into, value)| *into = *value);
            }
        }
        Scaled { mantissas, exponent: self.exponent }
    }
}

/// The number `mantissa · 2^exponent`, whose mantissa is of about 1, or 0.
struct Power {
    mantissa: f64,
    exponent: i32,
}

/// log₁₀ of the mean of the products of `a` and `b`, summed in their order.
fn log_mean_product(a: &[Power], b: &[Power]) -> f64 {
    let products = || a.iter().zip(b).map(|(a, b)| (a.mantissa * b.mantissa, a.exponent + b.exponent));
    let largest = products().filter(|(mantissa, _)| *mantissa > 0.0).map(|(_, exponent)| exponent).max();
    // What is smaller than the largest by more than f64 reaches adds nothing to it.
    let Some(largest) = largest else { return f64::NEG_INFINITY };
    let sum =
        products().fold(0.0, |sum, (mantissa, exponent)| sum + math::ldexp(mantissa, exponent - largest));
    math::log10(sum / a.len() as f64) + f64::from(largest) * LOG10_2
}

/// What to expect of many wide networks: log₁₀ of their mean squares, layer by layer, as in [`Signal`].
#[derive(Clone, Debug, PartialEq)]
pub struct Expected {
    /// log₁₀ of E\[f_k²\].
    pub forward: Vec<f64>,
    /// log₁₀ of E\[(∂ℓ/∂f_k)²\], where ∂ℓ/∂f_K = 1.
    pub backward: Vec<f64>,
    /// log₁₀ of E\[(∂ℓ/∂Ω_k)²\], of a single weight and example.
    pub weights: Vec<f64>,
}

/// What to expect of networks with weights of variance σ_k² = `variance(k)` and inputs of variance 1.
///
/// E\[f_0²\] = D_i σ_0² and E\[f_k²\] = D σ_k² E\[`a[f_{k−1}]`²\];
/// E\[(∂ℓ/∂f_k)²\] = E\[`a′[f_k]`²\] · D_{k+1} σ_{k+1}² · E\[(∂ℓ/∂f_{k+1})²\], D_{k+1} the rows of Ω_{k+1};
/// with f_k normal of mean 0, as they are in the limit of wide layers (mean-field theory). For ReLU both steps are a
/// factor ½ D σ².
///
/// E\[(∂ℓ/∂Ω_k)²\] = E\[(∂ℓ/∂f_k)²\] · E\[h_k²\] with E\[h_0²\] = E\[x²\] = 1, as the two are independent there. For ReLU
/// and the same D σ² everywhere, what one of them loses from layer to layer the other gains: it is the same in every
/// layer.
///
/// Source: UDL, equations 7.31 and 7.33; Poole et al., *Exponential expressivity in deep neural networks through
/// transient chaos*, 2016; Schoenholz et al., *Deep information propagation*, 2017.
pub fn expected(deep: Deep, activation: &dyn Activation, variance: impl Fn(usize) -> f64) -> Expected {
    let gain = |units: usize, k: usize| math::log10(units as f64 * variance(k));
    let mut forward = vec![gain(deep.inputs, 0)];
    let mut derivatives = Vec::with_capacity(deep.depth);
    // log₁₀ of E[h_k²]; that of x is 1.
    let mut h_squares = vec![0.0];
    for k in 1..=deep.depth {
        let [h, derivative] = log_mean_squares(activation, forward[k - 1]);
        forward.push(gain(deep.cols(k), k) + h);
        derivatives.push(derivative);
        h_squares.push(h);
    }
    let mut backward = vec![0.0; deep.depth + 1];
    for (k, derivative) in derivatives.iter().enumerate().rev() {
        backward[k] = derivative + gain(deep.rows(k + 1), k + 1) + backward[k + 1];
    }
    let weights = backward.iter().zip(&h_squares).map(|(df, h)| df + h).collect();
    Expected { forward, backward, weights }
}

/// From variances 10^±30 on, an activation counts as what it is there: [`FAR`] for a mean over normal f.
///
/// (The mean squared derivative of tanh and the sigmoid would go on falling like 1/s, but no layer gets there whose inputs
/// are at most 1: D σ² stays far below.)
const FAR_VARIANCE: f64 = 30.0;

/// The step of the midpoint rule: half of it gives the same numbers to 10⁻¹⁴.
const STEP: f64 = 0.125;

/// log₁₀ of E\[`a[f]`²\] and of E\[`a′[f]`²\] for normal f with mean 0 and variance 10^`log_variance`.
///
/// With f = s · z and z standard normal, E\[g(f)\] = ∫ g(s z) φ(z) dz up to |z| = 9, by the midpoint rule in u, where
/// f = min(s, 1) · sinh u. Its points are close around f = 0, where an activation bends, and ever wider apart outwards,
/// up to where the density φ bends: as many are enough for any s. (Midpoints of equal steps in z would jump over the
/// bend of tanh for large s.)
fn log_mean_squares(activation: &dyn Activation, log_variance: f64) -> [f64; 2] {
    let near = log_variance.clamp(-FAR_VARIANCE, FAR_VARIANCE);
    let s = math::pow(10.0, 0.5 * near);
    let unit = s.min(1.0);
    let (mut values, mut derivatives) = (0.0, 0.0);
    for j in 0_u32.. {
        let u = (f64::from(j) + 0.5) * STEP;
        let f = unit * math::sinh(u);
        let z = f / s;
        if z > 9.0 {
            break;
        }
        let weight = math::exp(-0.5 * z * z) * math::cosh(u) * unit / s;
        let (above, below) = (activation.at(f), activation.at(-f));
        values += weight * (above.0 * above.0 + below.0 * below.0);
        derivatives += weight * (above.1 * above.1 + below.1 * below.1);
    }
    let log_mean = |sum: f64| math::log10(sum * STEP / (2.0 * PI).sqrt());
    let [value, derivative] = [values, derivatives].map(log_mean);
    // As in `Layer::activate`: the value grows with f or stays.
    let straight = (value - near).abs() < 0.5 * FAR_VARIANCE;
    [if straight { value + log_variance - near } else { value }, derivative]
}
