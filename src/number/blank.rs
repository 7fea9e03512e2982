//! Numbers that a reader is to fill in. They stand where numbers stand and are none: each is a NaN that has its number with it,
//! so that it is written as ▢₁ wherever it comes to be written, and what is computed from it is no number either.

use super::subscript;

/// What stands in the place of a number that is not to be seen.
pub const BLANK: &str = "▢";

/// The bits of the blank number 0.
const BITS: u64 = 0x7ff8_0b1a_0000_0000;

/// The blank with this number.
pub fn blank(number: usize) -> f64 {
    f64::from_bits(BITS | (number as u64 & 0xffff))
}

/// Whether a number is to be filled in.
pub fn is_blank(v: f64) -> bool {
    v.to_bits() & !0xffff == BITS
}

/// A blank as text, `▢₁`; nothing for all else.
pub fn blank_text(v: f64) -> Option<String> {
    let bits = v.to_bits();
    is_blank(v).then(|| format!("{BLANK}{}", subscript(&(bits & 0xffff).to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::{short, tight, within};

    #[test]
    fn blanks_are_written_by_their_number() {
        assert!(blank(3).is_nan());
        assert_eq!(short(blank(3)), "▢₃");
        assert_eq!(tight(blank(12), 3, 7), "▢₁₂");
        assert_eq!(within(blank(1), 0.1).0, "▢₁");
        assert_eq!((blank_text(f64::NAN), blank_text(1.0)), (None, None));
        assert_eq!(short(f64::NAN), "not a number");
    }
}
