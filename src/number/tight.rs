//! Numbers for the small room on a node of a diagram.

use super::{blank_text, digits, scientific};

/// A number in at most `most` characters (7 at least), with up to `decimals` decimals; a large one gives up decimals first,
/// and then becomes m×10ⁿ.
pub fn tight(v: f64, decimals: usize, most: usize) -> String {
    if v.is_nan() {
        return blank_text(v).unwrap_or_else(|| "–".into()); // the alarm says of which node there is no number, and why
    }
    let text = digits(v, decimals);
    if text.chars().count() <= most {
        return text;
    }
    if v.abs() >= 1.0 && v.abs() < 1e5 {
        for fewer in (0..decimals).rev() {
            let text = digits(v, fewer);
            if text.chars().count() <= most {
                return text;
            }
        }
    }
    let exact = scientific(v, 1);
    if exact.chars().count() <= most { exact } else { scientific(v, 0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_numbers_give_up_digits() {
        let at = |v| tight(v, 3, 7);
        assert_eq!(at(-17.06), "−17.060");
        assert_eq!(at(371_274.938), "3.7×10⁵");
        assert_eq!(at(-71_274.938), "−71275");
        assert_eq!(at(-1234.5678), "−1234.6");
        assert_eq!(at(-3.5e19), "−4×10¹⁹");
        assert_eq!(tight(4.4e9, 3, 8), "4.40×10⁹");
        assert_eq!(at(f64::NAN), "–");
        assert_eq!(at(f64::INFINITY), "∞");
        assert_eq!(at(-0.0), "0.000");
    }
}
