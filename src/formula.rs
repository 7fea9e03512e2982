//! Formulas as MathML text, with the current numbers in them, and numbers as a reader sees them.
//!
//! Each function gives one MathML element or a run of them; [`row`] joins. Colours follow
//! [`Role`]s by class name, the same as in plots and tables.

use crate::figure::Role;
use crate::math::{log10, pow};

/// The class name of a role in HTML and MathML.
pub fn class(role: Role) -> &'static str {
    match role {
        Role::Value => "value",
        Role::Derivative => "derivative",
        Role::Parameter => "parameter",
        Role::Loss => "loss",
        Role::Data => "data",
        Role::Batch => "batch",
        Role::Method(0) => "method-0",
        Role::Method(1) => "method-1",
        Role::Method(2) => "method-2",
        Role::Method(_) => "method-3",
        Role::Ink | Role::Black | Role::White | Role::Paper => "ink",
        Role::Muted | Role::Rule => "muted",
    }
}

/// A number with three decimals and a typographic minus; very large and very small ones as m×10ⁿ.
pub fn short(v: f64) -> String {
    digits(v, 3)
}

/// A number with `decimals` decimals; see [`short`].
pub fn digits(v: f64, decimals: usize) -> String {
    if v.is_nan() {
        return "not a number".into();
    }
    if v.is_infinite() {
        return if v > 0.0 { "∞".into() } else { "−∞".into() };
    }
    let v = if v == 0.0 { 0.0 } else { v }; // never −0.000
    let size = v.abs();
    // What would be written with a single digit loses too much of itself in a product, where there is room for more.
    let smallest = [0.5, 0.05, 0.005, 0.0009995, 1e-4, 1e-5, 1e-6][decimals.min(6)];
    let text = if v == 0.0 || (size >= smallest && size < 1e5) {
        format!("{v:.decimals$}")
    } else {
        let text = format!("{v:.2e}");
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        format!("{mantissa}×10{}", superscript(exponent))
    };
    minus(&text)
}

/// A number printed to within `room` of what it is, and the unit of its last digit: as [`short`] does where that is enough,
/// with as many digits as it takes elsewhere.
pub fn within(v: f64, room: f64) -> (String, f64) {
    let size = v.abs();
    let fixed = size == 0.0 || (0.0009995..1e5).contains(&size);
    if !v.is_finite() {
        return (short(v), f64::INFINITY);
    }
    let unit = |digits: usize| pow(10.0, -(digits as f64));
    // How far off it is with so many decimals.
    let off = |v: f64, decimals: usize| (v - (v / unit(decimals)).round() * unit(decimals)).abs();
    if fixed {
        let decimals = (3..16).find(|decimals| off(v, *decimals) <= room).unwrap_or(16);
        let text = if size == 0.0 { short(0.0) } else { minus(&format!("{v:.decimals$}")) };
        return (text, unit(decimals));
    }
    let exponent = log10(size).floor();
    let scale = pow(10.0, exponent);
    let digits = (2..16).find(|digits| off(v / scale, *digits) * scale <= room).unwrap_or(16);
    let text = format!("{v:.digits$e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    (minus(&format!("{mantissa}×10{}", superscript(exponent))), unit(digits) * scale)
}

/// A number as short as it can be written, with a typographic minus: settings, not results.
pub fn plain(v: f64) -> String {
    let text = crate::param::write_number(v);
    match text.split_once('e') {
        Some(("1", exponent)) => format!("10{}", superscript(exponent)),
        Some((mantissa, exponent)) => minus(&format!("{mantissa}×10{}", superscript(exponent))),
        None => minus(&text),
    }
}

fn minus(text: &str) -> String {
    text.replace('-', "−")
}

/// A whole number as superscript digits.
pub fn superscript(text: &str) -> String {
    raise(text, ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'], '⁻')
}

/// A whole number as subscript digits.
pub fn subscript(text: &str) -> String {
    raise(text, ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'], '₋')
}

fn raise(text: &str, to: [char; 10], minus: char) -> String {
    text.chars()
        .map(|c| match c.to_digit(10) {
            Some(d) => to[d as usize],
            None if c == '-' => minus,
            None => c,
        })
        .collect()
}

/// Elements one after the other.
#[inline(never)]
pub fn row(parts: &[String]) -> String {
    format!("<mrow>{}</mrow>", parts.concat())
}

/// A variable.
#[inline(never)]
pub fn var(name: &str) -> String {
    format!("<mi>{name}</mi>")
}

/// A variable with an index.
#[inline(never)]
pub fn indexed(name: &str, index: &str) -> String {
    format!("<msub><mi>{name}</mi><mrow>{}</mrow></msub>", index_text(index))
}

/// `t+1`, `ij`, `0` as MathML: letters, digits and signs apart.
fn index_text(index: &str) -> String {
    index
        .chars()
        .map(|c| match c {
            '0'..='9' => format!("<mn>{c}</mn>"),
            '+' | '−' | ',' => format!("<mo>{c}</mo>"),
            _ => format!("<mi>{c}</mi>"),
        })
        .collect()
}

/// Something at step `t`, t beside it in brackets: an index below would be that of a component.
pub fn at_step(name: &str, t: usize) -> String {
    format!(
        "<msup>{name}<mrow><mo stretchy=\"false\">(</mo><mn>{t}</mn><mo stretchy=\"false\">)</mo></mrow></msup>"
    )
}

/// The name of a vector, bold.
pub fn bold(name: &str) -> String {
    format!("<mi class=\"bold\">{name}</mi>")
}

/// The name of a function, upright.
pub fn function(name: &str) -> String {
    format!("<mi mathvariant=\"normal\">{name}</mi>")
}

/// An operator or bracket.
#[inline(never)]
pub fn op(sign: &str) -> String {
    format!("<mo>{sign}</mo>")
}

/// An operator that a piece of a formula begins with: it keeps the space of one between two operands.
pub fn then(sign: &str) -> String {
    format!("<mo form=\"infix\">{sign}</mo>")
}

/// A bracket that keeps its size.
#[inline(never)]
pub fn bracket(sign: &str) -> String {
    format!("<mo stretchy=\"false\">{sign}</mo>")
}

/// A number as it stands, without a colour.
pub fn constant(v: f64) -> String {
    format!("<mn>{}</mn>", plain(v))
}

/// A number that was computed and stands where a setting could, such as a learning rate: as it stands where that is short, or
/// else to six digits, without zeros at the end.
pub fn computed(v: f64) -> String {
    let (exact, size) = (plain(v), v.abs());
    if exact.chars().count() <= 9 {
        return format!("<mn>{exact}</mn>");
    }
    if !(1e-6..1e6).contains(&size) {
        return format!("<mn>{}</mn>", short(v));
    }
    let decimals = (5.0 - log10(size).floor()).clamp(0.0, 12.0) as usize;
    let text = format!("{v:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    format!("<mn>{}</mn>", minus(text))
}

/// A number in the colour of its role.
#[inline(never)]
pub fn number(v: f64, role: Role) -> String {
    format!("<mn class=\"{}\">{}</mn>", class(role), short(v))
}

/// A number in its role's colour, in brackets when negative: a factor or a summand.
pub fn factor(v: f64, role: Role) -> String {
    if v < 0.0 { row(&[bracket("("), number(v, role), bracket(")")]) } else { number(v, role) }
}

/// One number, or several as a column vector.
pub fn vector(values: &[f64], role: Role) -> String {
    if let [v] = values {
        return factor(*v, role);
    }
    column(values.iter().map(|v| format!("<mn>{}</mn>", short(*v))), role)
}

/// Formulas one below the other, in brackets.
pub fn column(rows: impl Iterator<Item = String>, role: Role) -> String {
    let rows: String = rows.map(|row| format!("<mtr><mtd>{row}</mtd></mtr>")).collect();
    format!("<mrow class=\"vector {}\"><mo>(</mo><mtable>{rows}</mtable><mo>)</mo></mrow>", class(role))
}

/// A value for each of some conditions, one below the other behind a brace.
pub fn cases(rows: &[[String; 2]]) -> String {
    let rows =
        rows.iter().map(|[value, condition]| format!("<mtr><mtd>{value}</mtd><mtd>{condition}</mtd></mtr>"));
    format!("<mrow><mo>{{</mo><mtable columnalign=\"left\">{}</mtable></mrow>", rows.collect::<String>())
}

/// Content in the colour of a role.
#[inline(never)]
pub fn coloured(role: Role, content: &str) -> String {
    format!("<mrow class=\"{}\">{content}</mrow>", class(role))
}

/// A fraction.
#[inline(never)]
pub fn fraction(above: &str, below: &str) -> String {
    format!("<mfrac>{}{}</mfrac>", group(above), group(below))
}

/// A square root.
pub fn root(content: &str) -> String {
    format!("<msqrt>{content}</msqrt>")
}

/// A power.
pub fn power(base: &str, exponent: &str) -> String {
    format!("<msup>{}{}</msup>", group(base), group(exponent))
}

fn group(content: &str) -> String {
    format!("<mrow>{content}</mrow>")
}

/// A formula of rows, brackets, operators and squares in plain text: `2 (f − y)`, `1 − h²`.
pub fn text(formula: &str) -> String {
    let spaced = formula.replace(&group("<mn>2</mn>"), "²").replace(&op("·"), " ").replace("&gt;", ">");
    let spaced =
        ["+", "−", ">"].iter().fold(spaced, |text, sign| text.replace(&op(sign), &format!(" {sign} ")));
    let mut out = String::new();
    let mut tag = false;
    for c in spaced.chars() {
        match c {
            '<' => tag = true,
            '>' if tag => tag = false,
            c if !tag => out.push(c),
            _ => {}
        }
    }
    out.replace("( − ", "(−")
}

/// The sign of a sum over the examples i of the batch of iteration `t`.
pub fn sum_over_batch(t: &str) -> String {
    format!("<munder><mo>∑</mo><mrow><mi>i</mi><mo>∈</mo>{}</mrow></munder>", indexed("ℬ", t))
}

/// The partial derivative ∂above/∂below, in the colour of derivatives.
pub fn partial(above: &str, below: &str) -> String {
    let d = |content: &str| format!("<mo>∂</mo>{content}");
    format!("<mrow class=\"derivative\">{}</mrow>", fraction(&d(above), &d(below)))
}

#[cfg(test)]
mod tests {
    use super::computed;

    #[test]
    fn a_computed_number_has_six_digits_at_most() {
        let text = |v: f64| computed(v).replace("<mn>", "").replace("</mn>", "");
        assert_eq!(text(0.1 * 0.9), "0.09");
        assert_eq!(text(0.04809698831278217), "0.048097");
        assert_eq!([0.02, 1.0, 10.0, 0.0, -0.5].map(text), ["0.02", "1", "10", "0", "−0.5"]);
        assert_eq!([1e-6, 2.5e-5, 1.23456789e-7].map(text), ["10⁻⁶", "2.5×10⁻⁵", "1.23×10⁻⁷"]);
    }
}
