//! Questions in links: how they are read, what is not to be seen while they are open, and what becomes of answers.

use gradstep::formula::short;
use gradstep::lab;
use gradstep::math;
use gradstep::number::ten;
use gradstep::plot::Theme;
use gradstep::scenario::write_number;
use gradstep::widget::Widget;
use serde_json::Value;

/// Links that ask, one for each kind of quantity.
const LINKS: [&str; 28] = [
    "v=1&lab=descent&problem=gabor&opt=momentum&ask=phi@3;loss@5&t=2",
    "v=1&lab=descent&problem=gabor&opt=adam&batch=5&seed=3&ask=m@4&steps=20",
    "v=1&lab=descent&problem=himmelblau&opt=nesterov&ask=measured@3&steps=20&t=3",
    "v=1&lab=descent&problem=line&ask=grad@2&t=2",
    "v=1&lab=descent&problem=gabor&opt=adam,momentum&ask=phi@2",
    "v=1&lab=descent&problem=gabor&plane=run&opt=rmsprop&ask=loss@30",
    "v=1&lab=descent&problem=himmelblau&ask=phi@1",
    "v=1&lab=descent&problem=gabor&opt=linesearch&ask=phi@2",
    "v=1&lab=descent&problem=gabor&batch=3&cloud=1&landscape=own&ask=phi@3",
    "v=1&lab=descent&problem=gabor&opt=momentum&memory=1&schedule=cosine&ask=phi@3&scale=log",
    "v=1&lab=chain&ask=f1",
    "v=1&lab=chain&nudge=omega1:0.1&ask=d.f1&t=12",
    "v=1&lab=chain&ask=d.omega1",
    "v=1&lab=chain&ask=omega2@2",
    "v=1&lab=network&ask=f.0.1",
    "v=1&lab=network&ask=h.2.0;d.f.1.0",
    "v=1&lab=network&by=layer&nudge=0.2&gain=2&ask=d.h.1.0",
    "v=1&lab=network&pick=1:0:1&ask=d.Omega.1.0.1",
    "v=1&lab=network&ask=loss",
    "v=1&lab=network&opt=adam&batch=3&ask=Omega.1.0.1@3",
    "v=1&lab=network&ask=loss@4",
    "v=1&lab=network&problem=xor&out=sigmoid&ask=d.o.0",
    "v=1&lab=init&ask=forward.10",
    "v=1&lab=init&var=0.01&init=normal&ask=backward.7",
    "v=1&lab=init&runs=3&ask=weights.5.1",
    "v=1&lab=search&ask=metric@4",
    "v=1&lab=search&across=lr&up=batch&ask=metric@1",
    "v=1&lab=search&method=grid&ask=metric@6",
];

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn asking(widget: &Widget) -> Value {
    json(&widget.state())["asking"].clone()
}

/// The truth of the question that is open, as the lab has it.
fn truth(widget: &Widget) -> Vec<f64> {
    let asked = asking(widget)["open"]["question"].as_str().expect("an open question").to_string();
    let (quantity, step) = asked.split_once('@').map_or((&*asked, None), |(q, s)| (q, s.parse().ok()));
    let (scenario, _) = lab::parse(&widget.link());
    lab::of(&scenario).answers(&scenario, quantity, step).expect("an answer").truth
}

/// All that a page can show, save or tell of a widget, at every step that it goes to.
fn everything(widget: &mut Widget) -> Vec<(String, String)> {
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
                all.push((format!("at a place of {} at {t}", view.id), widget.readout(view.id, &frame, at)));
            }
        }
    }
    all
}

/// The numbers of a text, as they are written in it.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
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

/// Where the answer to the open question can be seen.
fn leaks(link: &str) -> Vec<String> {
    let mut widget = Widget::new(link);
    let truth = truth(&widget);
    let needles: Vec<String> = truth.iter().flat_map(|v| written(*v)).collect();
    let mut found = Vec::new();
    for column in widget.session().columns() {
        if column.values().iter().any(|v| truth.contains(v) && write_number(*v).len() > 5) {
            found.push(format!("column {} {}", column.run, column.name));
        }
    }
    for (place, text) in everything(&mut widget) {
        if let Some(number) = numbers(&text).find(|number| needles.iter().any(|needle| needle == number)) {
            found.push(format!("{place}: {number}"));
        }
    }
    found
}

#[test]
fn nothing_tells_the_answer_before_it_is_given() {
    let mut wrong = Vec::new();
    for link in LINKS {
        let found = leaks(link);
        if !found.is_empty() {
            wrong.push(format!("{link}\n    {}", found.join("\n    ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_search_finds_what_is_shown() {
    // The same run without a question: the test above would find it.
    let asked = Widget::new(LINKS[0]);
    let needles: Vec<String> = truth(&asked).iter().flat_map(|v| written(*v)).collect();
    let mut plain = Widget::new(&LINKS[0].replace("&ask=phi@3;loss@5&t=2", "&t=3"));
    let places: Vec<String> = everything(&mut plain)
        .into_iter()
        .filter(|(_, text)| numbers(text).any(|number| needles.iter().any(|needle| needle == number)))
        .map(|(place, _)| place)
        .collect();
    for place in ["csv", "panel at 1", "panel at 2", "numbers of surface at 0"] {
        assert!(places.iter().any(|found| found == place), "{place} is not among {places:?}");
    }
}

#[test]
fn what_is_seen_is_the_beginning_of_the_whole_run() {
    for link in LINKS {
        let widget = Widget::new(link);
        let (scenario, _) = lab::parse(link);
        let whole = lab::of(&scenario).open(&scenario, None);
        assert!(widget.steps() < whole.steps(), "{link}");
        let columns = whole.columns();
        // What training comes to in the end is another end now.
        for column in widget.session().columns().iter().filter(|column| column.name != "training.params") {
            let of_all = columns.iter().find(|one| one.run == column.run && one.name == column.name);
            let of_all = of_all.expect("a column of the whole run").values();
            for (i, v) in column.values().iter().enumerate() {
                assert!(v.is_nan() || v.to_bits() == of_all[i].to_bits(), "{link}: {} {i}", column.name);
            }
        }
    }
}

#[test]
fn an_answer_is_judged_and_the_run_goes_on() {
    let mut widget = Widget::new(LINKS[0]);
    assert_eq!((widget.steps(), widget.t()), (2, 2));
    let right: Vec<String> = truth(&widget).iter().map(|v| format!("{v:.3}")).collect();
    // What cannot be read is no try.
    let told = json(&widget.commit(&["abc".into(), "".into()]));
    assert_eq!(told["unread"][0], "“abc” is not a number.");
    let told = json(&widget.commit(&["1".into(), "2".into()]));
    assert!(told["unread"][0].as_str().is_some_and(|text| text.contains("digits")), "{told}");
    assert!(!widget.link().contains("&a="));
    widget.commit(&["0,431".into(), "2.25".into()]);
    let state = asking(&widget);
    assert!(widget.link().contains("&a=0.431,2.25~1&"), "{}", widget.link());
    assert_eq!((&state["open"]["tried"], &state["open"]["question"]), (&1.into(), &"phi@3".into()));
    assert_eq!(widget.steps(), 2);
    widget.commit(&right);
    let state = asking(&widget);
    assert_eq!((&state["told"][0]["right"], &state["told"][0]["tries"]), (&true.into(), &2.into()));
    assert_eq!(state["open"]["question"], "loss@5");
    assert_eq!(widget.steps(), 4);
    let link = widget.link();
    assert!(link.contains(&format!("&a={}~2s&", right.join(","))), "{link}");
    assert_eq!(Widget::new(&link).link(), link);
    assert_eq!(asking(&Widget::new(&link)), state, "a reload loses nothing");
    // Shown after one try.
    widget.show_answer();
    assert_eq!(widget.steps(), 4, "not before a try");
    widget.commit(&["7.25".into()]);
    widget.show_answer();
    assert_eq!(widget.steps(), 60);
    let state = asking(&widget);
    assert_eq!((&state["open"], &state["told"][1]["right"]), (&Value::Null, &false.into()));
    // Taken back.
    widget.open(&link);
    assert_eq!(widget.steps(), 4);
}

#[test]
fn the_last_try_closes_a_question() {
    let mut widget = Widget::new("v=1&lab=chain&ask=d.f1&tries=2&t=12");
    assert_eq!(asking(&widget)["open"]["left"], 2);
    widget.commit(&["1.25".into()]);
    assert_eq!((widget.steps(), &asking(&widget)["open"]["left"]), (12, &1.into()));
    widget.commit(&["1.5".into()]);
    assert_eq!(asking(&widget)["open"], Value::Null);
    assert!(widget.steps() > 12);
}

#[test]
fn a_question_that_cannot_be_asked_is_said_and_the_rest_is_asked() {
    for (asked, words) in [
        ("nonsense", "“nonsense” is nothing that can be asked here."),
        ("phi@0", "cannot be asked here"),
        ("phi@3~place", "“phi@3~place” cannot be asked yet"),
        ("phi@3~choice", "phi is no choice"),
        ("phi@999", "“phi@999” is nothing"),
        ("phi@3;phi@3", "is asked twice"),
    ] {
        let widget = Widget::new(&format!("v=1&lab=descent&ask=loss@2;{asked}"));
        let said: Vec<&str> = widget.warnings().iter().map(|warning| warning.text.as_str()).collect();
        let words = words.replace("cannot be asked here", "“phi@0” is nothing");
        assert!(said.iter().any(|text| text.contains(&words)), "{asked}: {said:?}");
        assert_eq!(asking(&widget)["open"]["question"], "loss@2");
    }
}

#[test]
fn answers_that_cannot_be_read_do_no_harm() {
    for given in ["", "~", "x~1", "1,2~1s;;;;~", "1~1s", "%3Cb%3E~2", "1,2,3,4~5", "999999~9s"] {
        let mut widget = Widget::new(&format!("v=1&lab=descent&ask=phi@3&a={given}"));
        let _ = (widget.state(), widget.panel());
        widget.commit(&["1".into(), "2".into()]);
        assert!(asking(&widget).is_object());
    }
}

#[test]
fn words_stay_as_they_are_on_any_way() {
    for words in
        ["Where’s φ₁ next?", "3D: 50 % of “a & b = c”; t=3 + 1…", "<b>no markup</b> (really).", "~x~"]
    {
        let mut widget = Widget::new("v=1&lab=descent&ask=phi@3");
        widget.set("words", words);
        let link = widget.link();
        for link in
            [link.clone(), link.replace('&', "&amp;"), format!("https://example.org/gradstep/#{link}")]
        {
            assert_eq!(asking(&Widget::new(&link))["words"], words, "{link}");
        }
    }
}
