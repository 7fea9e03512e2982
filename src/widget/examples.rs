//! The text of examples, for the box they are edited in.

use crate::scenario::write_number;

/// The text of examples: one a line, numbers with a space between them. Empty where the lists do not fit.
pub fn write(x: &[f64], y: &[f64]) -> String {
    if y.is_empty() || x.is_empty() || !x.len().is_multiple_of(y.len()) {
        return String::new();
    }
    let mut text = String::new();
    for (row, target) in x.chunks(x.len() / y.len()).zip(y) {
        for v in row {
            text.push_str(&write_number(*v));
            text.push(' ');
        }
        text.push_str(&write_number(*target));
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_a_line() {
        assert_eq!(write(&[1.0, 2.0, 4.0, 5.0], &[3.0, 6.0]), "1 2 3\n4 5 6\n");
    }

    #[test]
    fn lists_that_do_not_fit_are_no_examples() {
        assert_eq!(write(&[1.0, 2.0], &[]), "");
        assert_eq!(write(&[1.0, 2.0], &[1.0, 2.0, 3.0]), "");
    }
}
