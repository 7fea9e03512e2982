//! Which step is shown, what is said there, and how a run goes on.

use super::words;
use gradstep::figure::Mark;
use gradstep::lab::Remedy;
use gradstep::plot;
use gradstep::widget::Widget;

#[test]
fn a_setting_keeps_the_step_unless_there_is_no_such_step_any_more() {
    let mut widget = Widget::new("lab=descent&steps=30&t=20");
    widget.set("lr", "0.01");
    assert_eq!((widget.t(), widget.steps()), (20, 30));
    widget.set("steps", "8");
    assert_eq!((widget.t(), widget.link().as_str()), (8, "v=1&lab=descent&lr=0.01&steps=8&t=8"));
    widget.set("problem", "himmelblau"); // brings its own start, rate and length
    assert_eq!(widget.link(), "v=1&lab=descent&problem=himmelblau");
}

#[test]
fn a_step_beyond_the_end_is_warned_of() {
    let mut widget = Widget::new("lab=descent&steps=10&t=99");
    assert_eq!(widget.t(), 10);
    assert_eq!(words(&widget), ["There is no step 99; the last one, 10, is shown."]);
    widget.seek(4);
    assert_eq!(widget.link(), "v=1&lab=descent&steps=10&t=4");
    widget.seek(1_000_000);
    assert_eq!(widget.t(), 10);
}

fn set(widget: &mut Widget, remedy: Remedy) {
    let (key, value) = remedy.set.split_once('=').expect("key=value");
    widget.set(key, value);
    assert_eq!(words(widget), [""; 0], "{}", remedy.set);
}

#[test]
fn a_diverged_run_offers_the_axis_on_which_it_is_seen() {
    for (link, steps) in [
        ("lab=descent&opt=momentum&lr=9", 400),
        ("lab=network&lr=1", 9999),
        ("lab=chain&b=1,9,-3,0.4&w=0.1,9,2,3", 9999),
    ] {
        let mut widget = Widget::new(link);
        assert_eq!(widget.remedies(), [], "{link}: not yet");
        widget.seek(steps);
        let offered = widget.remedies();
        assert_eq!(offered[0].words, "Logarithmic loss axis", "{link}");
        offered.into_iter().for_each(|remedy| set(&mut widget, remedy));
        assert_eq!(widget.remedies(), [], "{link}: done");
        assert!(!widget.session().alarm(widget.t()).is_empty());
    }
}

#[test]
fn a_run_that_leaves_the_surface_offers_to_draw_as_far_as_it_goes() {
    let inside = |widget: &Widget| {
        let figure = widget.figure("surface", widget.t() as f64, 500.0);
        let phi = widget.session().columns().into_iter().find(|c| c.name == "phi").expect("φ").values();
        let within = phi.chunks(2).filter(|p| figure.x.span.contains(p[0]) && figure.y.span.contains(p[1]));
        (within.count(), phi.len() / 2, figure.x.span)
    };
    // It stays finite: all of it is shown.
    let mut widget = Widget::new("lab=descent&problem=gabor&opt=momentum&lr=3&steps=40&start=3,10");
    assert_eq!(widget.remedies(), [], "it is where it began");
    widget.seek(9999);
    let (before, all, _) = inside(&widget);
    assert!(before < all, "{before} of {all}");
    let offered = widget.remedies();
    assert_eq!(offered.iter().map(|remedy| remedy.set.as_str()).collect::<Vec<_>>(), ["plane=run"]);
    set(&mut widget, offered[0].clone());
    let (within, all, _) = inside(&widget);
    assert_eq!(within, all);
    assert_eq!(widget.remedies(), []);
    assert!(widget.link().contains("&plane=run"));
    // It diverges: how it begins is shown, and the plane is still to be made out.
    let mut widget = Widget::new("lab=descent&lr=0.045&start=1,0.9&steps=120&t=120");
    let (before, _, narrow) = inside(&widget);
    assert!(widget.remedies().iter().any(|remedy| remedy.set == "plane=run"));
    widget.set("plane", "run");
    let (after, all, wide) = inside(&widget);
    assert!(before < after && after < all, "{before} {after} {all}");
    assert!(wide.width() < 13.0 * narrow.width());
    // A run that stays has the surface it had.
    let plain = Widget::new("lab=descent&t=10");
    let whole = Widget::new("lab=descent&plane=run&t=10");
    assert_eq!(inside(&plain).2, inside(&whole).2);
    let alone = Widget::new("lab=descent&lr=0.045&start=1,0.9&steps=120&t=120&view=model");
    let fits = alone.remedies().iter().any(|remedy| remedy.set == "plane=run");
    assert!(!fits, "where there is no surface there is nothing to fit");
}

#[test]
fn a_run_that_climbs_is_told_why_and_offers_a_rate_that_does_not() {
    // In a bowl, on a quartic surface far from its minima, and where a schedule multiplies the rate.
    for (link, t) in [
        ("lab=descent&lr=0.0402&steps=1500", 1500),
        ("lab=descent&lr=0.0402&steps=1500", 400),
        ("lab=descent&problem=ravine&lr=0.0051", 100),
        ("lab=descent&problem=saddle&lr=1.2&start=-1.2,0.9", 1),
        ("lab=descent&lr=0.5&schedule=step&every=4&steps=3", 3),
    ] {
        let mut widget = Widget::new(link);
        assert_eq!(
            (widget.remedies(), widget.session().alarm(0)),
            (vec![], String::new()),
            "{link}: not yet"
        );
        widget.seek(t);
        assert!(widget.session().alarm(widget.t()).contains("above 2/λ"), "{link}");
        let offered = widget.remedies();
        assert!(offered[0].words.starts_with("Learning rate "), "{link}: {offered:?}");
        set(&mut widget, offered[0].clone());
        let losses = widget.session().columns().into_iter().find(|c| c.name == "loss").expect("L").values();
        assert!(losses.windows(2).all(|pair| pair[1] <= pair[0] * (1.0 + 1e-12)), "{link}: {losses:?}");
        assert_eq!(widget.session().alarm(widget.t()), "", "{link}: done");
    }
    let climbs = Widget::new("lab=descent&lr=0.0402&steps=1500&t=1500");
    let alarm = climbs.session().alarm(1500);
    assert!(alarm.contains("since step 9: its α = 0.0402 is above 2/λ = 0.03998,"), "{alarm}");
    // Below the limit, or with steps of another make, nothing is said.
    for quiet in ["lr=0.0399&steps=1500", "opt=momentum&lr=0.0402&steps=1500", "lr=0.0402&batch=5&steps=1500"]
    {
        let widget = Widget::new(&format!("lab=descent&{quiet}&t=1500"));
        assert_eq!(widget.session().alarm(1500), "", "{quiet}");
    }
}

#[test]
fn at_the_last_step_every_number_is_of_that_step() {
    let sum = |panel: &str| {
        let total = panel.split("<tr class=\"total\">").nth(1).expect("a sum");
        let cell = total.split("<td class=\"loss\">").nth(1).expect("the sum of the losses");
        cell.split('<').next().unwrap_or_default().to_string()
    };
    for (link, last, loss) in [
        ("lab=descent&lr=0.04&start=1.73,-0.738&steps=3", 3, "4.919"),
        ("lab=descent&lr=0.04&steps=3&batch=5", 3, ""),
        ("lab=descent&opt=nesterov&steps=5&batch=3", 5, ""),
    ] {
        let mut widget = Widget::new(link);
        let early = widget.svg("model", 500.0, 300.0, &plot::Theme::Light);
        widget.seek(last);
        let status = widget.session().status(last);
        let said = status.split("class=\"loss\">").nth(1).and_then(|rest| rest.split('<').next()).expect("L");
        assert!(status.contains(loss), "{link}: {status}");
        let [_, tables] = widget.panel();
        let [of_table, of_line] =
            [sum(&tables), said.to_string()].map(|text| text.parse::<f64>().expect("L"));
        // The sum has the two decimals that numbers of three add up to.
        assert!(
            (of_table - of_line).abs() <= 0.0051,
            "{link}: the examples' losses add up to {of_line}: {of_table}"
        );
        assert!(!tables.contains("dot batch"), "{link}: no batch is left");
        assert_eq!(tables.matches("<tr data-set=\"example=").count(), 12, "{link}: so all are shown");
        assert!(tables.contains("What each example adds to the gradient, at this point"), "{link}");
        // The residuals end on the curve: the same as where a run begins at the last point.
        let phi = widget.session().columns().into_iter().find(|c| c.name == "phi").expect("φ").values();
        let end = Widget::new(&format!("lab=descent&start={},{}", phi[2 * last], phi[2 * last + 1]));
        let residuals = |widget: &Widget| {
            let marks = widget.figure("model", widget.t() as f64, 500.0).marks;
            let of = |mark| match mark {
                Mark::Segments { segments, .. } => segments,
                _ => Vec::new(),
            };
            marks.into_iter().flat_map(of).collect::<Vec<_>>()
        };
        assert_eq!(residuals(&widget).len(), 12);
        assert_eq!(residuals(&widget), residuals(&end), "{link}");
        assert!(early != widget.svg("model", 500.0, 300.0, &plot::Theme::Light));
    }
}

#[test]
fn training_goes_on_from_where_it_ended() {
    let link = |steps: usize| format!("v=1&lab=network&sizes=1,3,1&steps={steps}&t=9999");
    let mut widget = Widget::new(&link(30));
    let weights = |widget: &Widget| {
        let columns = widget.session().columns();
        columns.into_iter().find(|c| c.name == "training.params").expect("weights").values()
    };
    let offered = |widget: &Widget| {
        let panel = widget.panel().concat();
        let set = panel.split("data-set=\"params=").nth(1)?.split('"').next()?.to_string();
        (!set.is_empty()).then_some(set)
    };
    let params = offered(&widget).expect("a way to go on");
    widget.set("params", &params);
    assert_eq!(widget.t(), widget.steps(), "it stays at the end, where one may go on again");
    // Gradient descent remembers nothing: twice thirty steps are sixty.
    assert_eq!(weights(&widget), weights(&Widget::new(&link(60))));
    widget.seek(0);
    assert!(widget.go_on() && widget.t() == widget.steps());
    assert_eq!(weights(&widget), weights(&Widget::new(&link(90))));
    assert!(offered(&widget).is_some());
    widget.seek(widget.steps() - 1);
    assert_eq!(offered(&widget), None, "before the last step there is nothing to go on from");
    let mut diverged = Widget::new("v=1&lab=network&lr=0.5&steps=200&t=9999&init=normal&var=9");
    let before = diverged.link();
    assert!(offered(&diverged).is_none() && !diverged.go_on() && diverged.link() == before);
    let steep = Widget::new("v=1&lab=network&lr=0.5&steps=1&t=9999&init=normal&var=90");
    assert!(steep.session().outcome() == "ok" && weights(&steep).iter().any(|w| w.abs() > 1e6));
    assert!(offered(&steep).is_none(), "larger weights than a link holds");
    let twelve = "0,1,0,1,0,1,0,1,0,1,0,1";
    let sizes = "12,12,12,12,12,12,12";
    let large =
        Widget::new(&format!("v=1&lab=network&x={twelve}&y={twelve}&sizes={sizes}&steps=3&lr=1e-4&t=9999"));
    assert!(weights(&large).len() > 900 && offered(&large).is_none(), "more weights than a link holds");
}

#[test]
fn scenarios_are_the_same_by_their_values() {
    let read = |link: &str| gradstep::lab::parse(link).0;
    let same = |a: &str, b: &str| read(a).same_but(&read(b), &["t"]);
    assert!(same("v=1&lab=descent&t=3", "v=1&lab=descent&problem=line&lr=0.02"));
    assert!(!same("v=1&lab=descent", "v=1&lab=descent&lr=0.03"));
    assert!(!same("v=1&lab=descent&view=loss", "v=1&lab=descent"));
    assert!(!same("v=1&lab=descent", "v=1&lab=chain"));
    assert!(
        !same("v=1&lab=descent&opt=adam", "v=1&lab=descent"),
        "a default that depends on others differs, too"
    );
}
