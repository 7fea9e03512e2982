//! What is typed into controls and over numbers.

use super::{FRAME, words};
use gradstep::lab;
use gradstep::widget::Widget;

#[test]
fn what_cannot_be_read_changes_nothing_but_is_said() {
    let mut widget = Widget::new("lab=descent&lr=0.02");
    let before = widget.link();
    widget.set("lr", "fast");
    assert_eq!(widget.link(), before);
    assert_eq!(widget.warnings().len(), 1);
    widget.set("nonsense", "1");
    assert_eq!(widget.link(), before);
    widget.reset("lr");
    assert_eq!((widget.link().as_str(), words(&widget).len()), ("v=1&lab=descent", 0));
}

/// Whatever a reader types into any control, the lab stays whole and its link opens the same again.
#[test]
fn nonsense_in_any_control_does_no_harm() {
    let typed = ["", "0", "-1", "1e400", "NaN", "−inf", "1,2,3", "a:b", "😀", "1;2\n3", "999999999999"];
    for lab in lab::ALL {
        for param in lab.schema().params.iter() {
            let mut widget = Widget::new(&format!("lab={}&t=3", lab.schema().id));
            for text in typed {
                if param.key == "steps" && text.starts_with('9') {
                    continue; // ten thousand steps of every lab have tests of their own
                }
                widget.set(param.key, text);
                let again = Widget::new(&widget.link());
                assert_eq!(again.link(), widget.link(), "{} = {text:?}", param.key);
                // A name that is no quantity here is said each time.
                let warnings = again.warnings().iter().filter(|warning| warning.key != "ask");
                assert_eq!(warnings.count(), 0, "{} = {text:?}", param.key);
            }
        }
    }
}

#[test]
fn a_weight_typed_over_is_in_the_link_and_goes_back() {
    let drawn = "v=1&lab=network&sizes=1,2,1&pick=0:1:0";
    let mut widget = Widget::new(drawn);
    let fields = |widget: &Widget| widget.panel().concat().matches("data-field=").count();
    assert_eq!(fields(&widget), 1);
    assert!(widget.panel().concat().contains("data-field=\"3\"")); // β₀ (2), Ω₀[0, 0], Ω₀[1, 0]
    widget.edit(3, " −1,5 ");
    let link = widget.link();
    let params = link.split("phi=").nth(1).and_then(|rest| rest.split('&').next()).unwrap_or_default();
    let list: Vec<&str> = params.split(',').collect();
    assert_eq!((list.len(), list[3]), (7, "-1.5"));
    assert_eq!(Widget::new(&link).link(), link);
    widget.edit(3, "-1.5");
    assert_eq!(widget.link(), link, "the same again changes nothing");
    for nonsense in ["", "one", "NaN", "1 2"] {
        widget.edit(3, nonsense);
        assert_eq!((widget.link(), widget.warnings().len()), (link.clone(), 1), "{nonsense}");
    }
    widget.edit(99, "1"); // there is no such number
    assert_eq!(widget.link(), link);
    widget.edit(3, "1e300");
    assert!(widget.warnings()[0].text.contains("out of range"));
    assert!(widget.panel().concat().contains("data-set=\"params=\""));
    widget.set("params", "");
    assert_eq!(widget.link(), drawn);
}

#[test]
fn a_bias_is_the_weight_of_a_source_beyond_the_last() {
    let mut widget = Widget::new("lab=network&sizes=1,2,1&pick=1:0:9&t=99999");
    assert!(widget.link().contains("pick=1:0:2"));
    assert!(widget.panel().concat().contains("The bias β₁[0]"));
    let handle = widget.figure("matrices", 0.0, FRAME.width).handles[0].clone();
    assert_eq!(handle.name, "β₀[0]");
    let at = widget.spot("matrices", handle.id, &FRAME).expect("a place");
    widget.drag("matrices", handle.id, &FRAME, at);
    assert!(widget.link().contains("pick=0:0:1"));
}

#[test]
fn numbers_are_read_as_people_write_them() {
    for text in [
        "0.6,-0.2",
        "(0.6, -0.2)",
        "(0.6,−0.2)",
        "[0.6 -0.2]",
        "0.6; −0.2",
        " 0.6   -0.2 ",
        "0,6; -0,2",
        "{0.6;-0.2}",
        "(0.6, -0.2),",
    ] {
        let mut widget = Widget::new("lab=descent");
        widget.set("start", text);
        assert_eq!(widget.link(), "v=1&lab=descent&start=0.6,-0.2", "{text}");
        // Decimal commas can be read otherwise, so that it is said how they are.
        let said: &[&str] =
            if text == "0,6; -0,2" { &["“0,6; -0,2” is read as 0.6, -0.2."] } else { &[] };
        assert_eq!(words(&widget), said, "{text}");
    }
    let mut widget = Widget::new("lab=descent");
    for (text, t) in [("10", 10), (" 12 ", 12), ("99999", widget.steps())] {
        widget.set("t", text);
        assert_eq!(widget.t(), t, "{text}");
    }
    widget.set_examples("(1, 2)\n(3; 4.5)\n[5 6]");
    assert!(widget.link().contains("x=1,3,5&y=2,4.5,6"), "{}", widget.link());
}
