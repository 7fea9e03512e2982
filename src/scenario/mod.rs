//! A [`Scenario`] is the whole state of a lab as text: everything shown is a function of it.
//!
//! ```text
//! v=1&lab=descent&problem=gabor&opt=adam&lr=0.1&seed=1&t=17
//! ```
//!
//! Reading never fails: an unknown key, a bad value or a number out of range becomes a [`Warning`] and a
//! default or the nearest value allowed. Writing leaves defaults out and keeps the table's order, so one
//! scenario has one link.

mod compact;
mod end;
mod link;
mod mend;
mod others;
mod preset;
mod value;

pub use crate::number::write_number;
pub use link::{LONGEST_LINK, parse, written_key};
pub use others::Other;
pub use preset::{Preset, Topic};
pub use value::{items, no_number, read, read_as, read_whole, said, said_of_number, write};

use crate::param::{Given, Param, Value};
use serde::Serialize;
use std::sync::LazyLock;

/// What a lab can be asked: its id and its table of parameters.
#[derive(Debug)]
pub struct Schema {
    /// Its name in links.
    pub id: &'static str,
    /// Its name on the page.
    pub label: &'static str,
    /// One line about it.
    pub help: &'static str,
    /// Its parameters, in the order of links.
    pub params: LazyLock<Vec<Param>>,
    /// The value of a parameter without a fixed default, as it would stand in a link.
    pub derive: fn(&Scenario, &str) -> String,
    /// What no single parameter can tell: puts right, or warns of, values that do not go together.
    pub check: fn(&mut Scenario, &mut Vec<Warning>),
}

impl Given for Scenario {
    fn value(&self, param: &Param) -> Value {
        Scenario::value(self, param.key)
    }
}

/// Something about a link or an entry that the reader should know, in plain words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// The key it is about, or empty.
    pub key: String,
    /// What was wrong and what was done.
    pub text: String,
}

/// The state of one lab: a value for each of its parameters.
#[derive(Clone, Debug)]
pub struct Scenario {
    schema: &'static Schema,
    values: Vec<Option<Value>>,
}

impl PartialEq for Scenario {
    fn eq(&self, other: &Scenario) -> bool {
        std::ptr::eq(self.schema, other.schema) && self.values == other.values
    }
}

impl Scenario {
    /// A lab with everything at its default.
    pub fn new(schema: &'static Schema) -> Scenario {
        Scenario { schema, values: vec![None; schema.params.len()] }
    }

    /// Whether it is the same as another but for the values of `keys`: of the same lab, and every other parameter has the same
    /// value, given or by default.
    pub fn same_but(&self, other: &Scenario, keys: &[&str]) -> bool {
        let same = |(i, param): (usize, &Param)| {
            let (own, others) = (&self.values[i], &other.values[i]);
            // A default that depends on other settings may differ where neither gives a value.
            let as_given = own == others && (own.is_some() || !param.default.is_empty());
            keys.contains(&param.key) || as_given || self.value(param.key) == other.value(param.key)
        };
        std::ptr::eq(self.schema, other.schema) && self.schema.params.iter().enumerate().all(same)
    }

    /// The lab's schema.
    pub fn schema(&self) -> &'static Schema {
        self.schema
    }

    fn index(&self, key: &str) -> Option<usize> {
        self.schema.params.iter().position(|p| p.key == key)
    }

    /// The parameter of that key.
    pub fn param(&self, key: &str) -> Option<&'static Param> {
        self.schema.params.iter().find(|p| p.key == key)
    }

    /// The value of `key`: given, or else the default.
    ///
    /// # Panics
    /// When the lab has no such parameter or its default does not parse; tests hold every table to that.
    pub fn value(&self, key: &str) -> Value {
        let index = self.index(key).unwrap_or_else(|| panic!("{} has no parameter {key}", self.schema.id));
        match &self.values[index] {
            Some(value) => value.clone(),
            None => self.default(&self.schema.params[index]),
        }
    }

    fn default(&self, param: &Param) -> Value {
        let text = match param.default {
            "" => (self.schema.derive)(self, param.key),
            fixed => fixed.to_string(),
        };
        match read(param, &text) {
            (Some(value), _) => value,
            (_, problem) => panic!("default {text} of {}: {}", param.key, problem.unwrap_or_default()),
        }
    }

    /// Whether the scenario itself gives `key` a value.
    pub fn gives(&self, key: &str) -> bool {
        self.index(key).is_some_and(|i| self.values[i].is_some())
    }

    /// Whether the value of `key` is its default.
    pub fn is_default(&self, key: &str) -> bool {
        self.index(key).is_none_or(|i| {
            self.values[i].as_ref().is_none_or(|value| *value == self.default(&self.schema.params[i]))
        })
    }

    /// A [`Value::Number`]; see [`Scenario::value`] for what may panic.
    pub fn number(&self, key: &str) -> f64 {
        match self.value(key) {
            Value::Number(v) => v,
            other => panic!("{key} is not a number: {}", write(&other)),
        }
    }

    /// A [`Value::Integer`].
    pub fn integer(&self, key: &str) -> usize {
        match self.value(key) {
            Value::Integer(v) => v as usize,
            other => panic!("{key} is not a whole number: {}", write(&other)),
        }
    }

    /// A [`Value::Flag`].
    pub fn flag(&self, key: &str) -> bool {
        match self.value(key) {
            Value::Flag(v) => v,
            other => panic!("{key} is not a flag: {}", write(&other)),
        }
    }

    /// A [`Value::Words`].
    pub fn words(&self, key: &str) -> Vec<String> {
        match self.value(key) {
            Value::Words(v) => v,
            other => panic!("{key} is not a choice: {}", write(&other)),
        }
    }

    /// The first of a [`Value::Words`], or empty.
    pub fn word(&self, key: &str) -> String {
        self.words(key).into_iter().next().unwrap_or_default()
    }

    /// A [`Value::Numbers`].
    pub fn numbers(&self, key: &str) -> Vec<f64> {
        match self.value(key) {
            Value::Numbers(v) => v,
            other => panic!("{key} is not a list of numbers: {}", write(&other)),
        }
    }

    /// A [`Value::Place`].
    pub fn place(&self, key: &str) -> Vec<usize> {
        match self.value(key) {
            Value::Place(parts) => parts.into_iter().map(|p| p as usize).collect(),
            other => panic!("{key} is not a place: {}", write(&other)),
        }
    }

    /// A [`Value::Amount`].
    pub fn amount(&self, key: &str) -> (String, f64) {
        match self.value(key) {
            Value::Amount(of, v) => (of, v),
            other => panic!("{key} is not an amount: {}", write(&other)),
        }
    }

    /// The value of `key` as it stands in a link.
    pub fn text(&self, key: &str) -> String {
        write(&self.value(key))
    }

    /// Sets `key` from text; what cannot be read leaves the value as it was. Returns what the reader
    /// should know: a value that was clamped, or could not be read.
    pub fn set(&mut self, key: &str, text: &str) -> Vec<Warning> {
        let Some(index) = self.index(key) else {
            return vec![Warning {
                key: key.into(),
                text: format!("There is no setting “{}” here.", value::cut(key)),
            }];
        };
        let (value, problem) = read(&self.schema.params[index], text);
        let warning = problem.map(|text| Warning { key: key.into(), text });
        match value {
            Some(Value::Numbers(none)) if none.is_empty() => self.values[index] = None, // not given
            Some(Value::Others(none)) if none.is_empty() => self.values[index] = None,
            Some(Value::Words(none)) if none.is_empty() => self.values[index] = None,
            Some(Value::Text(none)) if none.is_empty() => self.values[index] = None,
            Some(value) => self.values[index] = Some(value),
            None => {}
        }
        warning.into_iter().collect()
    }

    /// Puts `key` back to its default.
    pub fn reset(&mut self, key: &str) {
        if let Some(index) = self.index(key) {
            self.values[index] = None;
        }
    }

    /// Corrects values that do not go together; see [`Schema::check`].
    pub fn check(&mut self) -> Vec<Warning> {
        let mut warnings = Vec::new();
        (self.schema.check)(self, &mut warnings);
        others::check(self, &mut warnings);
        warnings
    }

    /// The link: keys in the table's order, defaults left out; long lists in their compact form, and then a mark at the end.
    pub fn link(&self) -> String {
        let mut link = format!("v=1&lab={}", self.schema.id);
        let mut long = false;
        for (param, value) in self.schema.params.iter().zip(&self.values) {
            if let Some(value) = value
                && *value != self.default(param)
            {
                let (text, compact) = value::write_in_link(param, value);
                long |= compact;
                link.push('&');
                link.push_str(written_key(param.key));
                link.push('=');
                link.push_str(&text);
            }
        }
        if long {
            link.push_str(&format!("&{}=1", link::END));
        }
        link
    }
}
