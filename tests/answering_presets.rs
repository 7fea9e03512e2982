//! Every preset can be asked about: what is right is right, and what slips give is told without a digit of the truth.

use gradstep::answering::{cannot_tell, told};
use gradstep::lab;

/// Quantities that a lab may have, with steps.
fn quantities(lab: &str) -> Vec<(String, Option<usize>)> {
    let all = |names: &[&str], steps: &[Option<usize>]| {
        names
            .iter()
            .flat_map(|name| steps.iter().map(|step| ((*name).to_string(), *step)))
            .collect::<Vec<_>>()
    };
    match lab {
        "descent" => {
            let numbers =
                ["phi", "grad", "m", "v", "vmax", "loss", "measured", "batch_loss", "alpha", "batch"];
            let of_run = ["fate", "rank", "first(loss<1)"];
            [all(&numbers, &[Some(1), Some(7)]), all(&of_run, &[None, Some(3)])].concat()
        }
        "chain" => {
            let names = [
                "f0", "h2", "f3", "l", "d.f3", "d.f1", "d.h1", "d.beta2", "d.omega0", "d.x", "omega1", "zero",
            ];
            all(&names, &[None, Some(2)])
        }
        "network" => {
            let names = [
                "f.0.0",
                "h.1.0",
                "f.1.0",
                "loss",
                "d.f.1.0",
                "d.h.1.0",
                "d.Omega.1.0.0",
                "d.beta.0.0",
                "o.0",
                "d.o.0",
            ];
            all(&names, &[None])
        }
        "init" => all(
            &[
                "forward.0",
                "forward.3",
                "backward.2",
                "weights.1",
                "forward.1.0",
                "float32",
                "float64.backward",
            ],
            &[None],
        ),
        _ => [all(&["best"], &[None]), all(&["metric"], &[Some(1)])].concat(),
    }
}

#[test]
fn every_preset_can_be_asked_about() {
    let (mut asked, mut wrong_ones) = (0, 0);
    for lab in lab::ALL {
        let mut of_lab = 0;
        for preset in lab.presets() {
            let (scenario, _) = lab::parse(preset.link);
            for (quantity, step) in quantities(lab.schema().id) {
                let Some(answers) = lab.answers(&scenario, &quantity, step) else { continue };
                let what = format!("{}: {quantity}@{step:?}", preset.id);
                (asked, of_lab) = (asked + 1, of_lab + 1);
                assert!(answers.step > 0 && answers.shown >= answers.step, "{what}");
                assert_eq!(answers.truth.len(), answers.slack.len(), "{what}");
                if !answers.choices.is_empty() {
                    let places: Vec<String> = answers.truth.iter().map(|place| place.to_string()).collect();
                    assert!(
                        told(&answers, &places.iter().map(String::as_str).collect::<Vec<_>>()).right,
                        "{what}"
                    );
                    continue;
                }
                if answers.whole {
                    assert!(told(&answers, &[&answers.truth[0].to_string()]).right, "{what}");
                    continue;
                }
                for digits in [2, 3, 4, 8] {
                    let typed: Vec<String> =
                        answers.truth.iter().map(|v| format!("{v:.*e}", digits - 1)).collect();
                    let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
                    let said = told(&answers, &typed);
                    assert!(said.right, "{what}: {typed:?}: {}", said.sentence);
                }
                for values in answers.wrong.iter().flat_map(|wrong| &wrong.values) {
                    assert!(
                        values.len() == answers.truth.len() && values.iter().all(|v| v.is_finite()),
                        "{what}"
                    );
                    let typed: Vec<String> = values.iter().map(|v| format!("{v:.5}")).collect();
                    let said = told(&answers, &typed.iter().map(String::as_str).collect::<Vec<_>>());
                    wrong_ones += 1;
                    let given = answers.truth.iter().filter(|v| v.abs() >= 0.01 && v.fract() != 0.0);
                    for digits in given.map(|v| format!("{:.2}", v.abs())) {
                        assert!(said.right || !said.sentence.contains(&digits), "{what}: {}", said.sentence);
                    }
                }
                if asked % 5 == 0 {
                    assert!(
                        cannot_tell(&scenario, &quantity, step).iter().all(|said| !said.contains("NaN")),
                        "{what}"
                    );
                }
            }
        }
        assert!(of_lab > 0, "{} has no questions", lab.schema().id);
    }
    println!("{asked} questions, {wrong_ones} wrong answers");
    assert!(asked > 500 && wrong_ones > 5000, "{asked}, {wrong_ones}");
}
