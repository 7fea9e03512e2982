//! What the page needs to offer runs side by side: those there are, and in what another could differ.

use super::state::Shown;
use super::{Widget, json};
use crate::number::rounded;
use crate::param::{Kind, Param, Spacing, Value};
use crate::scenario::{self, write_number};
use serde::Serialize;

/// The runs side by side, and what another could be.
#[derive(Serialize)]
struct Compared {
    runs: Vec<Run>,
    offers: Vec<Offer>,
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
        json(&Compared { runs, offers: self.offers(), room: self.scenario.has_room() })
    }

    /// The settings that matter here and in which runs may differ.
    fn offers(&self) -> Vec<Offer> {
        let params = self.keys_that_matter().into_iter().filter_map(|key| self.scenario.param(key));
        let offer = |param: &'static Param| {
            let text = self.another(param)?;
            self.scenario.may_differ(param).then_some(Offer { key: param.key, label: param.label, text })
        };
        params.filter_map(offer).collect()
    }

    /// Another value of a setting than the one it has, as a link has it.
    fn another(&self, param: &Param) -> Option<String> {
        let list = |values: Vec<f64>| scenario::write(&Value::Numbers(values));
        let half = |v: f64| if v == 0.0 { 1.0 } else { rounded(0.5 * v, 2) };
        let other = |of: fn() -> Vec<crate::param::Entry>, words: &[String]| {
            of().into_iter()
                .find(|entry| words.iter().all(|word| word != entry.id))
                .map(|entry| entry.id.to_string())
        };
        match (param.kind, self.scenario.value(param.key)) {
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
                    "batch" => 0,
                    _ if v / 2 >= min.max(1) => v / 2,
                    _ => v + 1,
                };
                Some(other.clamp(min, max).to_string())
            }
            (Kind::Flag, Value::Flag(on)) => Some(u8::from(!on).to_string()),
            (Kind::Choice { of, .. } | Kind::Places { of, .. }, Value::Words(words)) => other(of, &words),
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
