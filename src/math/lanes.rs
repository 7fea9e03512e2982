//! Sine, cosine, exponential and logarithm of two numbers at once.
//!
//! Only additions, multiplications and bit operations, without a branch, so that both lanes of a SIMD register
//! (SSE2, wasm `simd128`) go the same way, and with nothing fused or reordered every target gives the same bits.
//! These are not the bits of `libm`: results lie within 2·10⁻¹⁶ of the true sine and cosine, and within a relative
//! 4·10⁻¹⁶ of the true exponential wherever that is a normal number, and of the true logarithm.

use super::sincos;
use bytemuck::cast;
use core::f64::consts::{FRAC_2_PI, LOG2_E};
use wide::{f64x2, u64x2};

/// Adding and taking away 1.5·2⁵² rounds to the nearest whole number, and leaves it in the low bits of the sum.
const ROUND: f64x2 = f64x2::splat(6_755_399_441_055_744.0);

/// π/2 = `HALF_PI[0] + HALF_PI[1] + HALF_PI[2]`, the first two of 33 bits each, so that up to 2²⁰ times either is
/// exact (Cody and Waite, *Software Manual for the Elementary Functions*, 1980).
const HALF_PI: [f64x2; 3] = [
    f64x2::splat(1.5707963267341256),
    f64x2::splat(6.077100506303966e-11),
    f64x2::splat(2.0222662487959506e-21),
];

/// ln 2 = `LN_2[0] + LN_2[1]`, the first of 32 bits.
const LN_2: [f64x2; 2] = [f64x2::splat(0.6931471803691238), f64x2::splat(1.9082149292705877e-10)];

/// Up to here [`sin_cos`] reduces its argument itself: 2²⁰ quarter turns.
const FAR: f64x2 = f64x2::splat(1_647_099.0);

/// 1 / n!, the coefficients of the three Taylor series; n! is exact up to 18.
const fn over_factorial(n: u64) -> f64x2 {
    let mut product = 1;
    let mut k = 2;
    while k <= n {
        product *= k;
        k += 1;
    }
    f64x2::splat(1.0 / product as f64)
}

/// `T[n]` = 1 / n!.
const T: [f64x2; 18] = {
    let mut table = [f64x2::splat(1.0); 18];
    let mut n = 0;
    while n < 18 {
        table[n] = over_factorial(n as u64);
        n += 1;
    }
    table
};

const ONE: f64x2 = T[0];
const HALF: f64x2 = T[2];

/// (sin x, cos x), x in radians; beyond ±1.6 million, or where x is not finite, they come from `libm`.
#[inline]
pub fn sin_cos(x: f64x2) -> (f64x2, f64x2) {
    if x.abs().simd_le(FAR).all() { near(x) } else { far(x) }
}

#[cold]
fn far(x: f64x2) -> (f64x2, f64x2) {
    let [a, b] = x.to_array().map(sincos);
    (f64x2::new([a.0, b.0]), f64x2::new([a.1, b.1]))
}

/// x = q·π/2 + r with |r| ≤ π/4: the series at r, then q quarter turns.
#[inline(always)]
fn near(x: f64x2) -> (f64x2, f64x2) {
    let turns = x * f64x2::splat(FRAC_2_PI) + ROUND;
    let q = turns - ROUND;
    let r = ((x - q * HALF_PI[0]) - q * HALF_PI[1]) - q * HALF_PI[2];
    let z = r * r;
    let w = z * z;

    let low = (z * T[5] - T[3]) + w * (z * T[9] - T[7]);
    let high = (z * T[13] - T[11]) + w * (z * T[17] - T[15]);
    let sin = r + r * z * (low + w * w * high);

    let low = (T[4] - z * T[6]) + w * (T[8] - z * T[10]);
    let high = (T[12] - z * T[14]) + w * T[16];
    let cos = ONE - (HALF * z - w * (low + w * w * high));

    // Odd quarters swap the two; sine is negative in the third and fourth, cosine in the second and third.
    let quarter: u64x2 = cast(turns);
    let odd = u64x2::splat(0) - (quarter & u64x2::splat(1));
    let swap = (sin ^ cos) & cast::<_, f64x2>(odd);
    let down = (quarter & u64x2::splat(2)) << 62;
    let left = ((quarter + u64x2::splat(1)) & u64x2::splat(2)) << 62;
    (sin ^ swap ^ cast::<_, f64x2>(down), cos ^ swap ^ cast::<_, f64x2>(left))
}

/// e to the power x; 0 and infinity where the result leaves f64, NaN where x is NaN.
#[inline]
pub fn exp(x: f64x2) -> f64x2 {
    // Beyond these the result is 0 or infinite anyway. (Not `clamp`, which has its own way with NaN.)
    let (least, most) = (f64x2::splat(-746.0), f64x2::splat(710.0));
    let x = x.simd_lt(least).select(least, x);
    let x = x.simd_gt(most).select(most, x);

    // x = k·ln 2 + r with |r| ≤ ln 2 / 2, and the series at r.
    let shifted = x * f64x2::splat(LOG2_E) + ROUND;
    let k = shifted - ROUND;
    let r = (x - k * LN_2[0]) - k * LN_2[1];
    let z = r * r;
    let w = z * z;
    let low = (T[2] + r * T[3]) + z * (T[4] + r * T[5]);
    let middle = (T[6] + r * T[7]) + z * (T[8] + r * T[9]);
    let high = (T[10] + r * T[11]) + z * (T[12] + r * T[13]);
    let series = ONE + (r + z * (low + w * (middle + w * high)));

    // Times 2ᵏ in two factors, as 2ᵏ alone may leave f64. Their biased exponents add up to k + 2·1023.
    let both = (cast::<_, u64x2>(shifted) + u64x2::splat(2 * 1023)) & u64x2::splat(0xfff);
    let first = both >> 1;
    let second = both - first;
    series * cast::<_, f64x2>(first << 52) * cast::<_, f64x2>(second << 52)
}

/// ln(1 + x) for 0 ≤ x ≤ 1; NaN where x is NaN.
#[inline]
pub fn ln_1p(x: f64x2) -> f64x2 {
    // 2·artanh s = 2·(s + s³/3 + s⁵/5 + …) with s = x/(2 + x) ≤ ⅓: what comes after s³³ is below 2·10⁻¹⁷ of it.
    let s = x / (x + f64x2::splat(2.0));
    let z = s * s;
    let series = (1..16)
        .rev()
        .fold(f64x2::splat(1.0 / 33.0), |sum, n| sum * z + f64x2::splat(1.0 / (2 * n + 1) as f64));
    (s + s) + (s + s) * (z * series)
}
