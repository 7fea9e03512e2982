//! Blocks written as HTML text.

use super::{Block, Cell, Row, RowKind, Tab, Table};
use crate::figure::Role;

/// The class that gives a role its colour on the page.
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
        Role::Ink => "ink",
        Role::Muted => "muted",
        Role::Rule => "rule",
        Role::Paper => "paper",
        Role::White => "white",
        Role::Black => "black",
    }
}

/// Plain words as HTML text: `&`, `<`, `>` and quotes escaped.
pub fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// Plain words in the colour of a role, as HTML text.
pub fn coloured(words: &str, role: Role) -> String {
    format!("<span class=\"{}\">{}</span>", class(role), text(words))
}

/// A number as the page shows it: three decimals (`−1.404`), or two and a power of ten (`2.10·10⁻⁵`) where
/// three would hide it or run too long.
pub fn show(v: f64) -> String {
    let size = v.abs();
    let written = if v.is_nan() {
        "not a number".to_string()
    } else if size == f64::INFINITY {
        "∞".to_string()
    } else if size == 0.0 || (0.0005..99_999.5).contains(&size) {
        format!("{size:.3}")
    } else {
        let (digits, power) = split(size);
        format!("{digits}·10{}", raised(&power))
    };
    if v < 0.0 { format!("−{written}") } else { written }
}

/// Two decimals and the power of ten: 0.000021 gives `("2.10", "-5")`.
fn split(size: f64) -> (String, String) {
    let written = format!("{size:.2e}");
    match written.split_once('e') {
        Some((digits, power)) => (digits.to_string(), power.to_string()),
        None => (written, "0".to_string()),
    }
}

fn raised(power: &str) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    power
        .chars()
        .map(|c| c.to_digit(10).and_then(|d| DIGITS.get(d as usize)).copied().unwrap_or('⁻'))
        .collect()
}

/// The blocks as HTML text: what is said (headings, sentences, formulas, buttons) in one column, tables in
/// another. A heading or buttons right before a table go with it.
pub fn html(blocks: &[Block]) -> String {
    let (mut say, mut tables) = (String::new(), String::new());
    for (i, block) in blocks.iter().enumerate() {
        let leads = matches!(block, Block::Heading(_) | Block::Tabs(_));
        let led = blocks[i..].iter().find(|b| !matches!(b, Block::Heading(_) | Block::Tabs(_)));
        let right = matches!(block, Block::Table(_)) || (leads && matches!(led, Some(Block::Table(_))));
        write(if right { &mut tables } else { &mut say }, block);
    }
    let column = |name: &str, content: String| match content.as_str() {
        "" => content,
        content => format!("<div class=\"{name}\">{content}</div>"),
    };
    column("say", say) + &column("tables", tables)
}

fn write(out: &mut String, block: &Block) {
    match block {
        Block::Heading(words) => out.push_str(&format!("<h3>{}</h3>", text(words))),
        Block::Prose(html) => out.push_str(&format!("<p>{html}</p>")),
        Block::Math(content) => {
            out.push_str(&format!("<div class=\"formula\"><math display=\"block\">{content}</math></div>"));
        }
        Block::Table(content) => table(out, content),
        Block::Tabs(all) => tabs(out, all),
    }
}

fn tabs(out: &mut String, tabs: &[Tab]) {
    out.push_str("<div class=\"tabs\">");
    for tab in tabs {
        out.push_str(&format!(
            "<button type=\"button\" class=\"{}\" aria-pressed=\"{}\" data-set=\"{}\">{}</button>",
            class(tab.role),
            tab.chosen,
            text(&tab.set),
            text(&tab.label)
        ));
    }
    out.push_str("</div>");
}

fn table(out: &mut String, table: &Table) {
    out.push_str("<div class=\"table\"><table>");
    if !table.caption.is_empty() {
        out.push_str(&format!("<caption>{}</caption>", text(&table.caption)));
    }
    if !table.head.is_empty() {
        out.push_str("<thead><tr>");
        for head in &table.head {
            cell(out, "th scope=\"col\"", "th", head, "");
        }
        out.push_str("</tr></thead>");
    }
    out.push_str("<tbody>");
    for line in &table.rows {
        row(out, line);
    }
    out.push_str("</tbody></table></div>");
}

fn row(out: &mut String, row: &Row) {
    out.push_str(match row.kind {
        RowKind::Plain => "<tr",
        RowKind::Current => "<tr class=\"current\" aria-current=\"true\"",
        RowKind::Total => "<tr class=\"total\"",
        RowKind::Faint => "<tr class=\"faint\"",
    });
    if !row.set.is_empty() {
        out.push_str(&format!(" data-set=\"{}\"", text(&row.set)));
    }
    out.push('>');
    for (i, content) in row.cells.iter().enumerate() {
        cell(out, "td", "td", content, if i == 0 { &row.set } else { "" });
    }
    out.push_str("</tr>");
}

/// A cell; where a press on it sets something, its text is a button, so that a keyboard reaches it.
fn cell(out: &mut String, open: &str, close: &str, cell: &Cell, set: &str) {
    let colour = cell.role.map(|role| format!(" class=\"{}\"", class(role))).unwrap_or_default();
    let words = &cell.text;
    if set.is_empty() {
        out.push_str(&format!("<{open}{colour}>{words}</{close}>"));
    } else {
        let set = text(set);
        out.push_str(&format!(
            "<{open}{colour}><button type=\"button\" data-set=\"{set}\">{words}</button></{close}>"
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_three_decimals_until_they_would_hide_something() {
        let shown: Vec<String> =
            [0.0, -0.0, 1.0, -1.4038, 0.0005, 0.000021, -1e-300, 99_999.0, 99_999.7, 1e22, f64::INFINITY]
                .map(show)
                .to_vec();
        assert_eq!(
            shown,
            [
                "0.000",
                "0.000",
                "1.000",
                "−1.404",
                "0.001",
                "2.10·10⁻⁵",
                "−1.00·10⁻³⁰⁰",
                "99999.000",
                "1.00·10⁵",
                "1.00·10²²",
                "∞"
            ]
        );
        assert_eq!(show(f64::NEG_INFINITY), "−∞");
        assert_eq!(show(f64::NAN), "not a number");
    }

    #[test]
    fn words_cannot_become_markup() {
        assert_eq!(text("a<b> & \"c'"), "a&lt;b&gt; &amp; &quot;c&#39;");
        assert_eq!(coloured("<", Role::Loss), "<span class=\"loss\">&lt;</span>");
        let heading = html(&[Block::Heading("<script>".into())]);
        assert_eq!(heading, "<div class=\"say\"><h3>&lt;script&gt;</h3></div>");
    }

    #[test]
    fn tables_stand_apart_with_what_leads_them() {
        let table = Table {
            caption: "All".into(),
            head: vec![Cell { text: "t".into(), role: None }],
            rows: vec![Row {
                cells: vec![Cell { text: "1".into(), role: Some(Role::Value) }],
                kind: RowKind::Current,
                set: "t=1".into(),
            }],
        };
        let made = html(&[
            Block::Heading("One".into()),
            Block::Prose("said".into()),
            Block::Heading("Two".into()),
            Block::Table(table),
        ]);
        assert_eq!(
            made,
            "<div class=\"say\"><h3>One</h3><p>said</p></div><div class=\"tables\"><h3>Two</h3>\
             <div class=\"table\"><table><caption>All</caption><thead><tr><th scope=\"col\">t</th></tr></thead>\
             <tbody><tr class=\"current\" aria-current=\"true\" data-set=\"t=1\"><td class=\"value\">\
             <button type=\"button\" data-set=\"t=1\">1</button></td></tr></tbody></table></div></div>"
        );
    }
}
