//! Examples of the reader's own, and data sets that are chosen.

use super::{shown, state, words};
use gradstep::figure::Mark;
use gradstep::plot::{self, Frame};
use gradstep::widget::Widget;

#[test]
fn own_examples_come_and_go_as_text() {
    let mut widget = Widget::new("lab=descent");
    let given = shown(&state(&widget), "x")["text"].as_str().expect("text").to_string();
    assert_eq!(given.lines().count(), 12);
    widget.set_examples("x y\n1 2\n3 4.5\nfive 6\n");
    assert_eq!(widget.link(), "v=1&lab=descent&x=1,3&y=2,4.5&steps=210");
    assert_eq!(
        words(&widget),
        ["Columns: x is “x”, y is “y”.", "Left out: line 4, “five 6”, because “five” is not a number."]
    );
    assert_eq!(shown(&state(&widget), "x")["text"], "1 2\n3 4.5\n");
    widget.set_examples("nothing");
    assert_eq!(widget.link(), "v=1&lab=descent&x=1,3&y=2,4.5&steps=210");
    widget.set_examples(" ");
    assert_eq!(widget.link(), "v=1&lab=descent");
    assert_eq!(shown(&state(&widget), "x")["text"], given);
    assert!(
        state(&widget)["shown"].as_array().is_some_and(|all| all.iter().any(|one| one["isDefault"] == true))
    );
}

#[test]
fn own_examples_of_the_descent_lab_are_pairs() {
    let mut widget = Widget::new("lab=descent");
    widget.set_examples("just words");
    assert_eq!(widget.link(), "v=1&lab=descent");
    assert!(words(&widget).contains(&"The data stay as they were."));
    widget.set_examples("1 9 3\n4 9 6\n7 9 8");
    assert_eq!(widget.link(), "v=1&lab=descent&x=1,4,7&y=3,6,8&steps=390");
    assert_eq!(words(&widget), ["Columns: x is column 1, y is column 3; left out: column 2."]);
    widget.set_examples("2 3");
    assert_eq!(
        words(&widget),
        ["There is one point alone, so many lines fit equally well: the lowest loss is a whole valley."]
    );
    let panel = widget.panel().concat();
    assert!(panel.contains("the gradient of the only example"), "{panel}");
    widget.set_examples("2001 5\n2002 6\n2003 8");
    assert!(widget.link().ends_with("&lr=4.2e-8"), "years ask for a small learning rate: {}", widget.link());
    let told = words(&widget).concat();
    assert!(told.contains("only at learning rates below 8.3×10⁻⁸. In standard units"), "{told}");
    assert_eq!(widget.remedies().last().map(|one| one.set.as_str()), Some("units=standard"));
    widget.set("opt", "adam");
    assert!(!widget.link().contains("lr="), "Adam does not: {}", widget.link());
    assert_eq!(words(&widget), [""; 0]);
}

#[test]
fn a_batch_is_no_larger_than_the_data() {
    let mut widget = Widget::new("lab=descent&batch=13");
    assert_eq!(words(&widget), ["Batch size: there are only 12 examples; each step takes all of them."]);
    assert_eq!(widget.link(), "v=1&lab=descent");
    widget.set("batch", "12");
    assert_eq!((widget.link().as_str(), words(&widget).len()), ("v=1&lab=descent&batch=12", 0));
}

#[test]
fn a_line_is_fitted_to_large_x_without_diverging() {
    let houses = "size,price\n2104,399900\n1600,329900\n2400,369000\n1416,232000\n";
    let mut widget = Widget::new("v=1&lab=descent");
    widget.set_examples(houses);
    let said = words(&widget).join(" ");
    assert!(widget.link().contains("&lr=3.4e-8"), "{}", widget.link());
    assert!(!said.contains("so large"), "{said}");
    assert_eq!(widget.session().outcome(), "ok");
    widget.set_examples("21040,399900\n16000,329900\n");
    assert!(widget.link().contains("&lr=7.2e-10"), "{}", widget.link());
    widget.set_examples("1,2\n2,3\n");
    assert!(!widget.link().contains("&lr="), "{}", widget.link());
    widget.set_examples(houses);
    widget.set("lr", "0.001");
    assert!(words(&widget).join(" ").contains("3.4×10⁻⁸ is small enough"), "{:?}", words(&widget));
    assert_eq!(widget.session().outcome(), "diverged");
    // A link that names no rate goes on meaning what it did.
    let old = Widget::new("v=1&lab=descent&x=2104,1600,2400,1416&y=399900,329900,369000,232000");
    assert_eq!(old.session().outcome(), "diverged");
    assert!(words(&old).join(" ").contains("3.4×10⁻⁸ is small enough"));
}

#[test]
fn classes_are_drawn_with_equal_units_and_the_line_between_them() {
    let mut widget =
        Widget::new("lab=network&problem=rings&sizes=2,6,6,1&act=tanh&seed=2&opt=adam&batch=10&steps=400");
    widget.seek(9999);
    for frame in [(520.0, 480.0), (900.0, 300.0), (300.0, 600.0)] {
        let frame = Frame { width: frame.0, height: frame.1, ratio: 1.0 };
        let layout = plot::layout(&widget.figure("fit", 9999.0, frame.width), &frame);
        let ([x, y], [right, up]) = (layout.to_px([0.0, 0.0]), layout.to_px([1.0, 1.0]));
        assert!(((right - x) / (y - up) - 1.0).abs() < 0.01, "{frame:?}: {} {}", right - x, y - up);
        assert!(layout.plot.right <= frame.width && layout.plot.bottom <= frame.height);
    }
    let figure = widget.figure("fit", 9999.0, 500.0);
    let lines: Vec<Vec<[f64; 2]>> = figure
        .marks
        .into_iter()
        .filter_map(|mark| match mark {
            Mark::Line { points, .. } => Some(points),
            _ => None,
        })
        .collect();
    assert!(!lines.is_empty());
    let frame = Frame { width: 520.0, height: 480.0, ratio: 1.0 };
    let layout = plot::layout(&widget.figure("fit", 9999.0, frame.width), &frame);
    let mut told = 0;
    for point in lines.iter().flatten().filter(|p| p.iter().all(|v| v.abs() < 1.45)) {
        let words = widget.readout("fit", &frame, layout.to_px(*point));
        let output: f64 = words.split("output ").nth(1).and_then(|n| n.parse().ok()).expect("a number");
        assert!((output - 0.5).abs() < 0.06, "{words}");
        told += 1;
    }
    assert!(told > 20, "{told} points on the line");
    let plain = Widget::new("lab=network&problem=hill").figure("fit", 0.0, 500.0);
    assert!(!plain.marks.iter().any(|mark| matches!(mark, Mark::Line { .. })), "where there are no classes");
}

#[test]
fn a_data_set_that_is_chosen_brings_settings_with_which_it_is_learnt() {
    let last = |widget: &Widget| {
        let columns = widget.session().columns();
        let losses = columns.into_iter().find(|c| c.name == "training.loss").expect("losses").values();
        (losses[0], losses[losses.len() - 1])
    };
    for (problem, most) in
        [("gabor", 0.8), ("hill", 0.5), ("exclusive", 0.1), ("xor", 0.1), ("rings", 0.2), ("spirals", 0.1)]
    {
        let mut widget = Widget::new("lab=network");
        widget.set("problem", problem);
        let (first, learnt) = last(&widget);
        assert!(first > 5.0 && learnt < most, "{problem}: from {first} to {learnt}");
        assert_eq!(words(&widget), [""; 0]);
        let again = Widget::new(&widget.link());
        assert_eq!((again.link(), last(&again)), (widget.link(), (first, learnt)), "it stands in the link");
        // A link that says nothing of it means what it always has.
        let plain = Widget::new(&format!("lab=network&problem={problem}"));
        assert!(last(&plain).1 > 4.0 * most, "{problem}");
        widget.set("problem", "line");
        assert_eq!(widget.link(), "v=1&lab=network", "{problem}: another set has settings of its own");
    }
    let mut widget = Widget::new("lab=network");
    widget.set("act", "gelu");
    widget.set("problem", "rings");
    assert!(widget.link().contains("act=gelu") && widget.link().contains("init=xavier"), "{}", widget.link());
    widget.set("steps", "50");
    widget.reset("problem");
    assert_eq!(widget.link(), "v=1&lab=network&act=gelu&steps=50", "what the reader chose stays");
}
