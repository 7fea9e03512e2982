//! Numbers of the next step that a reader fills in: which are open, what becomes of an entry, and what is not to be seen until
//! then.

use super::asking::number;
use super::{KEYS, SHOWING, Widget};
use crate::answering::{self, Judged, Outcome};
use crate::asking::{Filled, Reply, level};
use crate::formula::short;
use crate::lab::{self, Answers, Named, Veil};
use crate::number::blank;
use crate::panel::{BlankBox, Blanks as Boxes, Block};
use crate::scenario::Scenario;

/// The number of the first box in the panel; those of labs begin at 0.
pub const FIRST: usize = 1000;

/// So many steps in a row, each right at the first try, raise the level.
const IN_A_ROW: u32 = 2;

/// The highest level.
const HIGHEST: usize = 3;

/// A blank.
struct One {
    named: Named,
    /// What may be answered, of this component alone.
    answers: Answers,
    given: Reply,
    judged: Option<Judged>,
}

/// The blanks of a scenario's next step, and how far the reader has come.
#[derive(Default)]
pub(super) struct Blanks {
    level: usize,
    filled: Filled,
    all: Vec<One>,
}

impl One {
    fn right(&self) -> bool {
        self.judged.as_ref().is_some_and(|judged| judged.right)
    }

    fn closed(&self) -> bool {
        self.given.shown || self.right()
    }

    /// Where no slip explains what was entered, says with which of the blanks before it to begin: the first that is off, or else the
    /// first that is empty.
    fn point_at(&mut self, before: &[One]) {
        let Some(judged) = self.judged.as_mut().filter(|judged| judged.outcome == Outcome::Other) else {
            return;
        };
        // Methods work component by component.
        let (quantity, part) = (&self.named.quantity, self.named.part);
        let open = || {
            let on_the_way = |one: &&One| one.named.quantity != *quantity && one.named.part == part;
            before.iter().filter(on_the_way).filter(|one| !one.closed())
        };
        let off = open().find(|one| one.judged.is_some());
        let Some(begin) = off.or_else(|| open().next()) else { return };
        let sign = short(blank(begin.named.number));
        let (of, name) = (&self.answers.first, &begin.answers.names[0]);
        let said = judged.sentence.trim_end_matches(&format!(" Compute {of} first.")).to_string();
        let pointed = match off {
            Some(_) => format!("{sign}, {name}, is off already: begin there."),
            None => format!("Begin with {sign}, {name}."),
        };
        judged.sentence = format!("{said} {pointed}");
    }
}

/// A component's own answers.
fn component(answers: &Answers, part: usize) -> Answers {
    let one = |all: &[f64]| all.get(part).map_or_else(Vec::new, |v| vec![*v]);
    let wrong = answers.wrong.iter().map(|wrong| {
        let mut wrong = wrong.clone();
        wrong.values = wrong.values.iter().map(|values| one(values)).collect();
        wrong
    });
    Answers {
        names: vec![answers.names[part].clone()],
        truth: one(&answers.truth),
        slack: one(&answers.slack),
        wrong: wrong.collect(),
        ..answers.clone()
    }
}

impl Blanks {
    /// Those of a scenario; none where something else is asked.
    pub fn of(scenario: &Scenario) -> Blanks {
        if scenario.param("blank").is_none() || !scenario.gives("blank") || scenario.gives("ask") {
            return Blanks::default();
        }
        // Blanks are of the first run; others beside it might tell.
        let scenario = &scenario.first();
        let (lab, level) = (lab::of(scenario), level(scenario));
        let Some(blanking) = lab.blanking() else { return Blanks::default() };
        let filled = Filled::read(&scenario.text("filled"));
        let mut all: Vec<One> = Vec::new();
        for question in (blanking.blanks)(scenario, filled.steps, level) {
            let Some(answers) = lab.answers(scenario, &question.quantity, question.step) else { continue };
            for part in 0..answers.names.len() {
                let number = all.len() + 1;
                let named = Named { quantity: question.quantity.clone(), part, number };
                let given = filled.entries.get(all.len()).cloned().unwrap_or_default();
                let answers = component(&answers, part);
                let entered: Vec<&str> = given.parts.iter().map(String::as_str).collect();
                let judged = (given.tries > 0).then(|| answering::told(&answers, &entered));
                all.push(One { named, answers, given, judged });
            }
        }
        for i in 1..all.len() {
            let (before, rest) = all.split_at_mut(i);
            rest[0].point_at(before);
        }
        Blanks { level, filled, all }
    }

    fn open(&self) -> impl Iterator<Item = &One> {
        self.all.iter().filter(|one| !one.closed())
    }

    /// What is not to be seen.
    pub fn veil(&self) -> Option<Veil> {
        let open: Vec<Named> = self.open().map(|one| one.named.clone()).collect();
        let asked = open.iter().map(|one| one.quantity.clone()).collect();
        (!open.is_empty()).then_some(Veil { last: self.filled.steps, asked, open: Some(open), drawn: None })
    }

    /// The entries with another in the place of one.
    fn with(&self, number: usize, entry: Reply) -> Filled {
        let mut filled = self.filled.clone();
        filled.entries.resize(self.all.len(), Reply::default());
        filled.entries[number - 1] = entry;
        filled
    }

    /// What the link becomes when all blanks of the step are filled in: one step further, and perhaps a level higher.
    fn onward(&self) -> Option<[(&'static str, String); 3]> {
        if self.all.is_empty() || self.open().next().is_some() {
            return None;
        }
        let at_once = self.all.iter().all(|one| one.right() && one.given.tries == 1 && !one.given.shown);
        let row = if at_once { self.filled.row + 1 } else { 0 };
        let raised = row >= IN_A_ROW && self.level < HIGHEST;
        let filled = Filled {
            steps: self.filled.steps + 1,
            row: if row >= IN_A_ROW { 0 } else { row },
            entries: Vec::new(),
        };
        let level = self.level + usize::from(raised);
        Some([("blank", level.to_string()), ("t", filled.steps.to_string()), ("filled", filled.write())])
    }

    fn words(&self) -> String {
        let what = match self.level {
            1 => "the left-hand side",
            2 => "the left-hand side, and what its products are made of",
            _ => "all that is not given",
        };
        format!("Fill in what is blank. Level {} of {HIGHEST}: {what}.", self.level)
    }
}

/// Puts a box into each cell of the tables that is blank, and gives the numbers of those.
fn into_tables(boxes: &[BlankBox], blocks: &mut [Block]) -> Vec<usize> {
    let mut found = Vec::new();
    for block in blocks {
        let (Block::Table(table) | Block::TableBelow(table)) = block else { continue };
        for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
            if let Some(one) = boxes.iter().find(|one| cell.text == short(blank(one.number))) {
                cell.text = one.in_table();
                found.push(one.number);
            }
        }
    }
    found
}

/// Whether a formula shows a blank.
fn in_formulas(blocks: &[Block], number: usize) -> bool {
    let shown = format!(">{}<", short(blank(number)));
    let within = |formula: &String| formula.contains(&shown);
    blocks.iter().any(|block| match block {
        Block::Math(formula) => within(formula),
        Block::Pieces(pieces) => pieces.iter().any(within),
        Block::Step(block) => in_formulas(std::slice::from_ref(block.as_ref()), number),
        _ => false,
    })
}

impl Widget {
    /// Whether numbers are to be filled in.
    fn has_blanks(&self) -> bool {
        self.blanks.level > 0
    }

    /// Goes on by what has been filled in; a link that begins at a later step has all before it filled in.
    pub(super) fn settle_blanks(&mut self) {
        while self.has_blanks() {
            let mut next = self.scenario.clone();
            let t = next.integer("t");
            if t > self.blanks.filled.steps {
                next.set("filled", &Filled { steps: t, ..Filled::default() }.write());
            } else if let Some(changes) = self.blanks.onward() {
                for (key, text) in changes {
                    next.set(key, &text);
                }
            } else {
                return;
            }
            self.replace_one(next);
        }
    }

    /// What was filled in of another run is of no use; of another level, what was entered of the step.
    pub(super) fn keep_filled(&self, next: &mut Scenario, chosen: bool) {
        if chosen || next.param("filled").is_none() || !next.gives("filled") {
            return;
        }
        if !next.same_but(&self.scenario, &[&SHOWING[..], &KEYS].concat()) {
            next.reset("filled");
        } else if level(next) != level(&self.scenario) {
            let filled = Filled { entries: Vec::new(), row: 0, ..Filled::read(&next.text("filled")) };
            next.set("filled", &filled.write());
        }
    }

    /// Fills in the blank of a box; what cannot be read is said, and is no try.
    pub(super) fn fill(&mut self, at: usize, typed: &str) {
        let Some(one) = self.blanks.open().nth(at) else { return };
        let part = match number(typed) {
            Ok(part) => part,
            // Its usual words stand for numbers that are not to be seen.
            Err(why) => return self.say_of_blank(why.replace("is not a number", "is no number"), false),
        };
        let judged = answering::told(&one.answers, &[&part]);
        if judged.outcome == Outcome::Unread {
            return self.say_of_blank(judged.sentence, false);
        }
        let said = match judged.right {
            true => format!("Right: {} = {}.", one.answers.names[0], short(one.answers.truth[0])),
            false => format!("{}: {}", one.answers.names[0], judged.sentence),
        };
        let entry = Reply { parts: vec![part], tries: one.given.tries + 1, shown: false };
        let filled = self.blanks.with(one.named.number, entry).write();
        let (level, number) = (self.blanks.level, one.named.number);
        self.set_all(&[("filled", filled)]);
        let raised = self.blanks.level > level;
        let more = if raised { " Two steps right in a row: the next has more blanks." } else { "" };
        // What is off before it is seen when it stands among the others.
        let pointed = self.blanks.all.get(number - 1).filter(|_| judged.outcome == Outcome::Other);
        let said = match pointed.and_then(|one| Some((one.judged.as_ref()?, &one.answers.names[0]))) {
            Some((judged, name)) => format!("{name}: {}", judged.sentence),
            None => said,
        };
        self.say_of_blank(said + more, judged.right);
    }

    fn say_of_blank(&mut self, said: String, right: bool) {
        self.blank_told = (said, right, self.blank_told.2 + usize::from(right));
    }

    /// Puts the boxes into tables, where these have room for them, and below the formula of the step.
    pub(super) fn with_boxes(&self, mut blocks: Vec<Block>, tables: bool) -> Vec<Block> {
        if !self.has_blanks() {
            return blocks;
        }
        let mut boxes = self.boxes();
        if tables {
            let in_tables = into_tables(&boxes.boxes, &mut blocks);
            // What stands in tables alone has its boxes there.
            boxes.boxes.retain(|one| !in_tables.contains(&one.number) || in_formulas(&blocks, one.number));
        }
        let after = blocks.iter().rposition(|block| matches!(block, Block::Step(_)));
        let after = after.map_or(blocks.len().min(1), |place| place + 1);
        blocks.insert(after, Block::Blanks(boxes));
        blocks
    }

    fn boxes(&self) -> Boxes {
        let Blanks { filled, all, .. } = &self.blanks;
        let sets = |changes: Vec<(&str, String)>| {
            changes.iter().map(|(key, text)| format!("{key}={text}")).collect::<Vec<_>>().join("&")
        };
        let another = self.lab.blanking().map(|blanking| (blanking.another)(&self.scenario));
        let another = sets(another.unwrap_or_default());
        let another = ["Another like this".to_string(), another];
        let (said, right, turn) = self.blank_told.clone();
        let boxes = Boxes { said, right, turn, ..Boxes::default() };
        if all.is_empty() {
            let words = "All steps are filled in.".into();
            return Boxes { words, presses: vec![another], ..boxes };
        }
        if self.t() < filled.steps {
            let on = ["Go on filling in".to_string(), format!("t={}", filled.steps)];
            return Boxes { words: self.blanks.words(), presses: vec![on, another], ..boxes };
        }
        let each = self.blanks.open().enumerate().map(|(i, one)| BlankBox {
            number: one.named.number,
            name: one.answers.names[0].clone(),
            id: FIRST + i,
            entered: one.given.parts.concat(),
        });
        let mut presses = Vec::new();
        if let Some(one) = self.blanks.open().next() {
            // A number that was never tried is shown in place of one that was entered.
            let parts = if one.given.parts.is_empty() { vec!["x".into()] } else { one.given.parts.clone() };
            let shown = Reply { parts, tries: one.given.tries.max(1), shown: true };
            let filled = self.blanks.with(one.named.number, shown).write();
            presses.push([format!("Show {}", short(blank(one.named.number))), format!("filled={filled}")]);
        }
        presses.push(another);
        let kept = self.blanks.open().find_map(|one| one.judged.as_ref());
        let said = match (boxes.said.is_empty(), kept) {
            (true, Some(judged)) => judged.sentence.clone(),
            _ => boxes.said.clone(),
        };
        Boxes { words: self.blanks.words(), boxes: each.collect(), said, presses, ..boxes }
    }
}
