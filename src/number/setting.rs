//! Settings: numbers that a reader chose, or that stand where one could be chosen.

use super::{minus, short, superscript, trimmed, write_number};
use crate::math::log10;

/// A number as short as it can be written, with a typographic minus.
pub fn plain(v: f64) -> String {
    let text = write_number(v);
    match text.split_once('e') {
        Some(("1", exponent)) => format!("10{}", superscript(exponent)),
        Some((mantissa, exponent)) => minus(&format!("{mantissa}×10{}", superscript(exponent))),
        None => minus(&text),
    }
}

/// A number that was computed and stands where a setting could, such as a learning rate: as it stands where that is short, or
/// else to six digits, without zeros at the end.
pub fn computed(v: f64) -> String {
    let (exact, size) = (plain(v), v.abs());
    if exact.chars().count() <= 9 {
        return exact;
    }
    if !(1e-6..1e6).contains(&size) {
        return short(v);
    }
    let decimals = (5.0 - log10(size).floor()).clamp(0.0, 12.0) as usize;
    minus(&trimmed(v, decimals))
}

#[cfg(test)]
mod tests {
    use super::computed;

    #[test]
    fn a_computed_number_has_six_digits_at_most() {
        assert_eq!(computed(0.1 * 0.9), "0.09");
        assert_eq!(computed(0.04809698831278217), "0.048097");
        assert_eq!([0.02, 1.0, 10.0, 0.0, -0.5].map(computed), ["0.02", "1", "10", "0", "−0.5"]);
        assert_eq!([1e-6, 2.5e-5, 1.23456789e-7].map(computed), ["10⁻⁶", "2.5×10⁻⁵", "1.23×10⁻⁷"]);
    }
}
