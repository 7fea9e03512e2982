//! The chain's passes to their reference values, and every operation's slope against differences.

use crate::support::*;
use gradstep::chain::{self, Chain, FORWARD, PARAMETERS};
use gradstep::graph::function::RELU;
use gradstep::graph::{Graph, Op};
use serde_json::Value;

fn four(value: &Value) -> [f64; 4] {
    numbers(value).try_into().expect("four numbers")
}

fn build(case: &Value) -> Chain {
    let toy = chain::find("toy");
    let of = |key: &str| number(case, key).expect("a number");
    Chain::new(toy.functions, four(&case["beta"]), four(&case["omega"]), of("x"), of("y"))
}

#[test]
fn values_and_derivatives_are_the_references() {
    let file = reference("toy");
    let tol = number(&file, "tol_rel").unwrap();
    let cases = [list(&file, "cases"), list(&file, "edge_cases")].concat();
    assert_eq!(cases.len(), 15);
    for case in &cases {
        let id = case["id"].as_str().unwrap();
        let chain = build(case);
        let node = |name: &str| chain.graph.node(chain.graph.find(name).unwrap()).clone();
        for name in FORWARD {
            assert_close(
                &format!("{id} {name}"),
                &[node(name).value],
                &[number(&case["forward"], name).unwrap()],
                tol,
            );
        }
        for name in &FORWARD[..7] {
            let want = number(&case["backward"], &format!("dl_d{name}")).unwrap();
            assert_close(&format!("{id} dl/d{name}"), &[node(name).grad], &[want], tol);
        }
        for name in PARAMETERS {
            let want = number(&case["grads"], &format!("dl_d{name}")).unwrap();
            assert_close(&format!("{id} dl/d{name}"), &[node(name).grad], &[want], tol);
        }
    }
}

#[test]
fn the_notebook_prints_these() {
    let file = reference("udl");
    let printed = &file["toy_chain_7_1"]["printed_true_values"];
    let kind = chain::find("toy");
    let chain = Chain::new(kind.functions, kind.beta, kind.omega, kind.x, kind.y);
    let near = |got: f64, key: &str| {
        let want = number(printed, key).unwrap();
        assert!((got - want).abs() < 6e-4, "{key}: {got}, printed {want}");
    };
    for node in chain.graph.nodes() {
        let is_value = FORWARD.contains(&node.name.as_str());
        if is_value {
            near(node.value, if node.name == "l" { "l_i" } else { &node.name });
        }
        if (is_value && node.name != "l") || PARAMETERS.contains(&node.name.as_str()) {
            near(node.grad, &format!("dl_d{}", node.name));
        }
    }
}

#[test]
fn every_operations_slope_is_that_of_its_value() {
    let points = [-3.1, -1.2, -0.3, 0.4, 1.1, 2.7];
    for op in Op::all() {
        for a in points {
            for b in points {
                let inputs: Vec<f64> = [a, b, 0.7 * a - b][..op.inputs()].to_vec();
                for which in 0..op.inputs() {
                    let at = |by: f64| {
                        let mut moved = inputs.clone();
                        moved[which] += by;
                        op.value(&moved)
                    };
                    let delta = 1e-6;
                    let want = (at(delta) - at(-delta)) / (2.0 * delta);
                    let got = op.derivative(&inputs, op.value(&inputs), which);
                    assert!(
                        (got - want).abs() <= 1e-8 * want.abs().max(1.0),
                        "{op:?} at {inputs:?}: {got}, {want}"
                    );
                }
            }
        }
    }
}

/// What a local derivative says it is computed from is all that it depends on, and all that need be kept.
#[test]
fn a_slope_depends_on_what_is_kept_alone() {
    let points = [-2.3, -0.4, 0.6, 1.9];
    for op in Op::all() {
        for which in 0..op.inputs() {
            let (kept, own) = op.derivative_from(which);
            let inputs = &[0.3, 1.7, -0.8][..op.inputs()];
            let derivative = |inputs: &[f64], value: f64| op.derivative(inputs, value, which);
            let before = derivative(inputs, op.value(inputs));
            for changed in 0..op.inputs() {
                let of = |v: f64| {
                    let mut moved = inputs.to_vec();
                    moved[changed] = v;
                    derivative(&moved, op.value(inputs))
                };
                assert_eq!(
                    points.iter().any(|v| of(*v) != before),
                    kept.contains(&changed),
                    "{op:?} {which} {changed}"
                );
            }
            assert_eq!(
                points.iter().any(|v| derivative(inputs, *v) != before),
                own,
                "{op:?} {which} its value"
            );
        }
    }
}

#[test]
fn the_slope_of_relu_at_zero_is_zero_and_nothing_hides_a_value_that_is_not_a_number() {
    let relu = Op::Function(&RELU);
    assert_eq!(relu.derivative(&[0.0], 0.0, 0), 0.0);
    assert_eq!(relu.value(&[-2.0]), 0.0);
    assert!(relu.value(&[f64::NAN]).is_nan());
    assert!(relu.derivative(&[f64::NAN], f64::NAN, 0).is_nan());
}

#[test]
fn every_chains_derivatives_agree_with_differences() {
    for kind in chain::ALL.iter() {
        let chain = Chain::new(kind.functions, kind.beta, kind.omega, kind.x, kind.y);
        let ids = chain.forward.iter().chain(&chain.parameters).chain([&chain.x, &chain.y]);
        for id in ids {
            let (got, want) = (chain.graph.node(*id).grad, chain.graph.difference(*id));
            let name = &chain.graph.node(*id).name;
            assert!(
                (got - want).abs() <= 1e-6 * want.abs().max(1.0),
                "{} {name}: {got}, {want}",
                kind.entry.id
            );
        }
    }
}

#[test]
fn training_lowers_every_chains_loss() {
    for kind in chain::ALL.iter() {
        let mut chain = Chain::new(kind.functions, kind.beta, kind.omega, kind.x, kind.y);
        let first = chain.loss();
        for _ in 0..50 {
            let next = chain.descend(kind.rate);
            assert!(
                next.loss() <= chain.loss() + 1e-12,
                "{}: {} after {}",
                kind.entry.id,
                next.loss(),
                chain.loss()
            );
            chain = next;
        }
        assert!(chain.loss() < first, "{}", kind.entry.id);
    }
}

#[test]
fn an_overflow_is_carried_to_the_end() {
    let toy = chain::find("toy");
    let chain = Chain::new(toy.functions, [1.0, 800.0, -3.0, 0.4], toy.omega, 2.3, 2.0);
    assert_eq!(chain.graph.node(chain.graph.find("h2").unwrap()).value, f64::INFINITY);
    assert!(chain.loss().is_nan(), "the cosine of infinity is not a number");
    assert!(!chain.finite());
}

/// At the kink of ReLU the two disagree, by half the derivative on one side; and the graph says where.
#[test]
fn a_corner_is_found() {
    let relu = chain::find("relu");
    let chain = Chain::new(relu.functions, [0.5, 0.2, -1.8, 0.1], relu.omega, 1.2, 1.0);
    let place = |name: &str| chain.graph.find(name).unwrap();
    let kink = |name: &str| chain.graph.kink(place(name));
    assert_eq!(kink("x"), None);
    // f₂ = β₂ + 1.5·h₂ is exactly 0 with this β₂.
    let h2 = chain.graph.node(place("h2")).value;
    let at = Chain::new(relu.functions, [0.5, 0.2, -1.5 * h2, 0.1], relu.omega, 1.2, 1.0);
    assert_eq!(at.graph.node(place("f2")).value, 0.0);
    let f2 = Some(place("f2"));
    let found = ["x", "omega1", "h2", "f2", "h3", "beta3"].map(|name| at.graph.kink(place(name)));
    assert_eq!(found, [f2, f2, f2, f2, None, None]);
    let (grad, difference) = (at.graph.node(place("f2")).grad, at.graph.difference(place("f2")));
    assert_eq!(grad, 0.0);
    let open = at.graph.node(place("h3")).grad;
    assert!((difference - 0.5 * open).abs() < 1e-3, "{difference} {open}");
}

/// Differences find a derivative where the loss bends a hundred thousand times faster than in the notebook.
#[test]
fn differences_choose_their_own_distance() {
    let toy = chain::find("toy");
    let chain = Chain::new(toy.functions, [1.0, 10.0, -3.0, 0.4], toy.omega, 2.3, 2.0);
    for id in chain.forward.iter().take(7).chain(&chain.parameters).chain([&chain.x]) {
        let (got, want) = (chain.graph.node(*id).grad, chain.graph.difference(*id));
        assert!((got - want).abs() <= 1e-5 * got.abs(), "{}: {got}, {want}", chain.graph.node(*id).name);
    }
}

/// A run ends where a parameter leaves ±10⁹.
#[test]
fn training_that_runs_away_is_not_sound() {
    let linear = chain::find("linear");
    let mut chain = Chain::new(linear.functions, linear.beta, linear.omega, linear.x, linear.y);
    while chain.sound() {
        chain = chain.descend(10.0);
    }
    let largest = chain.parameters.iter().map(|id| chain.graph.node(*id).value.abs()).fold(0.0, f64::max);
    assert!(largest > 1e9);
}

/// A node that is used twice has a term for each use: ∂(x·x + x)/∂x by the affine node (x, x, x).
#[test]
fn derivatives_of_several_uses_add_up() {
    let mut graph = Graph::new();
    let x = graph.leaf("x", 3.0);
    graph.compute("f", Op::Affine, &[x, x, x]);
    graph.forward();
    graph.backward();
    assert_eq!(graph.node(1).value, 12.0);
    assert_eq!(graph.terms(x).len(), 3);
    assert_eq!(graph.node(x).grad, 7.0);
}

/// What a nudge predicts and what it does part as the nudge grows; the change ripples through each later node.
#[test]
fn a_nudge_ripples_through_the_nodes_after_it() {
    let kind = chain::find("toy");
    let chain = Chain::new(kind.functions, kind.beta, kind.omega, kind.x, kind.y);
    let omega1 = chain.graph.find("omega1").unwrap();
    let moved = chain.graph.nudged(omega1, 1e-3);
    for (node, (now, before)) in chain.graph.nodes().iter().zip(moved.iter().zip(chain.graph.nodes())) {
        let later = ["f1", "h2", "f2", "h3", "f3", "l", "omega1"].contains(&node.name.as_str());
        assert_eq!(*now != before.value, later, "{}", node.name);
    }
    let predicted = 1e-3 * chain.graph.node(omega1).grad;
    let actual = moved.last().unwrap() - chain.loss();
    assert!((predicted - actual).abs() < 0.1 * predicted.abs(), "{predicted} {actual}");
}
