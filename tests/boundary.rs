//! Whatever a link says, nothing that a page may call panics, and no number that is none reaches a reader.
//!
//! `cargo xtask fuzz` runs this for as long as one likes, with other links each time.

use gradstep::lab;
use gradstep::plot::{Frame, Theme};
use gradstep::widget::Widget;
use proptest::prelude::*;

/// Views of every lab, and one that no lab has.
const VIEWS: [&str; 13] = [
    "surface",
    "model",
    "loss",
    "rate",
    "chain",
    "parameters",
    "network",
    "fit",
    "layers",
    "matrices",
    "signal",
    "units",
    "no",
];

/// Holds that a text has no number that is none.
fn assert_numbers(text: &str, what: &str, link: &str, t: usize) {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '.');
    for word in words {
        assert!(!["NaN", "nan", "inf"].contains(&word), "{what} of {link}, step {t}: {text}");
    }
}

/// Calls all that the page may call, in frames of any size and at any step.
fn exercise(link: &str, handle: u32, at: [f64; 2], text: &str) {
    let mut widget = Widget::new(link);
    let frames = [[500.0, 300.0], [1.0, 1.0], [0.0, f64::NAN]];
    let views = widget.session().views();
    assert!(!views.is_empty(), "{link}");
    let all: Vec<&str> = views.iter().map(|view| view.id).chain(VIEWS).collect();
    let steps = widget.steps();
    for t in [0, 1, steps / 2, steps.saturating_sub(1), steps, usize::MAX] {
        widget.seek(t);
        let _ = (widget.state(), widget.remedies());
        for text in widget.panel() {
            assert_numbers(&text, "the panel", link, widget.t());
        }
        assert_numbers(&widget.session().status(widget.t()), "the status", link, widget.t());
        assert_numbers(&widget.session().alarm(widget.t()), "the alarm", link, widget.t());
        for view in &views {
            let svg = widget.svg(view.id, 300.0, 200.0, &Theme::Light);
            assert!(svg.ends_with("</svg>\n"), "{link}");
            assert_numbers(&svg, view.id, link, widget.t());
            assert_numbers(&widget.caption(view.id, 500.0), view.id, link, widget.t());
        }
    }
    // The initialisation lab's numbers are logarithms, of 0 as well.
    let csv = widget.session().csv().replace(",-inf", ",");
    assert_numbers(&csv, "the CSV", link, steps);
    for view in &all {
        let _ = widget.figure(view, at[0], 500.0);
        let _ = widget.caption(view, 500.0);
        for [width, height] in frames {
            let frame = Frame { width, height, ratio: 1.0 };
            let _ = widget.grab(view, &frame, at, 20.0, true);
            let _ = widget.readout(view, &frame, at);
            let _ = widget.spot(view, handle, &frame);
            let _ = widget.neighbour(view, handle, &frame, [1.0, 0.0]);
        }
    }
    let _ = (widget.columns(), widget.session().outcome());
    for column in widget.session().columns() {
        let _ = column.values();
    }
    let frame = Frame { width: 500.0, height: 300.0, ratio: 1.0 };
    for view in &all {
        let id = widget.figure(view, 0.0, 500.0).handles.first().map_or(handle, |h| h.id);
        for handle in [id, handle, 0] {
            widget.nudge(view, handle, [-0.02, 0.02]);
            widget.nudge(view, handle, [f64::NAN, f64::INFINITY]);
            widget.drag(view, handle, &frame, at);
        }
    }
    widget.edit(handle as usize, text);
    widget.set_examples(text);
    widget.set_examples("1 2\n3 4");
    widget.set_examples("");
    widget.go_on();
    let again = Widget::new(&widget.link());
    assert_eq!(again.link(), widget.link());
}

/// What a value may be mangled into.
fn mangled() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        prop::sample::select(vec![
            "0",
            "-1",
            "1e9",
            "nan",
            "inf",
            "1,2",
            "0,0,0",
            "1,2,3,4,5,6",
            "2,1",
            "0:0:0",
            "9:9:9",
            "all",
            "none"
        ])
        .prop_map(String::from),
        "[ -~]{0,12}",
        (-12.0..12.0f64).prop_map(|v| format!("{v:.3}")),
        (-9..5i32, 1.0..10.0f64).prop_map(|(power, v)| format!("{v:.2}e{power}")),
        prop::collection::vec(-4.0..4.0f64, 2..9).prop_map(|list| list
            .iter()
            .map(|v| format!("{v:.2}"))
            .collect::<Vec<_>>()
            .join(",")),
    ]
}

/// A preset's link with some settings changed, others taken from any lab's table, at a short length.
fn links() -> impl Strategy<Value = String> {
    let presets: Vec<&str> =
        lab::ALL.iter().flat_map(|lab| lab.presets()).map(|preset| preset.link).collect();
    let keys: Vec<&str> =
        lab::ALL.iter().flat_map(|lab| lab.schema().params.iter()).map(|param| param.key).collect();
    let labs: Vec<&str> = lab::ALL.iter().map(|lab| lab.schema().id).collect();
    let changes = prop::collection::vec((prop::sample::select(keys), mangled()), 0..5);
    let slip = prop::option::weighted(0.2, (any::<prop::sample::Index>(), any::<char>()));
    (prop::sample::select(presets), prop::option::of(prop::sample::select(labs)), changes, slip).prop_map(
        |(preset, lab, changes, slip)| {
            let mut link = String::from("v=1&steps=7&budget=4&depth=5&width=9&examples=2&runs=2");
            if let Some(lab) = lab {
                link.push_str(&format!("&lab={lab}"));
            }
            for (key, value) in changes {
                link.push_str(&format!("&{key}={value}"));
            }
            // The first of equal keys counts.
            link = link + "&" + preset;
            if let Some((at, slip)) = slip {
                let mut letters: Vec<char> = link.chars().collect();
                let at = at.index(letters.len());
                letters[at] = slip;
                link = letters.into_iter().collect();
            }
            link
        },
    )
}

/// How many links are tried: more where `cargo xtask fuzz` asks for them.
fn cases() -> u32 {
    std::env::var("GRADSTEP_FUZZ").ok().and_then(|cases| cases.parse().ok()).unwrap_or(150)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_link_and_no_call_panics(link in links(), handle in 0u32..40, x in -50.0..600.0f64, y in -50.0..400.0f64, text in mangled()) {
        exercise(&link, handle, [x, y], &text);
    }
}

#[test]
fn what_once_panicked_does_not() {
    for link in [
        "v=1&lab=network&x=1,2,3,4,5,6&y=0,1&steps=3",
        "v=1&lab=init&depth=1",
        "v=1&lab=init",
        "v=1&lab=chain&lr=10&steps=27",
        "v=1&lab=descent&lr=10&steps=400",
        "v=1&lab=network&lr=10&steps=50",
    ] {
        exercise(link, 0, [250.0, 150.0], "1");
        exercise(link, 3, [f64::NAN, f64::NAN], "−1,5");
    }
    let own = Widget::new("v=1&lab=network&x=1,2,3,4,5,6&y=0,1&steps=3");
    assert!(own.caption("fit", 500.0).contains("handles"), "a plot that is not there gives the first");
}
