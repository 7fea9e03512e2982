//! Numbers along axes: whole `digits · 10^exponent`, which nothing has rounded.

use super::{minus, superscript};

/// A power of ten, exactly rounded for exponents from −22 to 22.
pub fn power_of_ten(exponent: i32) -> f64 {
    let mut value = 1.0;
    for _ in 0..exponent.unsigned_abs() {
        value *= 10.0;
    }
    if exponent < 0 { 1.0 / value } else { value }
}

/// `digits · 10^exponent`, exactly rounded for exponents from −22 to 22.
pub fn scaled(digits: i64, exponent: i32) -> f64 {
    let power = power_of_ten(exponent.abs());
    if exponent < 0 { digits as f64 / power } else { digits as f64 * power }
}

/// `digits · 10^exponent` written out: `−0.25`, `1200`.
pub fn plain(digits: i64, exponent: i32) -> String {
    let decimals = usize::try_from(-exponent).unwrap_or(0);
    minus(&format!("{:.decimals$}", scaled(digits, exponent)))
}

/// `digits · 10^exponent` with a power of ten: `2.5×10⁻⁷`, `10⁶`, `0`.
pub fn scientific(digits: i64, exponent: i32) -> String {
    if digits == 0 {
        return "0".into();
    }
    let (mut digits, mut exponent) = (digits, exponent);
    while digits % 10 == 0 {
        digits /= 10;
        exponent += 1;
    }
    let sign = if digits < 0 { "−" } else { "" };
    let figures = digits.unsigned_abs().to_string();
    let power = format!("10{}", superscript(&(exponent + figures.len() as i32 - 1).to_string()));
    match figures.split_at(1) {
        ("1", "") => format!("{sign}{power}"),
        (first, "") => format!("{sign}{first}×{power}"),
        (first, rest) => format!("{sign}{first}.{rest}×{power}"),
    }
}

/// Any finite number to three significant digits: `0.125`, `1230`, `4.5×10⁸`.
pub fn significant(value: f64) -> String {
    if value == 0.0 {
        return "0".into();
    }
    // The standard library's decimal digits are exactly rounded, so they are the same everywhere.
    let text = format!("{value:.2e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mut digits: i64 = mantissa.replace('.', "").parse().unwrap_or(0);
    let mut exponent: i32 = exponent.parse::<i32>().unwrap_or(0) - 2;
    while digits != 0 && digits % 10 == 0 {
        digits /= 10;
        exponent += 1;
    }
    if scaled(digits, exponent).abs() < 1e5 && exponent >= -4 {
        plain(digits, exponent)
    } else {
        scientific(digits, exponent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_three_digits_at_most() {
        for (value, text) in [
            (0.0, "0"),
            (0.125, "0.125"),
            (-0.5, "−0.5"),
            (12.0, "12"),
            (1234.0, "1230"),
            (99_999.0, "10⁵"),
            (450_000_000.0, "4.5×10⁸"),
            (1e-5, "10⁻⁵"),
            (-2.5e-7, "−2.5×10⁻⁷"),
            (0.1 + 0.2, "0.3"),
        ] {
            assert_eq!(significant(value), text, "{value}");
        }
    }

    #[test]
    fn scaled_numbers_are_the_nearest_doubles() {
        assert_eq!(scaled(3, -1), 0.3);
        assert_eq!(scaled(-12, -2), -0.12);
        assert_eq!(scaled(7, 5), 7e5);
        assert_eq!(scientific(1200, -9), "1.2×10⁻⁶");
        assert_eq!(scientific(-1000, 3), "−10⁶");
        assert_eq!(plain(-25, -2), "−0.25");
    }
}
