//! Blocks written as HTML text.

use super::pieces::pieces;
use super::{Block, Cell, NumberBox, Row, RowKind, Tab, Table, blanks};
use crate::figure::Role;
use crate::formula::class;
use crate::number::rounded;
use crate::scenario::write_number;

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

/// A button that opens a link in place of what is shown, as HTML text.
pub fn open(link: &str, words: &str) -> String {
    format!("<button type=\"button\" class=\"inline\" data-open=\"{}\">{}</button>", text(link), text(words))
}

/// The blocks as HTML text: what is said (headings, sentences, formulas) for one column, tables for another. A heading
/// right before a table goes with it.
pub fn html(blocks: &[Block]) -> [String; 2] {
    let (mut say, mut tables) = (String::new(), String::new());
    for (i, block) in blocks.iter().enumerate() {
        let leads = matches!(block, Block::Heading(_));
        let led = blocks[i..].iter().find(|b| !matches!(b, Block::Heading(_)));
        let right = matches!(block, Block::Table(_)) || (leads && matches!(led, Some(Block::Table(_))));
        write(if right { &mut tables } else { &mut say }, block);
    }
    [say, tables]
}

fn write(out: &mut String, block: &Block) {
    match block {
        Block::Heading(words) => out.push_str(&format!("<h3>{}</h3>", text(words))),
        Block::Prose(html) => out.push_str(&format!("<p>{html}</p>")),
        Block::Math(content) => match &pieces(content)[..] {
            [_] => out
                .push_str(&format!("<div class=\"formula\"><math display=\"block\">{content}</math></div>")),
            several => write(out, &Block::Pieces(several.to_vec())),
        },
        Block::Pieces(given) => {
            let pieces: Vec<String> = given.iter().flat_map(|piece| pieces(piece)).collect();
            // A matrix may be wider than the panel: keys must reach what scrolls.
            let wide = pieces.iter().any(|piece| piece.contains(" matrix "));
            let reached = if wide { " tabindex=\"0\"" } else { "" };
            out.push_str(&format!("<div class=\"formula pieces\"{reached}>"));
            for piece in pieces {
                out.push_str(&format!("<math>{piece}</math><wbr/>"));
            }
            out.push_str("</div>");
        }
        Block::Step(formula) => {
            out.push_str("<div class=\"this-step\">");
            write(out, formula);
            out.push_str("</div>");
        }
        Block::Blanks(all) => blanks::html(out, all),
        Block::Fields(all) => fields(out, all),
        Block::Tabs(all) => tabs(out, all),
        Block::Table(content) | Block::TableBelow(content) => table(out, content),
    }
}

/// A button in a table that sets `set`. `label` says it whole, `words` in short; `chosen` marks the one that is set. The
/// tab key reaches the `first` of a table alone: arrow keys go on from there.
pub fn press(set: &str, label: &str, words: &str, chosen: bool, first: bool) -> String {
    let (set, label, words) = (text(set), text(label), text(words));
    let tab = if first { 0 } else { -1 };
    format!(
        "<button type=\"button\" class=\"entry\" data-set=\"{set}\" aria-label=\"{label}\" aria-pressed=\"{chosen}\" \
         tabindex=\"{tab}\">{words}</button>"
    )
}

/// The boxes show six digits; what is behind them stays whole until it is typed over.
fn fields(out: &mut String, fields: &[NumberBox]) {
    out.push_str("<div class=\"fields\">");
    for NumberBox { label, name, id, value } in fields {
        let shown = write_number(rounded(*value, 5));
        out.push_str(&format!(
            "<label><span>{label}</span> <input type=\"text\" inputmode=\"text\" autocomplete=\"off\" spellcheck=\"false\" \
             class=\"exact\" data-field=\"{id}\" value=\"{shown}\" aria-label=\"{}\"/></label>\
             <span class=\"said\" role=\"status\" data-said=\"field-{id}\"></span>",
            text(name)
        ));
    }
    out.push_str("</div>");
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
    // Where it scrolls sideways, keys must reach it: by its buttons, or by itself.
    let presses =
        |row: &Row| !row.set.is_empty() || row.cells.iter().any(|cell| cell.text.contains("<button"));
    let reached = if table.rows.iter().any(presses) { "" } else { " tabindex=\"0\"" };
    out.push_str(&format!("<div class=\"table\"{reached}><table>"));
    if !table.caption.is_empty() {
        out.push_str(&format!("<caption>{}</caption>", text(&table.caption)));
    }
    if !table.head.is_empty() {
        out.push_str("<thead><tr>");
        for head in &table.head {
            // The corner above the names of rows heads nothing.
            let (open, close) = if head.text.is_empty() { ("td", "td") } else { ("th scope=\"col\"", "th") };
            cell(out, open, close, head, "");
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
    fn words_cannot_become_markup() {
        assert_eq!(text("a<b> & \"c'"), "a&lt;b&gt; &amp; &quot;c&#39;");
        assert_eq!(coloured("<", Role::Loss), "<span class=\"loss\">&lt;</span>");
        let [heading, _] = html(&[Block::Heading("<script>".into())]);
        assert_eq!(heading, "<h3>&lt;script&gt;</h3>");
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
        let [said, tables] = html(&[
            Block::Heading("One".into()),
            Block::Prose("said".into()),
            Block::Heading("Two".into()),
            Block::Table(table),
        ]);
        assert_eq!(said, "<h3>One</h3><p>said</p>");
        assert_eq!(
            tables,
            "<h3>Two</h3>\
             <div class=\"table\"><table><caption>All</caption><thead><tr><th scope=\"col\">t</th></tr></thead>\
             <tbody><tr class=\"current\" aria-current=\"true\" data-set=\"t=1\"><td class=\"value\">\
             <button type=\"button\" data-set=\"t=1\">1</button></td></tr></tbody></table></div>"
        );
    }
}
