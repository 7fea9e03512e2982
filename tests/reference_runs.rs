//! Every run of the reference files, to its tolerance: iterates, losses, m, v and α at each step.

use crate::support::*;
use gradstep::curvature::Hessian;
use gradstep::objective::{Batch, Objective};
use gradstep::optimizer;
use gradstep::problem;
use gradstep::run::{self, Descend, Plan};
use gradstep::sampler::{Batches, Sampling};
use gradstep::schedule;
use gradstep::trajectory::{Ending, Trajectory};
use serde_json::Value;

/// A loss that takes its batches from a list instead of the sampler: the reference files' own batches.
struct Listed<'a> {
    objective: &'a dyn Objective,
    batches: Vec<Vec<u32>>,
    next: std::cell::Cell<usize>,
}

impl Descend for Listed<'_> {
    fn descend(&self, plan: &Plan) -> Trajectory {
        run::plainly(self, plan)
    }
}

impl Objective for Listed<'_> {
    fn examples(&self) -> usize {
        self.objective.examples()
    }

    fn gradient(&self, phi: [f64; 2], _batch: Batch) -> (f64, [f64; 2]) {
        let t = self.next.replace(self.next.get() + 1);
        self.objective.gradient(phi, Batch::Of(&self.batches[t]))
    }

    fn curvature(&self, phi: [f64; 2]) -> Hessian {
        self.objective.curvature(phi)
    }
}

fn objective(loss: &str) -> Box<dyn Descend> {
    let id = match loss {
        "linear" => "line",
        "fig69" => "valley",
        other => other,
    };
    problem::objective(problem::find(id), None, squared())
}

/// A file's name for an optimizer: ours, Nesterov's errata form, Adam's correction.
fn method(name: &str) -> (&str, bool, bool) {
    match name {
        "gd" => ("sgd", false, true),
        "nesterov_seed" => ("nesterov", false, true),
        "nesterov_udl2" => ("nesterov", true, true),
        "normalized" => ("normalised", false, true),
        "adam_nobias" => ("adam", false, false),
        other => (other, false, true),
    }
}

fn run(case: &Value, sequences: &Value) -> Trajectory {
    let of = |key: &str, otherwise: f64| number(&case["hyper"], key).unwrap_or(otherwise);
    let (id, errata, correct) = method(case["optimizer"].as_str().unwrap());
    let method = optimizer::find(id);
    assert_eq!(method.entry.id, id, "the optimizer is registered");
    let own = objective(case["loss"].as_str().unwrap());
    let steps = case["steps"].as_u64().unwrap() as usize;
    let (batches, per_epoch) = match &sequences[case["batches"].as_str().unwrap()] {
        Value::Null => (None, 1),
        sequence => {
            let epochs = list(sequence, "epochs").iter();
            let lists = epochs.flat_map(|epoch| epoch.as_array().unwrap().iter().map(numbers));
            let lists =
                lists.map(|batch| batch.iter().map(|i| *i as u32).collect()).collect::<Vec<Vec<u32>>>();
            (Some(lists), sequence["iterations_per_epoch"].as_u64().unwrap() as usize)
        }
    };
    // The sampler only counts epochs here: examples / size iterations each.
    let counting = Batches::draw(per_epoch, 1, Sampling::Epoch, 0, steps);
    let listed = batches.map(|batches| Listed { objective: own.as_ref(), batches, next: 0.into() });
    let start = numbers(&case["start"]);
    let mut scenario = gradstep::scenario::Scenario::new(gradstep::lab::find("descent").schema());
    for (name, value) in case["hyper"].as_object().expect("the hyperparameters") {
        let key = if name == "every_epochs" { "every" } else { name };
        if scenario.param(key).is_some() {
            assert_eq!(scenario.set(key, &value.to_string()), [], "{}: {key}", case["id"]);
        }
    }
    scenario.set("form", if errata { "errata" } else { "notes" });
    scenario.set("correct", if correct { "1" } else { "0" });
    let schedule = schedule::find(if case["hyper"]["factor"].is_null() { "constant" } else { "step" });
    Plan {
        objective: listed.as_ref().map_or(own.as_ref(), |l| l),
        optimizer: (method.with)(&scenario).as_ref(),
        rates: &(schedule.with)(&scenario).rates(of("alpha", f64::NAN), steps, per_epoch),
        batches: &counting,
        start: [start[0], start[1]],
    }
    .run()
}

fn check(case: &Value, sequences: &Value) {
    let id = case["id"].as_str().unwrap();
    let track = run(case, sequences);
    assert_eq!(track.ending, Ending::Complete, "{id}");
    assert_close(
        &format!("{id} phi"),
        &track.path().flatten().collect::<Vec<f64>>(),
        &flat(&case["phi"]),
        number(case, "tol").unwrap(),
    );
    let loss = objective(case["loss"].as_str().unwrap());
    let losses: Vec<f64> = track.path().map(|phi| loss.loss(phi)).collect();
    assert_close(&format!("{id} L"), &losses, &numbers(&case["L"]), number(case, "tol_L").unwrap());
    if !case["m"].is_null() {
        assert_close(
            &format!("{id} m"),
            &track.states_of("m").flatten().collect::<Vec<f64>>(),
            &flat(&case["m"]),
            number(case, "tol_m").unwrap(),
        );
    }
    if !case["v"].is_null() {
        assert_close(
            &format!("{id} v"),
            &track.states_of("v").flatten().collect::<Vec<f64>>(),
            &flat(&case["v"]),
            number(case, "tol_v").unwrap(),
        );
    }
    if !case["alpha_t"].is_null() {
        let alpha: Vec<f64> = track.iterations.iter().map(|i| i.alpha).collect();
        assert_close(&format!("{id} alpha"), &alpha, &numbers(&case["alpha_t"]), 1e-12);
    }
}

#[test]
fn every_optimizer_follows_its_reference_runs() {
    let file = reference("optimizers");
    let cases = list(&file, "cases");
    assert!(cases.len() >= 38, "all cases are there");
    for case in cases {
        check(case, &file["batch_sequences"]);
    }
    let others = reference("members");
    for entry in optimizer::entries() {
        let own = list(&others, "runs").iter().any(|c| c["optimizer"] == entry.id);
        let covered = own || cases.iter().any(|c| method(c["optimizer"].as_str().unwrap()).0 == entry.id);
        assert!(covered, "{}: tests/reference/members.py makes it no run", entry.id);
    }
}

#[test]
fn gradient_descent_follows_its_reference_runs_on_the_line_and_the_gabor_model() {
    for name in ["linear", "gabor"] {
        let file = reference(name);
        assert!(list(&file, "gd").len() >= 6);
        for case in list(&file, "gd") {
            check(case, &Value::Null);
        }
    }
}

#[test]
fn losses_and_gradients_at_points() {
    for (name, id) in [("linear", "line"), ("gabor", "gabor")] {
        let file = reference(name);
        let objective = problem::objective(problem::find(id), None, squared());
        assert_eq!(objective.examples(), list(&file, "x").len());
        for point in list(&file, "points") {
            let at = numbers(&point["phi"]);
            let phi = [at[0], at[1]];
            let (loss, gradient) = objective.gradient(phi, Batch::Full);
            assert_close(&format!("{name} L {at:?}"), &[loss], &[number(point, "L").unwrap()], 1e-12);
            assert_close(&format!("{name} loss() {at:?}"), &[objective.loss(phi)], &[loss], 1e-15);
            assert_close(&format!("{name} grad {at:?}"), &gradient, &numbers(&point["grad"]), 1e-12);
            let each: Vec<(f64, [f64; 2])> =
                (0..objective.examples() as u32).map(|i| objective.gradient(phi, Batch::Of(&[i]))).collect();
            let losses: Vec<f64> = each.iter().map(|e| e.0).collect();
            assert_close(&format!("{name} ell {at:?}"), &losses, &numbers(&point["ell"]), 1e-12);
            let gradients: Vec<f64> = each.iter().flat_map(|e| e.1).collect();
            assert_close(&format!("{name} ell_grad {at:?}"), &gradients, &flat(&point["ell_grad"]), 1e-12);
        }
        let check = &file["udl_check"];
        let at = numbers(&check["phi"]);
        let printed = number(check, "L_3dp").unwrap();
        let loss = objective.loss([at[0], at[1]]);
        assert!((loss - printed).abs() < 5e-4, "the notebook prints {printed}, this is {loss}");
    }
}

#[test]
fn minima_are_where_the_reference_has_them() {
    let line = reference("linear");
    let optimum = problem::find("line").minima()[0];
    assert_close("line", &optimum, &numbers(&line["optimum"]["phi"]), 1e-15);
    let gabor = reference("gabor");
    let ours = problem::find("gabor").minima();
    let theirs = list(&gabor, "minima");
    assert_eq!(ours.len(), theirs.len());
    for (our, their) in ours.iter().zip(theirs) {
        assert_close("gabor", our, &numbers(&their["phi"]), 1e-15);
    }
    for problem in problem::ALL.iter() {
        let objective = problem::objective(problem, None, squared());
        for minimum in problem.minima() {
            let (loss, gradient) = objective.gradient(*minimum, Batch::Full);
            let name = problem.entry().id;
            assert_close(&format!("slope at the minimum of {name}"), &gradient, &[0.0, 0.0], 1e-9);
            for (dx, dy) in [(1e-3, 0.0), (-1e-3, 0.0), (0.0, 1e-3), (0.0, -1e-3)] {
                assert!(
                    objective.loss([minimum[0] + dx, minimum[1] + dy]) > loss,
                    "{name}: lower beside {minimum:?}"
                );
            }
        }
    }
}

#[test]
fn the_notebooks_own_runs_come_out_number_for_number() {
    let file = reference("udl");
    let gabor = &file["gabor"];
    let computed = &gabor["computed_here"];
    let cases = [
        ("6_3_gd_fixed_0.2", "opt=sgd&lr=0.2&start=-1.5,8.5&steps=21"),
        ("6_3_sgd_seed1", "opt=sgd&lr=0.8&start=3.5,6.5&steps=41&batch=5&sampling=independent&seed=1"),
        ("6_4_sgd_seed1", "opt=sgd&lr=0.6&start=-1.5,6.5&steps=81&batch=5&sampling=independent&seed=1"),
        (
            "6_4_momentum_seed1",
            "opt=momentum&beta=0.6&lr=0.6&start=-1.5,6.5&steps=81&batch=5&sampling=independent&seed=1",
        ),
        (
            "6_4_nesterov_seed1_lookahead_alpha_m (first printing)",
            "opt=nesterov&beta=0.6&lr=0.6&start=-1.5,6.5&steps=81&batch=5&sampling=independent&seed=1",
        ),
        (
            "6_4_nesterov_seed1_lookahead_alpha_beta_m (errata form)",
            "opt=nesterov&form=errata&beta=0.6&lr=0.6&start=-1.5,6.5&steps=81&batch=5&sampling=independent&seed=1",
        ),
    ];
    for (name, link) in cases {
        let want = flat(&computed[name]["all_phi"]);
        let got = columns(&format!("v=1&lab=descent&problem=gabor&{link}"), "phi");
        assert_close(name, &got, &want, 1e-9);
    }
    // This notebook takes its gradients by central differences of 1e-5, ours are exact: hence 1e-6. At α = 1
    // the path jumps from wall to wall and any difference grows from step to step: hence 15 steps of it.
    let valley = &file["adam_fig_6_9"]["computed_here"];
    let cases = [
        ("gd_0.08_200", "lr=0.08&steps=200", 200),
        ("gd_1.0_40", "lr=1&steps=40", 15),
        ("normalized_0.08_40", "opt=normalised&lr=0.08&eps=1e-20&steps=40", 40),
        ("adam_0.05_60", "opt=adam&lr=0.05&gamma=0.99&eps=1e-20&steps=60", 60),
    ];
    for (name, link, steps) in cases {
        let got = columns(&format!("v=1&lab=descent&problem=valley&{link}"), "phi");
        let rows = 2 * (steps + 1);
        assert_close(name, &got[..rows], &flat(&valley[name]["all_phi"])[..rows], 1e-6);
    }
}

/// A column of the first run of a link, which must be read without a warning.
fn columns(link: &str, name: &str) -> Vec<f64> {
    let (scenario, warnings) = gradstep::lab::parse(link);
    assert!(warnings.is_empty(), "{link}: {warnings:?}");
    let session = gradstep::lab::of(&scenario).open(&scenario, None);
    let column = session.columns().into_iter().find(|c| c.name == name);
    column.unwrap_or_else(|| panic!("no column {name}")).values()
}
