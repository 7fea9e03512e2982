//! What the page needs to offer runs side by side: those there are, and in what another could differ.

use super::state::Shown;
use super::{Widget, json};
use crate::number::rounded;
use crate::param::{Entry, Kind, Param, Spacing, Value};
use crate::scenario::{self, write_number};
use serde::Serialize;

/// The runs side by side, and what another could be.
#[derive(Serialize)]
struct Compared {
    runs: Vec<Run>,
    offers: Vec<Offer>,
    /// How many runs there are, each method of the first counted.
    colours: usize,
    /// Whether there may be another.
    room: bool,
}

/// A run, and the settings in which it differs from the first.
#[derive(Serialize)]
struct Run {
    name: String,
    settings: Vec<Shown>,
}

/// A setting in which a run could differ, with a value to begin with.
#[derive(Serialize)]
struct Offer {
    key: &'static str,
    label: &'static str,
    text: String,
}

impl Widget {
    /// The runs side by side and what another could be, as JSON.
    pub fn compared(&self) -> String {
        let others = self.scenario.others();
        let mut names = self.session.runs().into_iter();
        let first = Run { name: names.next().unwrap_or_default().into(), settings: Vec::new() };
        let run = |other: &scenario::Other| Run {
            name: names.next().unwrap_or_default().into(),
            settings: other.keys.iter().map(|key| self.control_of(&other.scenario, key)).collect(),
        };
        let runs = std::iter::once(first).chain(others.iter().map(run).collect::<Vec<_>>()).collect();
        let colours = self.scenario.count_of_runs();
        json(&Compared { runs, offers: self.offers(), colours, room: self.scenario.has_room() })
    }

    /// The settings that matter here and in which runs may differ.
    fn offers(&self) -> Vec<Offer> {
        let params = self.keys_that_matter().into_iter().filter_map(|key| self.scenario.param(key));
        let others = self.scenario.others();
        let offer = |param: &'static Param| {
            if !self.scenario.may_differ(param) {
                return None;
            }
            // None that is there already.
            let all = std::iter::once(&self.scenario).chain(others.iter().map(|other| &other.scenario));
            let taken: Vec<Value> = all.map(|scenario| scenario.value(param.key)).collect();
            let mut value = taken[0].clone();
            for _ in 0..=taken.len() {
                let text = self.another(param, value, &taken)?;
                match scenario::read(param, &text).0 {
                    Some(other) if taken.contains(&other) => value = other,
                    _ => return Some(Offer { key: param.key, label: param.label, text }),
                }
            }
            None
        };
        params.filter_map(offer).collect()
    }

    /// Another value of a setting than one, as a link has it; of a choice one that is not `taken`.
    fn another(&self, param: &Param, value: Value, taken: &[Value]) -> Option<String> {
        let list = |values: Vec<f64>| scenario::write(&Value::Numbers(values));
        let half = |v: f64| if v == 0.0 { 1.0 } else { rounded(0.5 * v, 2) };
        let free = |word: &str| {
            !taken.iter().any(|one| matches!(one, Value::Words(words) if words.iter().any(|w| w == word)))
        };
        let other =
            |of: fn() -> Vec<Entry>| of().into_iter().map(|entry| entry.id.to_string()).find(|id| free(id));
        match (param.kind, value) {
            (Kind::Number { min, max, spacing }, Value::Number(v)) => {
                let other = match spacing {
                    Spacing::Even if v == 0.0 => 0.5 * (min + max),
                    _ => 0.5 * v,
                };
                Some(write_number(rounded(if other == v { max } else { other }, 2).clamp(min, max)))
            }
            (Kind::Integer { min, max }, Value::Integer(v)) => {
                let most = self.lab.hint(&self.scenario, param.key).most.map_or(max, |most| most as u32);
                let other = match param.key {
                    "seed" => v.saturating_add(1),
                    "batch" if v == 0 => most.min(5),
                    "batch" if taken.contains(&Value::Integer(0)) => (v / 2).max(1),
                    "batch" => 0,
                    _ if v / 2 >= min.max(1) => v / 2,
                    _ => v.saturating_add(1),
                };
                Some(other.clamp(min, max).to_string())
            }
            (Kind::Flag, Value::Flag(on)) => Some(u8::from(!on).to_string()),
            (Kind::Choice { of, .. } | Kind::Places { of, .. }, Value::Words(_)) => other(of),
            (Kind::Layers { widest, .. }, Value::Numbers(mut sizes)) => {
                let hidden = sizes.get_mut(1)?;
                *hidden = if *hidden + 1.0 > f64::from(widest) { 1.0 } else { *hidden + 1.0 };
                Some(list(sizes))
            }
            (Kind::Vector { .. }, Value::Numbers(values)) => {
                Some(list(values.into_iter().map(half).collect()))
            }
            (Kind::Numbers { least, most, .. }, Value::Numbers(values)) if least == most => {
                Some(list(values.into_iter().map(half).collect()))
            }
            _ => None,
        }
    }
}
