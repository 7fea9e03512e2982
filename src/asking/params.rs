//! The parameters that every lab has of questions.

use super::{filled, question, reply, words};
use crate::param::{Entry, Kind, Param, Search};
use crate::scenario::Scenario;

/// What is asked.
pub const ASK: Param = Param {
    key: "ask",
    label: "Questions",
    symbol: "",
    help: "What readers are asked before they see it: quantities by their names in results, each with @ and its step and ~ and \
           the form of the answer where it needs them, as `phi@3~place;loss@10` or `d.f1`. Forms are `number`, `choice`, `set`, `order`, \
           `place`, a press on the plot, and `sketch`, a curve by a few of its points.",
    kind: Kind::Text { read: question::text, values: "up to five questions, with semicolons" },
    default: "",
    search: Search::No,
};

/// The author's words.
pub const WORDS: Param = Param {
    key: "words",
    label: "Words of the question",
    symbol: "",
    help: "A sentence of the author’s own above what is asked.",
    kind: Kind::Text { read: words::text, values: "up to 200 characters" },
    default: "",
    search: Search::No,
};

/// How often one may answer.
pub const TRIES: Param = Param {
    key: "tries",
    label: "Tries",
    symbol: "",
    help: "How often each question may be answered; 0: as often as one likes.",
    kind: Kind::Integer { min: 0, max: 20 },
    default: "0",
    search: Search::No,
};

/// What has been answered.
pub const A: Param = Param {
    key: "a",
    label: "Answers",
    symbol: "",
    help: "The answers given, in the order of the questions, each with ~ and the number of tries, and s where it was then shown.",
    kind: Kind::Text { read: reply::text, values: "answers, with semicolons" },
    default: "",
    search: Search::No,
};

/// What is left blank.
pub const BLANK: Param = Param {
    key: "blank",
    label: "Blanks",
    symbol: "",
    help: "Leaves numbers of the next step blank, for readers to fill in: 1 its left-hand side, 2 also what its products are made \
           of, 3 all but what is given.",
    kind: Kind::Choice { of: levels, most: 1 },
    default: "0",
    search: Search::No,
};

fn levels() -> Vec<Entry> {
    let level = |id, label, help| Entry { id, label, help };
    vec![
        level("0", "None", "All numbers are shown."),
        level("1", "Level 1", "The left-hand side of the next step is to be filled in."),
        level("2", "Level 2", "Also what its products are made of."),
        level("3", "Level 3", "All but what is given."),
    ]
}

/// How much is blank, 0 to 3.
pub fn level(scenario: &Scenario) -> usize {
    scenario.word(BLANK.key).parse().unwrap_or(0)
}

/// What has been filled in.
pub const FILLED: Param = Param {
    key: "filled",
    label: "Filled in",
    symbol: "",
    help: "Steps filled in, ~ and how many of the last were right at once, and then what has been entered of the next.",
    kind: Kind::Text { read: filled::text, values: "steps, and entries with semicolons" },
    default: "",
    search: Search::No,
};
