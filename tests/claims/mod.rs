//! What presets, help lines and README say, held to what the labs compute. Where a sentence names a number, it is computed
//! here from the link that the sentence belongs to.

mod batches;
mod chain;
mod conventions;
mod descent;
mod init;
mod line_search;
mod network;
mod paths;
mod search;

use gradstep::lab::{self, Session};

fn open(link: &str) -> Box<dyn Session> {
    let (scenario, warnings) = lab::parse(link);
    assert!(warnings.is_empty(), "{link}: {warnings:?}");
    lab::of(&scenario).open(&scenario, None)
}

/// A column of results.
fn column(link: &str, run: &str, name: &str) -> Vec<f64> {
    let session = open(link);
    let columns = session.columns();
    let found = columns.iter().find(|column| column.run == run && column.name == name);
    found.unwrap_or_else(|| panic!("{link}: no column {run} {name}")).values()
}

/// The losses of a run of the descent lab.
fn losses(link: &str) -> Vec<f64> {
    column(link, &method(link), "loss")
}

/// Its places φ.
fn path(link: &str) -> Vec<[f64; 2]> {
    let phi = column(link, &method(link), "phi");
    phi.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect()
}

fn method(link: &str) -> String {
    lab::parse(link).0.word("opt")
}

fn last<T: Copy>(all: &[T]) -> T {
    *all.last().expect("a run has a start")
}

/// The panel of a link as HTML.
fn panel(link: &str, t: usize) -> String {
    gradstep::panel::html(&open(link).panel(t)).concat()
}

/// The link of a preset.
fn preset(id: &str) -> &'static str {
    let (lab, id) = id.split_once('/').expect("lab/preset");
    lab::find(lab).presets().iter().find(|one| one.id == id).unwrap_or_else(|| panic!("no preset {id}")).link
}

/// The preset's link with other settings.
fn with(id: &str, settings: &[[&str; 2]]) -> String {
    let (mut scenario, _) = lab::parse(preset(id));
    for [key, text] in settings {
        assert_eq!(scenario.set(key, text), [], "{key}={text}");
    }
    scenario.link()
}

#[test]
fn every_preset_asks_something() {
    for preset in lab::ALL.iter().flat_map(|lab| lab.presets()) {
        assert!(preset.text.contains('?'), "{}: {}", preset.id, preset.text);
    }
}
