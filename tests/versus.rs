//! Runs side by side: links that hold several, what stands in them, and that each is the run of its own link, bit for bit.

use gradstep::figure::Mark;
use gradstep::lab::{self, Moment, Session};
use gradstep::widget::Widget;

/// One link of each lab with runs beside the first.
const LINKS: [&str; 7] = [
    "v=1&lab=descent&lr=0.01&steps=30&versus=lr:0.05",
    "v=1&lab=descent&problem=gabor&steps=40&versus=batch:5;seed:3~start:1,2~opt:adam;lr:0.1",
    "v=1&lab=descent&problem=gabor&opt=momentum,nesterov&steps=40&versus=beta:0.5~schedule:cosine",
    "v=1&lab=chain&steps=12&versus=lr:0.5~w:0.1,0.2,0.3,0.4;x:1",
    "v=1&lab=network&problem=xor&sizes=2,4,1&steps=9&versus=init:xavier~sizes:2,3,3,1~opt:adam;lr:0.02",
    "v=1&lab=network&sizes=1,2,1&params=0.1,-0.2,0.3,0.4,0.5,-0.6,0.7&steps=5&versus=seed:4~batch:3",
    "v=1&lab=init&depth=6&width=9&inputs=7&examples=5&runs=2&init=he&versus=init:lecun~act:tanh;depth:4",
];

fn open(link: &str) -> Box<dyn Session> {
    let (scenario, warnings) = lab::parse(link);
    assert!(warnings.is_empty(), "{link}: {warnings:?}");
    lab::of(&scenario).open(&scenario, None)
}

/// The names of the columns of a run and the bits of their numbers.
fn bits(session: &dyn Session, of: impl Fn(&str) -> bool) -> Vec<(String, Vec<u64>)> {
    let columns = session.columns();
    let own = columns.iter().filter(|column| of(&column.run));
    own.map(|column| (column.name.clone(), column.values().iter().map(|v| v.to_bits()).collect())).collect()
}

#[test]
fn each_run_is_that_of_its_own_link_whichever_is_in_focus() {
    for link in LINKS {
        let (scenario, _) = lab::parse(link);
        let others = scenario.others();
        let ids: Vec<String> = others.iter().map(|other| other.id.clone()).collect();
        let first = bits(open(&scenario.first().link()).as_ref(), |_| true);
        for place in 0..=others.len() {
            let focus = if place == 0 { String::new() } else { format!("&focus=versus{place}") };
            let session = open(&format!("{link}{focus}"));
            assert_eq!(bits(session.as_ref(), |run| !ids.iter().any(|id| id == run)), first, "{link}{focus}");
            for other in &others {
                let alone = bits(open(&other.scenario.link()).as_ref(), |_| true);
                assert!(!alone.is_empty() && alone != first, "{link}: {} differs in nothing", other.id);
                assert_eq!(
                    bits(session.as_ref(), |run| run == other.id),
                    alone,
                    "{link}{focus}: {}",
                    other.id
                );
            }
        }
    }
}

#[test]
fn runs_differ_in_the_keys_named_and_in_nothing_else() {
    // Adam’s own rate, and that of means, would be others: those of the first are kept.
    for (link, key) in [
        ("v=1&lab=descent&versus=opt:adam", "opt"),
        ("v=1&lab=descent&versus=reduce:mean", "reduce"),
        ("v=1&lab=network&versus=opt:adam", "opt"),
        ("v=1&lab=chain&versus=chain:linear", "chain"),
    ] {
        let (scenario, _) = lab::parse(link);
        let (first, others) = (scenario.first(), scenario.others());
        let Some(other) = others.first() else { panic!("{link} has a run beside it") };
        for param in first.schema().params.iter().filter(|param| !["focus", "versus"].contains(&param.key)) {
            let same = first.value(param.key) == other.scenario.value(param.key);
            assert_eq!(same, param.key != key, "{link}: {}", param.key);
        }
    }
}

#[test]
fn links_with_several_runs_survive_their_way() {
    let link = "v=1&lab=descent&problem=gabor&opt=momentum&versus=batch:5;seed:3~start:1,2&t=4";
    let meant = lab::parse(link).0.link();
    assert_eq!(meant, link);
    for way in [
        "lab=descent&problem=gabor&opt=momentum&t=4&versus=batch:5;seed:3~start:1,2",
        "[this](https://example.org/#v=1&lab=descent&problem=gabor&opt=momentum&t=4&versus=batch:5;seed:3~start:1,2) and so on",
        "v=1&lab=descent&problem=gabor&opt=momentum&versus=batch%3A5%3Bseed%3A3%7Estart%3A1%2C2&t=4",
        "v=1&lab=descent&problem=gabor&opt=momentum&versus=batch%253A5%253Bseed%253A3%257Estart%253A1%252C2&t=4",
        "v=1&amp;lab=descent&amp;problem=gabor&amp;opt=momentum&amp;versus=batch:5;seed:3~start:1,2&amp;t=4",
        "v=1;lab=descent;problem=gabor;opt=momentum;versus=batch:5;seed:3~start:1,2;t=4",
        "v=1&lab=descent&problem=gabor&opt=momentum&versus=batch: 5; seed: 3 ~ start: 1, 2&t=4",
        "v=1&lab=descent&problem=gabor&opt=momentum&versus=batch:+5;+seed:3+~+start:1,+2&t=4",
        "https://example.org/#v=1&lab=descent&problem=gabor&opt=momentum&versus=batch:5;seed:3~start:1,2&t=4).",
        "v=1&lab=descent&problem=gabor&opt=momentum&versus=batch:5;se\n ed:3~start:1,2&t=4",
    ] {
        let (scenario, warnings) = lab::parse(way);
        assert_eq!((scenario.link(), &warnings[..]), (meant.clone(), &[][..]), "{way}");
    }
}

#[test]
fn what_cannot_be_compared_is_said_and_the_rest_kept() {
    for (versus, kept, said) in [
        ("lr:0.05;foo:1", "lr:0.05", "no setting “foo”"),
        ("problem:gabor~lr:0.05", "lr:0.05", "do not differ in “problem”"),
        ("t:4~view:loss", "", "do not differ in “t”"),
        ("lr:fast~lr:0.05", "lr:0.05", "“fast” is not a number"),
        ("lr:99999", "lr:20000", "out of range"),
        ("lr", "", "no setting such as lr:0.05"),
        ("lr:0.1~lr:0.2~lr:0.3~lr:0.4", "lr:0.1~lr:0.2~lr:0.3", "4 runs at most"),
        ("lr:0.1;lr:0.2", "lr:0.1", "given twice for one run"),
        ("versus:lr~lr:0.1", "lr:0.1", "do not differ in “versus”"),
        ("batch:900", "batch:0", "only 30 examples"),
    ] {
        let (scenario, warnings) = lab::parse(&format!("v=1&lab=descent&problem=gabor&versus={versus}"));
        assert_eq!(scenario.text("versus"), kept, "{versus}");
        assert!(warnings.iter().any(|one| one.text.contains(said)), "{versus}: {warnings:?}");
    }
    let (four, warnings) = lab::parse("v=1&lab=descent&opt=sgd,momentum,adam,rmsprop&versus=lr:0.05");
    assert_eq!((four.text("versus"), warnings.len()), (String::new(), 1));
    let (alone, _) = lab::parse("v=1&lab=descent&focus=versus2");
    assert_eq!(alone.link(), "v=1&lab=descent", "there is no third run to be in focus");
}

/// All the words of a session at a step: the panel, and what is said of each plot.
fn words(widget: &Widget) -> [String; 2] {
    let session = widget.session();
    let at = Moment { t: widget.t(), progress: 1.0, width: 700.0, narrow: false };
    let alts: Vec<String> = session.views().iter().map(|view| session.figure(view.id, at).alt).collect();
    [widget.panel().concat(), alts.join("\n")]
}

#[test]
fn the_difference_is_named_in_words_with_the_numbers_of_either() {
    for (link, sentence) in [
        (
            "v=1&lab=descent&lr=0.01&steps=30&versus=lr:0.02&t=10",
            "The second run differs in α: 0.02 in place of 0.01; at step 10 its loss is ",
        ),
        (
            "v=1&lab=descent&problem=gabor&versus=batch:5;seed:3&t=2",
            "The second run differs in B: 5 in place of all examples; seed: 3 in place of 1; at step 2 its loss is ",
        ),
        (
            "v=1&lab=descent&problem=gabor&start=0,1&versus=start:1,2&t=2",
            "The second run differs in start: (1, 2) in place of (0, 1); at step 2 its loss is ",
        ),
        (
            "v=1&lab=descent&problem=gabor&versus=opt:adam&t=2",
            "The second run differs in method: Adam in place of ",
        ),
        (
            "v=1&lab=chain&lr=0.1&versus=lr:0.5&t=25",
            "The second run differs in α: 0.5 in place of 0.1; after training step 2 its loss is ",
        ),
        (
            "v=1&lab=network&steps=9&sizes=1,3,1&versus=init:xavier&t=99",
            "The second run differs in initialiser: Xavier in place of He; after training step 9 its loss of all examples is ",
        ),
        (
            "v=1&lab=init&depth=6&width=9&runs=1&init=he&versus=init:lecun&t=6",
            "The second run differs in initialiser: LeCun in place of He; in the last layer its mean f² is ",
        ),
    ] {
        let widget = Widget::new(link);
        assert!(widget.warnings().iter().all(|one| one.key == "t"), "{link}: {:?}", widget.warnings());
        let [panel, alts] = words(&widget);
        assert!(panel.contains(sentence), "{link}: {panel}");
        assert!(alts.contains(sentence), "{link}: {alts}");
        assert!(panel.contains("data-set=\"focus=versus1\""), "{link}: the second can be looked at");
    }
}

#[test]
fn no_two_runs_are_told_apart_by_colour_alone() {
    for link in LINKS {
        let session = open(link);
        let count = session.runs().len();
        let at = Moment { t: session.steps(), progress: 1.0, width: 700.0, narrow: false };
        for view in session
            .views()
            .iter()
            .filter(|view| ["loss", "surface", "parameters", "signal"].contains(&view.id))
        {
            let marks = session.figure(view.id, at).marks;
            let mut shapes = Vec::new();
            for mark in &marks {
                if let Mark::Points { shape, .. } = mark
                    && !shapes.contains(shape)
                {
                    shapes.push(*shape);
                }
            }
            assert!(shapes.len() >= count, "{link} {}: {shapes:?}", view.id);
            let said = session.figure(view.id, at).note
                + &marks.iter().map(|mark| format!("{mark:?}")).collect::<String>();
            let named = session.runs().iter().filter(|name| said.contains(**name)).count();
            assert!(named >= count - 1, "{link} {}: {named} of {count} names", view.id);
        }
    }
}

#[test]
fn files_name_their_run_in_a_last_column() {
    for link in LINKS {
        let (session, alone) = (open(link), open(&lab::parse(link).0.first().link()));
        let (text, before) = (session.csv(), alone.csv());
        let head = text.lines().next().unwrap_or_default();
        assert!(
            head.starts_with(before.lines().next().unwrap_or("?")) && head.ends_with(",run"),
            "{link}: {head}"
        );
        let rows: Vec<&str> = text.lines().skip(1).filter(|row| row.ends_with(",first")).collect();
        assert_eq!(rows.len(), before.lines().count() - 1, "{link}");
        assert!(rows.iter().zip(before.lines().skip(1)).all(|(row, own)| row.starts_with(own)), "{link}");
        for other in lab::parse(link).0.others() {
            let quoted = if other.id.contains(',') { format!("\"{}\"", other.id) } else { other.id };
            assert!(text.lines().any(|row| row.ends_with(&format!(",{quoted}"))), "{link}: {quoted}");
        }
    }
}

#[test]
fn what_is_checked_and_taken_along_is_of_the_run_in_focus() {
    let link = "v=1&lab=descent&lr=0.01&steps=5&versus=lr:0.02";
    let script = |link: &str| Widget::new(link).file("numpy", "");
    let own = script("v=1&lab=descent&lr=0.02&steps=5");
    assert!(own.contains("0.02"), "{own}");
    assert_eq!(script(&format!("{link}&focus=versus1")), own);
    assert_eq!(script(link), script("v=1&lab=descent&lr=0.01&steps=5"));
    let widget = Widget::new(&format!("{link}&focus=versus1"));
    assert!(widget.files("loss").contains("Run as a NumPy script (α = 0.02)"), "{}", widget.files("loss"));
    let columns = open(link).columns().into_iter().map(|c| (c.run.clone(), c.values())).collect::<Vec<_>>();
    let (_, losses) = &columns[columns.iter().position(|c| c.0 == "lr:0.02").map_or(0, |i| i + 1)];
    let pasted = losses.iter().map(|v| format!("{v}\n")).collect::<String>();
    let checked = widget.check(&pasted);
    assert!(
        checked.contains("\"verdict\":\"right\"") && checked.contains("the run with α = 0.02"),
        "{checked}"
    );
}

#[test]
fn what_is_dragged_in_the_second_run_moves_the_second_run() {
    let mut widget = Widget::new("v=1&lab=descent&problem=gabor&start=0,1&versus=start:1,2&focus=versus1");
    let changes = widget.session().drag("surface", 0, [3.0, 4.0]);
    widget.set_all(&changes);
    let (scenario, _) = lab::parse(&widget.link());
    assert_eq!(scenario.text("start"), "0,1");
    assert_eq!(scenario.text("versus"), "start:3,4");
    let mut both = Widget::new("v=1&lab=descent&problem=gabor&start=0,1&versus=lr:0.01&focus=versus1");
    let changes = both.session().drag("surface", 0, [3.0, 4.0]);
    both.set_all(&changes);
    assert_eq!(lab::parse(&both.link()).0.text("start"), "3,4", "both start there");
}

#[test]
fn a_plot_of_one_run_says_whose_it_is() {
    for (link, view) in [
        ("v=1&lab=descent&problem=gabor&opt=momentum&memory=1&versus=beta:0.5", "memory"),
        ("v=1&lab=descent&problem=gabor&batch=3&landscape=sum&cloud=1&versus=seed:3", "batch"),
        ("v=1&lab=descent&problem=gabor&opt=sgd,adam&batch=3&landscape=sum&cloud=1", "cloud"),
        ("v=1&lab=descent&problem=gabor&opt=linesearch&versus=start:1,2", "ray"),
    ] {
        let widget = Widget::new(&format!("{link}&t=3"));
        assert!(widget.session().views().iter().any(|one| one.id == view), "{link}");
        let caption = widget.caption(view, 600.0);
        assert!(
            caption.contains(" alone") && caption.contains("All of this is of one run"),
            "{link}: {caption}"
        );
        let first = link.split("&versus").next().expect("a link").replace("sgd,adam", "sgd");
        let alone = Widget::new(&format!("{first}&t=3"));
        assert!(!alone.caption(view, 600.0).contains("of one run"), "{first}");
    }
}
