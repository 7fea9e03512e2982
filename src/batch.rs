//! Loss and gradient of a batch for a model of two parameters, two examples at a time.

use crate::math::lanes;
use wide::f64x2;

/// The batch's loss Σ (f_i − y_i)² and its gradient Σ 2·(f_i − y_i)·∂f_i/∂φ with respect to (φ0, φ1).
///
/// `model` gives f and ∂f/∂φ for two inputs x. `x` and `y` have equal lengths.
///
/// The order of summation is fixed: examples 0, 2, 4, … and examples 1, 3, 5, … apart, in their order, then the
/// two sums together.
#[inline]
pub fn sums(x: &[f64], y: &[f64], model: impl Fn(f64x2) -> (f64x2, [f64x2; 2])) -> (f64, [f64; 2]) {
    let mut loss = f64x2::splat(0.0);
    let mut grad = [loss; 2];
    let mut add = |x: f64x2, y: f64x2, share: f64x2| {
        let (f, df) = model(x);
        let r = (f - y) * share;
        loss += r * r;
        grad[0] += (r + r) * df[0];
        grad[1] += (r + r) * df[1];
    };
    let (x, last_x) = x.as_chunks::<2>();
    let (y, last_y) = y.as_chunks::<2>();
    for (x, y) in x.iter().zip(y) {
        add(f64x2::new(*x), f64x2::new(*y), f64x2::splat(1.0));
    }
    if let ([x], [y]) = (last_x, last_y) {
        add(f64x2::splat(*x), f64x2::splat(*y), f64x2::new([1.0, 0.0]));
    }
    (total(loss), grad.map(total))
}

fn total(sum: f64x2) -> f64 {
    let [even, odd] = sum.to_array();
    even + odd
}

/// The line: f = φ0 + φ1·x, ∂f/∂φ = (1, x).
#[inline]
pub fn line(phi: [f64; 2]) -> impl Fn(f64x2) -> (f64x2, [f64x2; 2]) {
    let phi = phi.map(f64x2::splat);
    move |x| (phi[0] + phi[1] * x, [f64x2::splat(1.0), x])
}

/// The Gabor model: f = sin(u)·e with u = φ0 + 0.06·φ1·x and e = exp(−u²/32);
/// ∂f/∂u = (cos(u) − u/16·sin(u))·e, ∂f/∂φ = ∂f/∂u · (1, 0.06·x).
#[inline]
pub fn gabor(phi: [f64; 2]) -> impl Fn(f64x2) -> (f64x2, [f64x2; 2]) {
    let phi = phi.map(f64x2::splat);
    move |x| {
        let u = phi[0] + f64x2::splat(0.06) * phi[1] * x;
        let (sin, cos) = lanes::sin_cos(u);
        let e = lanes::exp(u * u * f64x2::splat(-1.0 / 32.0));
        let slope = (cos - u * f64x2::splat(1.0 / 16.0) * sin) * e;
        (sin * e, [slope, slope * (f64x2::splat(0.06) * x)])
    }
}
