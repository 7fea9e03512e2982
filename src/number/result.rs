//! Results: numbers that a run computed.

use super::{blank_text, minus, superscript};
use crate::math::{log10, pow};

/// A number with three decimals and a typographic minus; very large and very small ones as m×10ⁿ.
pub fn short(v: f64) -> String {
    digits(v, 3)
}

/// A number with `decimals` decimals; see [`short`].
pub fn digits(v: f64, decimals: usize) -> String {
    if v.is_nan() {
        return blank_text(v).unwrap_or_else(|| "not a number".into());
    }
    if v.is_infinite() {
        return if v > 0.0 { "∞".into() } else { "−∞".into() };
    }
    let v = if v == 0.0 { 0.0 } else { v }; // never −0.000
    let size = v.abs();
    // What would be written with a single digit loses too much of itself in a product, where there is room for more.
    let smallest = [0.5, 0.05, 0.005, 0.0009995, 1e-4, 1e-5, 1e-6][decimals.min(6)];
    if v == 0.0 || (size >= smallest && size < 1e5) {
        minus(&format!("{v:.decimals$}"))
    } else {
        scientific(v, 2)
    }
}

/// A finite number as m×10ⁿ, m with `digits` decimals.
pub fn scientific(v: f64, digits: usize) -> String {
    let text = format!("{v:.digits$e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    format!("{}×10{}", minus(mantissa), superscript(exponent))
}

/// Whether a result is written without a power of ten.
pub fn fixed(v: f64) -> bool {
    v == 0.0 || (0.0009995..1e5).contains(&v.abs())
}

/// The power of ten of a number's first digit.
pub fn scale_of(v: f64) -> f64 {
    pow(10.0, log10(v.abs()).floor())
}

/// A number printed to within `room` of what it is, and the unit of its last digit: as [`short`] does where that is enough,
/// with as many digits as it takes elsewhere.
pub fn within(v: f64, room: f64) -> (String, f64) {
    let size = v.abs();
    if !v.is_finite() {
        return (short(v), f64::INFINITY);
    }
    let unit = |digits: usize| pow(10.0, -(digits as f64));
    // How far off it is with that many decimals.
    let off = |v: f64, decimals: usize| (v - (v / unit(decimals)).round() * unit(decimals)).abs();
    if fixed(v) {
        let decimals = (3..16).find(|decimals| off(v, *decimals) <= room).unwrap_or(16);
        let text = if size == 0.0 { short(0.0) } else { minus(&format!("{v:.decimals$}")) };
        return (text, unit(decimals));
    }
    let scale = scale_of(v);
    let digits = (2..16).find(|digits| off(v / scale, *digits) * scale <= room).unwrap_or(16);
    (scientific(v, digits), unit(digits) * scale)
}
