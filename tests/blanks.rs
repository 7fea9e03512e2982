//! Blanks: what is open at each level, what is not to be seen until it is filled in, and what becomes of entries.

use gradstep::formula::short;
use gradstep::lab;
use gradstep::number::blank;
use gradstep::plot::Theme;
use gradstep::scenario::write_number;
use gradstep::widget::Widget;
use serde_json::Value;

/// Links with blanks, each without its level.
const LINKS: [&str; 25] = [
    "v=1&lab=descent&problem=gabor&opt=momentum&t=2",
    "v=1&lab=descent&problem=gabor&opt=adam&batch=5&seed=3&steps=20",
    "v=1&lab=descent&problem=himmelblau&opt=nesterov&steps=20&t=3",
    "v=1&lab=descent&problem=line&t=2",
    "v=1&lab=descent&problem=gabor&opt=adam,rmsprop&focus=rmsprop&steps=10",
    "v=1&lab=chain",
    "v=1&lab=chain&t=5",
    "v=1&lab=chain&seed=3&t=10",
    "v=1&lab=chain&chain=tanh&t=18",
    "v=1&lab=chain&steps=5&t=25",
    "v=1&lab=network",
    "v=1&lab=network&t=4",
    "v=1&lab=network&act=tanh&t=9",
    "v=1&lab=network&act=tanh&t=10",
    "v=1&lab=network&act=tanh&t=11",
    "v=1&lab=network&act=tanh&t=13",
    "v=1&lab=network&act=tanh&t=24",
    "v=1&lab=network&act=tanh&seed=3&t=23",
    "v=1&lab=network&act=tanh&t=26&steps=9",
    "v=1&lab=network&act=tanh&opt=adam&t=27&steps=9",
    "v=1&lab=network&act=tanh&by=layer&t=2",
    "v=1&lab=network&act=tanh&by=layer&t=6",
    "v=1&lab=network&sizes=1,3,2&problem=own&x=1,2,3&y=0,1,1,0,0,1&out=softmax&t=4",
    "v=1&lab=network&sizes=1,3,2&problem=own&x=1,2,3&y=0,1,1,0,0,1&out=softmax&loss=squared&t=6",
    "v=1&lab=network&sizes=1,3,1&out=sigmoid&loss=squared&t=5",
];

/// The name of each box, `▢₁ φ₀`, with its number; those in tables too, each once.
fn boxes(widget: &Widget) -> Vec<(String, u32)> {
    let panel = widget.panel().concat();
    let pieces = panel.split("data-field=\"1").skip(1);
    let mut all: Vec<(String, u32)> = pieces
        .map(|piece| {
            let field = piece.split('"').next().expect("its number");
            let name = piece.split("aria-label=\"Blank ").nth(1).and_then(|rest| rest.split('"').next());
            let (number, name) = name.expect("a name").split_once(", ").expect("a number and a name");
            let number = blank(number.parse().expect("a number"));
            (format!("{} {name}", short(number)), format!("1{field}").parse().expect("a number"))
        })
        .collect();
    all.sort_by_key(|(_, field)| *field);
    all.dedup();
    all
}

/// What is true of each open blank, in the order of the boxes: by the whole run.
fn truths(widget: &Widget) -> Vec<f64> {
    let (scenario, _) = lab::parse(&widget.link());
    let steps = scenario.text("filled").split('~').next().and_then(|n| n.parse().ok()).unwrap_or(0);
    let lab = lab::of(&scenario);
    let all = (lab.blanking().expect("blanks").blanks)(&scenario, steps, gradstep::asking::level(&scenario));
    let all =
        all.iter().flat_map(|one| lab.answers(&scenario, &one.quantity, one.step).expect("an answer").truth);
    let all: Vec<f64> = all.collect();
    assert_eq!(all.len(), boxes(widget).len(), "{}", widget.link());
    all
}

/// Fills in the first open blank.
fn fill(widget: &mut Widget, text: &str) {
    widget.edit(1000, text);
}

/// Fills in the step that is blank.
fn fill_step(widget: &mut Widget) {
    for v in truths(widget) {
        let before = boxes(widget).len();
        fill(widget, &write_number(v));
        assert!(widget.panel().concat().contains("Right: "), "{} at {}", v, widget.link());
        assert!(before == 1 || boxes(widget).len() == before - 1);
    }
}

fn formulas(html: &str) -> Vec<String> {
    let steps = html.split("<div class=\"this-step\">").skip(1);
    steps.map(|step| step.split("</div>").next().unwrap_or_default().to_string()).collect()
}

#[test]
fn each_level_leaves_more_blank() {
    for link in LINKS {
        let of = |level| boxes(&Widget::new(&format!("{link}&blank={level}"))).len();
        let [none, one, two, three] = [0, 1, 2, 3].map(of);
        assert!(none == 0 && one > 0 && two >= one && three >= two, "{link}: {none} {one} {two} {three}");
    }
    let names = |link: &str| boxes(&Widget::new(link)).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(names("v=1&lab=descent&problem=line&blank=1"), ["▢₁ φ₀", "▢₂ φ₁"]);
    assert_eq!(
        names("v=1&lab=descent&problem=line&opt=adam&blank=2"),
        ["▢₁ m₀", "▢₂ m₁", "▢₃ v₀", "▢₄ v₁", "▢₅ φ₀", "▢₆ φ₁"]
    );
    assert_eq!(names("v=1&lab=chain&blank=3&t=10"), ["▢₁ f₂", "▢₂ ∂ℓ/∂h₃", "▢₃ ∂h₃/∂f₂", "▢₄ ∂ℓ/∂f₂"]);
    assert_eq!(names("v=1&lab=chain&blank=2&t=10"), ["▢₁ ∂h₃/∂f₂", "▢₂ ∂ℓ/∂f₂"]);
    assert_eq!(names("v=1&lab=chain&blank=1&t=10"), ["▢₁ ∂ℓ/∂f₂"]);
}

#[test]
fn every_blank_stands_in_a_formula_or_a_table_with_its_number() {
    for link in LINKS {
        for level in 1..=3 {
            let widget = Widget::new(&format!("{link}&blank={level}"));
            let panel = widget.panel().concat();
            let shown: String = panel
                .split("<math")
                .skip(1)
                .map(|math| math.split("</math>").next().unwrap_or_default())
                .collect();
            for (name, field) in boxes(&widget) {
                let blank = format!(">{}<", name.split(' ').next().expect("a blank"));
                let in_table = widget.panel()[1].contains(&format!("data-field=\"{field}\""));
                assert!(shown.contains(&blank) || in_table, "{link} level {level}: {name} is nowhere");
                // It has a box below where a formula shows it.
                let below = widget.panel()[0].contains(&format!("data-field=\"{field}\""));
                assert_eq!(below, shown.contains(&blank) || widget.panel()[0].matches("<table").count() > 0);
            }
        }
    }
}

/// How the page may write a number; what has fewer than three digits is met by chance.
fn written(v: f64) -> Vec<String> {
    let mut forms = vec![write_number(v), short(v), format!("{v:.4}"), format!("{v:.5}")];
    forms.extend(forms.clone().iter().map(|text| text.replace('-', "−")));
    forms.retain(|text| text.chars().filter(|c| ('1'..='9').contains(c)).count() >= 3);
    forms
}

/// All that a page can show or save at a step.
fn everything(widget: &mut Widget) -> String {
    let mut all = widget.file("run", "") + &widget.file("numpy", "") + &widget.state();
    for t in 0..=widget.steps() {
        widget.seek(t);
        let session = widget.session();
        all += &(session.status(t) + &session.alarm(t) + &session.weights(t).unwrap_or_default());
        for view in session.views() {
            all += &widget.svg(view.id, 500.0, 300.0, &Theme::named("light"));
            all += &(widget.caption(view.id, 500.0) + &widget.plot_csv(view.id).unwrap_or_default());
        }
        all += &widget.panel().concat();
    }
    all
}

#[test]
fn nothing_tells_what_the_step_finds_before_it_is_filled_in() {
    for link in LINKS {
        for level in 1..=3 {
            let link = format!("{link}&blank={level}");
            let mut widget = Widget::new(&link);
            // What was found before may be seen where it was found: what the step finds comes last.
            let (scenario, _) = lab::parse(&widget.link());
            let asked = (lab::of(&scenario).blanking().expect("blanks").blanks)(&scenario, widget.t(), level)
                .pop()
                .expect("a blank");
            let truth = lab::of(&scenario).answers(&scenario, &asked.quantity, asked.step).expect("it").truth;
            let needles: Vec<String> = truth.iter().flat_map(|v| written(*v)).collect();
            let all = everything(&mut widget);
            let numbers = all.split(|c: char| !c.is_ascii_digit() && !".-−eE".contains(c));
            let found =
                numbers.map(|n| n.trim_matches(['.', 'e', 'E'])).find(|n| needles.iter().any(|v| v == n));
            assert_eq!(found, None, "{link}");
        }
    }
}

#[test]
fn a_line_that_is_filled_in_is_the_line_without_blanks() {
    let link = "v=1&lab=descent&problem=gabor&opt=momentum&t=2";
    let mut widget = Widget::new(&format!("{link}&blank=2"));
    let whole = formulas(&Widget::new(link).panel().concat());
    let line = |widget: &Widget, i: usize| formulas(&widget.panel().concat()).get(i).cloned();
    let last = whole.len() - 1;
    let momentum = truths(&widget);
    for v in &momentum[..3] {
        fill(&mut widget, &write_number(*v));
    }
    // Of the last line one number is still blank.
    let shown = line(&widget, last).expect("the line");
    assert_eq!(shown.matches('▢').count(), 1);
    let first = short(momentum[2]);
    assert!(shown.contains(&first) && whole[last].contains(&first), "{shown}");
    // In the chain the line stands as the last step's once it is filled in.
    let mut chain = Widget::new("v=1&lab=chain&blank=3&t=10");
    fill_step(&mut chain);
    assert_eq!(chain.steps(), 11);
    assert_eq!(
        formulas(&Widget::new("v=1&lab=chain&t=11").panel().concat()),
        formulas(&{
            chain.set("blank", "0");
            chain.seek(11);
            chain.panel().concat()
        })
    );
}

#[test]
fn entries_are_judged_and_two_steps_right_in_a_row_raise_the_level() {
    let mut widget = Widget::new("v=1&lab=chain&blank=1");
    assert_eq!((widget.steps(), widget.t()), (0, 0));
    fill(&mut widget, "abc");
    assert!(widget.panel().concat().contains("“abc” is no number."), "said");
    assert!(!widget.link().contains("filled"), "no try");
    fill(&mut widget, "77");
    assert!(widget.panel().concat().contains("role=\"status\">f₀: "), "what is wrong is said");
    assert_eq!(widget.steps(), 0);
    let link = widget.link();
    assert!(link.contains("&filled=0~0;77~1"), "{link}");
    assert!(Widget::new(&link).panel().concat().contains("value=\"77\""), "a reload keeps it");
    fill_step(&mut widget); // at the second try
    fill_step(&mut widget);
    assert!(widget.link().contains("&blank=1&filled=2~1&t=2"), "{}", widget.link());
    fill_step(&mut widget);
    assert!(widget.link().contains("&blank=2&filled=3~0&t=3"), "{}", widget.link());
    assert!(widget.panel().concat().contains("Two steps right in a row"));
    let link = widget.link();
    assert_eq!(Widget::new(&link).link(), link);
    assert_eq!(boxes(&Widget::new(&link)), boxes(&widget));
    // Back and on again: nothing is lost.
    widget.seek(1);
    assert!(boxes(&widget).is_empty() && widget.panel().concat().contains("data-set=\"t=3\""));
    widget.seek(3);
    assert!(!boxes(&widget).is_empty());
}

#[test]
fn what_is_shown_does_not_count() {
    let mut widget = Widget::new("v=1&lab=chain&blank=1&filled=1~1&t=1");
    let panel = widget.panel().concat();
    let set = panel.split("data-set=\"filled=").nth(1).and_then(|rest| rest.split('"').next()).expect("Show");
    widget.set("filled", set);
    assert!(widget.link().contains("&blank=1&filled=2~0&t=2"), "{}", widget.link());
}

#[test]
fn another_run_begins_anew_and_is_the_same_for_everyone() {
    for link in
        ["v=1&lab=chain&blank=1&filled=3~1&t=3", "v=1&lab=descent&problem=gabor&blank=2&filled=3~1&t=3"]
    {
        let mut widget = Widget::new(link);
        let (scenario, _) = lab::parse(link);
        let another = (lab::of(&scenario).blanking().expect("blanks").another)(&scenario);
        let before = truths(&widget);
        for (key, text) in &another {
            widget.set(key, text);
        }
        assert_eq!((widget.t(), widget.steps()), (0, 0), "{}", widget.link());
        let there = Widget::new(&widget.link());
        assert_eq!((there.link(), there.panel()), (widget.link(), widget.panel()));
        assert!(truths(&widget) != before);
        // Each seed gives a chain that can be computed.
    }
    for seed in 1..60 {
        for chain in ["toy", "linear", "tanh", "relu", "vanishing"] {
            let widget = Widget::new(&format!("v=1&lab=chain&chain={chain}&seed={seed}&t=23"));
            assert_eq!(widget.session().alarm(23), "", "{chain} {seed}");
        }
    }
    // Weights of one's own stay.
    let own = Widget::new("v=1&lab=chain&seed=2&w=1,1,1,1");
    assert!(own.link().contains("w=1,1,1,1"));
}

#[test]
fn other_settings_lose_what_was_filled_in_of_another_run() {
    let mut widget = Widget::new("v=1&lab=descent&problem=gabor&blank=1&filled=3~1;0.5~1&t=3");
    widget.set("lr", "0.01");
    let link = widget.link();
    assert!(link.contains("&filled=3~0&t=3"), "what was seen of it stays seen: {link}");
    widget.set("blank", "3");
    assert_eq!(widget.steps(), 3);
    widget.set("blank", "0");
    assert_eq!(widget.steps(), 60);
}

#[test]
fn strange_links_do_no_harm() {
    for given in
        ["filled=", "filled=~", "filled=999999~1", "filled=3~1;;;;x;1~1~1", "t=999999", "filled=2~1&ask=f1"]
    {
        for lab in ["chain", "descent", "descent&opt=lion", "descent&opt=amsgrad,adagrad&focus=amsgrad"] {
            for level in 1..=3 {
                let mut widget = Widget::new(&format!("v=1&lab={lab}&blank={level}&{given}"));
                let _ = (widget.state(), widget.panel());
                widget.edit(1000, "1.5");
                widget.edit(1024, "1.5");
                let state: Value = serde_json::from_str(&widget.state()).expect("JSON");
                assert!(state.is_object());
            }
        }
    }
}

#[test]
fn where_no_slip_explains_an_entry_the_first_blank_that_is_off_is_pointed_at() {
    let mut widget = Widget::new("v=1&lab=descent&problem=gabor&opt=momentum&start=3,10&t=2&blank=2");
    let open = boxes(&widget);
    assert_eq!(open.len(), 4, "{open:?}");
    let said = |widget: &Widget| widget.panel().concat();
    // Of what it is computed from nothing stands there yet.
    widget.edit(open[2].1 as usize, "77.7");
    assert!(
        said(&widget).contains("No slip that is known here gives this number. Begin with ▢₁, m₀."),
        "{}",
        said(&widget)
    );
    // Then something that is off: the later number is pointed at it, after a reload too.
    widget.edit(open[1].1 as usize, "55.5");
    widget.edit(open[3].1 as usize, "88.8");
    let pointed = "No slip that is known here gives this number. ▢₂, m₁, is off already: begin there.";
    assert!(said(&widget).contains(pointed), "{}", said(&widget));
    let truths = truths(&widget);
    for i in [0, 1] {
        let open = boxes(&widget);
        widget.edit(open[0].1 as usize, &write_number(truths[i]));
    }
    // With both right, nothing before it is off.
    let open = boxes(&widget);
    widget.edit(open[1].1 as usize, "88.9");
    assert!(!said(&widget).contains("is off already"), "{}", said(&widget));
}
