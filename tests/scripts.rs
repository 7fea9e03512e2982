//! Runs taken along as scripts in Python: every member has its lines, and what scripts print are the lab's own losses.
//!
//! Running them takes Python: `cargo xtask test --only scripts`, and `--only pytorch`.

use gradstep::lab::{self, Language};
use gradstep::{activation, loss, optimizer, problem, schedule};
use std::io::Write;
use std::process::{Command, Stdio};

fn script(link: &str, language: Language) -> Result<String, String> {
    let (scenario, warnings) = lab::parse(link);
    assert!(warnings.is_empty(), "{link}: {warnings:?}");
    lab::of(&scenario).script(&scenario, language).unwrap_or_else(|| panic!("{link} has a run"))
}

/// The losses of each run of a link, one after another.
fn losses(link: &str) -> Vec<f64> {
    let (scenario, _) = lab::parse(link);
    let session = lab::of(&scenario).open(&scenario, None);
    let columns = session.columns();
    let name = match scenario.schema().id {
        "network" => "training.loss",
        "chain" => "losses",
        _ => "loss",
    };
    columns.iter().filter(|column| column.name == name).flat_map(|column| column.values()).collect()
}

fn ids(entries: Vec<gradstep::param::Entry>) -> Vec<&'static str> {
    entries.iter().map(|entry| entry.id).collect()
}

/// Runs of the descent lab: every method on every problem with every schedule and all ways to draw batches; every loss; every
/// form of a method.
fn descents() -> Vec<String> {
    let mut links = Vec::new();
    let all = |links: &mut Vec<String>, problem: &str, more: &str| {
        for opt in ids(optimizer::entries()) {
            // A rate at which these neither leap about, which makes much of any rounding, nor come upon a minimum to the last digit.
            let small = ["normalised", "rmsprop"].contains(&opt);
            let rate = if small { "&lr=0.0173" } else { "" };
            for schedule in ids(schedule::entries()) {
                links.push(format!(
                    "v=1&lab=descent&problem={problem}&opt={opt}&schedule={schedule}{rate}&steps=30{more}"
                ));
            }
        }
    };
    for problem in problem::ALL.iter() {
        let id = problem.entry().id;
        all(&mut links, id, "");
        if matches!(problem.kind(), problem::ProblemKind::Fit(..)) {
            all(&mut links, id, "&batch=5&every=2&seed=3");
            all(&mut links, id, "&batch=4&sampling=independent&seed=4294967295");
        }
    }
    let classes = "&x=-2,-1,0.5,1,2,3,4&y=0,0,1,0,1,1,1";
    for loss in ids(loss::entries()) {
        let data = if loss == "crossentropy" { classes } else { "" };
        links.push(format!("v=1&lab=descent&loss={loss}&batch=3&lr=0.02&steps=30{data}"));
        links.push(format!("v=1&lab=descent&problem=gabor&loss={loss}&steps=30{data}"));
    }
    links.push("v=1&lab=descent&loss=huber&delta=0.3&steps=30".into());
    for more in [
        "opt=nesterov&form=errata",
        "opt=adam&correct=0",
        "opt=adamw&correct=0&lambda=0.3",
        "opt=amsgrad&correct=0",
    ] {
        links.push(format!("v=1&lab=descent&steps=30&{more}"));
    }
    for more in ["&batch=2&opt=sgd,adam", "&loss=huber", "&problem=gabor&start=1,0.5&lr=0.1"] {
        links.push(format!(
            "v=1&lab=descent&x=1100,2104,1600,3000,852&y=199,399,329,540,179&units=standard&steps=30{more}"
        ));
    }
    links.push("v=1&lab=descent&opt=sgd,adam,lion,nesterov&steps=30".into());
    links.push("v=1&lab=descent&lr=0.5&steps=40".into()); // diverges
    links
}

/// Training in the network lab: every activation, loss and method, batches, several outputs of nothing but numbers.
fn networks() -> Vec<String> {
    let mut links = Vec::new();
    for act in ids(activation::entries()) {
        links.push(format!("v=1&lab=network&act={act}&steps=25"));
        links.push(format!("v=1&lab=network&problem=rings&act={act}&batch=7&steps=25"));
    }
    for opt in ids(optimizer::entries()) {
        links
            .push(format!("v=1&lab=network&act=tanh&init=xavier&opt={opt}&batch=5&schedule=cosine&steps=25"));
    }
    for loss in ids(loss::entries()).into_iter().filter(|id| *id != "crossentropy") {
        links.push(format!("v=1&lab=network&problem=gabor&act=tanh&loss={loss}&steps=25"));
    }
    links.push("v=1&lab=network&sizes=2,3,2&x=1,2,3,4,5,6&y=0.5,1,1.5,2,2.5,3&act=tanh&steps=20".into());
    links.push("v=1&lab=network&sizes=2,3,2&x=10,200,30,450,50,600&y=0.5,10,1.5,25,2.5,30&units=standard&act=tanh&batch=2&steps=20".into());
    links.push("v=1&lab=network&problem=rings&units=standard&act=tanh&steps=20".into());
    let ones = "sizes=2,3,1&x=1,2,3,4,5,6,2,2&y=0,1,1,0";
    let classes = "sizes=2,3,3&x=1,2,3,4,5,6,2,2&y=1,0,0,0,1,0,0,0,1,1,0,0";
    for loss in ids(loss::entries()) {
        links.push(format!("v=1&lab=network&{ones}&out=sigmoid&loss={loss}&act=tanh&steps=20"));
        links.push(format!("v=1&lab=network&{classes}&out=sigmoid&loss={loss}&act=tanh&batch=3&steps=20"));
        links.push(format!("v=1&lab=network&{classes}&out=softmax&loss={loss}&act=tanh&batch=3&steps=20"));
    }
    links.push(format!(
        "v=1&lab=network&{classes}&out=softmax&loss=crossentropy&reduce=mean&act=tanh&steps=20"
    ));
    for opt in ids(optimizer::entries()) {
        let held = "hold=biases,0:1:0,1:0:2";
        links.push(format!(
            "v=1&lab=network&sizes=1,3,1&act=tanh&init=xavier&opt={opt}&{held}&batch=5&steps=20"
        ));
    }
    links
}

fn chains() -> Vec<String> {
    ids(gradstep::chain::entries()).iter().map(|id| format!("v=1&lab=chain&chain={id}&steps=40")).collect()
}

#[test]
fn every_member_has_its_lines() {
    for link in [descents(), networks(), chains()].concat() {
        let text = script(&link, Language::NumPy).unwrap_or_else(|why| panic!("{link}: {why}"));
        assert!(
            text.lines().all(|line| line.chars().count() <= 160 || line.starts_with('#')),
            "{link}: {text}"
        );
        let torch = script(&link, Language::PyTorch);
        let (scenario, _) = lab::parse(&link);
        if scenario.schema().id != "chain" {
            let first = (optimizer::find(&scenario.words("opt")[0]).with)(&scenario);
            let known = first.in_pytorch(0.1).is_some();
            let moved = first.pytorch_place(0.1).is_some() && scenario.word("schedule") != "constant";
            assert_eq!(torch.is_ok(), known && !moved, "{link}: {torch:?}");
        }
    }
}

#[test]
fn methods_that_pytorch_lacks_say_so() {
    let why = script("v=1&lab=descent&opt=lion", Language::PyTorch);
    assert_eq!(why, Err("PyTorch has no such form of Lion.".into()));
    let some = script("v=1&lab=descent&opt=lion,adam", Language::PyTorch).unwrap();
    assert!(
        some.contains("# PyTorch has no such form of Lion.") && some.contains("torch.optim.Adam([phi], lr=")
    );
}

#[test]
fn labs_without_a_run_have_no_script() {
    for link in ["v=1&lab=init", "v=1&lab=search", "v=1&lab=network&steps=0"] {
        let (scenario, _) = lab::parse(link);
        assert!(lab::of(&scenario).script(&scenario, Language::NumPy).is_none(), "{link}");
    }
}

/// What scripts print, by the Python of the variable `GRADSTEP_PYTHON`.
fn printed(scripts: &[String]) -> Vec<String> {
    let python = std::env::var("GRADSTEP_PYTHON").expect("GRADSTEP_PYTHON names a Python");
    let mut child = Command::new(python)
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/scripts/run.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python starts");
    let input = serde_json::to_string(scripts).expect("as JSON");
    child.stdin.take().expect("its input").write_all(input.as_bytes()).expect("the scripts are sent");
    let output = child.wait_with_output().expect("Python ends");
    assert!(output.status.success(), "a script fails");
    serde_json::from_slice(&output.stdout).expect("a list of texts")
}

/// Holds that scripts print the lab's losses, to within so much of the loss or of the first one, which one is larger.
fn hold(language: Language, within: f64) {
    let links = [descents(), networks(), chains()].concat();
    let made: Vec<(String, String)> =
        links.into_iter().filter_map(|link| script(&link, language).ok().map(|text| (link, text))).collect();
    assert!(made.len() > 300, "{} scripts", made.len());
    let scripts: Vec<String> = made.iter().map(|(_, text)| text.clone()).collect();
    let mut wrong = Vec::new();
    for ((link, _), printed) in made.iter().zip(printed(&scripts)) {
        let number = |line: &str| line.split_once(' ').and_then(|(_, loss)| loss.parse::<f64>().ok());
        let got: Vec<f64> = printed.lines().filter_map(number).collect();
        let want = if language == Language::PyTorch && link.contains(',') && link.contains("lion") {
            continue; // some of its methods alone
        } else {
            losses(link)
        };
        let close = |(a, b): (&f64, &f64)| {
            a == b || (a - b).abs() <= within * b.abs().max(want[0].abs()) || !b.is_finite()
        };
        if got.len() != want.len() || !got.iter().zip(&want).all(close) {
            let first = got.iter().zip(&want).position(|pair| !close(pair));
            let at = first.map_or_else(
                || format!("{} lines, not {}", got.len(), want.len()),
                |t| format!("step {t}: {}, not {}", got[t], want[t]),
            );
            wrong.push(format!("{link}: {at}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), made.len(), wrong.join("\n"));
}

#[test]
#[ignore = "takes NumPy: cargo xtask test --only scripts"]
fn numpy_prints_the_losses_of_the_lab() {
    hold(Language::NumPy, 1e-12);
}

#[test]
#[ignore = "takes PyTorch: cargo xtask test --only pytorch"]
fn pytorch_prints_the_losses_of_the_lab() {
    hold(Language::PyTorch, 1e-9);
}
