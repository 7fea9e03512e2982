//! How far a reader has filled in what is blank: `3~1;0.43~1;0.5~2`.

use super::Reply;
use super::reply::one;

/// The most blanks of a step.
const MOST: usize = 32;

/// What has been filled in.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Filled {
    /// Steps that have been filled in, or were shown from the start.
    pub steps: usize,
    /// How many of the last ones, in a row, were right at the first try.
    pub row: u32,
    /// What has been entered of the step that follows, blank by blank.
    pub entries: Vec<Reply>,
}

impl Filled {
    /// A link's text read.
    pub fn read(text: &str) -> Filled {
        let mut pieces = text.split(';');
        let (steps, row) = pieces.next().and_then(|piece| piece.split_once('~')).unwrap_or(("", ""));
        let entries = pieces.take(MOST).map(|piece| one(piece.trim()).unwrap_or_default()).collect();
        Filled {
            steps: steps.trim().parse().unwrap_or(0).min(1_000_000),
            row: row.trim().parse().unwrap_or(0).min(1),
            entries,
        }
    }

    /// The text for links; empty where there is nothing to keep.
    pub fn write(&self) -> String {
        let entries: String = self.entries.iter().map(|entry| format!(";{}", entry.write())).collect();
        let entries = entries.trim_end_matches(';');
        if entries.is_empty() && self.steps == 0 && self.row == 0 {
            return String::new();
        }
        format!("{}~{}{entries}", self.steps, self.row)
    }
}

/// A link's text as it is kept.
pub fn text(given: &str) -> (Option<String>, Option<String>) {
    (Some(Filled::read(given).write()), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_is_read_and_written() {
        for text in ["3~1", "0~1", "3~0;0.43~1", "0~0;;0.5~2", "12~1;x~1s;-1e-7~3"] {
            assert_eq!(Filled::read(text).write(), text);
        }
        let filled = Filled::read("3~1;0.43~1;0.5~2s");
        assert_eq!((filled.steps, filled.row, filled.entries.len()), (3, 1, 2));
        assert!(filled.entries[1].shown);
        for text in ["", "nonsense", "0~0", ";;;", "~", "-1~5"] {
            assert!(["", "0~1"].contains(&Filled::read(text).write().as_str()), "{text}");
        }
    }
}
