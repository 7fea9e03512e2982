//! Elementary functions, the same to the last bit natively, in wasm and in every browser.
//!
//! The standard library leaves `sin`, `exp` and their like to the platform, and platforms differ in the last
//! bits. So everything here calls `libm`, a port of musl's functions to Rust that is plain arithmetic, and no other
//! file names `libm` or the platform's functions. (`sqrt`, `abs`, `floor`, `min` and `max` are exact by IEEE 754,
//! and come from the standard library.) [`lanes`] has the few functions worth computing for many numbers at once.

pub mod lanes;

/// sin x, x in radians.
#[inline]
pub fn sin(x: f64) -> f64 {
    libm::sin(x)
}

/// cos x, x in radians.
#[inline]
pub fn cos(x: f64) -> f64 {
    libm::cos(x)
}

/// (sin x, cos x), x in radians.
#[inline]
pub fn sincos(x: f64) -> (f64, f64) {
    libm::sincos(x)
}

/// e to the power x.
#[inline]
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// The natural logarithm.
#[inline]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// The logarithm to base 10.
#[inline]
pub fn log10(x: f64) -> f64 {
    libm::log10(x)
}

/// x to the power y.
#[inline]
pub fn pow(x: f64, y: f64) -> f64 {
    libm::pow(x, y)
}

/// The hyperbolic sine.
#[inline]
pub fn sinh(x: f64) -> f64 {
    libm::sinh(x)
}

/// The hyperbolic cosine.
#[inline]
pub fn cosh(x: f64) -> f64 {
    libm::cosh(x)
}

/// The hyperbolic tangent.
#[inline]
pub fn tanh(x: f64) -> f64 {
    libm::tanh(x)
}

/// The angle of the point (x, y), in −π..=π; note the order of the arguments.
#[inline]
pub fn atan2(y: f64, x: f64) -> f64 {
    libm::atan2(y, x)
}

/// 1 − erf x, erf x = 2/√π · ∫₀ˣ exp(−t²) dt, without the cancellation for large x.
#[inline]
pub fn erfc(x: f64) -> f64 {
    libm::erfc(x)
}

/// x as m·2ᵉ with ½ ≤ |m| < 1: (m, e); (0, 0) for 0.
#[inline]
pub fn frexp(x: f64) -> (f64, i32) {
    libm::frexp(x)
}

/// x·2ⁿ: exact, unless it leaves the normal numbers of f64.
#[inline]
pub fn ldexp(x: f64, n: i32) -> f64 {
    libm::ldexp(x, n)
}

/// The places of numbers, from the least up; equal ones keep their order. One sort for all: each of its own would be six
/// kilobytes of the page.
pub fn order(keys: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by(|a, b| keys[*a].total_cmp(&keys[*b]));
    order
}

/// The numbers themselves, from the least up.
pub fn sorted(values: &[f64]) -> Vec<f64> {
    order(values).into_iter().map(|i| values[i]).collect()
}
