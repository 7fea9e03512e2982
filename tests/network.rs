//! Networks to their reference values: both passes, batches, training, and notebook 7.2.

use crate::support::*;
use gradstep::examples::Examples;
use gradstep::network::{Network, Shape, train};
use gradstep::objective::Batch;
use gradstep::optimizer::{MOST_STATE, Step, no_state};
use gradstep::sampler::{Batches, Sampling};
use gradstep::scenario::Scenario;
use gradstep::{activation, init, optimizer, schedule};
use serde_json::Value;

fn rows(value: &Value) -> Vec<Vec<f64>> {
    value.as_array().expect("a list").iter().map(numbers).collect()
}

/// β_0, Ω_0 row by row, β_1, … from two lists by layer; Ω may be rows or one list.
fn flat_params(beta: &Value, omega: &Value) -> Vec<f64> {
    let layers = beta.as_array().unwrap().iter().zip(omega.as_array().unwrap());
    layers
        .flat_map(|(b, w)| [numbers(b), if w[0].is_array() { flat(w) } else { numbers(w) }].concat())
        .collect()
}

fn network(net: &Value) -> Network {
    let sizes: Vec<usize> = numbers(&net["sizes"]).into_iter().map(|s| s as usize).collect();
    Network {
        shape: Shape::new(&sizes).unwrap(),
        activation: activation::find(net["activation"].as_str().unwrap()).expect("a known activation"),
        loss: squared(),
        reduction: Default::default(),
        params: flat_params(&net["beta"], &net["Omega"]),
    }
}

fn examples(net: &Value) -> Examples {
    let cases = list(net, "examples");
    let all = |key: &str| cases.iter().flat_map(|c| numbers(&c[key])).collect::<Vec<f64>>();
    let sizes = numbers(&net["sizes"]);
    Examples::new(sizes[0] as usize, sizes[sizes.len() - 1] as usize, all("x"), all("y")).unwrap()
}

/// |got − want| ≤ tol_abs + tol_rel·max(1, |want|), as the file asks.
fn close(what: &str, got: &[f64], want: &[f64], file: &Value) {
    assert_close(what, got, want, number(file, "tol_rel").unwrap());
}

/// A scenario of the descent lab, which has the parameters of all methods and schedules.
fn descent() -> Scenario {
    Scenario::new(gradstep::lab::find("descent").schema())
}

#[test]
fn both_passes_of_every_example_are_the_references() {
    let file = reference("mlp");
    assert_eq!(list(&file, "nets").len(), 3);
    for net in list(&file, "nets") {
        let id = net["id"].as_str().unwrap();
        let network = network(net);
        for case in list(net, "examples") {
            let pass = network.pass(&numbers(&case["x"]), &numbers(&case["y"]));
            close(&format!("{id} f"), &pass.f.concat(), &rows(&case["f"]).concat(), &file);
            close(&format!("{id} h"), &pass.h[1..].concat(), &rows(&case["h"]).concat(), &file);
            close(&format!("{id} ell"), &[pass.loss], &[number(case, "ell").unwrap()], &file);
            close(&format!("{id} dl_df"), &pass.dl_df.concat(), &rows(&case["dl_df"]).concat(), &file);
            close(&format!("{id} dl_dh"), &pass.dl_dh.concat(), &rows(&case["dl_dh"]).concat(), &file);
            close(
                &format!("{id} gradient"),
                &pass.gradient,
                &flat_params(&case["dl_dbeta"], &case["dl_dOmega"]),
                &file,
            );
        }
        let all = examples(net);
        let (loss, gradient) = network.batch(&all, Batch::Full);
        close(&format!("{id} L"), &[loss], &[number(&net["batch"], "L").unwrap()], &file);
        let want = flat_params(&net["batch"]["dL_dbeta"], &net["batch"]["dL_dOmega"]);
        close(&format!("{id} batch gradient"), &gradient, &want, &file);
    }
}

#[test]
fn every_parameters_derivative_agrees_with_differences() {
    let file = reference("mlp");
    for net in list(&file, "nets") {
        for activation in activation::ALL.iter() {
            for (_, loss) in losses() {
                let network = Network { activation, loss: loss.clone(), ..network(net) };
                let case = &list(net, "examples")[0];
                let (x, y) = (numbers(&case["x"]), numbers(&case["y"]));
                let y: Vec<f64> =
                    if loss.two_class() { y.iter().map(|y| f64::from(*y > 0.0)).collect() } else { y };
                let pass = network.pass(&x, &y);
                for (index, got) in pass.gradient.iter().enumerate() {
                    let want = network.difference(index, &x, &y);
                    let name = activation.entry().id;
                    assert!(
                        (got - want).abs() <= 1e-6 * want.abs().max(1.0),
                        "{name} {index}: {got}, {want}"
                    );
                }
            }
        }
    }
}

#[test]
fn notebook_7_2_prints_its_output_and_its_derivatives() {
    let file = reference("udl");
    let notebook = &file["backprop_7_2"];
    let computed = &notebook["computed_here"];
    let sizes = [1, 6, 6, 6, 6, 6, 1];
    let network = Network {
        shape: Shape::new(&sizes).unwrap(),
        activation: activation::find("relu").unwrap(),
        loss: squared(),
        reduction: Default::default(),
        params: computed["biases"]
            .as_array()
            .unwrap()
            .iter()
            .zip(computed["weights"].as_array().unwrap())
            .flat_map(|(b, w)| [flat(b), flat(w)].concat())
            .collect(),
    };
    let pass = network.pass(&[number(notebook, "input").unwrap()], &[number(notebook, "y").unwrap()]);
    let output = pass.f[5][0];
    assert_eq!(format!("{output:.3}"), "1.907");
    assert_close("output", &[output], &[number(computed, "output").unwrap()], 1e-12);
    assert_close("loss", &[pass.loss], &[number(computed, "loss").unwrap()], 1e-12);
}

#[test]
fn the_seed_draws_notebook_7_2s_network() {
    let file = reference("udl");
    let computed = &file["backprop_7_2"]["computed_here"];
    let shape = Shape::new(&[1, 6, 6, 6, 6, 6, 1]).unwrap();
    let got = init::draw(init::find("notebook"), &shape, 1.0, 0);
    let layers = computed["biases"].as_array().unwrap().iter().zip(computed["weights"].as_array().unwrap());
    let want: Vec<f64> = layers.flat_map(|(b, w)| [flat(b), flat(w)].concat()).collect();
    // The polar method takes a logarithm, whose last bit NumPy leaves to its platform.
    assert_close("parameters", &got, &want, 1e-15);
}

#[test]
fn initialisers_draw_with_their_variance_and_leave_biases_at_zero() {
    let shape = Shape::new(&[40, 60, 50, 3]).unwrap();
    for initialiser in init::ALL.iter() {
        let params = init::draw(initialiser, &shape, 0.3, 5);
        for k in 0..2 {
            let weights = &params[shape.omega(k)];
            let mean_square = weights.iter().map(|w| w * w).sum::<f64>() / weights.len() as f64;
            let want = initialiser.variance(shape.cols(k), shape.rows(k), 0.3);
            let name = initialiser.entry().id;
            // Relative standard deviation √(2/n) of a mean of n squares, n ≥ 2400: four of them.
            assert!((mean_square / want - 1.0).abs() < 0.12, "{name}: {mean_square} for {want}");
            assert_eq!(
                params[shape.beta(k)].iter().all(|b| *b == 0.0),
                !initialiser.draws_biases(),
                "{name}"
            );
        }
    }
    let he = init::find("he");
    assert_eq!(he.variance(100, 7, 0.0), 0.02);
    assert_eq!(init::draw(he, &shape, 1.0, 5), init::draw(he, &shape, 9.0, 5));
    assert_ne!(init::draw(he, &shape, 1.0, 5), init::draw(he, &shape, 1.0, 6));
}

#[test]
fn training_runs_are_the_references() {
    let file = reference("mlp");
    let runs = list(&file, "training");
    assert_eq!(runs.len(), 3);
    for case in runs {
        let name = case["net"].as_str().unwrap();
        let net = list(&file, "nets").iter().find(|net| net["id"] == name).expect("its net");
        let (network, examples) = (network(net), examples(net));
        let of = |key: &str| number(case, key).unwrap_or(0.0);
        let steps = of("steps") as usize;
        let mut scenario = descent();
        for key in ["beta", "gamma", "eps"] {
            if let Some(value) = number(case, key) {
                assert_eq!(scenario.set(key, &value.to_string()), []);
            }
        }
        let method = optimizer::find(if case["optimizer"] == "adam" { "adam" } else { "sgd" });
        let (optimizer, rates) = ((method.with)(&scenario), vec![of("alpha"); steps]);
        let batches = Batches::draw(examples.len(), 0, Sampling::Epoch, 0, steps);
        let training = train(&network, &examples, &batches, optimizer.as_ref(), &rates, 0, &[]);
        let losses = training.losses(&network, &examples, &Vec::from_iter(0..training.params.len()));
        close(name, &losses, &numbers(&case["L"]), &file);
        let want = flat_params(&case["beta_final"], &case["Omega_final"]);
        close(name, &training.params[steps], &want, &file);
    }
}

#[test]
fn a_dead_unit_passes_nothing_on_and_zero_counts_as_off() {
    let network = Network {
        shape: Shape::new(&[1, 2, 1]).unwrap(),
        activation: activation::find("relu").unwrap(),
        loss: squared(),
        reduction: Default::default(),
        // The first hidden unit is off, the second exactly at 0.
        params: vec![-5.0, 0.0, 1.0, 0.0, 0.5, 2.0, 3.0],
    };
    let pass = network.pass(&[1.0], &[1.0]);
    assert_eq!(pass.f[0], [-4.0, 0.0]);
    assert_eq!(pass.dl_df[0], [0.0, 0.0]);
    assert_eq!(pass.dl_dh[1], [-2.0, -3.0]);
    assert_eq!(&pass.gradient[..4], [0.0; 4]);
}

#[test]
fn training_is_the_passes_and_the_optimizer_step_by_step() {
    let shape = Shape::new(&[2, 5, 3, 1]).unwrap();
    let network = Network {
        activation: activation::find("silu").unwrap(),
        loss: squared(),
        reduction: Default::default(),
        params: init::draw(init::find("he"), &shape, 1.0, 4),
        shape,
    };
    let x = (0..22).map(|i| f64::from(i * 7 % 22) / 11.0 - 1.0).collect();
    let y = (0..11).map(|i| f64::from(i * 3 % 11) / 5.0).collect();
    let examples = Examples::new(2, 1, x, y).unwrap();
    // Batches of 4, 4 and 3.
    let batches = Batches::draw(11, 4, Sampling::Epoch, 9, 10);
    let watch = 7;
    let mut scenario = descent();
    scenario.set("every", "2");
    let rates = (schedule::find("step").with)(&scenario).rates(0.02, 10, batches.per_epoch());
    for method in optimizer::ALL.iter() {
        let (name, optimizer) = (method.entry.id, (method.with)(&scenario));
        assert!(
            optimizer.state().len() <= MOST_STATE,
            "{name} keeps at most {MOST_STATE} numbers a parameter"
        );
        let training = train(&network, &examples, &batches, optimizer.as_ref(), &rates, watch, &[]);
        let mut at = network.clone();
        let (mut state, mut powers) = (no_state(at.params.len()), [1.0; 2]);
        for (t, alpha) in rates.iter().enumerate() {
            // A method that searches takes another, which the record tells.
            let alpha = if optimizer.searches().is_some() { training.alpha[t] } else { *alpha };
            let step = Step::next(alpha, optimizer.powers(), &mut powers);
            assert_eq!(training.params[t], at.params, "{name} before step {t}");
            let mut ahead = at.clone();
            let far = optimizer.look_ahead(&step);
            let m = state.iter().flat_map(|two| two[0].to_array());
            ahead.params.iter_mut().zip(m).for_each(|(p, m)| *p -= far * m);
            let (loss, gradient) = ahead.batch(&examples, batches.batch(t));
            assert_eq!(training.batch_loss[t], loss, "{name}");
            assert_eq!(training.watched[t].g, gradient[watch], "{name}");
            for k in 0..at.shape.layers() {
                let part = &gradient[at.shape.beta(k).start..at.shape.omega(k).end];
                let mean = part.iter().map(|g| g * g).sum::<f64>() / part.len() as f64;
                assert_close(name, &[training.gradient_size[t][k]], &[mean], 1e-14);
            }
            let old = state[watch / 2];
            optimizer.update_all(&step, &gradient, &mut at.params, &mut state);
            for place in 0..MOST_STATE {
                let both = [old, state[watch / 2]].map(|two| two[place].to_array()[watch % 2]);
                assert_eq!(training.watched[t].state[place], both, "{name}, state {place}");
            }
        }
        assert_eq!(training.params[10], at.params, "{name} at the end");
        let losses = training.losses(&network, &examples, &Vec::from_iter(0..training.params.len()));
        assert_eq!(losses.len(), 11);
        assert_eq!(losses[10], at.batch(&examples, Batch::Full).0, "{name}");
    }
}
