//! Parameters that training leaves as they are.

use super::Layers;
use crate::figure::{Mark, Role};
use crate::network::{Place, Shape};
use crate::param::{Entry, Kind, Param, Search};
use crate::scenario::Scenario;

/// Which are held.
pub const HOLD: Param = Param {
    key: "hold",
    label: "Held",
    symbol: "",
    help: "What training leaves as it is; any weight looked at can be held too.",
    kind: Kind::Places { of: groups, parts: 3, max: 12, most: 900 },
    default: "",
    search: Search::No,
};

const BIASES: Entry = Entry { id: "biases", label: "Biases", help: "Every β." };
const WEIGHTS: Entry = Entry { id: "weights", label: "Weights", help: "Every Ω." };

fn groups() -> Vec<Entry> {
    vec![BIASES, WEIGHTS]
}

/// The places of a group.
fn is_in(group: Entry, place: Place) -> bool {
    matches!(place, Place::Bias { .. }) == (group == BIASES)
}

/// The number of a parameter named as `1:0:2`; nothing where this network has no such place.
fn named(word: &str, shape: &Shape) -> Option<usize> {
    let mut parts = word.split(':').map(|part| part.parse::<usize>().ok());
    let (layer, row, col) = (parts.next()??, parts.next()??, parts.next()??);
    let bias = layer < shape.layers() && col == shape.cols(layer);
    shape.index(if bias { Place::Bias { layer, row } } else { Place::Weight { layer, row, col } })
}

/// For each parameter, whether it is held.
pub fn held(scenario: &Scenario, shape: &Shape) -> Vec<bool> {
    let words = scenario.words("hold");
    let mut held = vec![false; shape.params()];
    for word in &words {
        match groups().into_iter().find(|group| group.id == word) {
            Some(group) => {
                let places = (0..shape.params()).filter_map(|i| Some((i, shape.place(i)?)));
                places.filter(|(_, place)| is_in(group, *place)).for_each(|(i, _)| held[i] = true);
            }
            None => named(word, shape).into_iter().for_each(|i| held[i] = true),
        }
    }
    held
}

/// Lets go of places that the network does not have; then says so.
pub fn check(scenario: &mut Scenario, shape: &Shape) -> Option<String> {
    let words = scenario.words("hold");
    let there = |word: &&String| groups().iter().any(|g| g.id == **word) || named(word, shape).is_some();
    let kept: Vec<&str> = words.iter().filter(there).map(String::as_str).collect();
    (kept.len() < words.len()).then(|| {
        scenario.set("hold", &kept.join(","));
        let gone = words.iter().find(|word| !there(word)).cloned().unwrap_or_default();
        format!("This network has no parameter {gone} to be held.")
    })
}

/// The setting that holds one parameter more, or one less.
pub fn toggled(held: &[bool], shape: &Shape, index: usize) -> String {
    let mut held = held.to_vec();
    held[index] = !held[index];
    let places: Vec<(usize, Place)> =
        (0..shape.params()).filter_map(|i| Some((i, shape.place(i)?))).collect();
    let full = |group: &Entry| places.iter().all(|(i, place)| held[*i] || !is_in(*group, *place));
    let whole: Vec<Entry> = groups().into_iter().filter(full).collect();
    let alone = places.iter().filter(|(i, place)| held[*i] && !whole.iter().any(|g| is_in(*g, *place)));
    let mut words: Vec<String> = whole.iter().map(|group| group.id.to_string()).collect();
    words.extend(alone.map(|(_, place)| match *place {
        Place::Bias { layer, row } => format!("{layer}:{row}:{}", shape.cols(layer)),
        Place::Weight { layer, row, col } => format!("{layer}:{row}:{col}"),
    }));
    words.join(",")
}

/// The mark of a parameter that is held.
pub fn held_mark(at: [f64; 2]) -> Mark {
    Mark::Tile { at, size: [7.0; 2], fill: Role::Ink.ink(), stroke: Role::Paper.ink(), width: 1.2 }
}

/// How many are held, as a sentence for those who do not see the marks; empty where none is.
pub fn held_words(lab: &Layers) -> String {
    match words(&lab.held) {
        none if none.is_empty() => none,
        words => format!(" Held in training: {words} parameters."),
    }
}

/// How many are held, in words; empty where none is.
pub fn words(held: &[bool]) -> String {
    match held.iter().filter(|held| **held).count() {
        0 => String::new(),
        n => format!("{n} of {}", held.len()),
    }
}
