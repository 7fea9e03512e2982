//! How wide text is, by a fixed table instead of the reader's fonts.
//!
//! Which font the reader has is unknown, and asking the page costs a reflow; so layouts use these
//! widths, which suit the wider of the common interface fonts, and are equal everywhere. Text is anchored where its
//! exact width matters.

/// The width of a line of text, in the unit of `size`.
pub fn text_width(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<f64>() * size
}

/// The width of a character in ems.
fn advance(c: char) -> f64 {
    match c {
        '0'..='9' => 0.65,
        'i' | 'j' | 'l' | 'I' | '\'' | '|' => 0.27,
        ' ' | '.' | ',' | ':' | ';' | '·' | 'ℓ' => 0.31,
        'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '-' | '/' => 0.38,
        '⁻' | '₋' => 0.55,
        '⁰'..='₟' | '¹' | '²' | '³' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | 'ω' => 0.86,
        '+' | '−' | '=' | '×' | '<' | '>' | '←' | '→' => 0.7,
        'A'..='Z' => 0.68,
        _ => 0.57,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_add_up() {
        assert_eq!(text_width("", 11.0), 0.0);
        assert!((text_width("10", 10.0) - 13.0).abs() < 1e-12);
        assert!(text_width("10⁻⁵", 10.0) < text_width("10000", 10.0));
    }
}
