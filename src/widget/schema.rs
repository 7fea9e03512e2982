//! The table of parameters as JSON, for the page to build its controls from.

use crate::lab::{self, Lab};
use crate::param::{Kind, Param, Spacing};
use serde_json::{Value, json};

/// Every lab with its parameters and presets, as JSON.
pub fn schema() -> String {
    let labs: Vec<Value> = lab::ALL.iter().map(|lab| one(*lab)).collect();
    json!({ "labs": labs }).to_string()
}

fn one(lab: &dyn Lab) -> Value {
    let schema = lab.schema();
    let params: Vec<Value> = schema.params.iter().map(|p| param(p, schema.params, lab.inputs())).collect();
    let presets: Vec<Value> = lab
        .presets()
        .iter()
        .map(|p| json!({ "id": p.id, "title": p.title, "text": p.text, "link": p.link }))
        .collect();
    json!({ "id": schema.id, "label": schema.label, "help": schema.help, "params": params, "presets": presets })
}

fn param(param: &Param, all: &[Param], inputs: Option<usize>) -> Value {
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
    json!({
        "key": param.key,
        "label": label,
        "symbol": symbol,
        "help": help,
        "default": param.default,
        "kind": kind(param, all),
    })
}

fn kind(param: &Param, all: &[Param]) -> Value {
    match param.kind {
        Kind::Choice { of, most } => {
            let entries: Vec<Value> =
                of().iter().map(|e| json!({ "id": e.id, "label": e.label, "help": e.help })).collect();
            json!({ "type": "choice", "most": most, "entries": entries })
        }
        Kind::Number { min, max, spacing } => {
            let spacing = match spacing {
                Spacing::Even => "even",
                Spacing::Log => "log",
            };
            json!({ "type": "number", "min": min, "max": max, "spacing": spacing })
        }
        Kind::Integer { .. } if param.key == "seed" => json!({ "type": "seed" }),
        Kind::Integer { min, max } => json!({ "type": "integer", "min": min, "max": max }),
        Kind::Numbers { .. } if pair(all).is_some_and(|[x, _]| x == param.key) => {
            json!({ "type": "examples" })
        }
        Kind::Numbers { .. } if pair(all).is_some_and(|[_, y]| y == param.key) => json!({ "type": "none" }),
        Kind::Numbers { least, most, .. } => json!({ "type": "numbers", "least": least, "most": most }),
        Kind::Vector { names, min, max } => {
            json!({ "type": "vector", "names": names, "min": min, "max": max })
        }
        Kind::Place { .. } => json!({ "type": "none" }),
        Kind::Amount { of, bound } => {
            let entries: Vec<Value> = of().iter().map(|e| json!({ "id": e.id, "label": e.label })).collect();
            json!({ "type": "amount", "entries": entries, "min": -bound, "max": bound })
        }
        Kind::Flag => json!({ "type": "flag" }),
        Kind::Keys => json!({ "type": "none" }),
    }
}

/// The keys of the two lists that make up the reader's own examples, `x` and `y`, where a lab has them.
pub(super) fn pair(params: &[Param]) -> Option<[&'static str; 2]> {
    let list = |key| {
        let param = params.iter().find(|p| p.key == key)?;
        matches!(param.kind, Kind::Numbers { .. }).then_some(param.key)
    };
    Some([list("x")?, list("y")?])
}
