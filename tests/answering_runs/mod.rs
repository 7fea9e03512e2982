//! How often a wrong answer about a run is named: steps made wrongly by a student's own hand, which knows nothing of the core's.

#![allow(clippy::disallowed_methods, reason = "a student computes with what there is")]

mod by_hand;

use by_hand::{Fit, Pair, Run, State, Wrong, offered, words};
use gradstep::answering::{Outcome, told};
use gradstep::lab;
use std::collections::BTreeMap;

/// What came out of the answers of many.
#[derive(Default, Debug)]
struct Counts {
    made: usize,
    named: usize,
    rivals: usize,
    passed: usize,
    missed: usize,
    right: usize,
    accused: usize,
}

/// Three decimals; very small numbers as the page has them.
fn printed(values: &[f64]) -> Vec<String> {
    let one = |v: &f64| if v.abs() >= 0.001 || *v == 0.0 { format!("{v:.3}") } else { format!("{v:.2e}") };
    values.iter().map(one).collect()
}

/// A number with so many digits.
fn rounded(v: f64, digits: usize) -> String {
    if v == 0.0 { "0.00".into() } else { format!("{v:.*e}", digits - 1) }
}

/// As the page prints its inputs.
fn as_shown(v: f64) -> f64 {
    if v.abs() >= 0.001 { (v * 1000.0).round() / 1000.0 } else { format!("{v:.2e}").parse().unwrap() }
}

#[test]
fn wrong_steps_are_named_and_right_ones_never_accused() {
    let mut counts = Counts::default();
    let mut of: BTreeMap<Wrong, [usize; 4]> = BTreeMap::new();
    let mut missed = Vec::new();
    for (problem, start, rates) in [
        ("line", [1.6, -0.5], [0.03, 0.1, 0.06, 0.1, 0.05, 0.2]),
        ("gabor", [-1.5, 6.5], [0.5, 0.6, 0.6, 0.3, 0.1, 0.4]),
    ] {
        for (method, errata, rate) in [
            ("sgd", false, 0),
            ("momentum", false, 1),
            ("nesterov", false, 2),
            ("nesterov", true, 2),
            ("adam", false, 3),
            ("rmsprop", false, 4),
            ("adagrad", false, 5),
        ] {
            for (batch, seed) in [(0, 1), (5, 1), (5, 2), (5, 3), (4, 7)] {
                let form = if errata { "&form=errata" } else { "" };
                let link = format!(
                    "v=1&lab=descent&problem={problem}&opt={method}{form}&lr={}&batch={batch}&seed={seed}&steps=12&start={},{}",
                    rates[rate], start[0], start[1]
                );
                one(
                    &link,
                    method,
                    errata,
                    rates[rate],
                    start,
                    batch > 0,
                    (&mut counts, &mut of, &mut missed),
                );
            }
        }
    }
    println!("{counts:?}");
    for (wrong, [made, named, rivals, passed]) in &of {
        println!("{wrong:?}: {named} of {made} named, {rivals} with a rival, {passed} taken for right");
    }
    missed.sort_by_key(|line| !line.starts_with("accused"));
    println!("{}", missed.iter().take(90).cloned().collect::<Vec<_>>().join("\n"));
    let Counts { made, named, rivals, right, accused, .. } = counts;
    assert!(made >= 7000 && right >= 5000, "{counts:?}");
    assert!(named * 100 >= made * 97, "{counts:?}");
    assert!(rivals * 100 <= made * 3, "{counts:?}");
    assert_eq!(accused, 0, "{counts:?}");
}

/// What can be asked of a step of a method.
fn quantities(method: &str) -> &'static [&'static str] {
    match method {
        "sgd" => &["phi", "grad"],
        "momentum" | "nesterov" => &["phi", "grad", "m"],
        "adam" => &["phi", "grad", "m", "v"],
        _ => &["phi", "grad", "v"],
    }
}

type Told<'a> = (&'a mut Counts, &'a mut BTreeMap<Wrong, [usize; 4]>, &'a mut Vec<String>);

fn one(
    link: &str,
    method: &'static str,
    errata: bool,
    alpha: f64,
    start: Pair,
    batches: bool,
    told_of: Told,
) {
    let (counts, of, missed) = told_of;
    let (scenario, warnings) = lab::parse(link);
    assert!(warnings.is_empty(), "{link}: {warnings:?}");
    let session = lab::of(&scenario).open(&scenario, None);
    let columns = session.columns();
    let column = |name: &str| columns.iter().find(|column| column.name == name).unwrap().values();
    let (phi, losses) = (column("phi"), column("loss"));
    let sizes: Vec<usize> = column("batch_sizes").iter().map(|size| *size as usize).collect();
    let members: Vec<usize> = column("batches").iter().map(|i| *i as usize).collect();
    let examples = session.examples().unwrap();
    let y = (0..examples.len()).map(|i| examples.y(i)[0]).collect();
    let x = (0..examples.len()).map(|i| examples.x(i)[0]).collect();
    let fit = Fit { gabor: link.contains("gabor"), x, y };
    let run = Run { method, errata, alpha, fit };
    let mut at = State { phi: start, m: [0.0; 2], v: [0.0; 2], sum: [0.0; 2], before: None };
    for t in 0..12 {
        let from: usize = sizes[..t].iter().sum();
        let batch = &members[from..from + sizes[t]];
        let truth = run.step(&at, t, batch, Wrong::Nothing);
        let same = |a: f64, b: f64| (a - b).abs() <= 1e-9 * b.abs().max(1.0);
        assert!((0..2).all(|i| same(truth.answer[i], phi[2 * (t + 1) + i])), "{link} {t}");
        assert!(same(run.fit.loss(truth.answer), losses[t + 1]), "{link} {t}");
        for &quantity in quantities(method) {
            let own = truth.number(quantity);
            let step = if quantity == "grad" { t } else { t + 1 };
            let answers = lab::of(&scenario).answers(&scenario, quantity, Some(step)).unwrap();
            let say = |texts: &[String]| {
                let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
                told(&answers, &texts)
            };
            // Right, however it was rounded, and from the digits that the page prints.
            let mut rights: Vec<Vec<String>> =
                (2..=12).map(|digits| own.iter().map(|v| rounded(*v, digits)).collect()).collect();
            rights.push(printed(&own));
            let shown = State {
                phi: at.phi.map(as_shown),
                m: at.m.map(as_shown),
                v: at.v.map(as_shown),
                ..at.clone()
            };
            rights.push(printed(&run.step(&shown, t, batch, Wrong::Nothing).number(quantity)));
            for texts in rights {
                let said = say(&texts);
                counts.right += 1;
                if !said.right {
                    counts.accused += 1;
                    missed.push(format!(
                        "accused: {link} {quantity}@{step} {texts:?} {:?} {}",
                        answers.slack, said.sentence
                    ));
                }
            }
            for wrong in offered(method, batches) {
                let given = run.step(&at, t, batch, wrong).number(quantity);
                let texts = printed(&given);
                if texts == printed(&own) || given.iter().any(|v| !v.is_finite()) {
                    continue; // the same number
                }
                let said = say(&texts);
                let counted = of.entry(wrong).or_default();
                counts.made += 1;
                counted[0] += 1;
                let named = said.slips.iter().any(|own| own.contains(words(wrong)));
                if named {
                    counts.named += 1;
                    counted[1] += 1;
                    counts.rivals += usize::from(said.slips.len() > 1);
                    counted[2] += usize::from(said.slips.len() > 1);
                    if said.slips.len() > 1 {
                        let b: Vec<&str> = said.slips.iter().map(|s| s.split(':').next().unwrap()).collect();
                        println!(
                            "RIV {method} b{} t{} {}",
                            batch.len(),
                            if t == 0 { 0 } else { 1 },
                            b.join(" / ")
                        );
                    }
                    assert_eq!(said.outcome == Outcome::Slip, said.slips.len() == 1, "{}", said.sentence);
                } else if said.right {
                    counts.passed += 1;
                    counted[3] += 1;
                } else {
                    counts.missed += 1;
                }
                if !named {
                    missed.push(format!(
                        "{link} {quantity}@{step} {wrong:?} {texts:?} {:?} {}",
                        answers.slack, said.sentence
                    ));
                }
            }
        }
        at = truth.next;
    }
}
