//! Boxes for numbers that are to be filled in.

use super::text;
use crate::number::{blank, short};

/// What is to be filled in of the step that follows, below its formula.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Blanks {
    /// What is blank, in a sentence.
    pub words: String,
    /// The boxes of what is open.
    pub boxes: Vec<BlankBox>,
    /// What is said of the last entry.
    pub said: String,
    /// Whether it was right.
    pub right: bool,
    /// A word that differs from one right entry to the next.
    pub turn: usize,
    /// Buttons: what each says, and what it sets.
    pub presses: Vec<[String; 2]>,
}

/// One box.
#[derive(Clone, Debug, PartialEq)]
pub struct BlankBox {
    /// The blank's number: 1 is ▢₁ in formulas.
    pub number: usize,
    /// What the number is called, in plain words.
    pub name: String,
    /// Its number within the panel, given back when it is filled in.
    pub id: usize,
    /// What was entered last, where that was wrong.
    pub entered: String,
}

impl BlankBox {
    fn input(&self) -> String {
        let Self { number, id, .. } = self;
        let (name, entered) = (text(&self.name), text(&self.entered));
        let wrong = !entered.is_empty();
        format!(
            "<input type=\"text\" inputmode=\"text\" autocomplete=\"off\" spellcheck=\"false\" enterkeyhint=\"next\" \
             data-field=\"{id}\" value=\"{entered}\" aria-label=\"Blank {number}, {name}\" aria-invalid=\"{wrong}\"/>"
        )
    }

    /// As HTML text for a cell of a table.
    pub fn in_table(&self) -> String {
        format!("<span class=\"blank\"><span>{}</span>{}</span>", short(blank(self.number)), self.input())
    }
}

/// As HTML text.
pub fn html(out: &mut String, blanks: &Blanks) {
    let Blanks { words, boxes, said, right, turn, presses } = blanks;
    out.push_str(&format!(
        "<div class=\"blanks\"><p class=\"task\">{}</p><div class=\"boxes\">",
        text(words)
    ));
    for one in boxes {
        let (blank, name) = (short(blank(one.number)), text(&one.name));
        out.push_str(&format!("<label><span><b>{blank}</b> {name} =</span>{}</label>", one.input()));
    }
    let class = if *right { format!("told right turn-{}", turn % 2) } else { "told".into() };
    out.push_str(&format!("</div><p class=\"{class}\" role=\"status\">{}</p><p class=\"ends\">", text(said)));
    for [words, set] in presses {
        out.push_str(&format!(
            "<button type=\"button\" class=\"inline\" data-set=\"{}\">{}</button>",
            text(set),
            text(words)
        ));
    }
    out.push_str("</p></div>");
}
