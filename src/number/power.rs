//! Numbers far outside of what f64 holds, by their logarithms.

use super::{short, superscript, within};
use crate::math::pow;

/// 10 to the power `log` as a reader sees it: `0.980`, `3.16×10⁻¹⁶⁶`, 0 for −∞.
pub fn ten(log: f64) -> String {
    if log.is_nan() {
        return short(log);
    }
    if log == f64::NEG_INFINITY {
        return "0".into();
    }
    if log.abs() < 4.0 {
        // Three digits at least: it is a factor in what comes next.
        let v = pow(10.0, log);
        return within(v, 0.005 * v).0;
    }
    let mut exponent = log.floor();
    let mut mantissa = format!("{:.2}", pow(10.0, log - exponent));
    if mantissa == "10.00" {
        mantissa = "1.00".into();
        exponent += 1.0;
    }
    format!("{mantissa}×10{}", superscript(&exponent.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_power_can_be_read() {
        assert_eq!(ten(0.0), "1.000");
        assert_eq!(ten(-166.0), "1.00×10⁻¹⁶⁶");
        assert_eq!(ten(5.0 - 1e-9), "1.00×10⁵");
        assert_eq!(ten(400.5), "3.16×10⁴⁰⁰");
        assert_eq!(ten(f64::NEG_INFINITY), "0");
    }
}
