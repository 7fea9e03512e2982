//! Answers that are placed in a plot: by a press and by keys, right as near as a press can be, and told from the slip otherwise.

use crate::support::told::{asking, json};
use gradstep::lab::{self, Answers};
use gradstep::plot::Frame;
use gradstep::widget::{Class, Widget};
use serde_json::Value;

const FRAME: Frame = Frame { width: 600.0, height: 480.0, ratio: 1.0 };

fn answers(link: &str, quantity: &str, step: Option<usize>) -> Answers {
    let (scenario, _) = lab::parse(link);
    lab::of(&scenario).answers(&scenario, quantity, step).expect("answers")
}

/// What stands in the boxes.
fn parts(widget: &Widget) -> Vec<String> {
    let parts = asking(widget)["open"]["parts"].clone();
    parts.as_array().expect("parts").iter().map(|part| part.as_str().expect("a text").to_string()).collect()
}

/// Gives what has been placed.
fn commit(widget: &mut Widget) -> Value {
    let parts = parts(widget);
    json(&widget.commit(&parts))
}

/// The pixel of a place in a view at the step shown: where a mark put there by typing comes to lie.
fn pixel(widget: &mut Widget, view: &str, numbers: &[f64]) -> [f64; 2] {
    widget.draft(&numbers.iter().map(|v| format!("{v:.9e}")).collect::<Vec<_>>());
    widget.spot(view, 0, &FRAME).expect("a mark")
}

const DESCENT: &str = "v=1&lab=descent&problem=gabor&opt=momentum&lr=0.2&beta=0.5&start=-4,12&steps=40";

#[test]
fn a_press_near_the_next_point_is_right() {
    let mut widget = Widget::new(&format!("{DESCENT}&ask=phi@3~place&t=2"));
    let open = asking(&widget)["open"].clone();
    assert_eq!((&open["plot"], &open["form"]), (&"surface".into(), &"place".into()));
    assert_eq!(open["sentence"], "Where does the run stand at step 3?");
    // Nothing is placed yet, and nothing is given.
    assert!(parts(&widget).is_empty());
    assert_eq!(
        json(&widget.commit(&["".into(), "".into()]))["unread"][0],
        "Press on the plot, or type a number."
    );
    let truth = answers(DESCENT, "phi", Some(3)).truth;
    let [x, y] = pixel(&mut widget, "surface", &truth);
    // A press anywhere takes the mark; it can be moved until it is given.
    assert_eq!(widget.grab("surface", &FRAME, [x + 90.0, y - 70.0], 12.0, true), Some(0));
    widget.drag("surface", 0, &FRAME, [x + 90.0, y - 70.0]);
    let far = parts(&widget);
    assert!(!widget.link().contains("&a="), "{}", widget.link());
    widget.drag("surface", 0, &FRAME, [x + 4.0, y - 3.0]);
    assert_ne!(parts(&widget), far);
    assert!(widget.caption("surface", 600.0).contains("Your mark: φ₀ = "));
    let placed = parts(&widget);
    commit(&mut widget);
    let told = asking(&widget)["told"][0].clone();
    assert_eq!((&told["right"], &told["sentence"]), (&true.into(), &"Right.".into()));
    assert!(told["line"].as_str().is_some_and(|line| line.starts_with("φ₀, φ₁: your answer ")), "{told}");
    // The answer is in the link as numbers, and comes back from it.
    let link = widget.link();
    assert!(link.contains(&format!("&a={}~1s", placed.join(","))), "{link}");
    assert_eq!((Widget::new(&link).link(), asking(&Widget::new(&link))), (link.clone(), asking(&widget)));
    // The ghost stays, with the gap to the truth.
    widget.seek(3);
    assert!(widget.caption("surface", 600.0).contains("A diamond stands where you answered."));
}

#[test]
fn nearly_right_goes_by_the_way_and_a_slip_is_named() {
    let answers = answers(DESCENT, "phi", Some(3));
    let spot = answers.spot.clone().expect("a place");
    let told = |at: &[f64]| {
        let mut widget = Widget::new(&format!("{DESCENT}&ask=phi@3~place&t=2"));
        pixel(&mut widget, "surface", at);
        commit(&mut widget);
        let state = asking(&widget);
        let right = state["told"][0]["right"] == true;
        (right, state["open"]["said"].as_str().unwrap_or_default().to_string())
    };
    let way = [0, 1].map(|i| spot.truth[i] - spot.from[i]);
    let part = |part: f64| [0, 1].map(|i| spot.from[i] + part * way[i]);
    assert!(told(&part(0.8)).0 && told(&part(1.2)).0);
    // Further on the same way, where no slip leads.
    let leads = |at: &[f64]| {
        answers.wrong.iter().flat_map(|wrong| &wrong.values).any(|v| spot.apart(at, v) <= spot.room)
    };
    let free =
        (15..60).map(|tenths| part(0.1 * f64::from(tenths))).find(|at| !leads(at)).expect("a free place");
    let (right, said) = told(&free);
    assert!(!right && said.contains("The direction is right; the step is shorter."), "{said}");
    assert!(!told(&spot.from).0);
    let slip =
        answers.wrong.iter().find(|wrong| wrong.words.contains("the step is added")).expect("the sign");
    let (right, said) = told(&slip.values[0]);
    assert!(!right && said.contains("the step is added"), "{said}");
    for v in &spot.truth {
        assert!(!said.contains(&format!("{v:.1}")), "{said}");
    }
}

#[test]
fn arrow_keys_move_the_mark_from_where_the_run_stands() {
    let mut widget = Widget::new(&format!("{DESCENT}&ask=phi@3~place&t=2"));
    let before = widget.spot("surface", 0, &FRAME).expect("a mark");
    widget.nudge("surface", 0, [0.02, 0.0]);
    widget.nudge("surface", 0, [0.0, 0.02]);
    let after = widget.spot("surface", 0, &FRAME).expect("a mark");
    assert!(after[0] > before[0] + 5.0 && after[1] < before[1] - 5.0, "{before:?} {after:?}");
    assert_eq!(parts(&widget).len(), 2);
    // On a logarithmic axis they go by ratios.
    let mut widget = Widget::new(&format!("{DESCENT}&scale=log&ask=loss@3~place&t=2"));
    let before = widget.spot("loss", 0, &FRAME).expect("a mark");
    widget.nudge("loss", 0, [0.5, -0.1]);
    let after = widget.spot("loss", 0, &FRAME).expect("a mark");
    assert!((after[0] - before[0]).abs() < 1e-6 && after[1] > before[1] + 20.0, "up and down alone");
    // The start is not to be moved meanwhile.
    widget.drag("surface", 0, &FRAME, [100.0, 100.0]);
    assert!(widget.link().contains("start="), "the surface is free: it is not asked about there");
}

#[test]
fn heights_are_placed_on_the_plots_own_axes() {
    for (link, quantity, step, view) in [
        (DESCENT, "loss", Some(4), "loss"),
        ("v=1&lab=init&var=0.01&init=normal", "forward.6", None, "signal"),
        ("v=1&lab=init&var=0.01&init=normal", "backward.6", None, "gradient"),
    ] {
        let asked = step.map_or(quantity.to_string(), |step| format!("{quantity}@{step}"));
        let mut widget = Widget::new(&format!("{link}&ask={asked}~place"));
        let last = widget.steps();
        widget.seek(last);
        let truth = answers(link, quantity, step).truth;
        let [x, y] = pixel(&mut widget, view, &truth);
        assert!((40.0..600.0).contains(&x) && (20.0..460.0).contains(&y), "{quantity} lies in the plot");
        widget.drag(view, 0, &FRAME, [x - 200.0, y + 200.0]);
        commit(&mut widget);
        assert_eq!(asking(&widget)["open"]["tried"], 1, "{quantity}: far off");
        widget.drag(view, 0, &FRAME, [x + 50.0, y - 3.0]);
        commit(&mut widget);
        assert_eq!(asking(&widget)["told"][0]["right"], true, "{quantity}");
        assert_eq!(Widget::new(&widget.link()).link(), widget.link());
    }
}

#[test]
fn the_axis_tells_nothing_of_what_is_asked() {
    // Two runs that begin alike and go on differently: the plot that the loss is placed in is the same.
    let of = |steps: &str| {
        let widget = Widget::new(&format!("v=1&lab=descent&problem=gabor&opt=sgd&{steps}&ask=loss@1~place"));
        let figure = widget.figure("loss", 0.0, 600.0);
        (figure.y.span, figure.handles[0].at)
    };
    assert_eq!(of("lr=0.01"), of("lr=3"));
}

#[test]
fn the_minimum_reached_is_pressed_on() {
    let link = "v=1&lab=descent&problem=himmelblau&opt=sgd&lr=0.01&start=1,1&steps=150";
    let spot = answers(link, "fate", None).spot.expect("a minimum");
    let mut widget = Widget::new(&format!("{link}&ask=fate~place"));
    assert_eq!(
        asking(&widget)["open"]["choices"],
        Value::Array(Vec::new()),
        "they would tell where minima are"
    );
    pixel(&mut widget, "surface", &spot.others[0]);
    commit(&mut widget);
    let said = asking(&widget)["open"]["said"].as_str().unwrap_or_default().to_string();
    assert_eq!(said, "There is a minimum here, but it is another one that the run ends in.");
    pixel(&mut widget, "surface", &[0.0, 0.0]);
    commit(&mut widget);
    assert_eq!(asking(&widget)["open"]["said"], "The run does not end here.");
    let [x, y] = pixel(&mut widget, "surface", &spot.truth);
    widget.drag("surface", 0, &FRAME, [x + 6.0, y + 6.0]);
    commit(&mut widget);
    assert_eq!(asking(&widget)["told"][0]["right"], true);
    // A run that ends in none has no such place.
    let widget =
        Widget::new("v=1&lab=descent&problem=himmelblau&opt=sgd&lr=0.01&start=1,1&steps=3&ask=fate~place");
    assert!(widget.warnings().iter().any(|one| one.text.contains("has no place in a plot")));
}

#[test]
fn a_trial_of_a_search_is_pressed_on() {
    for link in [
        "v=1&lab=search&across=lr&up=beta&opt=momentum&method=grid",
        "v=1&lab=search&across=lr&up=beta&opt=momentum&method=random",
        "v=1&lab=search&across=lr",
    ] {
        let best = answers(link, "best", None).truth[0] as u32;
        let mut widget = Widget::new(&format!("{link}&ask=best~place"));
        let caption = json(&widget.caption("map", 600.0));
        assert_eq!(caption["chooses"], true);
        assert!(caption["handles"].as_array().is_some_and(|all| all.len() > 5));
        let [x, y] = widget.spot("map", best, &FRAME).expect("a trial");
        let other = widget.neighbour("map", best, &FRAME, [1.0, 0.0]);
        assert_eq!(widget.grab("map", &FRAME, [x + 2.0, y - 2.0], 12.0, false), Some(best), "{link}");
        for (trial, right) in [(other, other == best), (best, true)] {
            if asking(&widget)["open"].is_null() {
                continue;
            }
            widget.drag("map", trial, &FRAME, [x, y]);
            assert_eq!(parts(&widget), [trial.to_string()]);
            commit(&mut widget);
            assert_eq!(asking(&widget)["open"].is_null(), right, "{link}");
        }
        assert!(widget.link().contains(&format!("&a={best}~")), "{}", widget.link());
    }
}

#[test]
fn an_author_is_told_what_a_press_cannot_tell() {
    let widget = Widget::new("v=1&lab=descent&problem=gabor&opt=sgd&lr=0.0001&start=-4,12");
    let told = json(&widget.author("phi@3~place"));
    assert_eq!(told["form"], "place");
    assert!(
        told["cannot_tell"][0].as_str().is_some_and(|text| text.contains("stays where the run was")),
        "{told}"
    );
    let widget = Widget::new(DESCENT);
    let told = json(&widget.author("phi@3~place"));
    assert!(!told["cannot_tell"].to_string().contains("stays where the run was"), "{told}");
}

#[test]
fn a_class_is_drawn_as_points() {
    let truth = answers(DESCENT, "phi", Some(3)).truth;
    let line = |i: usize| {
        let [a, b] =
            [0, 1].map(|part| truth[part] + if i.is_multiple_of(3) { 0.01 } else { 1.0 + 0.2 * i as f64 });
        format!("{DESCENT}&ask=phi@3~place&a={a:.2},{b:.2}~1\n")
    };
    let text: String = (0..30).map(line).collect();
    let class = Class::new("", &text);
    let told = json(&class.told());
    assert_eq!((&told["students"], &told["questions"][0]["right"]), (&30.into(), &10.into()), "{told}");
    let figure = class.figure(0).expect("points");
    assert_eq!((figure.x.label.as_str(), figure.y.label.as_str()), ("φ₀", "φ₁"));
}

#[test]
fn a_variance_is_placed_on_its_axis() {
    let link = "v=1&lab=init&width=80&inputs=40";
    let truth = answers(link, "lasting", None).truth[0];
    assert!((truth - 2.0 / 80.0).abs() < 1e-9, "He’s: {truth}");
    let mut widget = Widget::new(&format!("{link}&ask=lasting~place"));
    let open = asking(&widget)["open"].clone();
    assert_eq!(
        (&open["plot"], &open["sentence"]),
        (&"variance".into(), &"At which σ² does the signal keep its size?".into())
    );
    let figure = widget.svg("variance", 600.0, 480.0, &gradstep::plot::Theme::named("light"));
    assert!(!figure.contains("gradient"), "the curves would tell");
    assert_eq!(widget.plot_csv("variance").unwrap_or_default().lines().count(), 1, "no numbers");
    let says = |widget: &Widget| asking(widget)["open"]["said"].as_str().unwrap_or_default().to_string();
    for (wrong, words) in
        [(0.5 * truth, "½ of ReLU is lost"), (truth.sqrt(), "σ is taken for σ²"), (0.3, "It is smaller")]
    {
        let [x, y] = pixel(&mut widget, "variance", &[wrong]);
        widget.drag("variance", 0, &FRAME, [x, y]);
        commit(&mut widget);
        assert!(says(&widget).contains(words), "{wrong}: {}", says(&widget));
    }
    let [x, y] = pixel(&mut widget, "variance", &[truth]);
    widget.drag("variance", 0, &FRAME, [x + 3.0, y - 50.0]);
    commit(&mut widget);
    assert!(asking(&widget)["open"].is_null(), "{}", says(&widget));
    assert!(widget.caption("variance", 600.0).contains("A diamond stands where you answered"));
    // Nor do its units, which are those of the first layer, tell how large it is.
    let asked = Widget::new("v=1&lab=init&ask=forward.0");
    assert!(asked.session().views().iter().all(|view| !["units", "variance"].contains(&view.id)));
    // A bounded signal has no such variance.
    let (scenario, _) = lab::parse("v=1&lab=init&act=tanh");
    assert!(lab::of(&scenario).answers(&scenario, "lasting", None).is_none());
    assert!(lab::of(&scenario).answers(&scenario, "lasting.backward", None).is_some());
}
