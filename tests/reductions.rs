//! The sum of the examples' losses, their mean and half of it: numbers, and what is said of them.

use crate::support::*;
use gradstep::lab::{self, Session};
use gradstep::panel;
use gradstep::reduction::{self, Reduction};

fn open(link: &str) -> Box<dyn Session> {
    let (scenario, warnings) = lab::parse(link);
    assert!(warnings.is_empty(), "{link}: {warnings:?}");
    lab::of(&scenario).open(&scenario, None)
}

fn column(link: &str, name: &str) -> Vec<f64> {
    let session = open(link);
    let columns = session.columns();
    columns.iter().find(|column| column.name == name).unwrap_or_else(|| panic!("{link}: no {name}")).values()
}

fn html(link: &str, t: usize) -> String {
    panel::html(&open(link).panel(t)).concat()
}

#[test]
fn runs_are_those_of_the_reference() {
    let file = reference("reductions");
    let runs = list(&file, "runs");
    assert_eq!(runs.len(), 18);
    for case in runs {
        let link = case["link"].as_str().expect("a link");
        for (name, want) in case.as_object().expect("a run").iter().filter(|(name, _)| *name != "link") {
            assert_close(&format!("{link}: {name}"), &column(link, name), &numbers(want), 1e-11);
        }
    }
    for over in reduction::entries().iter().skip(1) {
        let with = |lab: &str| {
            let key = format!("reduce={}&", over.id);
            runs.iter()
                .any(|run| run["link"].as_str().is_some_and(|link| link.contains(lab) && link.contains(&key)))
        };
        assert!(with("lab=descent") && with("lab=network"), "{} has reference runs", over.id);
    }
}

/// The rate that a panel names for a run with another convention, as the button beside it sets it.
fn offered(html: &str, other: &str) -> String {
    let from = html.split_once(&format!("data-set=\"reduce={other}&amp;lr=")).expect("a button").1;
    from.split_once('"').expect("its end").0.into()
}

#[test]
fn the_rate_that_is_named_gives_the_same_run() {
    let rules = ["opt=sgd", "opt=momentum", "opt=nesterov", "opt=nesterov&form=errata"];
    let shared = "steps=12&schedule=step";
    for problem in
        ["problem=line&", "problem=line&batch=4&", "problem=gabor&batch=5&", "problem=line&loss=huber&"]
    {
        for (rule, from) in rules.iter().flat_map(|rule| reduction::ALL.map(|from| (rule, from.entry().id))) {
            let link = format!("v=1&lab=descent&{problem}{rule}&{shared}&reduce={from}");
            let said = html(&link, 3);
            for other in
                reduction::ALL.map(|other| other.entry().id).into_iter().filter(|other| *other != from)
            {
                let rate = offered(&said, other);
                let theirs = format!("v=1&lab=descent&{problem}{rule}&{shared}&reduce={other}&lr={rate}");
                assert_close(&theirs, &column(&theirs, "phi"), &column(&link, "phi"), 1e-9);
            }
        }
    }
    for from in reduction::ALL.map(|from| from.entry().id) {
        for batch in ["0", "20"] {
            let link = format!("v=1&lab=network&batch={batch}&steps=20&reduce={from}");
            let said = html(&link, 60);
            for other in
                reduction::ALL.map(|other| other.entry().id).into_iter().filter(|other| *other != from)
            {
                let theirs = format!(
                    "v=1&lab=network&batch={batch}&steps=20&reduce={other}&lr={}",
                    offered(&said, other)
                );
                let name = "training.params";
                assert_close(&theirs, &column(&theirs, name), &column(&link, name), 1e-9);
            }
        }
    }
}

#[test]
fn a_sheet_with_half_the_mean_of_97_examples_is_understood() {
    let x: Vec<f64> = (0..97).map(|i| f64::from(i) / 97.0).collect();
    let y: Vec<f64> = x.iter().map(|x| 0.5 + x).collect();
    let data = format!("v=1&lab=descent&x={}&y={}", join(&x), join(&y));
    let said = html(&format!("{data}&reduce=half-mean&lr=0.01"), 0);
    assert!(said.contains("α = 0.01/(2·97) = 0.0000515464"), "{said}");
    let sum = html(&format!("{data}&lr=0.0001"), 0);
    assert!(sum.contains("α = 0.0001·97 = 0.0097") && sum.contains("α = 0.0001·2·97 = 0.0194"), "{sum}");
}

#[test]
fn methods_that_rescale_run_alike_at_the_same_rate() {
    for opt in ["adam", "rmsprop", "adagrad", "adamw", "amsgrad", "normalised", "lion"] {
        let link = |over: Reduction| {
            format!("v=1&lab=descent&opt={opt}&lr=0.05&eps=1e-15&steps=15&reduce={}", over.entry().id)
        };
        let sum = link(Reduction::Sum);
        for other in [Reduction::Mean, Reduction::HalfMean] {
            assert_close(&link(other), &column(&link(other), "phi"), &column(&sum, "phi"), 1e-6);
        }
        let said = html(&sum, 2);
        assert!(said.contains("the same α gives the same run"), "{opt}: {said}");
        assert_eq!(said.contains("but for ε"), opt != "lion", "{opt}");
    }
}

#[test]
fn defaults_make_the_same_run() {
    for lab in ["descent", "descent&problem=gabor", "network&steps=30", "descent&opt=momentum"] {
        let name = if lab.starts_with("network") { "training.params" } else { "phi" };
        let sum = column(&format!("v=1&lab={lab}"), name);
        for other in ["mean", "half-mean"] {
            let link = format!("v=1&lab={lab}&reduce={other}");
            assert_close(&link, &column(&link, name), &sum, 1e-9);
        }
    }
}

#[test]
fn formulas_tables_and_plots_follow() {
    let at = |over: &str| html(&format!("v=1&lab=descent&lr=0.02&batch=5&reduce={over}"), 3);
    let [sum, mean, half] = ["sum", "mean", "half-mean"].map(at);
    assert!(sum.contains(">sum<") && sum.contains("the gradient summed over this batch of 5"));
    for other in [&mean, &half] {
        assert!(
            other.contains(">mean<") && other.contains("the gradient averaged over this batch of 5"),
            "{other}"
        );
        let fraction = |n: usize| format!("<mn>1</mn></mrow><mrow><mn>{n}</mn></mrow></mfrac>");
        assert!(other.contains(&fraction(5)), "the batch's mean: {other}");
        assert!(!other.contains(">sum<") && !other.contains("summed"));
    }
    assert!(half.contains("<mn>½</mn>") && !mean.contains("<mn>½</mn>") && !sum.contains("<mn>½</mn>"));
    let alt = |over: &str| {
        let session = open(&format!("v=1&lab=descent&reduce={over}"));
        let at = lab::Moment { t: 3, progress: 1.0, narrow: false, width: 600.0 };
        let plots = session.plots();
        (0..2)
            .map(|i| {
                let figure = plots.figure(["surface", "loss"][i], at);
                format!("{} {} {} {}", figure.title, figure.note, figure.alt, figure.y.label)
            })
            .collect::<Vec<_>>()
            .join("\n")
    };
    assert!(!alt("sum").contains("ean "), "{}", alt("sum"));
    for words in ["Mean loss L[φ]", "Mean loss surface of Line", "mean of all examples", "L (mean)"] {
        assert!(alt("mean").contains(words), "{words}: {}", alt("mean"));
    }
    assert!(alt("half-mean").contains("Half the mean loss by step"), "{}", alt("half-mean"));
}

#[test]
fn the_optimum_and_the_largest_stable_rate_follow() {
    let with = |over: &str, rate: f64| {
        let losses = column(&format!("v=1&lab=descent&reduce={over}&lr={rate}&steps=10000"), "loss");
        losses[losses.len() - 1]
    };
    for (over, n, lowest, said) in [("mean", 12.0, 0.0165, "0.4797"), ("half-mean", 24.0, 0.0083, "0.959")] {
        let html = html(&format!("v=1&lab=descent&reduce={over}"), 0);
        assert!(html.contains(&format!("= {said}")), "2/λ_max: {html}");
        let limit = 0.039_975_989_640_4 * n;
        let [below, above] = [0.999, 1.001].map(|part| with(over, part * limit));
        assert!((below - lowest).abs() < 0.001 && above > below + 0.001, "{over}: {below} {above}");
    }
}

#[test]
fn links_without_the_key_are_sums_and_surfaces_know_none() {
    assert_eq!(digest("v=1&lab=descent&reduce=sum"), digest("v=1&lab=descent"));
    assert_ne!(digest("v=1&lab=descent&reduce=mean"), digest("v=1&lab=descent"));
    assert_eq!(
        digest("v=1&lab=descent&problem=valley&reduce=mean"),
        digest("v=1&lab=descent&problem=valley")
    );
    let shows = |link: &str| {
        let (scenario, _) = lab::parse(link);
        lab::of(&scenario).shown(&scenario).contains(&"reduce")
    };
    assert!(shows("v=1&lab=descent") && shows("v=1&lab=network") && shows("v=1&lab=search"));
    assert!(!shows("v=1&lab=descent&problem=valley") && !shows("v=1&lab=search&problem=valley"));
}

#[test]
fn a_search_fits_by_the_same_convention() {
    let link = "v=1&lab=search&reduce=half-mean&budget=9";
    let session = open(link);
    let html = panel::html(&session.panel(4)).concat();
    let trial = html.split_once("data-open=\"").expect("a run to open").1.split_once('"').unwrap().0;
    assert!(trial.contains("reduce=half-mean"), "{trial}");
}

#[test]
fn every_batch_leads_where_it_would_with_the_sum() {
    let shared = "v=1&lab=descent&problem=gabor&batch=3&cloud=1&start=3,10&view=surface,batch,cloud";
    let said = |settings: &str| html(&format!("{shared}&{settings}"), 0);
    let [sum, mean] = ["lr=0.5", "reduce=mean&lr=1.5"].map(said);
    let hundred = |html: &str| {
        html.split_once("Of 100 such batches ")
            .expect("a share")
            .1
            .split_once(" lead")
            .expect("its end")
            .0
            .to_string()
    };
    assert_eq!(hundred(&sum), "40");
    assert_eq!(hundred(&mean), "40");
    assert!(sum.contains("times I/B") && !mean.contains("times I/B"), "means compare as they are: {mean}");
    assert!(mean.contains("The mean of their gradients is the gradient of all examples"), "{mean}");
    let column = |settings: &str| column(&format!("{shared}&{settings}"), "phi");
    assert_close("runs", &column("reduce=mean&lr=1.5"), &column("lr=0.5"), 1e-6);
}
