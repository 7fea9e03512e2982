//! Optimizers and schedules against the runs of tests/reference/members.json, which its own program made.

mod support;

use gradstep::lab::descent::settings::SCHEMA;
use gradstep::lab::{self, Session};
use gradstep::scenario::Scenario;
use gradstep::{optimizer, schedule};
use serde_json::Value;
use support::*;

/// What the numbers may differ by: both sides round some sixty steps.
const TOLERANCE: f64 = 1e-11;

fn settings(case: &Value) -> Vec<(String, String)> {
    let all = case["settings"].as_object().expect("settings");
    all.iter().map(|(key, value)| (key.clone(), value.to_string())).collect()
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
        let given: String = settings(case).iter().map(|(key, value)| format!("&{key}={value}")).collect();
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
fn schedules_have_the_rates_of_their_own_program() {
    let file = reference("members");
    for schedule in schedule::entries() {
        // tests/batches.rs holds step decay to its own tables.
        let covered = list(&file, "rates").iter().any(|case| case["schedule"] == schedule.id);
        assert!(
            covered || ["constant", "step"].contains(&schedule.id),
            "{} has reference rates",
            schedule.id
        );
    }
    for case in list(&file, "rates") {
        let id = case["schedule"].as_str().unwrap();
        let mut scenario = Scenario::new(&SCHEMA);
        for (key, value) in settings(case) {
            assert_eq!(scenario.set(&key, &value), [], "{id} {key}");
        }
        let want = numbers(&case["rates"]);
        let member = schedule::ALL.find(id).expect("the schedule is registered");
        // By step, whatever an epoch is.
        for per_epoch in [1, 7] {
            let got = (member.with)(&scenario).rates(number(case, "alpha").unwrap(), want.len(), per_epoch);
            assert_close(&format!("{id} {:?}", settings(case)), &got, &want, TOLERANCE);
        }
    }
}
