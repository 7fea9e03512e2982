//! Which examples make a batch, and the random numbers behind it.

use crate::support::*;
use gradstep::objective::Batch;
use gradstep::problem;
use gradstep::rng::Rng;
use gradstep::sampler::{Batches, Sampling};
use gradstep::scenario::Scenario;
use gradstep::schedule;

#[test]
fn random_numbers_are_numpys() {
    let file = reference("udl");
    let want = &file["numpy_legacy_rng_test_vectors"];
    for seed in [0, 1] {
        let mut rng = Rng::new(seed);
        let got: Vec<f64> = (0..8).map(|_| f64::from(rng.next_u32())).collect();
        assert_eq!(got, numbers(&want[format!("seed{seed}_raw_uint32")]));
    }
    let mut rng = Rng::new(1);
    let got: Vec<f64> = (0..6).map(|_| rng.random_sample()).collect();
    assert_eq!(got, numbers(&want["seed1_random_sample_6"]));
    let mut rng = Rng::new(0);
    let got: Vec<f64> = (0..12).map(|_| rng.normal()).collect();
    assert_eq!(got, numbers(&want["seed0_normal_12"]));
    let mut rng = Rng::new(1);
    for row in want["seed1_permutation30_first3"].as_array().unwrap() {
        let got: Vec<f64> = rng.permutation(30).into_iter().map(f64::from).collect();
        assert_eq!(got, numbers(row));
    }
}

#[test]
fn the_seed_draws_the_notebooks_batches() {
    let file = reference("udl");
    let want = &file["gabor"]["computed_here"]["first_10_batches_seed1_batch5_numpy_legacy_RandomState"];
    let batches = Batches::draw(30, 5, Sampling::Independent, 1, 10);
    for (t, row) in want.as_array().unwrap().iter().enumerate() {
        let got: Vec<f64> = batches.members(t).into_iter().map(|i| i as f64).collect();
        assert_eq!(got, numbers(row), "batch {t}");
    }
}

#[test]
fn sizes_of_batches_and_epochs() {
    let file = reference("epochs");
    let cases = list(&file, "sizes");
    assert!(cases.len() >= 19);
    for case in cases {
        let of = |key: &str| case[key].as_u64().unwrap() as usize;
        let (examples, size) = (of("I"), of("B"));
        let per_epoch = of("iterations_per_epoch");
        let batches = Batches::draw(examples, size, Sampling::Epoch, 3, 3 * per_epoch);
        assert_eq!(batches.per_epoch(), per_epoch, "I = {examples}, B = {size}");
        for epoch in 0..3 {
            let members: Vec<Vec<usize>> =
                (0..per_epoch).map(|k| batches.members(epoch * per_epoch + k)).collect();
            let sizes: Vec<f64> = members.iter().map(|m| m.len() as f64).collect();
            assert_eq!(sizes, numbers(&case["batch_sizes"]), "I = {examples}, B = {size}");
            let mut all = members.concat();
            all.sort_unstable();
            assert_eq!(all, (0..examples).collect::<Vec<_>>(), "every example once an epoch");
        }
    }
    for case in list(&file["seed_case"], "iterations") {
        let of = |key: &str| case[key].as_u64().unwrap() as usize;
        let batches = Batches::draw(12, 5, Sampling::Epoch, 1, 15);
        let t = of("iteration");
        assert_eq!(batches.epoch(t), of("epoch"));
        assert_eq!(batches.members(t).len(), of("batch_size"));
    }
}

#[test]
fn an_epoch_is_one_permutation_cut_up() {
    let batches = Batches::draw(12, 5, Sampling::Epoch, 7, 6);
    let mut rng = Rng::new(7);
    for epoch in 0..2 {
        let got = (0..3).flat_map(|k| batches.members(3 * epoch + k)).map(|i| i as u32).collect::<Vec<_>>();
        assert_eq!(got, rng.permutation(12));
    }
    assert_eq!(Batches::draw(12, 12, Sampling::Epoch, 7, 6).batch(3), Batch::Full);
    assert_eq!(Batches::draw(12, 0, Sampling::Independent, 7, 6).batch(3), Batch::Full);
}

#[test]
fn the_batches_of_an_epoch_add_up_to_the_full_gradient() {
    for case in list(&reference("epochs"), "gradient_sum_invariant") {
        let id = if case["loss"] == "linear" { "line" } else { "gabor" };
        let objective = problem::objective(problem::find(id), None, squared());
        let at = numbers(&case["phi"]);
        let mut sum = [0.0; 2];
        let epoch = case["epoch"].as_array().unwrap();
        for (batch, want) in epoch.iter().zip(list(case, "batch_gradients_sum")) {
            let indices: Vec<u32> = numbers(batch).into_iter().map(|i| i as u32).collect();
            let (_, gradient) = objective.gradient([at[0], at[1]], Batch::Of(&indices));
            assert_close("batch", &gradient, &numbers(want), 1e-12);
            sum = [sum[0] + gradient[0], sum[1] + gradient[1]];
        }
        assert_close("epoch", &sum, &numbers(&case["full_gradient"]), 1e-12);
    }
}

#[test]
fn step_decay_falls_with_the_epochs() {
    let file = reference("epochs");
    let tables = list(&file["step_decay"], "tables");
    assert_eq!(tables.len(), 7);
    for table in tables {
        let mut scenario = Scenario::new(gradstep::lab::find("descent").schema());
        scenario.set("factor", &table["factor"].to_string());
        scenario.set("every", &table["every_epochs"].to_string());
        let (schedule, alpha) = ((schedule::find("step").with)(&scenario), number(table, "alpha0").unwrap());
        let per_epoch = table["iterations_per_epoch"].as_u64().unwrap() as usize;
        let want = numbers(&table["alpha_t"]);
        assert_close("alpha", &schedule.rates(alpha, want.len(), per_epoch), &want, 1e-14);
        let epochs = numbers(&table["alpha_per_epoch"]);
        let got = schedule.rates(alpha, epochs.len(), 1);
        assert_close("alpha per epoch", &got, &epochs, 1e-14);
    }
}
