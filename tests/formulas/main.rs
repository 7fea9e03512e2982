//! Printed formulas, recomputed from the numbers printed in them. Of every line of every method's rule the right gives the number
//! on the left to a unit of its last digit.

mod evaluate;
#[path = "../support/mod.rs"]
mod support;

use evaluate::{Node, number, read, tokens, value, words};
use gradstep::lab;
use gradstep::panel::Block;

/// The units of the last digits of a line's left.
fn units(left: &[Node]) -> Vec<f64> {
    let mut all = Vec::new();
    for node in left {
        if let Node::Element(name, inside) = node {
            match name.as_str() {
                "mn" => all.push(number(&words(inside)).1),
                _ => all.extend(units(inside)),
            }
        }
    }
    all
}

fn math(block: Block) -> Option<String> {
    match block {
        Block::Math(text) => Some(text),
        Block::Step(formula) => math(*formula),
        _ => None,
    }
}

/// Recomputes a line with numbers; nothing where it has names in it, or says nothing of a result.
fn recompute(line: &str, what: &str) -> Option<()> {
    let nodes = read(&mut &line[..]);
    // The line as a whole is a row.
    let [Node::Element(_, parts)] = nodes.as_slice() else { return None };
    let is = |node: &Node| matches!(node, Node::Element(name, inside) if name == "mo" && matches!(words(inside).as_str(), "←" | "="));
    let at = parts.iter().position(is)?;
    let (left, right) = (tokens(&parts[..at])?, tokens(&parts[at + 1..])?);
    let (got, want) = (value(&right), value(&left));
    for ((got, want), unit) in got.iter().zip(&want).zip(units(&parts[..at])) {
        assert!(
            (got - want).abs() <= unit * (1.0 + 1e-9) || want.abs() > 1e200,
            "{what}: {got} for {want}, more than {unit} away: {line}"
        );
    }
    assert_eq!(got.len(), want.len(), "{what}");
    Some(())
}

#[test]
fn every_line_of_every_rule_can_be_recomputed() {
    for method in gradstep::optimizer::entries() {
        let (mut lines, mut panels) = (0, 0);
        for settings in [
            "problem=line&lr=0.03",
            "problem=line&lr=0.05&steps=400",
            "problem=gabor&batch=5&lr=0.5&seed=15",
            "problem=gabor&batch=7&lr=0.37&schedule=cosine",
            "problem=gabor&start=-0.166,4.881&lr=0.01",
            "problem=valley&lr=0.08&steps=200",
            "problem=valley&lr=0.08&eps=1e-20&correct=0",
            "problem=himmelblau&lr=0.01&schedule=inverse&steps=200",
            "problem=saddle&start=-1.2,0",
            "problem=rosenbrock&lr=0.001&lambda=0.3&form=errata&steps=300",
            "problem=beale&lr=0.01&beta=0.5&gamma=0.5",
            "problem=ravine&lr=0.0049",
        ] {
            let (scenario, _) = lab::parse(&format!("v=1&lab=descent&opt={}&{settings}", method.id));
            let session = lab::of(&scenario).open(&scenario, None);
            for t in (0..12).chain((12..session.steps()).step_by(7)).filter(|t| *t < session.steps()) {
                let what = format!("{} {settings} t = {t}", method.id);
                lines += session
                    .panel(t)
                    .into_iter()
                    .filter_map(math)
                    .filter_map(|l| recompute(&l, &what))
                    .count();
                panels += 1;
            }
        }
        assert!(panels > 200 && lines >= panels, "{}: {lines} lines of {panels} panels", method.id);
        for settings in
            ["batch=5", "problem=gabor&sizes=1,6,6,1&act=tanh&lr=0.1&pick=1:2:3", "pick=1:1:0&lr=0.003"]
        {
            let (scenario, _) = lab::parse(&format!("v=1&lab=network&opt={}&{settings}&steps=60", method.id));
            let session = lab::of(&scenario).open(&scenario, None);
            let trained = (session.steps().saturating_sub(59)..=session.steps()).step_by(3);
            let mut lines = 0;
            for t in trained.clone() {
                let what = format!("network, {} {settings} t = {t}", method.id);
                lines += session
                    .panel(t)
                    .into_iter()
                    .filter_map(math)
                    .filter_map(|l| recompute(&l, &what))
                    .count();
            }
            assert!(lines > 0, "{} {settings}: {} steps", method.id, trained.count());
        }
    }
}

/// With numbers that three decimals write in full, the formulas of a loss give the loss and its derivative.
#[test]
fn every_loss_is_what_its_formulas_say() {
    for (id, loss) in support::losses() {
        let targets: &[f64] = if loss.two_class() { &[0.0, 1.0] } else { &[-1.25, 0.0, 2.5] };
        for y in targets {
            for f in [-3.125, -0.75, -0.25, 0.125, 0.5, 2.0, 4.875] {
                let (value_of, by_f) = loss.at(f, *y);
                for (formula, want) in loss.formula(Some((f, *y))).iter().zip([value_of, by_f]) {
                    let shown = tokens(&read(&mut &formula[..]))
                        .unwrap_or_else(|| panic!("{id}: names in {formula}"));
                    let got = value(&shown)[0];
                    assert!(
                        (got - want).abs() < 1e-12 * want.abs().max(1.0),
                        "{id} at {f}, {y}: {got} for {want}: {formula}"
                    );
                }
            }
        }
    }
}
