//! The chain lab: derivatives node by node.

use super::{column, panel, preset, with};
use crate::support::assert_close;
use gradstep::math::pow;

#[test]
fn chains() {
    let grads = |link: &str, name: &str| column(link, "", name)[0];
    let factor = |id: &str, node: &str| grads(preset(id), &format!("grads.{node}"));
    assert_close("∂ℓ/∂f₁", &[factor("chain/backwards", "f1")], &[-17.060], 5e-4);
    // Each node's derivative is 2 (f₃ − y) times the weights behind it.
    let linear = preset("chain/linear");
    let value = |name: &str| grads(linear, &format!("values.{name}"));
    let mut product = 2.0 * (value("f3") - 1.0);
    for (node, weight) in [("f3", 1.0), ("f2", 1.0), ("f1", -2.0), ("f0", 0.5)] {
        product *= weight;
        assert_close(node, &[grads(linear, &format!("grads.{node}"))], &[product], 1e-12);
    }
    for node in ["f0", "f1", "h1", "h2", "beta0", "omega0", "beta1", "omega1"] {
        assert_eq!(factor("chain/relu", node) == 0.0, node != "h2", "before the gate nothing learns: {node}");
    }
    let open = with("chain/relu", &[["b", "0.5,0,0.4,0.1"]]);
    assert!(grads(&open, "grads.f0") != 0.0, "raise β₁ and the derivatives come back");
    let left = factor("chain/vanishing", "f0") / factor("chain/vanishing", "f3");
    assert!(
        (0.015..0.03).contains(&pow(left, 1.0 / 3.0)),
        "about two hundredths each: {}",
        pow(left, 1.0 / 3.0)
    );
    let trained = column(preset("chain/train"), "", "losses");
    assert!(trained.windows(2).all(|pair| pair[1] < pair[0]), "the loss falls");
}

#[test]
fn where_gates_open_and_pushes_mislead() {
    let f1 =
        |b1: &str| column(&with("chain/relu", &[["b", &format!("0.5,{b1},0.4,0.1")]]), "", "values.f1")[0];
    assert!(f1("-1.36") <= 1e-12 && f1("-1.35") > 0.0, "{} {}", f1("-1.36"), f1("-1.35"));
}

#[test]
fn what_is_known_after_how_many_steps() {
    let known = |t: usize| !panel(preset("chain/toy"), t).contains("<td class=\"loss\">?</td>");
    assert_eq!((0..=23).position(known), Some(8), "the loss is known after eight steps");
    // Which local derivative is the largest: that of the exponential.
    let grads = ["f3", "h3", "f2", "h2", "f1", "h1", "f0"]
        .map(|node| column(preset("chain/backwards"), "", &format!("grads.{node}"))[0]);
    let locals: Vec<f64> = grads.windows(2).map(|pair| (pair[1] / pair[0]).abs()).collect();
    assert!((0..locals.len()).all(|i| i == 3 || locals[i] < locals[3]), "{locals:?}");
}

#[test]
fn pushes_and_steps() {
    let omega = ["omega0", "omega1", "omega2", "omega3"]
        .map(|name| column(preset("chain/nudge"), "", &format!("params.{name}"))[0]);
    let loss = |amount: f64| {
        let w = format!("{},{},{},{}", omega[0], omega[1] + amount, omega[2], omega[3]);
        column(&with("chain/toy", &[["w", &w]]), "", "losses")[0]
    };
    let start = column(preset("chain/nudge"), "", "losses")[0];
    let slope = column(preset("chain/nudge"), "", "grads.omega1")[0];
    assert_close("predicted, and so", &[slope * 0.005, loss(0.005) - start], &[-0.080, -0.070], 5e-4);
    let rises = (1..100).map(|i| 0.001 * f64::from(i)).find(|amount| loss(*amount) > start);
    assert_eq!(rises, Some(0.031));
    // The parameters that move most are those with the largest derivatives, beside the exponential.
    let moved = |name: &str| {
        let of = column(preset("chain/train"), "", &format!("params.{name}"));
        (of[1] - of[0]).abs()
    };
    let names = ["beta0", "omega0", "beta1", "omega1", "beta2", "omega2", "beta3", "omega3"];
    let most = ["beta1", "omega1"].map(moved);
    assert!(names.iter().filter(|name| !name.ends_with('1')).all(|name| moved(name) < most[0].min(most[1])));
    // One weight of the linear chain set to zero takes along the derivatives of all before it.
    let zero = with("chain/linear", &[["w", "1.5,-2,0,1"]]);
    let gone = |name: &str| column(&zero, "", &format!("grads.{name}"))[0] == 0.0;
    assert!(["f0", "h1", "f1", "h2", "beta0", "omega0", "beta1", "omega1"].into_iter().all(gone));
    assert!(["f2", "h3", "f3", "beta2", "omega2", "beta3"].into_iter().all(|name| !gone(name)));
}
