//! What authors of questions are offered and told, and what a class has handed in.

use crate::support::told::json;
use gradstep::asking::read_questions;
use gradstep::lab;
use gradstep::widget::{Class, Widget};
use serde_json::Value;

#[test]
fn what_is_offered_can_be_asked() {
    for lab in lab::ALL {
        for preset in lab.presets() {
            let mut widget = Widget::new(preset.link);
            let steps = widget.steps();
            let mut count = 0;
            for t in [0, 3, steps] {
                for listed in json(&widget.askable(t)).as_array().expect("a list") {
                    let question = listed["question"].as_str().expect("a question");
                    let (read, problem) = read_questions(question);
                    assert_eq!((problem, read[0].to_string()), (None, question.to_string()), "{}", preset.id);
                    assert_ne!(listed["value"], "", "{}: {question}", preset.id);
                    count += 1;
                }
            }
            assert!(count > 1, "{} offers {count}", preset.id);
            // The first of a list is asked as it stands, and its link reads back.
            let list = json(&widget.askable(3));
            let first = &list[0];
            let question = first["question"].as_str().expect("a question").to_string();
            widget.set("ask", &question);
            let link = widget.link();
            let asked = json(&Widget::new(&link).state())["asking"].clone();
            assert_eq!(asked["open"]["question"], question, "{link}");
            assert_eq!(asked["open"]["at"], first["at"].as_u64().expect("a step") - 1, "{link}");
            assert_eq!(Widget::new(&link).link(), link);
        }
    }
}

#[test]
fn the_author_is_told_of_a_question() {
    let widget = Widget::new("v=1&lab=descent&problem=gabor&opt=adam&t=2&ask=loss@9&a=7~1s");
    let told = json(&widget.author("phi@3"));
    assert_eq!(told["sentence"], "What are φ₀ and φ₁ at step 3?");
    assert_eq!((&told["form"], &told["refused"]), (&"number".into(), &"".into()));
    assert_eq!(told["forms"], serde_json::json!([["number", "phi@3"], ["place", "phi@3~place"]]));
    // At the first step of Adam the corrections for the start undo much of what may go wrong.
    let told = json(&widget.author("phi@1"));
    let hidden = told["cannot_tell"].as_array().expect("sentences");
    assert!(hidden[0].as_str().is_some_and(|text| text.matches(" when ").count() > 3), "{told}");
    let (step, there) = (&told["better"][0], told["better"][1].as_str().expect("a question"));
    assert!(step.as_u64() > Some(1) && there == format!("phi@{step}"), "{told}");
    let there = json(&widget.author(there));
    let count = |told: &Value| told["cannot_tell"].to_string().matches(" when ").count();
    assert!(count(&there) < hidden.iter().map(|text| text.to_string().matches(" when ").count()).sum());
    let told = json(&widget.author("nonsense@3"));
    assert_eq!(told["refused"], "“nonsense@3” is nothing that can be asked here.");
    let fate = json(&widget.author("fate"));
    assert_eq!(fate["form"], "choice");
}

/// Two hundred simulated students: each ends right after a number of tries, gives up with the step against the gradient's
/// sign, or with a number of their own.
fn class(link: &str) -> (String, [usize; 3]) {
    let mut widget = Widget::new(link);
    widget.set("ask", "phi@1;loss@2");
    let asked = widget.link();
    let (scenario, _) = lab::parse(link);
    let truth = lab::of(&scenario).answers(&scenario, "phi", Some(1)).expect("φ").truth;
    let mut text = String::from("Dear all, these came in until Friday:\n\n");
    let mut counts = [0; 3];
    for student in 0_u32..200 {
        let tries = 1 + student % 3;
        let right = student % 5 != 0;
        let values =
            if right { truth.clone() } else { vec![truth[0] + 0.1 + f64::from(student) * 1e-3, truth[1]] };
        counts[0] += usize::from(right && tries == 1);
        counts[1] += usize::from(right);
        counts[2] += usize::from(!right);
        let answer = format!("a={:.3},{:.3}~{tries}{};", values[0], values[1], if right { "s" } else { "" });
        let line = match student % 4 {
            0 => format!("> https://example.org/gradstep/#{asked}&{answer}"),
            1 => format!("Hi, mine is {answer}"),
            2 => format!("<https://example.org/gradstep/#{}&amp;{answer}>", asked.replace('&', "&amp;")),
            _ => format!("{asked}&t=1&panel=none&{answer} Best, student {student}"),
        };
        text.push_str(&line);
        text.push('\n');
    }
    text.push_str("https://example.org/gradstep/#v=1&lab=chain&ask=f1&a=0.5~1\n");
    text.push_str(&format!("the link was #{asked}\n with a=5 it does not work\n"));
    (text, counts)
}

#[test]
fn a_class_of_two_hundred() {
    let link = "v=1&lab=descent&problem=gabor&opt=sgd&start=3,10";
    let (text, [first, right, wrong]) = class(link);
    // With the questions open, or with another lab open: then those of the first link.
    for here in [format!("{link}&ask=phi@1;loss@2"), "v=1&lab=chain".into()] {
        let class = Class::new(&here, &text);
        let told = json(&class.told());
        assert_eq!(told["students"], 200);
        assert_eq!(
            told["sentences"],
            serde_json::json!([
                "200 hand-ins read.",
                "1 link is about another run or another question, and left out.",
                "1 link has no answers in it."
            ])
        );
        let one = &told["questions"][0];
        assert_eq!((&one["answered"], &one["first"]), (&200.into(), &first.into()));
        assert_eq!(one["right"], right);
        let slips = one["slips"].as_array().expect("slips");
        let named: u64 = slips.iter().map(|slip| slip[1].as_u64().expect("a count")).sum();
        assert_eq!(named as usize, wrong);
        let tries: u64 =
            one["tries"].as_array().expect("tries").iter().filter_map(|one| one[1].as_u64()).sum();
        assert_eq!(tries as usize, right);
        assert_eq!(told["questions"][1]["answered"], 0);
        let figure = class.figure(0).expect("a figure");
        assert!(figure.alt.starts_with(&format!("200 answers, {right} of them right")), "{}", figure.alt);
        assert!(class.figure(1).is_none());
    }
}

#[test]
fn choices_are_counted_and_numbers_stacked() {
    let link = "v=1&lab=descent&problem=gabor&batch=5&ask=loss@3;batch@2";
    let text: String = (0..40).map(|i| format!("{link}&a=7.{i}~1;{},3,4~1\n", i % 3)).collect();
    let class = Class::new(link, &text);
    let told = json(&class.told());
    let batch =
        &told["questions"].as_array().expect("questions").iter().find(|one| one["alt"] == "").expect("a set");
    assert_eq!(batch["choices"][3][1], 40);
    assert_eq!(batch["choices"][0][1], 14);
    assert!(batch["choices"].as_array().expect("choices").iter().filter(|one| one[2] == true).count() > 1);
    let figure = (0..2).find_map(|i| class.figure(i)).expect("a figure");
    assert_eq!(figure.y.label, "answers");
}

#[test]
fn what_is_no_hand_in_does_no_harm() {
    for text in ["", "hello", "a=", "a=~~~", "lab=&ask=&a=1~1", "v=1&lab=descent&ask=nonsense&a=1~1"] {
        let told = json(&Class::new("v=1&lab=descent", text).told());
        assert!(told["students"].as_u64().unwrap_or(9) <= 1, "{text}");
    }
}
