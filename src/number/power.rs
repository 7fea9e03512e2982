//! Numbers far outside of what f64 holds, by their logarithms.

use super::{short, superscript, within};
use crate::math::{log10, pow};

/// 10 to the power `log` as a reader sees it: `0.980`, `3.16×10⁻¹⁶⁶`, 0 for −∞.
pub fn ten(log: f64) -> String {
    printed(log, 0).0
}

/// The same with `more` digits, and the logarithms of what is printed and of the unit of its last digit.
fn printed(log: f64, more: usize) -> (String, [f64; 2]) {
    if log.is_nan() {
        return (short(log), [log; 2]);
    }
    if log == f64::NEG_INFINITY {
        return ("0".into(), [log; 2]);
    }
    if log.abs() < 4.0 {
        // Three digits at least: it is a factor in what comes next.
        let v = pow(10.0, log);
        let room = 0.005 * v * pow(10.0, -(more as f64));
        let (text, unit) = within(v, room);
        return (text, [log10((v / unit).round_ties_even() * unit), log10(unit)]);
    }
    let mut exponent = log.floor();
    let unit = pow(10.0, -(2.0 + more as f64));
    let mut mantissa = (pow(10.0, log - exponent) / unit).round_ties_even() * unit;
    if mantissa >= 10.0 {
        mantissa = 1.0;
        exponent += 1.0;
    }
    let text = format!("{mantissa:.*}×10{}", 2 + more, superscript(&exponent.to_string()));
    (text, [exponent + log10(mantissa), exponent + log10(unit)])
}

/// Factors of a product, given by their logarithms, with as many digits as it takes for what is printed of them and of the
/// `others`, which are printed as they are, to give what is printed of the product.
pub fn factors<const N: usize>(product: f64, logs: [f64; N], others: f64) -> [String; N] {
    let (_, [want, unit]) = printed(product, 0);
    let with = |more: usize| logs.map(|log| printed(log, more));
    let comes_out = |more: &usize| {
        let got = with(*more).iter().fold(others, |sum, (_, [log, _])| sum + log);
        (pow(10.0, got - want) - 1.0).abs() <= 0.999 * pow(10.0, unit - want)
    };
    let more = (0..9).find(comes_out).unwrap_or(0);
    with(more).map(|(text, _)| text)
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

    #[test]
    fn a_product_comes_out_as_it_is_printed() {
        assert_eq!(factors(-3.0, [-1.0, -2.0], 0.0), ["0.100", "0.010"]);
        let log = log10(5.824e-11);
        assert_eq!(
            factors(log10(8.884e-18), [log10(8.884e-18) - log, log], 0.0),
            ["1.525×10⁻⁷", "5.824×10⁻¹¹"]
        );
    }
}
