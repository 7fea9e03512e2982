//! What can be set: one table describes each parameter, and controls, links, presets, validation
//! messages and the documentation all come from it. A default stands in one place.

pub use crate::number::write_number;

/// What a reader sees of a member of a registry: an optimizer, a problem, a schedule…
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name in links, append-only.
    pub id: &'static str,
    /// Its name on the page.
    pub label: &'static str,
    /// One line of help.
    pub help: &'static str,
}

/// How a number's slider runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spacing {
    /// Equal differences.
    Even,
    /// Equal ratios.
    Log,
}

/// What values a parameter takes.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// One to `most` different members of a registry, with commas between them.
    Choice {
        /// The members.
        of: fn() -> Vec<Entry>,
        /// How many at once.
        most: usize,
    },
    /// A real number in `min..=max`.
    Number {
        /// Least value.
        min: f64,
        /// Greatest value.
        max: f64,
        /// How its slider runs.
        spacing: Spacing,
    },
    /// A whole number in `min..=max`.
    Integer {
        /// Least value.
        min: u32,
        /// Greatest value.
        max: u32,
    },
    /// A list of numbers, each within ±`bound`; either empty (where `least` allows it) or `least..=most` long.
    Numbers {
        /// Greatest magnitude of each.
        bound: f64,
        /// Shortest length; an empty list always means "not given".
        least: usize,
        /// Greatest length.
        most: usize,
    },
    /// The sizes of a network's layers, inputs first: `least..=most` numbers, each at most `widest`.
    Layers {
        /// Fewest layers.
        least: usize,
        /// Most layers.
        most: usize,
        /// Most units of each.
        widest: u32,
    },
    /// A fixed number of numbers that each have a name (β₀, β₁, …), each in `min..=max`.
    Vector {
        /// Their names on the page.
        names: &'static [&'static str],
        /// Least value of each.
        min: f64,
        /// Greatest value of each.
        max: f64,
    },
    /// A member of a list and an amount within ±`bound`, as `omega1:0.1`.
    Amount {
        /// The members.
        of: fn() -> Vec<Entry>,
        /// Greatest magnitude.
        bound: f64,
    },
    /// A fixed number of whole numbers that together name a place, as `1:0:2`, each at most `max`.
    Place {
        /// How many.
        parts: usize,
        /// Greatest value of each.
        max: u32,
    },
    /// Members of a list, and places as those of [`Kind::Place`], with commas between them; or none.
    Places {
        /// The members, each of which names many places.
        of: fn() -> Vec<Entry>,
        /// How many whole numbers name a place.
        parts: usize,
        /// Greatest value of each.
        max: u32,
        /// How many at once.
        most: usize,
    },
    /// 1 or 0.
    Flag,
    /// A list of parameters' keys.
    Keys,
    /// Other runs, each with the settings in which it differs.
    Others {
        /// The keys in which runs are never told to differ.
        except: &'static [&'static str],
        /// How many at once.
        most: usize,
    },
    /// A text that has a reader of its own; empty means "not given".
    Text {
        /// The text as it is kept, or nothing where it makes none; and what is to be said of it.
        read: fn(&str) -> (Option<String>, Option<String>),
        /// What it may be, in words.
        values: &'static str,
    },
}

/// From where to where a search tries a parameter, unless told otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Search {
    /// It is not searched.
    No,
    /// Between these values, in equal distances.
    Even(f64, f64),
    /// Between these values, in equal ratios.
    Log(f64, f64),
    /// Each of its choices.
    Each,
    /// The search lab works it out from the other settings.
    Derived,
}

/// One parameter of a lab.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// Its key in links, append-only.
    pub key: &'static str,
    /// Its name on the page.
    pub label: &'static str,
    /// The symbol of the formulas, or empty.
    pub symbol: &'static str,
    /// One line of help.
    pub help: &'static str,
    /// What values it takes.
    pub kind: Kind,
    /// Its default, as it would stand in a link; empty where the default depends on other parameters.
    pub default: &'static str,
    /// Where a search tries it.
    pub search: Search,
}

/// Values given to parameters.
pub trait Given {
    /// The value of a parameter; its default where it has been given none.
    fn value(&self, param: &Param) -> Value;

    /// The value of a [`Kind::Number`].
    ///
    /// # Panics
    /// When the parameter is of another kind; so do the others.
    fn number(&self, param: &Param) -> f64 {
        match self.value(param) {
            Value::Number(v) => v,
            other => panic!("{} is no number: {other:?}", param.key),
        }
    }

    /// The value of a [`Kind::Integer`].
    fn integer(&self, param: &Param) -> usize {
        match self.value(param) {
            Value::Integer(v) => v as usize,
            other => panic!("{} is no whole number: {other:?}", param.key),
        }
    }

    /// The value of a [`Kind::Flag`].
    fn flag(&self, param: &Param) -> bool {
        match self.value(param) {
            Value::Flag(v) => v,
            other => panic!("{} is no flag: {other:?}", param.key),
        }
    }

    /// The value of a [`Kind::Choice`] of one.
    fn word(&self, param: &Param) -> String {
        match self.value(param) {
            Value::Words(words) => words.into_iter().next().unwrap_or_default(),
            other => panic!("{} is no choice: {other:?}", param.key),
        }
    }
}

/// The parameters of several lists, each once: numbers before choices before flags, and within these in the order of the
/// lists. One that a later list adds stands before what follows it there.
pub fn merged<'a>(lists: impl Iterator<Item = &'a [Param]>) -> Vec<Param> {
    let mut all: Vec<Param> = Vec::new();
    for list in lists {
        for (i, param) in list.iter().enumerate() {
            let place = |param: &Param| all.iter().position(|other| other.key == param.key);
            if place(param).is_none() {
                let next = list[i + 1..].iter().find_map(place).unwrap_or(all.len());
                all.insert(next, *param);
            }
        }
    }
    let rank = |param: &Param| match param.kind {
        Kind::Choice { .. } => 1,
        Kind::Flag => 2,
        _ => 0,
    };
    (0..3).flat_map(|kind| all.iter().filter(move |param| rank(param) == kind)).copied().collect()
}

/// A value of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Of [`Kind::Number`].
    Number(f64),
    /// Of [`Kind::Integer`].
    Integer(u32),
    /// Of [`Kind::Choice`], [`Kind::Places`] and [`Kind::Keys`].
    Words(Vec<String>),
    /// Of [`Kind::Numbers`], [`Kind::Layers`] and [`Kind::Vector`].
    Numbers(Vec<f64>),
    /// Of [`Kind::Place`].
    Place(Vec<u32>),
    /// Of [`Kind::Amount`].
    Amount(String, f64),
    /// Of [`Kind::Flag`].
    Flag(bool),
    /// Of [`Kind::Others`]: the keys and values of each run, as texts.
    Others(Vec<Vec<(String, String)>>),
    /// Of [`Kind::Text`].
    Text(String),
}
