//! Links: what is written reads back, what is hostile costs nothing and is answered in plain words.

use gradstep::lab::{self, Moment, Session};
use gradstep::param::{Kind, Param};
use gradstep::scenario::{LONGEST_LINK, Scenario, Warning, write_number};
use proptest::prelude::*;

fn open(link: &str) -> (Scenario, Vec<String>, Box<dyn Session>) {
    let (scenario, warnings) = lab::parse(link);
    let session = lab::of(&scenario).open(&scenario, None);
    (scenario, warnings.into_iter().map(|w| w.text).collect(), session)
}

#[test]
fn every_preset_is_read_without_a_warning_and_written_as_it_stands() {
    for lab in lab::ALL {
        for preset in lab.presets() {
            let (scenario, warnings) = lab::parse(preset.link);
            assert!(warnings.is_empty(), "{}: {warnings:?}", preset.id);
            assert_eq!(scenario.schema().id, lab.schema().id, "{}", preset.id);
            assert_eq!(scenario.link(), preset.link, "{} is in its shortest form", preset.id);
            assert!(preset.text.matches(['.', '?', '!']).count() >= 2, "{}: two sentences", preset.id);
        }
    }
}

#[test]
fn defaults_are_left_out() {
    let (scenario, warnings) =
        lab::parse("#v=1&lab=descent&beta=0.9&lr=0.020&steps=40&opt=sgd&t=3&problem=line");
    assert!(warnings.is_empty());
    assert_eq!(scenario.link(), "v=1&lab=descent&t=3");
}

#[test]
fn numbers_keep_their_value_in_the_shortest_form() {
    let (scenario, _) = lab::parse("lr=0.30000000000000004&opt=adam&eps=1e-20&start=-0,1e2");
    assert_eq!(scenario.number("lr"), 0.30000000000000004);
    assert_eq!(scenario.link(), "v=1&lab=descent&opt=adam&lr=0.30000000000000004&eps=1e-20&start=0,100");
}

/// A link, the key it warns about and a part of the warning.
#[test]
fn bad_input_is_answered_in_plain_words() {
    let many = format!("x={}&y=1", "1,".repeat(100_000));
    let cases: &[(&str, &str)] = &[
        ("lab=warp", "There is no lab “warp”"),
        ("v=2", "from a newer Gradstep (version 2); it is read as version 1, and what is shown may differ."),
        ("v=one", "of version “one”, which there is not"),
        ("lab=search&up=opt&methods=adam", "At least two methods"),
        ("lab=search&up=opt&methods=adam,magic,sgd", "there is no “magic”"),
        ("colour=red", "There is no setting “colour” here."),
        ("lr=fast", "“fast” is not a number. The default is used."),
        ("lr=NaN", "not a number"),
        ("lr=1e400", "out of range"),
        ("lr=-1", "out of range"),
        ("lr=", "not a number"),
        ("steps=1e9", "10000 is the most"),
        ("steps=-5", "1 is the least"),
        ("steps=2.5", "not a whole number"),
        ("batch=-3", "0 is the least"),
        ("seed=inf", "4294967295 is the most"),
        ("opt=sgd,magic", "there is no “magic”"),
        ("opt=sgd,sgd", "given twice"),
        ("opt=sgd,adam,momentum,rmsprop,adagrad", "4 at most"),
        ("opt=", "nothing was chosen"),
        ("problem=cliff", "there is no “cliff”"),
        ("start=1", "2 numbers are needed"),
        ("start=1,2,3", "only the first 2"),
        ("start=1,north", "“north” is not a number"),
        ("start=inf,0", "out of range"),
        ("x=1,2,three&y=1,2,3", "“three” is not a number"),
        ("x=1,2,3&y=1,2", "the first 2 pairs are used"),
        ("x=1,2,3", "the problem’s own data is used"),
        ("x=2,2,2&y=1,2,3", "All x are equal"),
        ("x=5&y=5", "There is one point alone"),
        ("x=2001,2002&y=1,2", "The x are so large"),
        ("batch=13", "there are only 12 examples"),
        (
            "loss=crossentropy",
            "Cross-entropy is for targets that are 0 or 1, and these are not: the squared error is used.",
        ),
        ("lab=network&loss=crossentropy", "for targets that are 0 or 1"),
        ("lab=network&problem=xor&x=1,2,3,4&y=1,0.5&loss=crossentropy", "for targets that are 0 or 1"),
        ("lab=search&loss=crossentropy", "for targets that are 0 or 1"),
        ("hide=lr,foo", "There is no setting “foo” to hide."),
        ("correct=maybe", "neither 1 nor 0"),
        ("lr=0.1&lr=0.2", "given twice"),
        ("lab=search&xrange=slow,fast", "“slow” is not a number. The default is used."),
        ("lab=search&xrange=0.1", "2 numbers are needed"),
        (
            "lab=search&xrange=0,20",
            "Range, across: 0 is out of range; 1e-12 is the least. 20 is out of range",
        ),
        ("lab=search&xrange=1,1e-4", "The lower end comes first."),
        ("lab=search&xrange=inf,0.1", "10 is the most"),
        ("lab=search&xrange=20,30", "so the usual range is used"),
        ("lab=search&xrange=0.1,0.1", "It ends where it begins"),
        ("lab=search&problem=gabor&up=batch&yrange=0,31", "31 is out of range; 30 is the most."),
        ("lab=search&across=seed&xrange=1.5,9", "Range, across: 1.5 is not a whole number; 2 is used."),
        ("lab=search&yrange=0,0.9", "Range, up: nothing with a range is searched there."),
        ("lab=search&across=opt&xrange=1,2", "Range, across: nothing with a range is searched there."),
        ("v=1&lab=descent&proble", "There is no setting “proble”"),
        ("%ff%fe=%00", "There is no setting"),
        (&many, "too long"),
    ];
    for (link, words) in cases {
        let short: String = link.chars().take(60).collect();
        let (scenario, warnings, session) = open(link);
        assert!(warnings.iter().any(|w| w.contains(words)), "{short}: {warnings:?} lacks “{words}”");
        assert!(warnings.iter().all(|w| w.len() < 300), "{short}: warnings stay short");
        assert!(session.steps() <= 10_000);
        // What was repaired is a sound scenario: its own link brings no warning but those about its data.
        let (again, warnings) = lab::parse(&scenario.link());
        assert!(warnings.iter().all(about_data), "{short}: {warnings:?}");
        assert_eq!(again.link(), scenario.link(), "{short}");
    }
}

/// Whether a warning is about the reader’s own data, which stay as they are.
fn about_data(warning: &Warning) -> bool {
    let words = ["There is one point alone", "The x are so large"];
    let equal = warning.text.starts_with("All ") && warning.text.contains(" are equal");
    equal || words.iter().any(|w| warning.text.starts_with(w))
}

#[test]
fn a_range_of_a_search_is_the_usual_one_or_as_given() {
    let tried = |link: &str| {
        let (scenario, warnings, session) = open(link);
        assert!(warnings.is_empty(), "{link}: {warnings:?}");
        let lr = session.columns().into_iter().find(|column| column.name == "values.lr");
        let lr = lr.expect("the learning rates").values();
        (scenario.text("xrange"), scenario.link(), [lr[0], lr[lr.len() - 1]])
    };
    assert_eq!(tried("v=1&lab=search"), ("0.0006,0.6".into(), "v=1&lab=search".into(), [0.0006, 0.6]));
    let usual = tried("v=1&lab=search&problem=gabor&xrange=0.003,3");
    assert_eq!(usual.1, "v=1&lab=search&problem=gabor", "the usual range is left out");
    let link = "v=1&lab=search&xrange=0.0001,1";
    assert_eq!(tried(link), ("0.0001,1".into(), link.into(), [1e-4, 1.0]));
}

#[test]
fn a_longest_link_is_read_in_bounded_work() {
    let link = "&a=1".repeat(LONGEST_LINK);
    let (_, warnings, _) = open(&link);
    assert!(!warnings.is_empty() && warnings.len() <= 12, "{}", warnings.len());
}

#[test]
fn setting_a_bad_value_leaves_the_old_one() {
    let (mut scenario, _) = lab::parse("lr=0.3");
    let warnings = scenario.set("lr", "three");
    assert_eq!(warnings.len(), 1);
    assert_eq!(scenario.number("lr"), 0.3);
    scenario.reset("lr");
    assert_eq!(scenario.number("lr"), 0.02);
}

/// A text that `param` reads without a warning.
fn good(param: &'static Param) -> BoxedStrategy<String> {
    match param.kind {
        Kind::Number { min, max, .. } => (min..=max).prop_map(write_number).boxed(),
        Kind::Integer { min, max } => (min..=max.min(300)).prop_map(|v| v.to_string()).boxed(),
        Kind::Vector { names, min, max } => prop::collection::vec(min..=max, names.len())
            .prop_map(move |v| v.into_iter().map(write_number).collect::<Vec<_>>().join(","))
            .boxed(),
        Kind::Amount { of, bound } => {
            let ids: Vec<String> = of().iter().map(|e| e.id.to_string()).collect();
            (prop::sample::select(ids), -bound..=bound)
                .prop_map(move |(id, v)| format!("{id}:{}", write_number(v)))
                .boxed()
        }
        Kind::Place { parts, max } => prop::collection::vec(0..=max, parts)
            .prop_map(|v| v.iter().map(u32::to_string).collect::<Vec<_>>().join(":"))
            .boxed(),
        Kind::Places { of, parts, max, .. } => {
            let ids: Vec<String> = of().iter().map(|e| e.id.to_string()).collect();
            let place = prop::collection::vec(0..=max, parts)
                .prop_map(|v| v.iter().map(u32::to_string).collect::<Vec<_>>().join(":"));
            (prop::sample::subsequence(ids, 0..=1), prop::collection::vec(place, 0..3))
                .prop_map(|(ids, places)| unique([ids, places].concat()))
                .boxed()
        }
        Kind::Text { .. } => {
            let texts = match param.key {
                "ask" => ["phi@3", "loss@10;d.f1", "first%28loss%3C1%29;fate@2", "h.2.0;nonsense~place"],
                "filled" => ["3~1", "2~0;0.43~1;1.5~2s", "0~0;x~1s", "nonsense"],
                "a" => ["0.5~1", "1,-2~3s;7~1", ";0~2", "2,0~1s"],
                _ => ["Where%20next%3F", "%33D", "a%26b%3Dc;t%3D1", "ℓ%20%E2%80%99"],
            };
            prop::sample::select(texts.to_vec()).prop_map(String::from).boxed()
        }
        Kind::Flag => any::<bool>().prop_map(|v| u8::from(v).to_string()).boxed(),
        Kind::Others { .. } => prop::sample::select(vec!["lr:0.05", "lr:0.3~steps:12", "steps:9;lr:0.02"])
            .prop_map(String::from)
            .boxed(),
        Kind::Keys => prop::collection::vec("[a-z]{1,8}", 0..4).prop_map(unique).boxed(),
        Kind::Choice { of, most } => {
            let ids: Vec<String> = of().iter().map(|e| e.id.to_string()).collect();
            let most = most.min(ids.len());
            prop::sample::subsequence(ids, 1..=most).prop_map(|ids| ids.join(",")).boxed()
        }
        Kind::Numbers { bound, least, most } => numbers(bound, least, most),
        Kind::Layers { least, most, widest } => numbers(f64::from(widest), least, most),
    }
}

/// Lists of numbers, small ones above all.
fn numbers(bound: f64, least: usize, most: usize) -> BoxedStrategy<String> {
    let number = prop_oneof![-10.0..10.0, -bound..=bound];
    prop::collection::vec(number, least..=most.min(12))
        .prop_map(|v| v.into_iter().map(write_number).collect::<Vec<_>>().join(","))
        .boxed()
}

fn unique(mut words: Vec<String>) -> String {
    words.sort();
    words.dedup();
    words.join(",")
}

/// Scenarios of any lab with some of their parameters given.
fn scenarios() -> impl Strategy<Value = String> {
    (0..lab::ALL.len()).prop_flat_map(|index| {
        let lab = lab::ALL[index];
        let params: Vec<_> = lab
            .schema()
            .params
            .iter()
            .map(|p| {
                prop::option::weighted(0.3, good(p))
                    .prop_map(move |text| text.map(|t| format!("&{}={t}", p.key)))
            })
            .collect();
        params.prop_map(move |given| {
            format!("v=1&lab={}{}", lab.schema().id, given.into_iter().flatten().collect::<String>())
        })
    })
}

/// Looks at everything a session shows at a step.
fn look(session: &dyn Session, t: usize) {
    for view in session.views() {
        for progress in [0.3, 1.0] {
            let figure = session.figure(
                view.id,
                Moment { t, progress, width: 390.0 + 500.0 * progress, narrow: progress < 0.5 },
            );
            assert!(!figure.title.is_empty() && !figure.alt.is_empty());
            for handle in figure.handles.iter().take(2) {
                for (key, text) in session.drag(view.id, handle.id, [0.5, 0.25]) {
                    assert!(!key.is_empty() && !text.is_empty());
                }
            }
        }
        let _ =
            session.readout(view.id, Moment { t, progress: 1.0, width: 520.0, narrow: false }, [0.1, 0.2]);
    }
    let _ = (session.panel(t), session.status(t), session.alarm(t));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_scenario_makes_the_round_trip(link in scenarios()) {
        let (scenario, _) = lab::parse(&link);
        let (again, warnings) = lab::parse(&scenario.link());
        prop_assert!(warnings.iter().all(about_data), "{:?}", warnings);
        prop_assert_eq!(&again.link(), &scenario.link());
        for param in scenario.schema().params.iter() {
            prop_assert_eq!(again.value(param.key), scenario.value(param.key), "{}", param.key);
        }
    }

    #[test]
    fn any_scenario_can_be_looked_at(link in scenarios(), share in 0.0..1.0f64) {
        let (mut scenario, _) = lab::parse(&link);
        scenario.set("steps", "40");
        let session = lab::of(&scenario).open(&scenario, None);
        look(session.as_ref(), (session.steps() as f64 * share) as usize);
        look(session.as_ref(), usize::MAX);
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        let (scenario, _) = lab::parse(&text);
        prop_assert!(scenario.link().starts_with("v=1&lab="));
    }

    #[test]
    fn any_text_in_the_shape_of_a_link_is_read(
        pairs in prop::collection::vec(("[a-z]{1,8}|lr|opt|x|y|start|steps|problem|batch|view|t|eps", "[-0-9a-z.,%e]{0,20}|NaN|inf|-inf|1e400"), 0..12),
    ) {
        let link: Vec<String> = pairs.iter().map(|(k, v)| format!("{k}={v}")).collect();
        let (scenario, warnings) = lab::parse(&link.join("&"));
        prop_assert!(warnings.len() <= 12);
        let (again, _) = lab::parse(&scenario.link());
        prop_assert_eq!(again.link(), scenario.link());
    }
}

#[test]
fn an_empty_list_counts_as_not_given() {
    let (scenario, _, session) = open("start=&x=&y=");
    assert_eq!(scenario.link(), "v=1&lab=descent");
    assert_eq!(session.steps(), 40);
}
