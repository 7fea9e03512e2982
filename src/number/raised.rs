//! Small digits above and below the line.

/// A whole number as superscript digits.
pub fn superscript(text: &str) -> String {
    small(text, ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'], '⁻')
}

/// A whole number as subscript digits.
pub fn subscript(text: &str) -> String {
    small(text, ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'], '₋')
}

fn small(text: &str, to: [char; 10], minus: char) -> String {
    text.chars()
        .map(|c| match c.to_digit(10) {
            Some(d) => to[d as usize],
            None if c == '-' => minus,
            None => c,
        })
        .collect()
}
