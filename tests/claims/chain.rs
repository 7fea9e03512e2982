//! The chain lab: derivatives node by node.

use super::{column, preset, with};
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
