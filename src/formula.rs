//! Formulas as MathML text, with the current numbers in them.
//!
//! Each function gives one MathML element or a run of them; [`row`] joins. Colours follow
//! [`Role`]s by class name, the same as in plots and tables.

use crate::figure::Role;

pub use crate::number::{digits, exact, operands, plain, short, subscript, superscript, within};

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

/// An operator that a piece of a formula begins with: it keeps the space of one between two operands, which only + and − must be
/// told, as others never stand before a number.
pub fn then(sign: &str) -> String {
    if matches!(sign, "+" | "−") { format!("<mo form=\"infix\">{sign}</mo>") } else { op(sign) }
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

/// A number that was computed and stands where a setting could; see [`crate::number::computed`].
pub fn computed(v: f64) -> String {
    format!("<mn>{}</mn>", crate::number::computed(v))
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

/// A number with all its digits, from [`operands`].
pub fn exactly(v: f64, role: Role) -> String {
    format!("<mn class=\"{}\">{}</mn>", class(role), exact(v))
}

/// The same in brackets when negative: a factor or a summand.
pub fn exact_factor(v: f64, role: Role) -> String {
    let number = exactly(v, role);
    if v < 0.0 { row(&[bracket("("), number, bracket(")")]) } else { number }
}

/// A number printed to within `room` of what it is, in brackets where it is negative: so close that what is computed with it
/// comes out as printed.
pub fn to(v: f64, room: f64, role: Role) -> String {
    let number = format!("<mn class=\"{}\">{}</mn>", class(role), within(v, room).0);
    if v < 0.0 { row(&[bracket("("), number, bracket(")")]) } else { number }
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

/// Rows of formulas in brackets, each as long as the first.
pub fn matrix(rows: &[Vec<String>], role: Role) -> String {
    let cells = |row: &Vec<String>| row.iter().map(|cell| format!("<mtd>{cell}</mtd>")).collect::<String>();
    let rows: String = rows.iter().map(|row| format!("<mtr>{}</mtr>", cells(row))).collect();
    format!(
        "<mrow class=\"vector matrix {}\"><mo>(</mo><mtable>{rows}</mtable><mo>)</mo></mrow>",
        class(role)
    )
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
