//! What has been answered: `0.43,1.2~2;7~1s`.

/// The most parts of an answer: numbers, members of a set, points of a curve.
const MOST_PARTS: usize = 16;

/// The longest text of one.
const LONGEST: usize = 26;

/// The most answers.
const MOST: usize = super::MOST_QUESTIONS;

/// The answer to one question.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Reply {
    /// Its parts as they were typed; none where there is no answer yet.
    pub parts: Vec<String>,
    /// How often one has tried.
    pub tries: u32,
    /// Whether the answer has been shown since, and the question is closed.
    pub shown: bool,
}

impl Reply {
    /// Its text; none where there is no answer yet.
    pub(super) fn write(&self) -> String {
        match self.tries {
            0 => String::new(),
            tries => format!("{}~{tries}{}", self.parts.join(","), if self.shown { "s" } else { "" }),
        }
    }
}

/// The answers of a text, in the order of the questions. What cannot be read counts as no answer.
pub fn read(text: &str) -> Vec<Reply> {
    text.split(';').take(MOST).map(|piece| one(piece.trim()).unwrap_or_default()).collect()
}

/// The text of answers.
pub fn write(all: &[Reply]) -> String {
    let text = all.iter().map(Reply::write).collect::<Vec<_>>().join(";");
    text.trim_end_matches(';').into()
}

/// A link's text as it is kept.
pub fn text(given: &str) -> (Option<String>, Option<String>) {
    (Some(write(&read(given))), None)
}

/// One answer of a text.
pub(super) fn one(piece: &str) -> Option<Reply> {
    let (parts, count) = piece.split_once('~')?;
    let count = count.trim();
    let digits = count.trim_end_matches(|c: char| !c.is_ascii_digit());
    let tries = digits.parse().ok().filter(|tries| (1..1000).contains(tries))?;
    // Commas may have become spaces on the way.
    let parts = parts.trim().split([',', ' ']).take(MOST_PARTS);
    let parts: Vec<String> = parts.map(|part| part.trim().to_string()).collect();
    let plain = |part: &String| {
        !part.is_empty()
            && part.len() <= LONGEST
            && part.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
    };
    parts.iter().all(plain).then(|| Reply { parts, tries, shown: count.ends_with('s') })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_and_written() {
        let text = "0.43,1.2~2;7~1s;1e-7~3";
        let all = read(text);
        assert_eq!((all.len(), all[0].tries, all[1].shown), (3, 2, true));
        assert_eq!(write(&all), text);
        assert_eq!(write(&read("0.43~1;;")), "0.43~1");
    }

    #[test]
    fn what_cannot_be_read_is_no_answer() {
        for text in ["nonsense", "~", "1~", "1~0", "1~x", "<b>~1", "1,,2~1", ";;;;;;;;;", "1~99999999999"] {
            assert_eq!(write(&read(text)), "", "{text}");
        }
        assert_eq!(write(&read("x/y~1;0.5 2~2")), ";0.5,2~2");
    }
}
