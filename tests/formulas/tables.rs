//! Rows of tables whose numbers follow from one another, recomputed from what is printed.

use super::evaluate::number;
use super::lines::bare;
use gradstep::lab::{self, Session};
use gradstep::panel::{Block, RowKind, Table};

fn open(link: &str) -> Box<dyn Session> {
    let (scenario, warnings) = lab::parse(link);
    assert!(warnings.is_empty(), "{link}: {warnings:?}");
    lab::of(&scenario).open(&scenario, None)
}

/// The table at step t whose caption begins so.
fn table(session: &dyn Session, t: usize, caption: &str) -> Option<Table> {
    let is = |block| match block {
        Block::Table(table) | Block::TableBelow(table) => table.caption.starts_with(caption).then_some(table),
        _ => None,
    };
    session.panel(t).into_iter().find_map(is)
}

/// The number that a cell begins or ends with, and the unit of its last digit.
fn cell(text: &str) -> Option<(f64, f64)> {
    let text = bare(text);
    number(text.split_whitespace().find(|word| number(word).is_some())?)
}

fn near(what: &str, got: f64, (want, unit): (f64, f64)) {
    assert!((got - want).abs() <= unit * (1.0 + 1e-9), "{what}: {got} for {want}");
}

fn presets(id: &str) -> impl Iterator<Item = &'static str> {
    lab::find(id).presets().iter().map(|preset| preset.link)
}

#[test]
fn examples_add_up() {
    let mut seen = 0;
    let reductions = [
        "v=1&lab=descent&reduce=mean",
        "v=1&lab=descent&problem=gabor&batch=5&opt=nesterov&lr=0.5&reduce=half-mean",
        "v=1&lab=descent&x=1,2,3&y=2,4,6.5&batch=2",
    ];
    for link in presets("descent").chain(reductions) {
        let session = open(link);
        for t in (0..=session.steps()).step_by((session.steps() / 20).max(1)) {
            let heads = ["What each example", "The gradient of each"];
            let Some(table) = heads.iter().find_map(|head| table(session.as_ref(), t, head)) else { break };
            let (total, parts) = table.rows.split_last().expect("rows");
            assert_eq!(total.kind, RowKind::Total);
            let share = if total.cells[0].text == "mean" { 1.0 / parts.len() as f64 } else { 1.0 };
            for column in 3..6 {
                let Some(want) = cell(&total.cells[column].text) else { continue };
                let sum: f64 = parts.iter().filter_map(|row| Some(cell(&row.cells[column].text)?.0)).sum();
                near(&format!("{link} t = {t}, column {column}"), share * sum, want);
                seen += 1;
            }
        }
    }
    assert!(seen > 1000, "{seen}");
}

#[test]
fn a_weights_derivative_is_its_source_times_what_its_target_is_worth() {
    let mut seen = 0;
    for link in presets("network") {
        let session = open(link);
        for t in (0..=session.steps()).step_by((session.steps() / 40).max(1)) {
            let Some(table) = table(session.as_ref(), t, "Into ") else { continue };
            let Some((_, worth)) = table.caption.split_once("= ") else { continue };
            let Some((worth, _)) = cell(worth) else { continue };
            for row in &table.rows {
                let [sent, derivative] = [2, 3].map(|i| cell(&row.cells[i].text).expect("a number"));
                near(&format!("{link} t = {t}: {}", row.cells[0].text), worth * sent.0, derivative);
                seen += 1;
            }
        }
    }
    assert!(seen > 500, "{seen}");
}

#[test]
fn a_chain_trains_as_its_table_says() {
    let session = open("v=1&lab=chain&steps=20&lr=0.05");
    for t in 24..=session.steps() {
        let table = table(session.as_ref(), t, "What training step").expect("a table");
        for row in &table.rows {
            let [before, slope, after] = [1, 2, 3].map(|i| cell(&row.cells[i].text).expect("a number"));
            near(&format!("t = {t}"), before.0 - 0.05 * slope.0, after);
        }
    }
}

#[test]
fn a_batchs_loss_times_how_many_there_are_of_its_size() {
    let mut seen = 0;
    for link in presets("descent") {
        let session = open(link);
        for t in [0, 1, session.steps() / 2] {
            let Some(table) = table(session.as_ref(), t, "Loss here") else { continue };
            for row in &table.rows[..1] {
                let size =
                    bare(&row.cells[0].text).split_once(": ").map_or(1, |(_, list)| list.split(", ").count());
                let [own, scaled] = [1, 2].map(|i| cell(&row.cells[i].text).expect("a number"));
                near(link, own.0 * 30.0 / size as f64, scaled);
                seen += 1;
            }
        }
    }
    assert!(seen > 5, "{seen}");
}

/// The rounds of a search as its rules say, and what it finds.
#[test]
fn rounds_of_a_line_search() {
    let session = open("v=1&lab=descent&problem=gabor&opt=linesearch");
    for t in 0..session.steps() {
        let table = table(session.as_ref(), t, "The rounds").expect("a table");
        let (found, rounds) = table.rows.split_last().expect("rows");
        let at = |i: usize, k: usize| cell(&rounds[i].cells[1 + k].text).expect("a number");
        for i in 1..rounds.len() {
            let ([a, b, c, d], what) = ([0, 1, 2, 3].map(|k| at(i - 1, k).0), format!("step {t}, round {i}"));
            let (from, to) = match rounds[i - 1].cells[6].text.as_str() {
                "halve" => {
                    [b, c, d]
                        .iter()
                        .zip(1..)
                        .for_each(|(point, k)| near(&what, a + (point - a) / 2.0, at(i, k)));
                    continue;
                }
                "d to c" => (a, c),
                _ => (b, d),
            };
            near(&what, from, at(i, 0));
            near(&what, to, at(i, 3));
            near(&what, from + (to - from) / 3.0, at(i, 1));
            near(&what, from + 2.0 * (to - from) / 3.0, at(i, 2));
        }
        let last = rounds.len() - 1;
        let mut ends = [0, 1, 2, 3].map(|k| at(last, k).0);
        match rounds[last].cells[6].text.as_str() {
            "halve" => [1, 2].into_iter().for_each(|k| ends[k] = ends[0] + (ends[k] - ends[0]) / 2.0),
            rule => {
                let (from, to) = if rule == "d to c" { (ends[0], ends[2]) } else { (ends[1], ends[3]) };
                [ends[1], ends[2]] = [1.0, 2.0].map(|part| from + part * (to - from) / 3.0);
            }
        }
        near(&format!("step {t}"), (ends[1] + ends[2]) / 2.0, cell(&found.cells[2].text).expect("α"));
    }
}
