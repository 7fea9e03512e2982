//! The answers in a text of many lines: links, and parts of links, as they stand in mails.

use crate::asking::{self, Reply};
use crate::lab;
use crate::scenario::Scenario;
use crate::widget::SHOWING;

/// All that was handed in.
pub struct HandedIn {
    /// The scenario whose questions are answered.
    pub scenario: Scenario,
    /// The answers of each line that has some.
    pub all: Vec<Vec<Reply>>,
    /// How many links are about other runs or other questions.
    pub others: usize,
    /// How many have no answers in them.
    pub unanswered: usize,
}

/// What may differ between links of one question.
const FREE: [&str; 3] = ["a", "words", "view"];

/// What stands around links in texts.
const AROUND: [char; 10] = ['<', '>', '"', '“', '”', '„', '«', '»', '[', ']'];

/// Reads a text. Its questions are those of `link`, or of the first link that asks something.
pub fn read(link: &str, text: &str) -> HandedIn {
    let pieces = || text.split(|c: char| c.is_whitespace() || AROUND.contains(&c));
    let links = || pieces().filter(|piece| piece.contains("lab=") && piece.contains("ask="));
    let here = lab::parse(link).0;
    let asks = |scenario: &Scenario| !scenario.text("ask").is_empty();
    let mut scenario = match links().next() {
        Some(first) if !asks(&here) => lab::parse(first).0,
        _ => here,
    };
    scenario.reset("a");
    let mut found = HandedIn { scenario, all: Vec::new(), others: 0, unanswered: 0 };
    for piece in pieces() {
        if piece.contains("lab=") {
            found.link(piece);
        } else if piece.starts_with("a=") {
            let whole = format!("{}&{}", found.scenario.link(), piece.trim_end_matches(['.', ',', ')']));
            found.take(&lab::parse(&whole).0);
        }
    }
    found
}

impl HandedIn {
    fn link(&mut self, piece: &str) {
        let (other, _) = lab::parse(piece);
        let free = [&SHOWING[..], &FREE].concat();
        if !other.same_but(&self.scenario, &free) {
            self.others += 1;
        } else if !self.take(&other) {
            self.unanswered += 1;
        }
    }

    /// Takes the answers of a scenario; whether there are any.
    fn take(&mut self, of: &Scenario) -> bool {
        let replies = asking::read_replies(&of.text("a"));
        let any = replies.iter().any(|reply| reply.tries > 0);
        if any {
            self.all.push(replies);
        }
        any
    }
}
