//! The types of www/types.d.ts and the JSON of the core hold together: samples of all that the core hands over are kept in
//! tests/types/samples.ts, where the compiler of the page's code holds them to the types. A field that is new, gone or of
//! another type fails here or there.

use gradstep::lab;
use gradstep::widget::{Widget, schema};
use serde_json::Value;

/// Links whose states and captions together have every field with and without a value.
const LINKS: [&str; 6] = [
    "v=1&lab=descent",
    "v=1&lab=descent&batch=5&view=surface&lr=0.02&wrong=1&panel=none&size=large",
    "v=1&lab=chain&t=3&layout=compact&panel=formula",
    "v=1&lab=network&x=1,2&y=2,3&sizes=1,2,1&t=9999",
    "v=1&lab=init&lab=chain",
    "v=1&lab=descent&ask=phi@1;loss@2&tries=3&a=1,2~1s;7~1&view=loss",
];

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// The first items of a list that differ in what `of` says of them.
fn distinct(list: &mut Value, of: impl Fn(&Value) -> String) {
    let mut seen = Vec::new();
    let Some(items) = list.as_array_mut() else { return };
    items.retain(|item| {
        let key = of(item);
        let fresh = !seen.contains(&key);
        seen.push(key);
        fresh
    });
}

/// The schema with one parameter of each kind, and little else.
fn short_schema() -> Value {
    let mut all = json(&schema());
    let labs = all["labs"].as_array_mut().expect("labs");
    let mut params: Vec<Value> = Vec::new();
    for lab in labs.iter() {
        params.extend(lab["params"].as_array().expect("parameters").iter().cloned());
    }
    let mut params = Value::Array(params);
    distinct(&mut params, |param| param["kind"]["type"].to_string() + &param["kind"]["spacing"].to_string());
    labs.truncate(1);
    labs[0]["params"] = params;
    labs[0]["presets"].as_array_mut().expect("presets").truncate(1);
    all
}

fn short_state(widget: &Widget) -> Value {
    let mut state = json(&widget.state());
    state["ticks"].as_array_mut().expect("ticks").truncate(2);
    distinct(&mut state["shown"], |shown| format!("{} {}", shown["most"].is_null(), shown["note"] == ""));
    state
}

fn samples() -> String {
    let mut text = String::from(
        "// What the core hands over, in samples, held to its types. Written by tests/types.rs (`cargo xtask golden`).\n\
         import type { Caption, Schema, State } from \"../../www/types.d.ts\";\n\n",
    );
    let mut add = |name: &str, of: &str, values: &[Value]| {
        for (i, value) in values.iter().enumerate() {
            let value = serde_json::to_string_pretty(value).expect("JSON");
            text.push_str(&format!("export const {name}{i}: {of} = {value};\n\n"));
        }
    };
    let widgets: Vec<Widget> = LINKS.iter().map(|link| Widget::new(link)).collect();
    let caption = |widget: &Widget| {
        let of = |view: &lab::View| {
            let mut caption = json(&widget.caption(view.id, 500.0));
            caption["handles"].as_array_mut().expect("handles").truncate(1);
            caption
        };
        widget.session().views().iter().map(of).collect::<Vec<_>>()
    };
    add("schema", "Schema", &[short_schema()]);
    add("state", "State", &widgets.iter().map(short_state).collect::<Vec<_>>());
    add("caption", "Caption", &widgets.iter().take(1).flat_map(caption).collect::<Vec<_>>());
    text
}

#[test]
fn the_pages_types_are_those_of_the_core() {
    let text = samples();
    for needed in [
        "\"tick\": null",
        "\"positions\": 12",
        "\"preset\": null",
        "\"narrowed\": true",
        "\"anywhere\": null",
        "\"asking\": null",
        "\"left\": 2",
        "\"right\": false",
        "\"wrong\"",
    ] {
        assert!(text.contains(needed), "no sample has {needed}");
    }
    let path = format!("{}/tests/types/samples.ts", env!("CARGO_MANIFEST_DIR"));
    if std::env::var("GRADSTEP_GOLDEN").is_ok_and(|v| v == "write") {
        std::fs::create_dir_all(format!("{}/tests/types", env!("CARGO_MANIFEST_DIR"))).expect("a folder");
        std::fs::write(&path, &text).expect("tests/types/samples.ts can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == text,
        "tests/types/samples.ts is behind the source: `cargo xtask golden`, then look at www/types.d.ts"
    );
}
