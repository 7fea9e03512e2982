//! Questions in links: how they are read, what is not to be seen while they are open, and what becomes of answers.

use crate::support::leaks::{everything, leaks, needles, numbers, truth};
use crate::support::told::{asking, json};
use gradstep::lab;
use gradstep::widget::Widget;
use serde_json::Value;

/// Links that ask, one for each kind of quantity.
const LINKS: [&str; 45] = [
    "v=1&lab=descent&problem=gabor&opt=momentum&ask=phi@3;loss@5&t=2",
    "v=1&lab=descent&problem=gabor&opt=adam&batch=5&seed=3&ask=m@4&steps=20",
    "v=1&lab=descent&problem=himmelblau&opt=nesterov&ask=measured@3&steps=20&t=3",
    "v=1&lab=descent&problem=line&ask=grad@2&t=2",
    "v=1&lab=descent&problem=gabor&opt=adam,momentum&ask=phi@2",
    "v=1&lab=descent&problem=gabor&plane=run&opt=rmsprop&ask=loss@30",
    "v=1&lab=descent&problem=himmelblau&ask=phi@1",
    "v=1&lab=descent&problem=gabor&opt=linesearch&ask=phi@2",
    "v=1&lab=descent&problem=gabor&batch=3&cloud=1&landscape=own&ask=phi@3",
    "v=1&lab=descent&problem=gabor&opt=momentum&memory=1&schedule=cosine&ask=phi@3&scale=log",
    "v=1&lab=chain&ask=f1",
    "v=1&lab=chain&nudge=omega1:0.1&ask=d.f1&t=12",
    "v=1&lab=chain&ask=d.omega1",
    "v=1&lab=chain&ask=omega2@2",
    "v=1&lab=network&ask=f.0.1",
    "v=1&lab=network&ask=h.2.0;d.f.1.0",
    "v=1&lab=network&by=layer&nudge=0.2&gain=2&ask=d.h.1.0",
    "v=1&lab=network&pick=1:0:1&ask=d.Omega.1.0.1",
    "v=1&lab=network&ask=loss",
    "v=1&lab=network&opt=adam&batch=3&ask=Omega.1.0.1@3",
    "v=1&lab=network&ask=loss@4",
    "v=1&lab=network&problem=xor&out=sigmoid&ask=d.o.0",
    "v=1&lab=init&ask=forward.10",
    "v=1&lab=init&var=0.01&init=normal&ask=backward.7",
    "v=1&lab=init&runs=3&ask=weights.5.1",
    "v=1&lab=init&width=70&inputs=70&ask=lasting",
    "v=1&lab=init&width=70&inputs=70&ask=lasting.backward@3~place",
    "v=1&lab=network&opt=adam&batch=3&ask=d.f.1.0@3",
    "v=1&lab=network&steps=6&ask=h.2.1@5",
    "v=1&lab=search&ask=metric@4",
    "v=1&lab=search&across=lr&up=batch&ask=metric@1",
    "v=1&lab=search&method=grid&ask=metric@6",
    "v=1&lab=descent&problem=gabor&opt=momentum&ask=phi@3~place&t=2",
    "v=1&lab=descent&problem=gabor&opt=nesterov&ask=measured@3~place",
    "v=1&lab=descent&problem=himmelblau&opt=sgd&ask=fate~place",
    "v=1&lab=descent&problem=gabor&opt=adam,momentum&ask=loss@4~place",
    "v=1&lab=descent&problem=gabor&scale=log&ask=loss@5~place",
    "v=1&lab=init&ask=forward.10~place",
    "v=1&lab=init&runs=3&ask=backward.7~place",
    "v=1&lab=search&method=grid&across=lr&up=batch&ask=best@3~place",
    "v=1&lab=descent&problem=gabor&opt=momentum&ask=loss@12~sketch",
    "v=1&lab=descent&problem=gabor&opt=momentum&scale=log&ask=loss@12~sketch",
    "v=1&lab=init&var=0.03&init=normal&ask=forward.12~sketch",
    "v=1&lab=descent&problem=gabor&opt=sgd,momentum,adam&lr=0.01&steps=30&ask=rank@2",
    "v=1&lab=search&across=lr&ask=rank",
];

#[test]
fn nothing_tells_the_answer_before_it_is_given() {
    let mut wrong = Vec::new();
    for link in LINKS {
        let found = leaks(link);
        if !found.is_empty() {
            wrong.push(format!("{link}\n    {}", found.join("\n    ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_search_finds_what_is_shown() {
    // The same run without a question: the test above would find it.
    let asked = Widget::new(LINKS[0]);
    let needles = needles(&truth(&asked));
    let mut plain = Widget::new(&LINKS[0].replace("&ask=phi@3;loss@5&t=2", "&t=3"));
    let places: Vec<String> = everything(&mut plain)
        .into_iter()
        .filter(|(_, text)| numbers(text).any(|number| needles.iter().any(|needle| needle == number)))
        .map(|(place, _)| place)
        .collect();
    for place in ["csv", "panel at 1", "panel at 2", "numbers of surface at 0"] {
        assert!(places.iter().any(|found| found == place), "{place} is not among {places:?}");
    }
}

#[test]
fn what_is_seen_is_the_beginning_of_the_whole_run() {
    for link in LINKS {
        let widget = Widget::new(link);
        let (scenario, _) = lab::parse(link);
        let whole = lab::of(&scenario).open(&scenario, None);
        assert!(widget.steps() < whole.steps(), "{link}");
        let columns = whole.columns();
        // What training comes to in the end is another end now.
        for column in widget.session().columns().iter().filter(|column| column.name != "training.params") {
            let of_all = columns.iter().find(|one| one.run == column.run && one.name == column.name);
            let of_all = of_all.expect("a column of the whole run").values();
            for (i, v) in column.values().iter().enumerate() {
                assert!(v.is_nan() || v.to_bits() == of_all[i].to_bits(), "{link}: {} {i}", column.name);
            }
        }
    }
}

#[test]
fn an_answer_is_judged_and_the_run_goes_on() {
    let mut widget = Widget::new(LINKS[0]);
    assert_eq!((widget.steps(), widget.t()), (2, 2));
    let right: Vec<String> = truth(&widget).iter().map(|v| format!("{v:.3}")).collect();
    // What cannot be read is no try.
    let told = json(&widget.commit(&["abc".into(), "".into()]));
    assert_eq!(told["unread"][0], "“abc” is not a number.");
    let told = json(&widget.commit(&["1".into(), "2".into()]));
    assert!(told["unread"][0].as_str().is_some_and(|text| text.contains("digits")), "{told}");
    assert!(!widget.link().contains("&a="));
    widget.commit(&["0,431".into(), "2.25".into()]);
    let state = asking(&widget);
    assert!(widget.link().contains("&a=0.431,2.25~1&"), "{}", widget.link());
    assert_eq!((&state["open"]["tried"], &state["open"]["question"]), (&1.into(), &"phi@3".into()));
    assert_eq!(widget.steps(), 2);
    widget.commit(&right);
    let state = asking(&widget);
    assert_eq!((&state["told"][0]["right"], &state["told"][0]["tries"]), (&true.into(), &2.into()));
    assert_eq!(state["open"]["question"], "loss@5");
    assert_eq!(widget.steps(), 4);
    let link = widget.link();
    assert!(link.contains(&format!("&a={}~2s&", right.join(","))), "{link}");
    assert_eq!(Widget::new(&link).link(), link);
    assert_eq!(asking(&Widget::new(&link)), state, "a reload loses nothing");
    // Shown after one try.
    widget.show_answer();
    assert_eq!(widget.steps(), 4, "not before a try");
    widget.commit(&["7.25".into()]);
    widget.show_answer();
    assert_eq!(widget.steps(), 60);
    let state = asking(&widget);
    assert_eq!((&state["open"], &state["told"][1]["right"]), (&Value::Null, &false.into()));
    // Taken back.
    widget.open(&link);
    assert_eq!(widget.steps(), 4);
}

#[test]
fn the_last_try_closes_a_question() {
    let mut widget = Widget::new("v=1&lab=chain&ask=d.f1&tries=2&t=12");
    assert_eq!(asking(&widget)["open"]["left"], 2);
    widget.commit(&["1.25".into()]);
    assert_eq!((widget.steps(), &asking(&widget)["open"]["left"]), (12, &1.into()));
    widget.commit(&["1.5".into()]);
    assert_eq!(asking(&widget)["open"], Value::Null);
    assert!(widget.steps() > 12);
}

#[test]
fn a_question_that_cannot_be_asked_is_said_and_the_rest_is_asked() {
    for (asked, words) in [
        ("nonsense", "“nonsense” is nothing that can be asked here."),
        ("phi@0", "cannot be asked here"),
        ("grad@3~place", "“grad@3~place” has no place in a plot."),
        ("phi@3~choice", "phi is no choice"),
        ("phi@999", "“phi@999” is nothing"),
        ("phi@3;phi@3", "is asked twice"),
    ] {
        let widget = Widget::new(&format!("v=1&lab=descent&ask=loss@2;{asked}"));
        let said: Vec<&str> = widget.warnings().iter().map(|warning| warning.text.as_str()).collect();
        let words = words.replace("cannot be asked here", "“phi@0” is nothing");
        assert!(said.iter().any(|text| text.contains(&words)), "{asked}: {said:?}");
        assert_eq!(asking(&widget)["open"]["question"], "loss@2");
    }
}

#[test]
fn answers_that_cannot_be_read_do_no_harm() {
    for given in ["", "~", "x~1", "1,2~1s;;;;~", "1~1s", "%3Cb%3E~2", "1,2,3,4~5", "999999~9s"] {
        let mut widget = Widget::new(&format!("v=1&lab=descent&ask=phi@3&a={given}"));
        let _ = (widget.state(), widget.panel());
        widget.commit(&["1".into(), "2".into()]);
        assert!(asking(&widget).is_object());
    }
}

#[test]
fn words_stay_as_they_are_on_any_way() {
    for words in
        ["Where’s φ₁ next?", "3D: 50 % of “a & b = c”; t=3 + 1…", "<b>no markup</b> (really).", "~x~"]
    {
        let mut widget = Widget::new("v=1&lab=descent&ask=phi@3");
        widget.set("words", words);
        let link = widget.link();
        for link in
            [link.clone(), link.replace('&', "&amp;"), format!("https://example.org/gradstep/#{link}")]
        {
            assert_eq!(asking(&Widget::new(&link))["words"], words, "{link}");
        }
    }
}
