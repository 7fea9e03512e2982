//! Optimizers, schedules and losses against the runs of tests/reference/members.json, which its own program made.

use crate::support::*;
use gradstep::lab::{self, Session};
use gradstep::scenario::Scenario;
use gradstep::{loss, optimizer, schedule};
use serde_json::Value;

/// What the numbers may differ by: both sides round some sixty steps.
const TOLERANCE: f64 = 1e-11;

fn settings_of(case: &Value) -> Vec<(String, String)> {
    let all = case["settings"].as_object().expect("settings");
    all.iter().map(|(key, value)| (key.clone(), value.to_string().replace(['[', ']'], ""))).collect()
}

fn open(link: &str) -> Box<dyn Session> {
    let (scenario, warnings) = lab::parse(link);
    assert!(warnings.is_empty(), "{link}: {warnings:?}");
    lab::of(&scenario).open(&scenario, None)
}

#[test]
fn optimizers_follow_the_runs_of_their_own_program() {
    let file = reference("members");
    for case in list(&file, "runs") {
        let id = case["optimizer"].as_str().unwrap();
        let phi = flat(&case["phi"]);
        let given: String = settings_of(case).iter().map(|(key, value)| format!("&{key}={value}")).collect();
        let link =
            format!("v=1&lab=descent&opt={id}&steps={}&start={}{given}", phi.len() / 2 - 1, join(&phi[..2]));
        let session = open(&link);
        for column in session.columns() {
            if let Some(want) = case.get(&column.name) {
                assert_close(&format!("{link} {}", column.name), &column.values(), &flat(want), TOLERANCE);
            }
        }
        let kept = (optimizer::find(id).with)(&lab::parse(&link).0);
        for name in kept.state() {
            assert!(case.get(name).is_some(), "{id}: the reference has {name}");
        }
    }
}

#[test]
fn losses_lead_where_their_own_program_went() {
    let file = reference("members");
    for (id, _) in losses() {
        assert!(
            list(&file, "fits").iter().any(|case| case["loss_id"] == id),
            "{id}: tests/reference/members.py makes it no run"
        );
    }
    for case in list(&file, "fits") {
        let id = case["loss_id"].as_str().unwrap();
        let phi = flat(&case["phi"]);
        let given: String = settings_of(case).iter().map(|(key, value)| format!("&{key}={value}")).collect();
        let (steps, start) = (phi.len() / 2 - 1, join(&phi[..2]));
        let session = open(&format!("v=1&lab=descent&loss={id}&steps={steps}&start={start}{given}"));
        let column =
            |name: &str| session.columns().into_iter().find(|c| c.name == name).expect(name).values();
        assert_close(&format!("{id} φ"), &column("phi"), &phi, TOLERANCE);
        assert_close(&format!("{id} L"), &column("loss"), &numbers(&case["loss"]), TOLERANCE);
    }
}

#[test]
fn losses_have_the_values_and_derivatives_of_their_own_program() {
    let file = reference("members");
    for case in list(&file, "fits") {
        let id = case["loss_id"].as_str().unwrap();
        let scenario = given(case);
        let loss = (loss::find(id).with)(&scenario);
        let [a, b] = [0, 1].map(|i| case["phi"][0][i].as_f64().unwrap());
        let session = lab::of(&scenario).open(&scenario, None);
        let examples = session.examples().expect("a model is fitted");
        let all = 0..examples.len();
        let x: Vec<f64> = all.clone().map(|i| examples.x(i)[0]).collect();
        let y: Vec<f64> = all.map(|i| examples.y(i)[0]).collect();
        let each: Vec<(f64, f64)> = x.iter().zip(&y).map(|(x, y)| loss.at(a + b * x, *y)).collect();
        let losses: Vec<f64> = each.iter().map(|(loss, _)| *loss).collect();
        assert_close(&format!("{id} ℓ"), &losses, &numbers(&case["examples"]), TOLERANCE);
        let gradient: [f64; 2] =
            [each.iter().map(|(_, d)| d).sum(), each.iter().zip(&x).map(|((_, d), x)| d * x).sum()];
        let rate = scenario.number("lr");
        let next = [a - rate * gradient[0], b - rate * gradient[1]];
        assert_close(&format!("{id} first step"), &next, &numbers(&case["phi"][1]), TOLERANCE);
    }
}

/// A scenario of the descent lab with the settings of a case.
fn given(case: &Value) -> Scenario {
    let mut scenario = Scenario::new(lab::find("descent").schema());
    for (key, value) in settings_of(case) {
        assert_eq!(scenario.set(&key, &value), [], "{key}");
    }
    scenario
}

#[test]
fn schedules_have_the_rates_of_their_own_program() {
    let file = reference("members");
    for schedule in schedule::entries() {
        // tests/batches.rs holds step decay to its own tables.
        let covered = list(&file, "rates").iter().any(|case| case["schedule"] == schedule.id);
        assert!(
            covered || ["constant", "step"].contains(&schedule.id),
            "{}: tests/reference/members.py makes it no rates",
            schedule.id
        );
    }
    for case in list(&file, "rates") {
        let id = case["schedule"].as_str().unwrap();
        let scenario = given(case);
        let want = numbers(&case["rates"]);
        let member = schedule::ALL.find(id).expect("the schedule is registered");
        // By step, whatever an epoch is.
        for per_epoch in [1, 7] {
            let got = (member.with)(&scenario).rates(number(case, "alpha").unwrap(), want.len(), per_epoch);
            assert_close(&format!("{id} {:?}", settings_of(case)), &got, &want, TOLERANCE);
        }
    }
}
