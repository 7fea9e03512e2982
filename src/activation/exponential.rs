//! tanh and the sigmoid, fast: plain arithmetic without branches or calls on four numbers at once, with the same bits on
//! every target and for one number as for many.
//!
//! (Four, although vectors hold two: WebAssembly engines make each constant anew in every round of a loop.)
//!
//! Both rest on eˣ = 2ᵏ·(A + B)/(A − B): x = k·ln 2 + r with a whole k and |r| ≤ ln 2 / 2, and the Padé
//! approximant of order \[6/6\] of eʳ, whose numerator is A + B and whose denominator is A − B, A even and B odd in r:
//!
//! A = 665280 + 75600·r² + 840·r⁴ + r⁶, B = r·(332640 + 10080·r² + 42·r⁴).
//!
//! Its relative error is below 2·10⁻¹⁹ (|r|¹³·(6!)²/(12!·13!)), far under that of f64, and tanh and the sigmoid
//! then take a single division. Results lie within a relative 10⁻¹⁵ of the truth.

use bytemuck::cast;
use std::f64::consts::LOG2_E;
use wide::{f64x4, u64x4};

/// ln 2 = `LN_2[0] + LN_2[1]`, the first of 32 bits, so that k times it is exact.
const LN_2: [f64; 2] = [0.693_147_180_369_123_8, 1.908_214_929_270_587_7e-10];

/// Adding and taking away 1.5·2⁵² rounds to the nearest whole number, and leaves it in the low bits of the sum.
const ROUND: f64 = 6_755_399_441_055_744.0;

pub const ONE: f64x4 = f64x4::splat(1.0);

/// (2ᵏ, A, B) for −708 ≤ x ≤ 708.
#[inline(always)]
fn parts(x: f64x4) -> [f64x4; 3] {
    let of = f64x4::splat;
    let shifted = x * of(LOG2_E) + of(ROUND);
    let k = shifted - of(ROUND);
    let r = (x - k * of(LN_2[0])) - k * of(LN_2[1]);
    let z = r * r;
    let a = of(665_280.0) + z * (of(75_600.0) + z * (of(840.0) + z));
    let b = r * (of(332_640.0) + z * (of(10_080.0) + z * of(42.0)));
    let exponent = cast::<_, u64x4>(shifted) + u64x4::splat(1023);
    [cast(exponent << 52), a, b]
}

/// |x|, or `most` where it is larger; NaN fails the comparison and stays NaN.
#[inline(always)]
fn size(x: f64x4, most: f64) -> f64x4 {
    let (size, most) = (x.abs(), f64x4::splat(most));
    size.simd_gt(most).select(most, size)
}

/// Hyperbolic tangent of x.
#[inline(always)]
pub fn tanh(x: f64x4) -> f64x4 {
    // (eᵘ − 1)/(eᵘ + 1) with u = 2·|x|; from |x| = 20 on it is 1.
    let size = size(x, 20.0);
    let [power, a, b] = parts(size + size);
    let (less, more) = (power - ONE, power + ONE);
    let sign = x & f64x4::splat(-0.0);
    ((less * a + more * b) / (more * a + less * b)) | sign
}

/// The logistic sigmoid of x, 1/(1 + e⁻ˣ); 0 below −708.
#[inline(always)]
pub fn sigmoid(x: f64x4) -> f64x4 {
    // With e = exp(−|x|): 1/(1 + e) for x ≥ 0 and e/(1 + e) for x < 0.
    let [power, a, b] = parts(-size(x, 708.0));
    let (one, e) = (a - b, power * (a + b));
    let e_above = x.simd_lt(f64x4::splat(-708.0)).select(f64x4::ZERO, e);
    x.simd_lt(f64x4::ZERO).select(e_above, one) / (one + e)
}

/// A function of four numbers for one.
#[inline(always)]
pub fn one(f: f64, at: impl Fn(f64x4) -> (f64x4, f64x4)) -> (f64, f64) {
    let (h, derivative) = at(f64x4::splat(f));
    (h.to_array()[0], derivative.to_array()[0])
}

/// A function of four numbers for many: `h[i]` becomes its first result, and `f[i]` its second.
#[inline(always)]
pub fn many(f: &mut [f64], h: &mut [f64], at: impl Fn(f64x4) -> (f64x4, f64x4)) {
    let (fours, rest) = f.as_chunks_mut::<4>();
    let (fours_h, rest_h) = h.as_chunks_mut::<4>();
    for (f, h) in fours.iter_mut().zip(fours_h) {
        let (value, derivative) = at(f64x4::new(*f));
        (*h, *f) = (value.to_array(), derivative.to_array());
    }
    for (f, h) in rest.iter_mut().zip(rest_h) {
        (*h, *f) = one(*f, &at);
    }
}
