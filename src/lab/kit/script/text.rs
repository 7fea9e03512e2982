//! Python as text: lists, functions, and blocks with as many blank lines between them as Python's readers are used to.

use crate::number::write_number;

/// Lines are no longer than this where they can be broken.
const WIDTH: usize = 100;

/// A list of numbers.
pub fn list(numbers: &[f64]) -> String {
    let numbers: Vec<String> = numbers.iter().map(|v| write_number(*v)).collect();
    format!("[{}]", numbers.join(", "))
}

/// What is between two ends, broken at its commas where it is long.
pub fn wrapped(before: &str, list: &str, after: &str) -> String {
    let whole = format!("{before}{list}{after}");
    if whole.chars().count() <= WIDTH {
        return whole;
    }
    let inner = list.trim_start_matches('[').trim_end_matches(']');
    let depth = list.len() - list.trim_start_matches('[').len();
    let mut lines = vec![format!("{before}{}", "[".repeat(depth))];
    let mut line = String::from("   ");
    let items: Vec<&str> = inner.split(", ").collect();
    for (i, item) in items.iter().enumerate() {
        let comma = if i + 1 < items.len() || depth == 1 { "," } else { "" };
        if line.len() + item.len() + 2 > WIDTH && line.trim() != "" {
            lines.push(std::mem::replace(&mut line, String::from("   ")));
        }
        line.push_str(&format!(" {item}{comma}"));
    }
    lines.push(line);
    lines.push(format!("{}{after}", "]".repeat(depth)));
    lines.join("\n")
}

/// A line for each setting.
pub fn settings(settings: &[(&'static str, f64)]) -> String {
    let lines = settings.iter().map(|(name, value)| format!("{name} = {}", write_number(*value)));
    lines.collect::<Vec<_>>().join("\n")
}

/// A function with a sentence about it, or none.
pub fn function(head: &str, about: &[&str], lines: &[String]) -> String {
    let about = about.iter().map(|words| format!("    \"\"\"{words}\"\"\""));
    let lines = lines.iter().map(|line| format!("    {line}"));
    std::iter::once(format!("def {head}:")).chain(about).chain(lines).collect::<Vec<_>>().join("\n")
}

/// Blocks one below another: a blank line between them, two around functions.
pub fn blocks(blocks: &[String]) -> String {
    let mut text = String::new();
    let is_function = |block: &String| block.starts_with("def ");
    for (i, block) in blocks.iter().enumerate() {
        if i > 0 {
            let around = is_function(block) || is_function(&blocks[i - 1]);
            text.push_str(if around { "\n\n\n" } else { "\n\n" });
        }
        text.push_str(block);
    }
    text.push('\n');
    text
}

/// The first lines: what it is, and how it is run.
pub fn heading(what: &str, link: &str, needs: &str) -> String {
    let mut lines = vec![format!("# {what}, as in Gradstep.")];
    if link.len() <= 160 {
        lines.push(format!("# The same in the lab: #{link}"));
    }
    lines.push(format!(
        "# It needs {needs}; each line that it prints is a step and the loss of all there is."
    ));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_are_broken_at_commas() {
        let many = list(&vec![0.125; 40]);
        let text = wrapped("x = np.array(", &many, ")");
        assert!(text.lines().all(|line| line.len() <= WIDTH), "{text}");
        assert_eq!(text.matches("0.125").count(), 40);
        assert_eq!(wrapped("x = np.array(", "[1, 2]", ")"), "x = np.array([1, 2])");
    }

    #[test]
    fn functions_stand_apart() {
        let text = blocks(&["a = 1".into(), function("f(x)", &[], &["return x".into()]), "b = 2".into()]);
        assert_eq!(text, "a = 1\n\n\ndef f(x):\n    return x\n\n\nb = 2\n");
    }
}
