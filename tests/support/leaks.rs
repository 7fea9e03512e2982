//! Searches all that a page can show, save or tell for the answer to the question that is open.

use super::told::{asking, json};
use gradstep::asking::read_questions;
use gradstep::formula::short;
use gradstep::lab::{self, Answers};
use gradstep::math;
use gradstep::number::ten;
use gradstep::plot::Theme;
use gradstep::scenario::write_number;
use gradstep::widget::Widget;

/// How the places of read-outs begin.
const AT_A_PLACE: &str = "at a place of";

/// What may be answered to the question that is open.
fn answers(widget: &Widget) -> Answers {
    let asked = asking(widget)["open"]["question"].as_str().expect("an open question").to_string();
    let (questions, _) = read_questions(&asked);
    let (scenario, _) = lab::parse(&widget.link());
    lab::of(&scenario).answers(&scenario, &questions[0].quantity, questions[0].step).expect("an answer")
}

/// The curve that is to be sketched.
fn sketch(widget: &Widget) -> Answers {
    let asked = asking(widget)["open"]["question"].as_str().expect("an open question").to_string();
    let (questions, _) = read_questions(&asked);
    let (scenario, _) = lab::parse(&widget.link());
    lab::of(&scenario).sketch(&scenario, &questions[0].quantity, questions[0].step).expect("a curve")
}

/// The truth of the question that is open, as the lab has it.
pub fn truth(widget: &Widget) -> Vec<f64> {
    let answers = answers(widget);
    match asking(widget)["open"]["form"].as_str() {
        Some("place") => answers.spot.expect("a place").truth,
        Some("order") => answers.by,
        Some("sketch") => sketch(widget).truth,
        _ => answers.truth,
    }
}

/// All that a page can show, save or tell of a widget, at every step that it goes to.
pub fn everything(widget: &mut Widget) -> Vec<(String, String)> {
    let mut all = vec![
        ("csv".to_string(), widget.file("run", "")),
        ("files".into(), widget.files("")),
        ("numpy".into(), widget.file("numpy", "")),
        ("pytorch".into(), widget.file("pytorch", "")),
        ("check".into(), widget.check("1\n2\n3")),
    ];
    let steps = widget.steps();
    for t in (0..=steps).filter(|t| *t < 3 || t + 3 > steps || t % 7 == 0) {
        widget.seek(t);
        let mut state = json(&widget.state());
        state.as_object_mut().expect("a state").remove("asking");
        all.push((format!("state at {t}"), state.to_string()));
        let session = widget.session();
        all.push((format!("status at {t}"), session.status(t) + &session.alarm(t)));
        all.push((format!("weights at {t}"), session.weights(t).unwrap_or_default()));
        all.push((format!("panel at {t}"), widget.panel().concat()));
        for view in session.views() {
            all.push((
                format!("{} at {t}", view.id),
                widget.svg(view.id, 500.0, 300.0, &Theme::named("light")),
            ));
            all.push((format!("words of {} at {t}", view.id), widget.caption(view.id, 500.0)));
            all.push((
                format!("numbers of {} at {t}", view.id),
                widget.plot_csv(view.id).unwrap_or_default(),
            ));
            let frame = gradstep::plot::Frame { width: 500.0, height: 300.0, ratio: 1.0 };
            for i in 0..40 {
                let at = [12.5 * f64::from(i), 300.0 - 7.0 * f64::from(i)];
                all.push((format!("{AT_A_PLACE} {} at {t}", view.id), widget.readout(view.id, &frame, at)));
            }
        }
    }
    all
}

/// The numbers of a text, as they are written in it.
pub fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit() && !".-−eE".contains(c))
        .map(|number| number.trim_matches(['.', 'e', 'E']))
}

/// How the page may write a number.
fn written(v: f64) -> Vec<String> {
    let signed = |text: String| [text.clone(), text.replace('-', "−"), text.replace('−', "-")];
    let digits = [write_number(v), short(v), format!("{v:.4}"), format!("{v:.5}"), ten(math::log10(v.abs()))];
    let mut forms: Vec<String> = digits.into_iter().flat_map(signed).collect();
    // What has fewer than three digits is met by chance.
    forms.retain(|text| text.chars().filter(|c| ('1'..='9').contains(c)).count() >= 3);
    forms.sort();
    forms.dedup();
    forms
}

/// What to search for: numbers as they may be written.
pub fn needles(secret: &[f64]) -> Vec<String> {
    let mut all: Vec<String> = secret.iter().flat_map(|v| written(*v)).collect();
    all.sort();
    all.dedup();
    all
}

/// Numbers that tell which choice is right: where the whole run ends; of a search, what the trial comes to that is the best.
fn of_choice(widget: &Widget, truth: &[f64]) -> Vec<f64> {
    let (scenario, _) = lab::parse(&widget.link());
    let whole = lab::of(&scenario).open(&scenario, None);
    let seen = widget.session().columns().into_iter().flat_map(|column| column.values());
    let seen: Vec<String> = seen.map(short).collect();
    let telling = whole.columns().into_iter().flat_map(|column| match column.name.as_str() {
        "phi" => column.values().into_iter().rev().take(2).collect::<Vec<_>>(),
        "loss" => column.values().into_iter().rev().take(1).collect(),
        "metric" => truth.iter().filter_map(|trial| column.values().get(*trial as usize).copied()).collect(),
        _ => Vec::new(),
    });
    telling.filter(|v| v.is_finite() && !seen.contains(&short(*v))).collect()
}

/// Where the answer to the open question can be seen.
pub fn leaks(link: &str) -> Vec<String> {
    let mut widget = Widget::new(link);
    let Answers { truth, choices, .. } = answers(&widget);
    let chosen = !choices.is_empty();
    let secret = if chosen { of_choice(&widget, &truth) } else { truth };
    let each: Vec<Vec<String>> = secret.iter().map(|v| needles(&[*v])).collect();
    let needles = needles(&secret);
    let mut found = Vec::new();
    for column in widget.session().columns() {
        if column.values().iter().any(|v| secret.contains(v) && write_number(*v).len() > 5) {
            found.push(format!("column {} {}", column.run, column.name));
        }
    }
    for (place, text) in everything(&mut widget) {
        // One of several numbers is met by chance where the pointer stands, and that of an end among others.
        let has =
            |needles: &&Vec<String>| numbers(&text).any(|number| needles.iter().any(|own| own == number));
        let count = each.iter().filter(has).count();
        let at_a_place = place.starts_with(AT_A_PLACE);
        let enough = if at_a_place { each.len() } else { each.len().min(2) };
        if (chosen || at_a_place) && count < enough {
            continue;
        }
        if let Some(number) = numbers(&text).find(|number| needles.iter().any(|needle| needle == number)) {
            found.push(format!("{place}: {number}"));
        }
    }
    found
}
