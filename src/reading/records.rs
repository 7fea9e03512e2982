//! Rows printed one value a line, under the names of their columns: `x: 1`, `y: 2`, `x: 2`, … as databases do for wide tables.

/// The rows as lines, each where its last value stands; nothing where the lines are not such records.
pub fn in_rows(text: &str) -> Option<String> {
    let ruled = text.contains(". row *") || text.contains("[ RECORD ");
    let mut names: Vec<&str> = Vec::new();
    let mut row: Vec<&str> = Vec::new();
    let (mut rows, mut plain) = (0, String::new());
    for line in text.split('\n') {
        let line = line.trim();
        if line.is_empty() || is_rule(line) {
            plain.push('\n');
            continue;
        }
        let line = line.strip_prefix("- ").unwrap_or(line); // YAML
        let pair = line.split_once(": ").or_else(|| line.split_once('|').filter(|_| ruled));
        let (name, value) = pair.or_else(|| line.split_once('='))?;
        let (name, value) = (name.trim(), value.trim());
        if name.is_empty()
            || !name.starts_with(char::is_alphabetic)
            || value.contains([':', '=', '[', '{', '(', ','])
        {
            return None;
        }
        if rows == 0 && !names.contains(&name) {
            names.push(name);
            row.push(value);
            plain.push('\n');
            continue;
        }
        if rows == 0 {
            // The first name comes again: the first row ended in the line before.
            if names.len() < 2 {
                return None;
            }
            let heading = format!("{}\n{}", names.join("\t"), row.join("\t"));
            plain.truncate(plain.len().saturating_sub(2)); // it has had nothing but ends of lines
            plain.push_str(&heading);
            plain.push('\n');
            row.clear();
            rows = 1;
        }
        if names.get(row.len()) != Some(&name) {
            return None;
        }
        row.push(value);
        if row.len() == names.len() {
            plain.push_str(&row.join("\t"));
            row.clear();
            rows += 1;
        }
        plain.push('\n');
    }
    (rows > 1 && row.is_empty()).then_some(plain)
}

fn is_rule(line: &str) -> bool {
    let section = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    section
        .is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()) && !name.contains([',', '=']))
        || (line.starts_with("***") && line.ends_with("***"))
        || (line.starts_with("-[ RECORD ") || line.chars().all(|c| c == '-'))
}
