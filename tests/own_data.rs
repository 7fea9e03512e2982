//! The reader's own data: what lines fit them, rates and steps that get there, standard units.

use gradstep::examples::Examples;
use gradstep::figure::Mark;
use gradstep::lab;
use gradstep::problem::{Line, Model};
use gradstep::widget::Widget;
use serde_json::Value;

fn data(name: &str) -> String {
    let path = format!("{}/tests/cases/data/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("a file of data")
}

fn sets() -> Vec<(String, Value)> {
    let fits: Value = serde_json::from_str(&data("fits.json")).expect("JSON");
    fits["sets"].as_object().expect("sets").clone().into_iter().collect()
}

fn pasted(link: &str, text: &str) -> Widget {
    let mut widget = Widget::new(link);
    widget.set_examples(text);
    widget
}

fn state(widget: &Widget) -> Value {
    serde_json::from_str(&widget.state()).expect("JSON")
}

fn says(widget: &Widget) -> String {
    widget.warnings().iter().map(|warning| warning.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn column(widget: &Widget, name: &str) -> Vec<f64> {
    let columns = widget.session().columns();
    columns.iter().find(|column| column.name == name).expect("a column").values()
}

fn close(what: &str, got: f64, want: f64) {
    assert!((got - want).abs() <= 1e-9 * want.abs(), "{what}: got {got:e}, want {want:e}");
}

#[test]
fn optimum_loss_and_largest_rate_are_those_of_the_fits() {
    for (name, fit) in sets() {
        let widget = pasted("v=1&lab=descent", &data(&format!("{name}.txt")));
        let examples = widget.session().examples().expect("examples");
        let column = |of: fn(&Examples, usize) -> f64| -> Vec<f64> {
            (0..examples.len()).map(|i| of(&examples, i)).collect()
        };
        let (x, y) = (column(|all, i| all.x(i)[0]), column(|all, i| all.y(i)[0]));
        assert_eq!(y.len() as u64, fit["n"].as_u64().expect("n"), "{name}");
        let [b0, b1] = Line.optimum(&x, &y).expect("an optimum");
        let of = |key: &str| fit[key].as_f64().expect("a number");
        close(&name, b0, of("b0"));
        close(&name, b1, of("b1"));
        // The run begins there and stays there.
        let there = format!("{}&start={b0:?},{b1:?}&steps=1", without(&widget.link(), &["steps", "start"]));
        close(&name, self::column(&Widget::new(&there), "loss")[0], of("rss"));
        let (scenario, _) = lab::parse(&widget.link());
        let limit = lab::of(&scenario).hint(&scenario, "lr").tick.expect("a tick");
        close(&name, limit.value, of("rate"));
    }
}

/// A link without some of its keys.
fn without(link: &str, keys: &[&str]) -> String {
    let other = |part: &&str| !keys.iter().any(|key| part.split('=').next() == Some(key));
    link.split('&').filter(other).collect::<Vec<_>>().join("&")
}

#[test]
fn a_run_settles_just_below_the_largest_rate_and_not_above_it() {
    for (name, fit) in sets() {
        let link = pasted("v=1&lab=descent", &data(&format!("{name}.txt"))).link();
        let link = without(&link, &["lr", "steps"]);
        let rate = fit["rate"].as_f64().expect("a rate");
        for (part, settles) in [(0.99, true), (1.01, false)] {
            let loss = column(&Widget::new(&format!("{link}&lr={:?}&steps=3000", part * rate)), "loss");
            let last = loss.last().expect("a loss");
            assert_eq!(last < &loss[0], settles, "{name} at {part} of the largest rate");
        }
    }
}

#[test]
fn default_rate_and_steps_reach_the_optimum_or_it_is_said_why_not() {
    let mut reached = 0;
    for (name, fit) in sets() {
        let mut widget = pasted("v=1&lab=descent", &data(&format!("{name}.txt")));
        let best = fit["rss"].as_f64().expect("a loss");
        let arrives = |widget: &Widget| {
            assert!(widget.steps() <= 2000, "{name}");
            column(widget, "loss")[widget.steps()] <= 1.01 * best
        };
        let refused = says(&widget).contains("cannot come within 1 %");
        assert_eq!(arrives(&widget), !refused, "{name}: {}", says(&widget));
        reached += u32::from(!refused);
        assert_eq!(says(&widget).contains("κ = "), refused, "{name}: {}", says(&widget));
        let offered = widget.remedies().iter().any(|one| one.set == "units=standard");
        assert!(offered, "{name}: standard units are offered");
        // At a press everything is there in a few steps.
        let before = widget.link();
        widget.set("units", "standard");
        assert!(widget.steps() <= 40 && widget.warnings().is_empty(), "{name}: {}", widget.link());
        let own = column(&widget, "own_phi");
        let [b0, b1] = ["b0", "b1"].map(|key| fit[key].as_f64().expect("a number"));
        let (a, b) = (own[own.len() - 2], own[own.len() - 1]);
        assert!((a - b0).abs() < 1e-6 * b0.abs() && (b - b1).abs() < 1e-6 * b1.abs(), "{name}: {a}, {b}");
        widget.set("units", "own");
        assert_eq!(without(&before, &["lr", "steps"]), without(&widget.link(), &["lr", "steps"]));
    }
    assert!(reached >= 1, "gradient descent gets somewhere as it is");
}

#[test]
fn no_rate_of_a_hundred_gets_there_where_it_is_said_that_none_does() {
    let widget = pasted("v=1&lab=descent", &data("cars.txt"));
    assert!(says(&widget).contains("cannot come within 1 %"), "{}", says(&widget));
    let link = without(&widget.link(), &["lr", "steps"]);
    let best = 11353.5210510949;
    for part in 1..100 {
        let rate = 7.53418310603e-05 * f64::from(part) / 100.0;
        let widget = Widget::new(&format!("{link}&lr={rate:?}&steps=2000"));
        assert!(column(&widget, "loss")[2000] > 1.01 * best, "{part} hundredths");
    }
}

#[test]
fn standard_units_are_less_the_mean_over_the_deviation() {
    let widget =
        Widget::new("v=1&lab=descent&x=1,2,3,6&y=10,30,20,60&units=standard&steps=1&start=0.5,-0.25");
    // np.mean and np.std of both
    let (mean_x, sd_x, mean_y, sd_y) = (3.0, 1.8708286933869707, 30.0, 18.708286933869708);
    let [x, y] = [[1.0, 2.0, 3.0, 6.0], [10.0, 30.0, 20.0, 60.0]];
    let loss: f64 = x
        .iter()
        .zip(y)
        .map(|(x, y)| 0.5 - 0.25 * (x - mean_x) / sd_x - (y - mean_y) / sd_y)
        .map(|off: f64| off * off)
        .sum();
    close("loss", column(&widget, "loss")[0], loss);
    let own = column(&widget, "own_phi");
    close("slope", own[1], -0.25 * sd_y / sd_x);
    close("intercept", own[0], mean_y + sd_y * 0.5 - own[1] * mean_x);
    let panel = widget.panel().concat();
    assert!(panel.contains("divided by I = 4") && panel.contains("Back in their own units"), "{panel}");
    assert_eq!(
        widget.session().examples(),
        Examples::new(1, 1, x.to_vec(), y.to_vec()),
        "the box has them as they came"
    );
}

#[test]
fn columns_that_are_all_equal_are_said_and_become_zero() {
    for (link, what) in [
        ("v=1&lab=descent&x=0.1,0.1,0.1&y=1,2,3&units=standard", "All x are equal"),
        ("v=1&lab=descent&x=1,2,3&y=7,7,7&units=standard", "All y are equal"),
        ("v=1&lab=network&x=1,5,2,5,3,5&y=1,2,4&sizes=2,3,1&units=standard&steps=5", "All x₁ are equal"),
    ] {
        let widget = Widget::new(link);
        assert!(says(&widget).contains(what), "{link}: {}", says(&widget));
        let losses = widget.session().columns().into_iter().filter(|column| column.name == "loss");
        assert!(losses.flat_map(|column| column.values()).all(f64::is_finite), "{link}");
    }
}

#[test]
fn classes_stay_classes_in_standard_units() {
    let widget = pasted("v=1&lab=network&units=standard&steps=1", &data("ex2data2.txt"));
    assert!(widget.link().contains("units=standard") && widget.link().contains("loss=crossentropy"));
    let panel = widget.panel().concat();
    assert!(panel.contains("The y are classes and stay as they are"), "{panel}");
}

#[test]
fn two_classes_train_to_a_closed_boundary() {
    let mut widget = pasted("v=1&lab=network", &data("ex2data2.txt"));
    assert_eq!(says(&widget), "");
    widget.seek(widget.steps());
    let figure = widget.figure("fit", widget.t() as f64, 600.0);
    let lines: Vec<&Vec<[f64; 2]>> = figure
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Line { points, .. } => Some(points),
            _ => None,
        })
        .collect();
    assert!(!lines.is_empty(), "there is a boundary");
    let inside = |p: &[f64; 2]| {
        let within = |v: f64, span: gradstep::figure::Span| {
            let edge = 1e-6 * span.width();
            v > span.lo() + edge && v < span.hi() - edge
        };
        within(p[0], figure.x.span) && within(p[1], figure.y.span)
    };
    for line in &lines {
        assert_eq!(line.first(), line.last(), "each line of ½ is closed");
        assert!(line.iter().all(inside), "and lies inside the plot");
    }
    // It goes around the middle, where class 1 is.
    let around = |line: &[[f64; 2]]| {
        let crosses = |pair: &[[f64; 2]]| {
            let [[x0, y0], [x1, y1]] = [pair[0], pair[1]];
            (y0 > 0.2) != (y1 > 0.2) && 0.1 < x0 + (0.2 - y0) / (y1 - y0) * (x1 - x0)
        };
        line.windows(2).filter(|pair| crosses(pair)).count() % 2 == 1
    };
    assert!(lines.iter().any(|line| around(line)), "around the class in the middle");
    let last = *column(&widget, "loss").last().expect("losses");
    assert!(last < 60.0, "the loss of all examples is {last}");
}

#[test]
fn a_slider_of_rates_goes_about_the_largest_that_settles() {
    let widget = Widget::new("v=1&lab=descent");
    let state = state(&widget);
    let shown = state["shown"].as_array().expect("controls");
    let rate = shown.iter().find(|one| one["key"] == "lr").expect("the rate's control");
    assert!(rate["tick"]["words"].as_str().expect("words").contains("0.0399759896404"), "{rate}");
    assert_eq!(rate["tick"]["label"], "2/λ_max = 0.03998");
    assert_eq!([0.0, 1000.0].map(|at| widget.slide("lr", at)), ["4e-5", "0.4"]);
    let at = rate["tick"]["at"].as_f64().expect("a place");
    assert_eq!(widget.slide("lr", at), "0.04");
}

#[test]
fn presets_have_rates_that_their_slider_holds() {
    for lab in lab::ALL {
        for preset in lab.presets() {
            let (scenario, _) = lab::parse(preset.link);
            if scenario.param("lr").is_none() {
                continue;
            }
            let hint = lab.hint(&scenario, "lr");
            let rate = scenario.number("lr");
            let holds =
                hint.least.is_none_or(|least| least <= rate) && hint.most.is_none_or(|most| rate <= most);
            assert!(holds, "{}: {rate} is not within {:?} to {:?}", preset.id, hint.least, hint.most);
        }
    }
}
