//! What people paste: the cases of tests/cases, and more of each kind.

use gradstep::reading::examples::{Options, read};
use gradstep::reading::numbers::typed;
use serde_json::Value;

fn cases(name: &str) -> Value {
    let path = format!("{}/tests/cases/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).expect("a file of cases")).expect("JSON")
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().map_or(Vec::new(), |list| list.iter().filter_map(Value::as_f64).collect())
}

#[test]
fn every_case_that_is_pasted_is_understood_or_refused_in_words() {
    let mut wrong = Vec::new();
    for file in ["paste.json", "more-paste.json", "further-paste.json", "still-further-paste.json"] {
        for case in cases(file)["cases"].as_array().expect("cases") {
            let inputs = case["inputs"].as_u64().unwrap_or(1) as usize;
            for given in [Some(inputs), None] {
                if given.is_none() && case["only"] == "inputs" {
                    continue;
                }
                let found = read(
                    case["text"].as_str().expect("a text"),
                    &Options { inputs: given, ..Options::default() },
                );
                let says = |word: &Value| {
                    found.notes.iter().any(|note| note.contains(word.as_str().expect("a word")))
                };
                let refused = case["x"].is_null();
                let good = found.x == numbers(&case["x"])
                    && found.y == numbers(&case["y"])
                    && (refused || found.inputs == inputs)
                    && (!refused || !found.notes.is_empty())
                    && case["says"].as_array().is_none_or(|words| words.iter().all(says))
                    && case["never"].as_array().is_none_or(|words| !words.iter().any(says))
                    && found.notes.iter().all(|note| note.ends_with('.') && note.len() < 400);
                if !good {
                    wrong.push(format!(
                        "{} {given:?}: x {:?}, y {:?}, {:?}",
                        case["id"], found.x, found.y, found.notes
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_number_that_is_typed_is_read() {
    for case in cases("typed.json")["cases"].as_array().expect("cases") {
        assert_eq!(typed(case[0].as_str().expect("a text")), case[1].as_f64(), "{case}");
    }
}
