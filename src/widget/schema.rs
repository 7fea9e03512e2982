//! The table of parameters as JSON, for the page to build its controls from.

use super::json;
use crate::lab::{self, Lab};
use crate::param::{Entry, Kind, Param, Spacing};
use crate::scenario::{Preset, Topic};
use serde::Serialize;

#[derive(Serialize)]
struct Labs {
    labs: Vec<OneLab>,
    /// The topics of examples, in their order.
    topics: [Topic; Topic::ALL.len()],
}

#[derive(Serialize)]
struct OneLab {
    id: &'static str,
    label: &'static str,
    help: &'static str,
    params: Vec<Parameter>,
    presets: &'static [Preset],
}

#[derive(Serialize)]
struct Parameter {
    key: &'static str,
    label: &'static str,
    symbol: &'static str,
    help: &'static str,
    default: &'static str,
    kind: Control,
}

/// What control a parameter has.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Control {
    None,
    Examples,
    Seed,
    Flag,
    Versus { except: &'static [&'static str], most: usize },
    Choice { most: usize, entries: Vec<Choice> },
    Number { min: f64, max: f64, spacing: &'static str },
    Integer { min: u32, max: u32 },
    Numbers { least: usize, most: usize },
    Layers { least: usize, most: usize, widest: u32 },
    Vector { names: &'static [&'static str], min: f64, max: f64 },
    Amount { entries: Vec<Choice>, min: f64, max: f64 },
    Places { entries: Vec<Choice> },
}

#[derive(Serialize)]
struct Choice {
    id: &'static str,
    label: &'static str,
    help: &'static str,
}

/// Every lab with its parameters and presets, as JSON.
pub fn schema() -> String {
    json(&Labs { labs: lab::ALL.iter().map(|lab| one(*lab)).collect(), topics: Topic::ALL })
}

/// The link of the first example: what is shown where none is asked for.
pub fn first_link() -> &'static str {
    lab::ALL.iter().flat_map(|lab| lab.presets()).next().map_or("", |preset| preset.link)
}

fn one(lab: &dyn Lab) -> OneLab {
    let schema = lab.schema();
    OneLab {
        id: schema.id,
        label: schema.label,
        help: schema.help,
        params: schema.params.iter().map(|p| param(p, &schema.params, lab.inputs())).collect(),
        presets: lab.presets(),
    }
}

fn param(param: &'static Param, all: &[Param], inputs: Option<usize>) -> Parameter {
    let (label, symbol, help) = match pair(all) {
        Some([x, _]) if x == param.key => (
            "Your own data",
            "",
            match inputs {
                Some(1) => "One example a line: x, then y. Paste a table or edit the numbers.",
                _ => "One example a line: its inputs, then its target y. Paste a table or edit the numbers.",
            },
        ),
        _ => (param.label, param.symbol, param.help),
    };
    Parameter { key: param.key, label, symbol, help, default: param.default, kind: control(param, all) }
}

fn control(param: &Param, all: &[Param]) -> Control {
    match param.kind {
        Kind::Choice { of, most } => Control::Choice { most, entries: choices(of()) },
        Kind::Number { min, max, spacing } => {
            let spacing = match spacing {
                Spacing::Even => "even",
                Spacing::Log => "log",
            };
            Control::Number { min, max, spacing }
        }
        Kind::Integer { .. } if param.key == "seed" => Control::Seed,
        Kind::Integer { min, max } => Control::Integer { min, max },
        Kind::Numbers { .. } if pair(all).is_some_and(|[x, _]| x == param.key) => Control::Examples,
        Kind::Numbers { .. } if pair(all).is_some_and(|[_, y]| y == param.key) => Control::None,
        Kind::Numbers { least, most, .. } => Control::Numbers { least, most },
        Kind::Layers { least, most, widest } => Control::Layers { least, most, widest },
        Kind::Vector { names, min, max } => Control::Vector { names, min, max },
        Kind::Place { .. } => Control::None,
        Kind::Amount { of, bound } => Control::Amount { entries: choices(of()), min: -bound, max: bound },
        Kind::Places { of, .. } => Control::Places { entries: choices(of()) },
        Kind::Flag => Control::Flag,
        Kind::Keys | Kind::Text { .. } => Control::None,
        Kind::Others { except, most } => Control::Versus { except, most },
    }
}

fn choices(entries: Vec<Entry>) -> Vec<Choice> {
    entries.into_iter().map(|Entry { id, label, help }| Choice { id, label, help }).collect()
}

/// The keys of the two lists that make up the reader's own examples, `x` and `y`, where a lab has them.
pub(super) fn pair(params: &[Param]) -> Option<[&'static str; 2]> {
    let list = |key| {
        let param = params.iter().find(|p| p.key == key)?;
        matches!(param.kind, Kind::Numbers { .. }).then_some(param.key)
    };
    Some([list("x")?, list("y")?])
}
