//! Printed formulas, recomputed from the numbers printed in them: the right of every line gives the number on its left to a unit
//! of its last digit.

mod evaluate;
mod lines;
mod tables;
mod value;

use evaluate::{read, tokens};
use gradstep::lab;
use gradstep::panel::Block;
use lines::{formulas, recompute, recompute_words};

/// Recomputes all that a link's panels say at some steps: how many lines could be compared, and which are wrong.
fn panels(link: &str, steps: impl Fn(usize) -> Vec<usize>) -> (usize, Vec<String>) {
    let (scenario, warnings) = lab::parse(link);
    assert!(warnings.is_empty(), "{link}: {warnings:?}");
    let session = lab::of(&scenario).open(&scenario, None);
    let (mut lines, mut all) = (0, Vec::new());
    for t in steps(session.steps()) {
        let blocks = session.panel(t);
        let words = blocks.iter().filter_map(|block| match block {
            Block::Prose(html) => Some(recompute_words(html)),
            _ => None,
        });
        let said: Vec<_> = words.collect();
        for (count, wrong) in formulas(blocks).iter().map(|formula| recompute(formula)).chain(said) {
            lines += count;
            all.extend(wrong.into_iter().map(|what| format!("{link} t = {t}: {what}")));
        }
    }
    (lines, all)
}

/// The first steps and some of the others.
fn some(last: usize) -> Vec<usize> {
    let stride = (last / 24).max(1);
    (0..30.min(last)).chain((30..last).step_by(stride)).chain([last]).collect()
}

/// Holds that links have lines with numbers on both sides, and that all of them can be recomputed.
fn hold<'a>(links: impl Iterator<Item = &'a str>, least: usize) {
    let mut wrong = Vec::new();
    for link in links {
        let (lines, of_link) = panels(link, some);
        assert!(lines >= least, "{link}: {lines} lines");
        wrong.extend(of_link);
    }
    assert!(wrong.is_empty(), "{} lines:\n{}", wrong.len(), wrong.join("\n"));
}

fn presets(id: &str) {
    hold(lab::find(id).presets().iter().map(|preset| preset.link), 10);
}

#[test]
fn presets_of_the_descent_lab() {
    presets("descent");
}

#[test]
fn presets_of_the_chain_lab() {
    presets("chain");
}

#[test]
fn presets_of_the_network_lab() {
    presets("network");
}

#[test]
fn presets_of_the_initialisation_lab() {
    presets("init");
}

#[test]
fn every_line_of_every_rule() {
    let mut all = Vec::new();
    for method in gradstep::optimizer::entries() {
        let descent = [
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
        ];
        let network =
            ["batch=5", "problem=gabor&sizes=1,6,6,1&act=tanh&lr=0.1&pick=1:2:3", "pick=1:1:0&lr=0.003"];
        let links: Vec<String> = descent
            .iter()
            .map(|settings| format!("lab=descent&opt={}&{settings}", method.id))
            .chain(
                network.iter().map(|settings| format!("lab=network&opt={}&{settings}&steps=60", method.id)),
            )
            .collect();
        // A method leaves out what it has no parameter for.
        all.extend(links.iter().map(|link| lab::parse(&format!("v=1&{link}")).0.link()));
    }
    hold(all.iter().map(String::as_str), 12);
}

#[test]
fn whatever_a_network_is_made_of() {
    let mut links = Vec::new();
    for act in gradstep::activation::entries() {
        links.push(format!("v=1&lab=network&act={}&nudge=0.01&steps=5", act.id));
        links.push(format!("v=1&lab=network&act={}&by=layer&reduce=half-mean&batch=4&steps=5", act.id));
        links.push(format!(
            "v=1&lab=network&problem=gabor&sizes=1,5,4,1&act={}&init=xavier&steps=3&gain=2",
            act.id
        ));
    }
    for loss in gradstep::loss::entries() {
        for reduce in ["sum", "mean", "half-mean"] {
            for out in ["linear", "sigmoid", "softmax"] {
                links.push(format!(
                    "v=1&lab=network&problem=rings&sizes=2,4,{}&act=tanh&loss={}&out={out}&reduce={reduce}&steps=4",
                    1, loss.id
                ));
                links.push(format!(
                    "v=1&lab=network&x=0.05,0.1,1,2,-1,0.5&y=0,1,0,1,0,0,0,0,1&sizes=2,3,3&act=sigmoid&loss={}&out={out}\
                     &reduce={reduce}&steps=4&example=1",
                    loss.id
                ));
            }
        }
    }
    let links: Vec<String> = links.iter().map(|link| lab::parse(link).0.link()).collect();
    hold(links.iter().map(String::as_str), 10);
}

#[test]
fn whatever_a_chain_is_made_of() {
    let mut links = Vec::new();
    for kind in gradstep::chain::entries() {
        for rest in ["", "&x=-7.25&y=30", "&nudge=omega1:0.001&steps=20", "&b=-3,0.01,2,-1&w=0.001,-20,5,0.3"]
        {
            links.push(lab::parse(&format!("v=1&lab=chain&chain={}{rest}", kind.id)).0.link());
        }
    }
    hold(links.iter().map(String::as_str), 10);
}

#[test]
fn whatever_is_descended() {
    let mut links = Vec::new();
    for reduce in ["sum", "mean", "half-mean"] {
        for settings in [
            "cloud=1&problem=gabor&batch=3&landscape=1",
            "cloud=1&problem=gabor&batch=8&lr=0.3",
            "units=standard&x=100,101,102,103,104&y=3,-4,5.5,7,7&lr=0.02",
            "units=standard&problem=gabor&x=-10,2,30,7&y=0.1,-0.4,0.5,0.7&lr=0.02",
            "opt=linesearch&problem=gabor",
            "opt=momentum&memory=1",
        ] {
            links.push(format!("v=1&lab=descent&{settings}&reduce={reduce}"));
        }
        for loss in gradstep::loss::entries() {
            links.push(format!("v=1&lab=descent&loss={}&reduce={reduce}&x=1,2,3,4&y=0,1,0,1", loss.id));
        }
        links.push(format!(
            "v=1&lab=network&units=standard&x=100,101,102,103&y=3,-40,5.5,7&reduce={reduce}&steps=4"
        ));
    }
    let links: Vec<String> = links.iter().map(|link| lab::parse(link).0.link()).collect();
    hold(links.iter().map(String::as_str), 10);
}

/// With numbers that three decimals write in full, the formulas of a loss give the loss and its derivative.
#[test]
fn every_loss_is_what_its_formulas_say() {
    for (id, loss) in crate::support::losses() {
        let targets: &[f64] = if loss.two_class() { &[0.0, 1.0] } else { &[-1.25, 0.0, 2.5] };
        for y in targets {
            for f in [-3.125, -0.75, -0.25, 0.125, 0.5, 2.0, 4.875] {
                let (value_of, by_f) = loss.at(f, *y);
                for (formula, want) in loss.formula(Some((f, *y))).iter().zip([value_of, by_f]) {
                    let shown = tokens(&read(&mut &formula[..]))
                        .unwrap_or_else(|| panic!("{id}: names in {formula}"));
                    let got = evaluate::value(&shown).flat()[0];
                    assert!(
                        (got - want).abs() < 1e-12 * want.abs().max(1.0),
                        "{id} at {f}, {y}: {got} for {want}: {formula}"
                    );
                }
            }
        }
    }
}
