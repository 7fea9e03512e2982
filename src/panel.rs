//! The numbers beside the figures, as data and as HTML text: formulas in MathML, tables, sentences.
//!
//! All text here is the core's own words and numbers: nothing a link or a reader typed ever enters it.

mod blanks;
mod html;
mod pieces;

pub use blanks::{BlankBox, Blanks};
pub use html::{coloured, html, open, press, text};

use crate::figure::Role;

/// A part of the panel.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A small heading.
    Heading(String),
    /// A sentence, as HTML text (from [`text`], [`coloured`]).
    Prose(String),
    /// A formula: the content of a block-level `<math>` element.
    Math(String),
    /// A formula in pieces, each the content of a `<math>` element; a line may break between two of them.
    Pieces(Vec<String>),
    /// What a step does, as a formula with numbers: a page that has no room for the panel may show it beside its plots.
    Step(Box<Block>),
    /// Numbers of the reader's own, each in a box.
    Fields(Vec<NumberBox>),
    /// Boxes for what is to be filled in.
    Blanks(Blanks),
    /// A table beside what is said.
    Table(Table),
    /// A table below what is said.
    TableBelow(Table),
    /// A row of buttons of which one is chosen; each sets a parameter (`data-set="key=value"`).
    Tabs(Vec<Tab>),
}

impl Block {
    /// The formula as that of the step.
    pub fn of_step(self) -> Block {
        Block::Step(Box::new(self))
    }
}

/// The formulas of the step, without all else.
pub fn of_step(blocks: Vec<Block>) -> Vec<Block> {
    blocks.into_iter().filter(|block| matches!(block, Block::Step(_) | Block::Blanks(_))).collect()
}

/// One button of [`Block::Tabs`].
#[derive(Clone, Debug, PartialEq)]
pub struct Tab {
    /// What it says.
    pub label: String,
    /// What it sets, `key=value`.
    pub set: String,
    /// Whether it is the one chosen.
    pub chosen: bool,
    /// Its colour.
    pub role: Role,
}

/// A number that can be typed over: one of [`Block::Fields`].
#[derive(Clone, Debug, PartialEq)]
pub struct NumberBox {
    /// What stands before the box, as HTML text.
    pub label: String,
    /// What it is, in plain words, for screen readers.
    pub name: String,
    /// Its number within the panel, given back to the lab when it is edited.
    pub id: usize,
    /// Its value.
    pub value: f64,
}

/// A table of numbers with a head.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Table {
    /// What it shows, for screen readers and as its caption.
    pub caption: String,
    /// Heads of the columns, as HTML text.
    pub head: Vec<Cell>,
    /// Rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Row {
    /// Its cells, as many as the table's head has.
    pub cells: Vec<Cell>,
    /// How it stands out.
    pub kind: RowKind,
    /// What a press on it sets (`key=value`), or empty.
    pub set: String,
}

/// How a row stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum RowKind {
    /// Like any other.
    #[default]
    Plain,
    /// The row of this step.
    Current,
    /// A sum or conclusion below the others.
    Total,
    /// Not known yet, or not part of this step.
    Faint,
}

/// A cell: HTML text and its colour.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Cell {
    /// What it says, as HTML text.
    pub text: String,
    /// Its colour, if it has a role.
    pub role: Option<Role>,
}

/// A cell of a table.
pub fn cell(text: impl Into<String>, role: Option<Role>) -> Cell {
    Cell { text: text.into(), role }
}
