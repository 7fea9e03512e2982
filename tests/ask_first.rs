//! Every example brings a question along: it can be asked, tells slips apart, and nothing tells its answer before it is given.

use crate::support::leaks::leaks;
use crate::support::links::asked;
use crate::support::told::{asking, json};
use gradstep::answering::{cannot_tell, told};
use gradstep::asking::read_questions;
use gradstep::lab;
use gradstep::scenario::{Preset, Topic};
use gradstep::widget::Widget;
use serde_json::Value;

/// Of which examples the author was warned, how often, and why the question is asked all the same.
const WARNED: [(&str, usize, &str); 4] = [
    ("decay", 1, "a constant rate of 1 and no rate are the same here"),
    ("vanishing", 1, "the far end is what the text asks for"),
    ("by-hand", 1, "the text asks for it; an α of 0.5 and half the mean undo each other"),
    ("narrow", 1, "σ for σ² and the ½ lost are both a factor of 2"),
];

fn presets() -> impl Iterator<Item = &'static Preset> {
    lab::ALL.iter().flat_map(|lab| lab.presets())
}

#[test]
fn every_example_has_a_question_that_is_answered_and_tells_slips_apart() {
    let mut wrong = Vec::new();
    for preset in presets() {
        let (questions, problem) = read_questions(preset.ask);
        let [question] = &questions[..] else { panic!("{}: one question", preset.id) };
        assert_eq!((problem, question.to_string().as_str()), (None, preset.ask), "{}", preset.id);
        let widget = Widget::new(&asked(preset));
        assert!(widget.warnings().is_empty(), "{}: {:?}", preset.id, widget.warnings());
        assert_eq!(asking(&widget)["open"]["question"], preset.ask, "{}", preset.id);
        let (scenario, _) = lab::parse(preset.link);
        let answers =
            lab::of(&scenario).answers(&scenario, &question.quantity, question.step).expect("answers");
        let typed: Vec<String> = answers.truth.iter().map(f64::to_string).collect();
        let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
        assert!(told(&answers, &typed).right, "{}: {typed:?}", preset.id);
        let said = cannot_tell(&scenario, &question.quantity, question.step);
        let known = WARNED.iter().find(|(id, ..)| *id == preset.id).map_or(0, |(_, count, _)| *count);
        let most = said.iter().map(|text| text.matches(" when ").count()).max().unwrap_or(0);
        if said.len() != known || most > 3 {
            wrong.push(format!("{}: {said:#?}", preset.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_topic_of_the_notes_has_exercises() {
    for topic in Topic::ALL {
        let count = presets().filter(|preset| preset.topic == topic).count();
        assert!(count >= 2, "{topic:?} has {count}");
    }
}

#[test]
fn an_example_asks_first_where_its_reader_wants_it() {
    for preset in presets() {
        let mut widget = Widget::new(preset.link);
        assert_eq!(json(&widget.state())["asks_first"], false, "{}", preset.id);
        assert_eq!(asking(&widget), Value::Null, "{}: off until it is pressed", preset.id);
        widget.ask_first(true);
        let state = json(&widget.state());
        assert_eq!((&state["asks_first"], &state["preset"]["id"]), (&true.into(), &preset.id.into()));
        assert_eq!(state["t"], state["asking"]["open"]["at"], "{}", preset.id);
        let link = widget.link();
        assert_eq!(json(&Widget::new(&link).state())["preset"]["id"], preset.id, "{link}");
        widget.ask_first(false);
        assert_eq!(widget.link(), preset.link);
    }
}

#[test]
fn a_question_of_somebody_elses_stays() {
    let widget = Widget::new("v=1&lab=chain&ask=f2&words=Which?");
    assert_eq!(json(&widget.state())["asks_first"], Value::Null);
    let mut changed = Widget::new("v=1&lab=chain&b=0.1,0.2,0.3,0.4");
    let link = changed.link();
    changed.ask_first(true);
    assert_eq!(changed.link(), link, "where there is no example nothing is asked");
    // What has been chosen of how it is shown stays.
    let mut large = Widget::new("v=1&lab=chain&size=large&panel=formula");
    large.ask_first(true);
    assert!(
        large.link().contains("size=large") && large.link().contains("panel=formula"),
        "{}",
        large.link()
    );
}

/// What is found where the pointer happens to stand: an α along the line, which nobody knows to be the one.
const BY_CHANCE: [(&str, &str); 1] = [("line-search", "at a place of ray at 0: 0.0229")];

/// Searches every example of a lab.
fn search(lab: &str) {
    let mut wrong = Vec::new();
    for preset in lab::find(lab).presets() {
        let mut found = leaks(&asked(preset));
        found.retain(|place| !BY_CHANCE.contains(&(preset.id, place)));
        if !found.is_empty() {
            wrong.push(format!("{} {}\n    {}", preset.id, preset.ask, found.join("\n    ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_tells_an_answer_in_the_descent_lab() {
    search("descent");
}

#[test]
fn nothing_tells_an_answer_in_the_chain_and_network_labs() {
    search("chain");
    search("network");
}

#[test]
fn nothing_tells_an_answer_in_the_initialisation_and_search_labs() {
    search("init");
    search("search");
}
