//! What a page is told: controls, panel, headings, examples.

use super::{shown, state, words};
use gradstep::lab;
use gradstep::widget::{Widget, schema};
use serde_json::Value;

#[test]
fn hidden_controls_are_not_offered() {
    let keys = |link: &str| {
        let state = state(&Widget::new(link));
        let all = state["shown"].as_array().expect("a list").clone();
        all.iter().map(|one| one["key"].as_str().unwrap_or("").to_string()).collect::<Vec<_>>()
    };
    let all = keys("lab=descent");
    assert!(all.contains(&"lr".into()) && all.contains(&"opt".into()));
    let fewer = keys("lab=descent&hide=lr");
    assert!(!fewer.contains(&"lr".into()) && fewer.len() == all.len() - 1);
    assert!(keys("lab=descent&hide=controls").is_empty());
}

#[test]
fn what_the_page_shows_of_a_lab_is_in_links_of_every_lab_and_changes_no_number() {
    for lab in lab::ALL {
        let plain = format!("v=1&lab={}", lab.schema().id);
        let same = |widget: &Widget| {
            let columns = widget.session().columns();
            columns
                .into_iter()
                .map(|c| (c.name.clone(), c.values().iter().map(|v| v.to_bits()).collect()))
                .collect()
        };
        let all: Vec<(String, Vec<u64>)> = same(&Widget::new(&plain));
        let shown = Widget::new(&plain);
        assert_eq!(
            [&state(&shown)["layout"], &state(&shown)["panel"], &state(&shown)["size"]],
            ["full", "all", "normal"]
        );
        for (key, value) in
            [("layout", "compact"), ("panel", "formula"), ("panel", "none"), ("size", "large")]
        {
            let link = format!("{plain}&{key}={value}");
            let widget = Widget::new(&link);
            assert_eq!((widget.link(), words(&widget)), (link, vec![""; 0]));
            assert_eq!(state(&widget)[key], value);
            assert_eq!(state(&widget)["shown"], state(&shown)["shown"], "{key} has no control of its own");
            assert!(same(&widget) == all, "{key}={value} changed a number");
        }
    }
    let widget = Widget::new("v=1&lab=descent&layout=huge");
    assert_eq!(words(&widget), ["Layout: there is no “huge”. The default is used."]);
}

#[test]
fn a_panel_is_as_full_as_its_link_asks() {
    for link in ["lab=descent&opt=adam&t=3", "lab=chain&t=4", "lab=network&t=4", "lab=init&t=4"] {
        let [said, tables] = Widget::new(link).panel();
        assert!(said.contains("<p>") && tables.contains("<table>"), "{link}");
        let [formula, nothing] = Widget::new(&format!("{link}&panel=formula")).panel();
        let steps = said.matches("<div class=\"this-step\">").count();
        assert!(
            steps > 0 && formula.matches("<div class=\"this-step\">").count() == steps,
            "{link}: {formula}"
        );
        assert!(
            !formula.contains("<p>") && !formula.contains("<h3>") && nothing.is_empty(),
            "{link}: {formula}"
        );
        assert_eq!(Widget::new(&format!("{link}&panel=none")).panel(), ["", ""]);
    }
}

#[test]
fn every_example_is_known_by_its_link_at_its_step() {
    for lab in lab::ALL {
        for preset in lab.presets() {
            let mut widget = Widget::new(preset.link);
            assert_eq!(words(&widget), [""; 0], "{}", preset.id);
            assert_eq!(state(&widget)["preset"]["id"], preset.id);
            widget.set("hide", "steps");
            assert_eq!(state(&widget)["preset"]["id"], preset.id, "what is hidden makes no other example");
        }
    }
}

#[test]
fn the_schema_holds_every_lab_with_its_controls() {
    let schema: Value = serde_json::from_str(&schema()).expect("the schema is JSON");
    let labs = schema["labs"].as_array().expect("a list");
    assert_eq!(labs.len(), lab::ALL.len());
    for (json, lab) in labs.iter().zip(lab::ALL) {
        assert_eq!(json["id"], lab.schema().id);
        assert_eq!(json["params"].as_array().map(Vec::len), Some(lab.schema().params.len()));
        assert_eq!(json["presets"].as_array().map(Vec::len), Some(lab.presets().len()));
        assert!(
            json["params"].as_array().is_some_and(|all| all.iter().all(|p| p["kind"]["type"].is_string()))
        );
    }
}

#[test]
fn a_heading_says_what_is_there_now() {
    let heading = |link: &str| state(&Widget::new(link))["heading"].as_str().expect("words").to_string();
    for (link, words) in [
        ("lab=descent", "Line, 12 points"),
        ("lab=descent&problem=gabor", "Gabor model, 30 points"),
        ("lab=descent&x=1&y=2", "Line, one point of your own"),
        ("lab=descent&x=1,2&y=2,3", "Line, 2 points of your own"),
        ("lab=descent&problem=himmelblau&opt=adam", "Himmelblau’s four pits"),
        ("lab=chain&chain=tanh", "Chain: tanh"),
        ("lab=network", "Network 1–3–3–3–1: Line"),
        ("lab=network&problem=rings&sizes=2,6,1", "Network 2–6–1: Rings, two classes"),
        ("lab=network&x=1,2&y=2,3&sizes=1,2,1", "Network 1–2–1: 2 examples of your own"),
        ("lab=init", "Initialisation"),
        ("lab=search", "Line: learning rate"),
        ("lab=search&up=beta&problem=gabor&opt=momentum", "Gabor model: learning rate and momentum"),
    ] {
        assert_eq!(heading(link), words, "{link}");
    }
    // The words of an example go on only for what it is about.
    assert_eq!(heading("lab=descent&lr=0.001"), heading("lab=descent"));
    let mut widget = Widget::new("lab=descent&x=1&y=2");
    assert_eq!(shown(&state(&widget), "problem")["note"], "Here: one point of your own.");
    widget.set_examples("");
    assert_eq!(shown(&state(&widget), "problem")["note"], "");
    let widget = Widget::new("lab=network&x=1,2&y=2,3&sizes=1,2,1");
    assert_eq!(shown(&state(&widget), "problem")["note"], "Here: 2 examples of your own.");
}
