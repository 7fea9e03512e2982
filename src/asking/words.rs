//! What the author says: a text, never markup.

use crate::reading::is_unseen;

/// The longest, in characters.
const LONGEST: usize = 200;

/// A link's text as it is kept: in one line, and no longer than allowed.
pub fn text(given: &str) -> (Option<String>, Option<String>) {
    let seen = given.chars().filter(|c| !is_unseen(*c)).map(|c| if c.is_control() { ' ' } else { c });
    let words = seen.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= LONGEST {
        return (Some(words), None);
    }
    let kept = words.chars().take(LONGEST).collect::<String>().trim_end().to_string();
    let problem = format!("Words of the question: {LONGEST} characters at most; the rest was left out.");
    (Some(kept), Some(problem))
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn one_line_of_plain_text() {
        assert_eq!(text(" Where is\nφ  next? "), (Some("Where is φ next?".into()), None));
        assert_eq!(text("<b>1 < 2</b>").0.as_deref(), Some("<b>1 < 2</b>"));
        assert_eq!(text("a\u{202e}b\u{0}").0.as_deref(), Some("ab"));
        let (kept, problem) = text(&"ä".repeat(201));
        assert_eq!(kept.map(|kept| kept.chars().count()), Some(200));
        assert!(problem.is_some());
    }
}
