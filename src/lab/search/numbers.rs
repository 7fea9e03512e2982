//! The numbers of a trial, and the best of those made.

use super::{Search, bases, scored, space, trial::Trial};
use crate::figure::Role;
use crate::formula::{plain, short};
use crate::lab::counted;
use crate::lab::kit::words::uncapitalised;
use crate::math;
use crate::panel::{Block, Row, RowKind, Table, cell, coloured, open};

/// Rows of the table of the best.
const BEST: usize = 9;

pub fn panel(lab: &Search, t: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    for axis in space::idle(&lab.bases, &lab.axes) {
        let label = axis.param.label;
        blocks.push(Block::Prose(format!(
            "“{label}” plays no part with these settings: trials are the same for all of its values."
        )));
    }
    match lab.current(t) {
        None => blocks.push(Block::Prose(start(lab))),
        Some(i) => {
            blocks.push(Block::Heading(format!("Trial {t} of {}", lab.trials.len())));
            blocks.extend(one(lab, &lab.trials[i]));
            blocks.push(Block::Prose(compared(lab, t, i)));
        }
    }
    if lab.veil == Some(t) {
        let next = &lab.trials[t];
        blocks.push(Block::Heading(format!("Next: trial {} of {}", t + 1, lab.trials.len())));
        blocks.push(Block::Prose(format!("With {}.", values(lab, next))));
    }
    if t > 0 {
        blocks.push(Block::Table(ranking(lab, t)));
    }
    blocks
}

fn start(lab: &Search) -> String {
    let names: Vec<&str> = lab.axes.iter().map(|axis| axis.param.label).collect();
    let rates: Vec<String> = bases::rates(&lab.bases).into_iter().map(plain).collect();
    let own = if rates.len() > 1 && lab.axes.iter().all(|axis| axis.param.key != "lr") {
        format!(" Each method has a learning rate that suits it, {}.", rates.join(" or "))
    } else {
        String::new()
    };
    format!(
        "{} of {} from one start differ in nothing but {}.{own} Each step makes one of them, and {} on \
         the examples it was fitted to is the judge; in practice examples that are held back decide. Where would you look?",
        counted(lab.trials.len(), false, "run"),
        counted(lab.steps_each(), false, "step"),
        names.join(" and ").to_ascii_lowercase(),
        lab.reduction().noun()
    )
}

/// What a trial sets.
fn values(lab: &Search, trial: &Trial) -> String {
    let each = lab.axes.iter().zip(&trial.values);
    let each =
        each.map(|(axis, value)| axis.has(&coloured(&uncapitalised(&axis.words(value)), Role::Parameter)));
    each.collect::<Vec<_>>().join(" and ")
}

/// What a trial sets, how it ends, and the way to it.
fn one(lab: &Search, trial: &Trial) -> Vec<Block> {
    let made = trial.losses.len() - 1;
    let end = if trial.diverged() {
        format!("the run diverged at step {made}")
    } else {
        let what = if lab.least { "the least loss on the way is" } else { "the loss at the end is" };
        format!("{what} {}", coloured(&short(trial.score), Role::Loss))
    };
    vec![
        Block::Prose(format!("With {} {end}; it began at {}.", values(lab, trial), short(trial.losses[0]))),
        Block::Prose(open(&trial.link, "Open this run in the descent lab")),
    ]
}

/// How the trial compares with the others made.
fn compared(lab: &Search, t: usize, i: usize) -> String {
    let made = &lab.trials[..t];
    let lost = made.iter().filter(|trial| trial.diverged()).count();
    let lost = match lost {
        0 => String::new(),
        1 => " One has diverged.".into(),
        lost => format!(" {lost} have diverged."),
    };
    match lab.best(t) {
        Some(best) if best == i => format!("This is the best trial so far.{lost}"),
        Some(best) => format!(
            "The best so far is trial {} with {}.{lost}",
            best + 1,
            coloured(&short(made[best].score), Role::Loss)
        ),
        None => format!("No trial has come to an end.{lost}"),
    }
}

/// The best of the trials made; a press on one goes there.
fn ranking(lab: &Search, t: usize) -> Table {
    let scores: Vec<f64> = lab.trials[..t].iter().map(|trial| trial.score).collect();
    let order = math::order(&scores);
    let row = |i: usize| {
        let trial = &lab.trials[i];
        let values = lab.axes.iter().zip(&trial.values);
        let values = values.map(|(axis, value)| cell(axis.words(value), Some(Role::Parameter)));
        Row {
            cells: std::iter::once(cell((i + 1).to_string(), None))
                .chain(values)
                .chain([cell(scored(trial), Some(Role::Loss))])
                .collect(),
            kind: if Some(i) == lab.current(t) { RowKind::Current } else { RowKind::Plain },
            set: format!("t={}", i + 1),
        }
    };
    let names = lab.axes.iter().map(|axis| cell(axis.name(), Some(Role::Parameter)));
    Table {
        caption: "The best trials so far; press one to go back to it".into(),
        head: std::iter::once(cell("trial", None))
            .chain(names)
            .chain([cell("L", Some(Role::Loss))])
            .collect(),
        rows: order.into_iter().take(BEST).map(row).collect(),
    }
}
