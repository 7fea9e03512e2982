//! What is no text with a table in it: files of programs, and what is too long.

/// A longer text is refused: some seconds of work, and no table for this page.
pub const LONGEST: usize = 4_000_000;

/// Whether a sign that was lost on the way stands before a digit: a minus, or nothing.
fn lost_sign(text: &str) -> bool {
    text.split('\u{fffd}').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Why a text is none that holds a table.
pub fn no_text(text: &str) -> Option<String> {
    if text.trim().is_empty() {
        return Some("There is nothing to read: write one example a line, its x and then its y.".into());
    }
    let file = [
        ("PK\u{3}\u{4}", "a spreadsheet or an archive"),
        ("%PDF", "a PDF file"),
        ("{\\rtf", "a file of a word processor"),
        ("\u{fffd}PNG", "a picture"),
    ];
    if let Some((_, what)) = file.iter().find(|(start, _)| text.starts_with(start)) {
        return Some(format!(
            "This is {what}, not text: save the table as CSV, or copy its cells and paste them."
        ));
    }
    if text.trim_start().starts_with("<class 'pandas") {
        return Some("This tells about a table and is not the table: paste what print(df.to_string()) or df.to_csv() gives.".into());
    }
    let strange = text
        .chars()
        .take(4000)
        .filter(|c| {
            *c == '\u{fffd}'
                || (c.is_control()
                    && !"\n\r\t\u{b}\u{c}\u{85}\u{91}\u{92}\u{93}\u{94}\u{96}\u{97}\u{feff}".contains(*c))
        })
        .count();
    if strange > 8 || text.contains('\0') || lost_sign(text) {
        return Some("This is no text that can be read: save the table as CSV in UTF-8, or copy its cells and paste them.".into());
    }
    (text.len() > LONGEST).then(|| {
        let size = text.len() / 1_000_000;
        format!("This text has {size} million characters, and at most {} million are read: take some of its rows.", LONGEST / 1_000_000)
    })
}
