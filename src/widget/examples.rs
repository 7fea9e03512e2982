//! The text of examples, for the box they are edited in.

use crate::examples::Examples;
use crate::scenario::write_number;

/// The text of examples: one a line, its inputs and then its targets, with a space between them.
pub fn write(examples: &Examples) -> String {
    let line = |i: usize| {
        let numbers = examples.x(i).iter().chain(examples.y(i)).map(|v| write_number(*v));
        numbers.collect::<Vec<_>>().join(" ") + "\n"
    };
    (0..examples.len()).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_a_line() {
        let text = |inputs, outputs, x: &[f64], y: &[f64]| {
            write(&Examples::new(inputs, outputs, x.to_vec(), y.to_vec()).expect("whole examples"))
        };
        assert_eq!(text(2, 1, &[1.0, 2.0, 4.0, 5.0], &[3.0, 6.0]), "1 2 3\n4 5 6\n");
        assert_eq!(text(2, 2, &[0.05, 0.1], &[0.01, 0.99]), "0.05 0.1 0.01 0.99\n");
    }
}
