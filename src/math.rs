//! Transcendental functions, through `libm` alone.
//!
//! `std`'s `sin`, `exp`, `ln`, `powf`… call whatever the platform has, and differ in the last bits between
//! native, wasm and browsers; `libm` is the same Rust code everywhere. Only this file names it.

/// The sine of `x` radians.
pub fn sin(x: f64) -> f64 {
    libm::sin(x)
}

/// The cosine of `x` radians.
pub fn cos(x: f64) -> f64 {
    libm::cos(x)
}

/// Sine and cosine of `x` radians.
pub fn sincos(x: f64) -> (f64, f64) {
    libm::sincos(x)
}

/// `e` to the power `x`.
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// The natural logarithm.
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// The logarithm to base 10.
pub fn log10(x: f64) -> f64 {
    libm::log10(x)
}

/// `x` to the power `y`.
pub fn pow(x: f64, y: f64) -> f64 {
    libm::pow(x, y)
}
