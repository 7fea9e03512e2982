//! Answers to questions: the truth is the engine's, and is found at the step that shows it first.

#![allow(clippy::disallowed_methods, reason = "a student computes with what there is")]

use gradstep::answering::{Outcome, cannot_tell, judge};
use gradstep::lab::{self, Answers, Asks};

fn answers(link: &str, quantity: &str, step: Option<usize>) -> Option<Answers> {
    let (scenario, warnings) = lab::parse(link);
    assert!(warnings.is_empty(), "{link}: {warnings:?}");
    lab::of(&scenario).answers(&scenario, quantity, step)
}

/// Row `k` of a column of the engine, of so many numbers.
fn column(link: &str, name: &str, k: usize, numbers: usize) -> Vec<f64> {
    let (scenario, _) = lab::parse(link);
    let session = lab::of(&scenario).open(&scenario, None);
    let columns = session.columns();
    let values = columns.iter().find(|column| column.name == name).expect(name).values();
    values[numbers * k..][..numbers].to_vec()
}

#[test]
fn numbers_of_a_run_are_the_columns() {
    let link = "v=1&lab=descent&opt=adam&batch=5&steps=12";
    for (name, k, numbers, step) in [
        ("phi", 3, 2, 3),
        ("loss", 10, 1, 10),
        ("grad", 0, 2, 1),
        ("grad", 4, 2, 5),
        ("m", 2, 2, 2),
        ("v", 12, 2, 12),
        ("measured", 4, 2, 5),
        ("batch_loss", 4, 1, 5),
        ("alpha", 4, 1, 5),
    ] {
        let asked = answers(link, name, Some(k)).unwrap_or_else(|| panic!("{name}@{k}"));
        assert_eq!(asked.truth, column(link, name, k, numbers), "{name}@{k}");
        assert_eq!((asked.step, asked.names.len()), (step, numbers), "{name}@{k}");
    }
    let batch = answers(link, "batch", Some(2)).unwrap();
    assert_eq!((batch.asks, batch.step, batch.truth.len()), (Asks::Set, 3, 2));
    for (name, step) in [
        ("phi", Some(0)), // which is given
        ("phi", Some(13)),
        ("grad", Some(12)),
        ("phi", None),
        ("vmax", Some(3)),
        ("speed", Some(3)),
        ("", None),
    ] {
        assert_eq!(answers(link, name, step), None, "{name} {step:?}");
    }
    assert_eq!(answers("v=1&lab=descent", "batch", Some(2)), None);
}

#[test]
fn what_comes_of_a_run() {
    let fate = answers("v=1&lab=descent&lr=0.045&start=1,0.9&steps=1000", "fate", None).unwrap();
    assert_eq!(fate.choices[fate.truth[0] as usize], "it diverges");
    assert_eq!(fate.step, 1);
    let fate = answers("v=1&lab=descent&lr=0.03&start=1.73,-0.738&steps=300", "fate", Some(4)).unwrap();
    assert!(fate.choices[fate.truth[0] as usize].starts_with("the minimum at"), "{fate:?}");
    assert_eq!((fate.step, fate.shown), (5, 300));
    let link = "v=1&lab=descent&lr=0.03&start=1.73,-0.738";
    let first = answers(link, "first(loss<1)", None).unwrap();
    let k = first.truth[0] as usize;
    assert!(column(link, "loss", k, 1)[0] < 1.0 && column(link, "loss", k - 1, 1)[0] >= 1.0);
    assert_eq!((first.step, first.shown), (1, k));
    assert_eq!(answers(link, "first(loss<1)", Some(k)), None, "it has been seen");
    assert_eq!(answers(link, "first(loss<1e-9)", None), None);
    let rank = answers("v=1&lab=descent&opt=sgd,adam,momentum&lr=0.01&steps=20", "rank", None).unwrap();
    let mut places = rank.truth.clone();
    places.sort_by(f64::total_cmp);
    assert_eq!((places, rank.choices.len()), (vec![0.0, 1.0, 2.0], 3));
}

#[test]
fn numbers_of_a_chain_are_the_columns() {
    let link = "v=1&lab=chain&steps=5";
    for (name, of, k, step) in [
        ("f0", "values.f0", 0, 1),
        ("h3", "values.h3", 0, 6),
        ("l", "values.l", 0, 8),
        ("d.f3", "grads.f3", 0, 9),
        ("d.f0", "grads.f0", 0, 15),
        ("d.beta3", "grads.beta3", 0, 16),
        ("d.omega0", "grads.omega0", 0, 23),
        ("omega1", "params.omega1", 2, 25),
        ("d.omega1", "grads.omega1", 5, 28),
        ("loss", "losses", 1, 24),
    ] {
        let asked = answers(link, name, Some(k)).unwrap_or_else(|| panic!("{name}@{k}"));
        assert_eq!(asked.truth, column(link, of, k, 1), "{name}@{k}");
        assert_eq!(asked.step, step, "{name}@{k}");
    }
    assert_eq!(answers(link, "d.omega1", None).unwrap().names, ["∂ℓ/∂ω₁"]);
    for (name, step) in
        [("omega1", None), ("x", None), ("y", None), ("d.l", None), ("f1", Some(6)), ("d.", None)]
    {
        assert_eq!(answers(link, name, step), None, "{name} {step:?}");
    }
    let zero = answers("v=1&lab=chain&chain=relu&b=0.5,-9,-0.4,0.1", "zero", None).unwrap();
    let vanish: Vec<&str> = zero.truth.iter().map(|i| zero.choices[*i as usize].as_str()).collect();
    assert!(vanish.contains(&"∂ℓ/∂f₁") && !vanish.contains(&"∂ℓ/∂f₃"), "{vanish:?}");
}

#[test]
fn choices_are_judged_by_their_places() {
    let (scenario, _) = lab::parse("v=1&lab=descent&batch=5&steps=12");
    let truth = answers("v=1&lab=descent&batch=5&steps=12", "batch", Some(2)).unwrap().truth;
    let texts: Vec<String> = truth.iter().rev().map(|place| place.to_string()).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let ask = |typed: &[&str]| judge(&scenario, "batch", Some(2), typed).unwrap();
    assert!(ask(&texts).right);
    assert_eq!(ask(&texts[..1]).outcome, Outcome::Other);
    assert_eq!(ask(&["99"]).outcome, Outcome::Unread);
}

#[test]
fn numbers_of_a_network_are_the_columns() {
    let link = "v=1&lab=network&problem=rings&sizes=2,3,2,1&act=tanh&out=sigmoid&steps=6";
    for (name, of, place) in [
        ("f.0.2", "f.0", 2),
        ("h.2.1", "h.2", 1),
        ("d.f.1.0", "dl_df.1", 0),
        ("d.h.1.2", "dl_dh.1", 2),
        ("d.Omega.1.1.2", "dl_dOmega.1", 5),
        ("d.beta.0.1", "dl_dbeta.0", 1),
        ("loss", "loss", 0),
        ("o.0", "o", 0),
        ("d.o.0", "dl_do", 0),
    ] {
        let asked = answers(link, name, None).unwrap_or_else(|| panic!("{name}"));
        assert_eq!(asked.truth, column(link, of, place, 1), "{name}");
    }
    let steps = ["f.0.0", "f.0.2", "f.2.0", "loss", "d.f.2.0", "d.f.0.2", "d.Omega.2.0.0", "d.Omega.0.0.0"];
    let steps: Vec<usize> = steps.iter().map(|name| answers(link, name, None).unwrap().step).collect();
    assert_eq!(steps, [1, 3, 6, 7, 8, 13, 14, 16]);
    let trained = answers(link, "loss", Some(4)).unwrap();
    assert_eq!((trained.truth, trained.step), (column(link, "training.loss", 4, 1), 20));
    let last = answers(link, "Omega.0.1.0", Some(6)).unwrap();
    assert_eq!(last.truth, column(link, "training.params", 5, 1));
    for name in ["h.0.0", "d.h.0.0", "f.0.3", "f.3.0", "Omega.0.0.0", "d.Omega.0.0", "d.loss", "o.1"] {
        assert_eq!(answers(link, name, None), None, "{name}");
    }
    assert_eq!(answers(link, "loss", Some(7)), None);
}

#[test]
fn numbers_of_an_initialisation() {
    let link = "v=1&lab=init&depth=30&var=0.01&runs=2";
    let near = |asked: Answers, log: f64| (asked.truth[0].log10() - log).abs() < 1e-9;
    assert!(near(answers(link, "forward.10", None).unwrap(), column(link, "expected.forward", 10, 1)[0]));
    assert!(near(answers(link, "weights.3.1", None).unwrap(), column(link, "weights.1", 3, 1)[0]));
    assert_eq!(answers(link, "forward.10", None).unwrap().step, 11);
    assert_eq!(answers(link, "backward.10", None).unwrap().step, 50);
    assert_eq!(answers(link, "forward.30", None), None);
    assert_eq!(answers(link, "forward.3.2", None), None);
    let never = answers(link, "float32", None).unwrap();
    assert_eq!((never.choices[never.truth[0] as usize].as_str(), never.shown), ("never", 30));
    let link = "v=1&lab=init&depth=60&var=0.001";
    let small = answers(link, "float32", None).unwrap();
    assert_eq!(small.truth[0], column(link, "float32", 0, 1)[0] + 1.0);
    assert_eq!(small.shown, small.truth[0] as usize);
    assert!(answers(link, "float32.backward", None).unwrap().step == 1);
}

#[test]
fn the_best_of_a_search() {
    let link = "v=1&lab=search";
    let best = answers(link, "best", None).unwrap();
    let scores = column(link, "metric", 0, best.choices.len());
    let least = scores.iter().copied().fold(f64::INFINITY, f64::min);
    assert_eq!(scores[best.truth[0] as usize], least);
    let last = best.choices.len();
    assert_eq!((best.step, best.shown), (1, last));
    assert_eq!(answers(link, "best", Some(last)), None);
    let first = answers(link, "metric", Some(1)).map(|asked| asked.truth[0]);
    assert_eq!(first, Some(scores[0]).filter(|score| score.is_finite()));
}

fn say(link: &str, quantity: &str, step: Option<usize>, typed: &[&str]) -> gradstep::answering::Judged {
    let (scenario, warnings) = lab::parse(link);
    assert!(warnings.is_empty(), "{link}: {warnings:?}");
    judge(&scenario, quantity, step, typed).unwrap()
}

const FIRST: &str = "v=1&lab=descent&start=1,0.5&lr=0.02&steps=5";

#[test]
fn what_is_said_of_an_answer() {
    let gradient = column(FIRST, "grad", 0, 2);
    let at = |f: &dyn Fn(f64, f64) -> f64| {
        let both: Vec<String> =
            [1.0, 0.5].iter().zip(&gradient).map(|(phi, g)| format!("{:.3}", f(*phi, *g))).collect();
        say(FIRST, "phi", Some(1), &[&both[0], &both[1]])
    };
    let right = at(&|phi, g| phi - 0.02 * g);
    assert_eq!((right.outcome, right.sentence.as_str()), (Outcome::Right, "Right."));
    let up = at(&|phi, g| phi + 0.02 * g);
    assert_eq!(up.outcome, Outcome::Slip);
    assert!(up.sentence.starts_with("These numbers come out when the step is added"), "{}", up.sentence);
    let far = at(&|phi, g| phi - 0.0371 * g);
    assert_eq!(far.outcome, Outcome::Other);
    assert!(far.sentence.contains("Compute the gradient of the step from 0 first."), "{}", far.sentence);
    // One number right, the other by a slip.
    let [a, b] = [1.0 - 0.02 * gradient[0], 0.5 + 0.02 * gradient[1]].map(|v| format!("{v:.4}"));
    let half = say(FIRST, "phi", Some(1), &[&a, &b]);
    assert!(half.sentence.starts_with("φ₀ is right, φ₁ is not. "), "{}", half.sentence);
    assert_eq!(half.outcome, Outcome::Slip, "{}", half.sentence);
    // Commas, true minus signs.
    let right = at(&|phi, g| phi - 0.02 * g);
    assert!(right.right);
    let commas = [1.0 - 0.02 * gradient[0], 0.5 - 0.02 * gradient[1]]
        .map(|v| format!("{v:.3}").replace('.', ",").replace('-', "−"));
    assert!(say(FIRST, "phi", Some(1), &[&commas[0], &commas[1]]).right, "{commas:?}");
    for typed in [&["", ""][..], &["1.2"], &["1.2", "x"], &["3", "4"]] {
        let said = say(FIRST, "phi", Some(1), typed);
        assert_eq!(said.outcome, Outcome::Unread, "{typed:?}: {}", said.sentence);
    }
}

#[test]
fn a_sentence_never_has_the_truth_in_it() {
    for (link, quantity, step) in
        [(FIRST, "phi", 3), (FIRST, "loss", 2), ("v=1&lab=descent&opt=adam&steps=6", "v", 4)]
    {
        let asked = answers(link, quantity, Some(step)).unwrap();
        let tried = asked
            .wrong
            .iter()
            .flat_map(|wrong| &wrong.values)
            .filter(|values| values.len() == asked.truth.len());
        for values in tried {
            let texts: Vec<String> = values.iter().map(|v| format!("{v:.4}")).collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let said = say(link, quantity, Some(step), &texts);
            for truth in &asked.truth {
                let digits = format!("{:.2}", truth.abs());
                assert!(said.right || !said.sentence.contains(&digits), "{digits}: {}", said.sentence);
            }
        }
    }
}

#[test]
fn an_author_is_told_what_a_question_cannot_tell() {
    let told = |link: &str, quantity: &str, step: usize| {
        let (scenario, _) = lab::parse(link);
        cannot_tell(&scenario, quantity, Some(step)).join(" ")
    };
    // The first step of Adam is α long whatever the gradient's size.
    let first = told("v=1&lab=descent&opt=adam&steps=12&batch=5&lr=0.1", "phi", 1);
    for words in ["the 2 is lost", "the mean over the examples", "β and 1 − β", "β and γ are exchanged"]
    {
        assert!(first.contains(words), "{words}: {first}");
    }
    let fifth = told("v=1&lab=descent&opt=adam&steps=12&batch=5&lr=0.1", "phi", 5);
    assert!(!fifth.contains("the 2 is lost"), "{fifth}");
    // The two forms of Nesterov momentum come to the same at first, with m at 0.
    let link = "v=1&lab=descent&opt=nesterov&steps=12&lr=0.06";
    assert!(told(link, "phi", 1).contains("the other printed form"), "{}", told(link, "phi", 1));
    let alike = |settings: &str| {
        let link = format!("v=1&lab=descent&problem=gabor&opt=nesterov&steps=12{settings}");
        (1..=12).filter(|step| told(&link, "phi", *step).contains("the other printed form")).count()
    };
    assert!(alike("") > 6, "in most steps on Gabor");
    assert!(alike("&lr=0.6&start=-1.5,6.5") < 6, "larger steps tell them apart");
    // What has nothing to do with it is not told of.
    assert_eq!(told(FIRST, "grad", 2), "");
    assert_eq!(told(FIRST, "speed", 2), "");
}
