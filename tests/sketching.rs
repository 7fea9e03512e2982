//! Curves that are sketched by a few of their points: told in what their shape differs, and nothing seen of them before.

use crate::support::told::{asking, json};
use gradstep::lab::{self, Answers, Place};
use gradstep::plot::Frame;
use gradstep::widget::{Class, Widget};
use serde_json::Value;

const FRAME: Frame = Frame { width: 600.0, height: 400.0, ratio: 1.0 };

fn curve(link: &str, quantity: &str, step: Option<usize>) -> Answers {
    let (scenario, _) = lab::parse(link);
    lab::of(&scenario).sketch(&scenario, quantity, step).unwrap_or_else(|| panic!("{link}"))
}

fn texts(values: &[f64]) -> Vec<String> {
    values.iter().map(|v| format!("{v:.3e}")).collect()
}

const FALLS: &str = "v=1&lab=descent&problem=line&opt=sgd&lr=0.02&steps=30";
const LOG: &str = "v=1&lab=descent&problem=line&opt=sgd&lr=0.02&steps=30&scale=log";
const SIGNAL: &str = "v=1&lab=init&var=0.03&init=normal";

const NETWORK: &str = "v=1&lab=network&act=tanh&lr=0.0005&steps=40";

const ASKED: [(&str, &str, Option<usize>, &str); 5] = [
    (NETWORK, "loss", Some(30), "loss@30"),
    (FALLS, "loss", Some(10), "loss@10"),
    (LOG, "loss", Some(10), "loss@10"),
    (SIGNAL, "forward.12", None, "forward.12"),
    (SIGNAL, "float32", None, "float32"),
];

/// What is told of a sketch.
fn said(link: &str, asked: &str, values: &[f64]) -> (bool, String) {
    let mut widget = Widget::new(&format!("{link}&ask={asked}~sketch"));
    let told = json(&widget.commit(&texts(values)));
    assert_eq!(told["unread"], Value::Array(Vec::new()), "{link}");
    let state = asking(&widget);
    match state["open"].is_null() {
        true => (true, state["told"][0]["sentence"].as_str().unwrap_or_default().into()),
        false => (false, state["open"]["said"].as_str().unwrap_or_default().into()),
    }
}

#[test]
fn the_curve_itself_is_right_and_a_flat_line_is_not() {
    for (link, quantity, step, asked) in ASKED {
        let answers = curve(link, quantity, step);
        let spot = answers.spot.as_ref().expect("a curve");
        assert!((2..=6).contains(&spot.truth.len()), "{link}");
        assert!(said(link, asked, &spot.truth).0, "{link}: the truth");
        let nearly: Vec<f64> = spot.truth.iter().map(|v| v * 1.05).collect();
        assert!(said(link, asked, &nearly).0, "{link}: nearly");
        let (right, text) = said(link, asked, &spot.from);
        assert!(!right && text.contains("not steep enough"), "{link}: {text}");
        // What is said while it can be tried again has none of the numbers.
        for v in &spot.truth {
            assert!(!text.contains(&gradstep::formula::short(*v)), "{text}");
        }
    }
}

#[test]
fn what_differs_in_shape_is_said() {
    let answers = curve(FALLS, "loss", Some(10));
    let spot = answers.spot.expect("a curve");
    let (l0, n) = (spot.from[0], spot.truth.len());
    // All the fall in the first part of the way.
    let text = said(FALLS, "loss@10", &vec![0.0; n]).1;
    assert!(text.contains("too steep"), "{text}");
    let mut risen = spot.truth.clone();
    risen[n - 1] = l0;
    let text = said(FALLS, "loss@10", &risen).1;
    assert!(
        text.starts_with("Right as far as step 8; then the sketch rises between step 8 and step 10"),
        "{text}"
    );
    // A run that diverges.
    let rises = "v=1&lab=descent&problem=line&opt=sgd&lr=0.2&steps=40";
    let spot = curve(rises, "loss", Some(4)).spot.expect("a curve");
    assert!(spot.truth.iter().any(|loss| *loss > 1.2 * spot.from[0]), "{:?}", spot.truth);
    let flat: Vec<f64> = (1..=spot.truth.len()).map(|i| spot.from[0] / (1 + 3 * i) as f64).collect();
    let text = said(rises, "loss@4", &flat).1;
    assert!(text.contains("rises between") && text.contains("and the sketch does not"), "{text}");
}

#[test]
fn it_is_dragged_by_its_handles_and_stays_beside_the_truth() {
    for (link, quantity, step, asked) in ASKED {
        let mut widget = Widget::new(&format!("{link}&ask={asked}~sketch"));
        let last = widget.steps();
        widget.seek(last);
        let open = asking(&widget)["open"].clone();
        let view = open["plot"].as_str().expect("a plot").to_string();
        let count = open["names"].as_array().expect("names").len();
        assert_eq!(json(&widget.caption(&view, 600.0))["handles"].as_array().expect("handles").len(), count);
        let [x, y] = widget.spot(&view, 1, &FRAME).expect("a handle");
        // A press between takes the nearest; it goes up and down alone.
        assert_eq!(widget.grab(&view, &FRAME, [x + 8.0, y + 60.0], 5.0, true), Some(1), "{link}");
        widget.drag(&view, 1, &FRAME, [x + 80.0, y + 60.0]);
        let [after, below] = widget.spot(&view, 1, &FRAME).expect("a handle");
        assert!(
            (after - x).abs() < 1e-6 && (below - y - 60.0).abs() < 3.0,
            "{link}: {x} {y}, {after} {below}"
        );
        let other = widget.spot(&view, 0, &FRAME).expect("a handle");
        widget.nudge(&view, 0, [0.5, 0.02]);
        let up = widget.spot(&view, 0, &FRAME).expect("a handle");
        assert!(up[1] < other[1] - 3.0 && (up[0] - other[0]).abs() < 1e-6, "{link}: by keys");
        let parts = asking(&widget)["open"]["parts"].clone();
        let parts: Vec<String> = parts
            .as_array()
            .expect("parts")
            .iter()
            .filter_map(|part| Some(part.as_str()?.to_string()))
            .collect();
        assert_eq!(parts.len(), count);
        widget.commit(&parts);
        widget.show_answer();
        let state = asking(&widget);
        assert!(
            state["told"][0]["line"].as_str().is_some_and(|line| line.contains("your sketch")),
            "{state}"
        );
        let words = widget.caption(&view, 600.0);
        assert!(words.contains("The dashed line with diamonds is your sketch."), "{link}");
        assert!(widget.link().contains(&format!("&a={}~1s", parts.join(","))), "{}", widget.link());
        let again = Widget::new(&widget.link());
        assert_eq!((again.link(), asking(&again)), (widget.link(), state));
        // The sketch lies in the plot beside the true curve.
        let spot = curve(link, quantity, step).spot.expect("a curve");
        let Place::Curve { across, .. } = &spot.place else { panic!("a curve") };
        assert_eq!(across.len(), count);
    }
}

#[test]
fn the_plot_tells_nothing_of_the_curve() {
    let of = |link: &str, view: &str| {
        let mut widget = Widget::new(link);
        widget.seek(widget.steps());
        let figure = widget.figure(view, widget.t() as f64, 600.0);
        (figure.x.span, figure.y.span, figure.handles)
    };
    let loss =
        |lr: &str| of(&format!("v=1&lab=descent&problem=line&opt=sgd&lr={lr}&ask=loss@10~sketch"), "loss");
    assert_eq!(loss("0.001"), loss("0.1"));
    let trained =
        |lr: &str| of(&format!("v=1&lab=network&act=tanh&steps=40&lr={lr}&ask=loss@30~sketch"), "loss");
    assert_eq!(trained("0.0001"), trained("0.003"));
    let signal = |act: &str| of(&format!("v=1&lab=init&act={act}&ask=forward.12~sketch"), "signal").0;
    assert_eq!(signal("relu"), signal("tanh"));
}

#[test]
fn an_author_is_offered_it_and_a_class_is_drawn() {
    let widget = Widget::new(FALLS);
    let told = json(&widget.author("loss@10~sketch"));
    assert_eq!((&told["form"], &told["refused"]), (&"sketch".into(), &"".into()), "{told}");
    assert_eq!(told["forms"].as_array().expect("forms").len(), 3, "{told}");
    assert!(
        json(&widget.author("phi@3~sketch"))["refused"]
            .as_str()
            .is_some_and(|text| text.contains("no curve"))
    );
    let truth = curve(FALLS, "loss", Some(10)).truth;
    let line = |i: usize| {
        let values: Vec<f64> =
            truth.iter().map(|v| if i.is_multiple_of(2) { *v } else { v + 3.0 * i as f64 }).collect();
        format!("{FALLS}&ask=loss@10~sketch&a={}~1\n", texts(&values).join(","))
    };
    let class = Class::new("", &(0..10).map(line).collect::<String>());
    let figure = class.figure(0).expect("curves");
    assert!(figure.alt.starts_with("10 sketches, 5 of them right"), "{}", figure.alt);
    assert_eq!((figure.x.label.as_str(), figure.y.label.as_str()), ("step", "L"));
}
