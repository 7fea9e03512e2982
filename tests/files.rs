//! What a reader saves: each plot has numbers of its own, files have telling names, and what is in them is what is shown.

use gradstep::lab;
use gradstep::widget::Widget;
use serde_json::Value;
use std::collections::BTreeMap;

fn files(widget: &Widget, view: &str) -> Value {
    serde_json::from_str(&widget.files(view)).expect("JSON")
}

fn names(widget: &Widget, view: &str) -> BTreeMap<String, String> {
    let text = |file: &Value, key: &str| file[key].as_str().expect(key).to_string();
    let all = files(widget, view)["files"].as_array().expect("a list").clone();
    all.iter().map(|file| (text(file, "id"), text(file, "name"))).collect()
}

/// The rows of a file of numbers, each as wide as its head.
fn rows(text: &str) -> Vec<Vec<&str>> {
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
    assert!(rows.len() > 1 && rows.iter().all(|row| row.len() == rows[0].len()), "{text}");
    rows
}

/// Every preset of every lab, some steps on.
fn shown() -> Vec<Widget> {
    let links = lab::ALL.iter().flat_map(|lab| lab.presets()).map(|preset| preset.link);
    let at = |link| {
        let mut widget = Widget::new(link);
        widget.seek(widget.steps().min(9));
        widget
    };
    links.map(at).collect()
}

#[test]
fn each_plot_has_numbers_of_its_own() {
    for widget in shown() {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for view in widget.session().views() {
            let text = widget.plot_csv(view.id).unwrap_or_else(|| panic!("{}: {}", widget.link(), view.id));
            assert!(!text.contains("NaN") && !text.contains("inf"), "{}: {text}", widget.link());
            let head = text.lines().next().expect("a head");
            let other = seen.insert(head.to_string(), view.id.into());
            assert_eq!(other, None, "{}: {} has the numbers of another plot", widget.link(), view.id);
        }
        assert_eq!(widget.plot_csv("no"), None);
    }
}

#[test]
fn names_say_what_is_in_the_file() {
    let mut widget = Widget::new("v=1&lab=descent&problem=gabor&opt=adam&lr=0.3&batch=5&seed=77");
    widget.seek(12);
    let got = names(&widget, "loss");
    let want = [
        ("examples", "descent-gabor-examples.csv"),
        ("numpy", "descent-gabor-numpy.py"),
        ("plot", "descent-gabor-loss-step-12.csv"),
        ("pytorch", "descent-gabor-pytorch.py"),
        ("run", "descent-gabor-run.csv"),
    ];
    assert_eq!(got, want.map(|(id, name)| (id.to_string(), name.to_string())).into());
    assert_eq!(files(&widget, "surface")["picture"], "descent-gabor-surface-step-12");
    let preset = lab::find("network").presets()[0];
    let widget = Widget::new(preset.link);
    let weights = names(&widget, "")["weights"].clone();
    assert_eq!(weights, format!("network-{}-weights-step-{}.json", preset.id, widget.t()));
    assert!(!names(&widget, "").contains_key("plot"), "there is none without a plot");
}

#[test]
fn the_loss_plot_has_the_losses() {
    let widget = Widget::new("v=1&lab=descent&steps=20&batch=5");
    let text = widget.file("plot", "loss");
    let rows = rows(&text);
    assert_eq!(rows[0], ["method", "step", "epoch", "loss", "batch_loss"]);
    let losses = widget.session().columns().into_iter().find(|c| c.name == "loss").expect("losses").values();
    let got: Vec<f64> = rows[1..].iter().map(|row| row[3].parse().expect("a number")).collect();
    assert_eq!(got, losses);
}

#[test]
fn weights_are_those_of_the_step_shown() {
    let mut widget = Widget::new("v=1&lab=network&steps=5");
    let at = |widget: &Widget| serde_json::from_str::<Value>(&widget.file("weights", "")).expect("JSON");
    let before = at(&widget);
    widget.seek(widget.steps());
    let after = at(&widget);
    assert_eq!((&before["training_step"], &after["training_step"]), (&0.into(), &5.into()));
    assert_ne!(before["layers"], after["layers"]);
    let columns = widget.session().columns();
    let first = &columns.iter().find(|c| c.name == "params").expect("parameters").values()[0];
    assert_eq!(before["layers"][0]["beta"][0].as_f64(), Some(*first));
    let chain = at(&Widget::new("v=1&lab=chain"));
    assert_eq!(chain["parameters"]["omega0"]["value"].as_f64(), Some(0.1));
}

#[test]
fn examples_read_back_as_own_data() {
    let mut widget = Widget::new("v=1&lab=network&problem=rings&steps=3");
    let session = |widget: &Widget| widget.session().examples().expect("examples");
    let before = session(&widget);
    let text = widget.file("examples", "");
    assert_eq!(rows(&text)[0], ["x0", "x1", "y"]);
    widget.set_examples(&text);
    assert_eq!(session(&widget), before, "{:?}", widget.warnings());
}

#[test]
fn what_pytorch_lacks_is_said_in_the_menu() {
    let widget = Widget::new("v=1&lab=descent&opt=lion");
    let all = files(&widget, "loss")["files"].as_array().expect("a list").clone();
    let refused = |id: &str| all.iter().find(|file| file["id"] == id).expect(id)["refused"].clone();
    assert_eq!(refused("pytorch"), "PyTorch has no such form of Lion.");
    assert_eq!(refused("numpy"), "");
    assert_eq!(widget.file("pytorch", ""), "");
}

#[test]
fn a_line_search_saves_what_it_tried_and_a_momentum_what_past_gradients_weigh() {
    let mut widget = Widget::new("v=1&lab=descent&problem=gabor&opt=linesearch&start=3,10");
    widget.seek(1);
    let text = widget.plot_csv("ray").expect("its numbers");
    let all = rows(&text);
    assert_eq!(all[0], ["what", "round", "point", "alpha", "loss"]);
    let number = |row: &[&str], at: usize| row[at].parse::<f64>().expect("a number");
    let tried = || all.iter().filter(|row| row[0] == "tried");
    assert_eq!(
        [number(tried().next().expect("a first"), 3), number(tried().nth(3).expect("d"), 3)],
        [0.0, 1.0]
    );
    let found = all.iter().find(|row| row[0] == "found").expect("the rate found");
    let [a, d] = [3, 0].map(|back| number(tried().rev().nth(back).expect("the last round"), 3));
    assert!(a < number(found, 3) && number(found, 3) < d, "{text}");
    assert!(tried().all(|row| number(found, 4) <= number(row, 4) + 0.01), "{text}");
    // The loss there is that of the next step.
    widget.seek(2);
    let losses = widget.plot_csv("loss").expect("losses");
    assert_eq!(rows(&losses)[3][3], found[4]);

    let mut widget = Widget::new("v=1&lab=descent&opt=momentum&beta=0.5&memory=1");
    widget.seek(2);
    let text = widget.plot_csv("memory").expect("its numbers");
    assert_eq!(text, "step,steps_ago,weight\n2,0,0.5\n1,1,0.25\n0,2,0.125\n");
}
