//! Formulas: small pieces of MathML that fit together as text.
//!
//! ```
//! use gradstep::figure::Role;
//! use gradstep::panel::math::{num, op, row, var};
//! // φ₁ ← 0.500
//! let formula = row([var("φ", "1"), op("←"), num(0.5, Role::Parameter)]);
//! assert_eq!(
//!     formula,
//!     "<mrow><msub><mi>φ</mi><mn>1</mn></msub><mo>←</mo><mn class=\"parameter\">0.500</mn></mrow>"
//! );
//! ```

use super::{class, show, text};
use crate::figure::Role;

/// A number as [`show`] writes it, in the colour of a role.
pub fn num(v: f64, role: Role) -> String {
    number(&show(v), role)
}

/// A number already written, in the colour of a role.
pub fn number(written: &str, role: Role) -> String {
    format!("<mn class=\"{}\">{}</mn>", class(role), text(written))
}

/// A variable; `sub` is set below it (`φ`, `1`; `β`, `k−1`), or nothing where it is empty.
pub fn var(symbol: &str, sub: &str) -> String {
    if sub.is_empty() { letter(symbol) } else { format!("<msub>{}{}</msub>", letter(symbol), index(sub)) }
}

fn letter(symbol: &str) -> String {
    format!("<mi>{}</mi>", text(symbol))
}

fn index(sub: &str) -> String {
    if sub.chars().all(|c| c.is_ascii_digit()) {
        format!("<mn>{sub}</mn>")
    } else {
        format!("<mi>{}</mi>", text(sub))
    }
}

/// An operator, a relation or a bracket: `←`, `−`, `·`, `=`, `(`.
pub fn op(sign: &str) -> String {
    format!("<mo>{}</mo>", text(sign))
}

/// A bracket that keeps its size, whatever it stands beside.
pub fn bracket(sign: &str) -> String {
    format!("<mo stretchy=\"false\">{}</mo>", text(sign))
}

/// The name of a function, upright: `sin`, `exp`.
pub fn function(name: &str) -> String {
    format!("<mi mathvariant=\"normal\">{}</mi>", text(name))
}

/// Words within a formula.
pub fn words(said: &str) -> String {
    format!("<mtext>{}</mtext>", text(said))
}

/// Pieces in a row.
pub fn row(parts: impl IntoIterator<Item = String>) -> String {
    let parts: String = parts.into_iter().collect();
    format!("<mrow>{parts}</mrow>")
}

/// A piece in the colour of a role.
pub fn tinted(role: Role, part: &str) -> String {
    format!("<mrow class=\"{}\">{part}</mrow>", class(role))
}

/// Numbers in a bracketed column, in the colour of a role.
pub fn vector(values: impl IntoIterator<Item = f64>, role: Role) -> String {
    tinted(role, &column(values.into_iter().map(|v| format!("<mn>{}</mn>", show(v)))))
}

/// Pieces in a bracketed column.
pub fn column(parts: impl IntoIterator<Item = String>) -> String {
    matrix(parts.into_iter().map(|part| vec![part]))
}

/// Pieces in bracketed rows and columns.
pub fn matrix(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let rows: String = rows
        .into_iter()
        .map(|cells| {
            let cells: String = cells.iter().map(|cell| format!("<mtd>{cell}</mtd>")).collect();
            format!("<mtr>{cells}</mtr>")
        })
        .collect();
    format!("<mtable class=\"bracketed\">{rows}</mtable>")
}

/// Formulas below one another, aligned at the end of their first part (left sides, then the rest).
pub fn lines(lines: impl IntoIterator<Item = [String; 2]>) -> String {
    let rows: String = lines
        .into_iter()
        .map(|[left, right]| format!("<mtr><mtd>{left}</mtd><mtd>{right}</mtd></mtr>"))
        .collect();
    format!("<mtable class=\"lines\">{rows}</mtable>")
}

/// `above / below` with a bar.
pub fn frac(above: &str, below: &str) -> String {
    format!("<mfrac>{above}{below}</mfrac>")
}

/// `of` differentiated by `by`: ∂of / ∂by with a bar.
pub fn partial(of: &str, by: &str) -> String {
    frac(&row([op("∂"), of.to_string()]), &row([op("∂"), by.to_string()]))
}

/// The sum sign with what runs written below it.
pub fn sum(below: &str) -> String {
    format!("<munder><mo largeop=\"true\" movablelimits=\"false\">∑</mo>{below}</munder>")
}

/// `base` raised to `exponent`.
pub fn power(base: &str, exponent: &str) -> String {
    format!("<msup>{base}{exponent}</msup>")
}

/// The square root.
pub fn root(of: &str) -> String {
    format!("<msqrt>{of}</msqrt>")
}

/// A sign above a piece: `~` for bias-corrected moments.
pub fn over(base: &str, sign: &str) -> String {
    format!("<mover accent=\"true\">{base}<mo>{}</mo></mover>", text(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each piece is one element, so pieces can stand wherever MathML wants exactly one.
    #[test]
    fn pieces_are_single_balanced_elements() {
        let x = var("x", "");
        let pieces = [
            num(-1.5, Role::Derivative),
            var("φ", "t+1"),
            op("<"),
            bracket("("),
            function("sin"),
            words("a & b"),
            row([x.clone(), op("="), x.clone()]),
            vector([1.0, f64::NAN], Role::Parameter),
            column([x.clone()]),
            matrix([vec![x.clone(), x.clone()]]),
            lines([[x.clone(), x.clone()]]),
            partial(&x, &x),
            sum(&x),
            power(&x, &x),
            root(&x),
            over(&x, "~"),
        ];
        for piece in pieces {
            let mut depth = 0;
            let mut roots = 0;
            for (i, _) in piece.match_indices('<') {
                if piece[i..].starts_with("</") {
                    depth -= 1;
                } else {
                    roots += usize::from(depth == 0);
                    depth += 1;
                }
            }
            assert_eq!((depth, roots), (0, 1), "{piece}");
        }
    }
}
