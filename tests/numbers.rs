//! The numbers beside the figures: what a reader can check by hand, and what is said when a run diverges.

use gradstep::figure::Mark;
use gradstep::lab::{self, Moment, Session};
use gradstep::panel::{self, Block, RowKind, Table};

fn open(link: &str) -> Box<dyn Session> {
    let (scenario, warnings) = lab::parse(link);
    assert!(warnings.is_empty(), "{link}: {warnings:?}");
    lab::of(&scenario).open(&scenario, None)
}

fn tables(session: &dyn Session, t: usize) -> Vec<Table> {
    let only = |block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    };
    session.panel(t).into_iter().filter_map(only).collect()
}

/// A shown number as a number: a typographic minus, m×10ⁿ.
fn number(text: &str) -> f64 {
    let plain: String = text
        .replace('−', "-")
        .replace("×10", "e")
        .chars()
        .map(|c| match "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|d| d == c) {
            Some(digit) => char::from(b'0' + digit as u8),
            None if c == '⁻' => '-',
            None => c,
        })
        .collect();
    plain.parse().unwrap_or_else(|_| panic!("“{text}” is a number"))
}

/// A formula, that of the step or another.
fn math(block: Block) -> Option<String> {
    match block {
        Block::Math(text) => Some(text),
        Block::Step(formula) => math(*formula),
        _ => None,
    }
}

/// Every method's last formula leads from φₜ to φₜ₊₁ as the table of iterates has them.
#[test]
fn the_rule_leads_to_the_next_iterate() {
    for method in gradstep::optimizer::entries() {
        let session = open(&format!("v=1&lab=descent&problem=valley&opt={}&lr=0.05", method.id));
        let formulas: Vec<String> = session.panel(4).into_iter().filter_map(math).collect();
        let table = tables(session.as_ref(), 4).pop().expect("the iterates");
        let row = |t: &str| {
            table.rows.iter().find(|row| row.cells[0].text == t).expect("a row of that step").clone()
        };
        let from_table = |t: &str| [1, 2].map(|i| number(&row(t).cells[i].text));
        // The first vector of a formula; its numbers may have more digits than the table's.
        let vector = |text: &str| -> Option<Vec<f64>> {
            let rows = &text[text.find("<mtable>")?..text.find("</mtable>")?];
            Some(
                rows.split("<mn>")
                    .skip(1)
                    .map(|part| number(&part[..part.find('<').expect("an end")]))
                    .collect(),
            )
        };
        let near = |got: Option<Vec<f64>>, t: &str| {
            got.is_some_and(|got| {
                got.iter().zip(from_table(t)).all(|(got, want)| (got - want).abs() <= 0.0005 + 1e-12)
            })
        };
        let leads = |text: &String| match text.split_once('←') {
            Some((new, old)) => near(vector(new), "5") && near(vector(old), "4"),
            None => false,
        };
        assert!(formulas.iter().any(leads), "{}: {formulas:?}", method.id);
        assert_eq!(row("4").kind, RowKind::Current);
    }
}

#[test]
fn a_run_that_diverges_says_so_and_stops() {
    let session = open("v=1&lab=descent&lr=0.3&steps=1000");
    assert_eq!(session.outcome(), "diverged");
    let last = session.steps();
    assert!(last < 1000);
    assert_eq!(session.alarm(0), "");
    let alarm = session.alarm(last);
    assert!(alarm.contains(&format!("diverged at step {last}")) && alarm.contains("|φ| > 10⁹"), "{alarm}");
    // A run compared with it goes on to its own end.
    let both = open("v=1&lab=descent&opt=sgd,normalised&lr=0.3&steps=300");
    assert_eq!(both.steps(), 300);
    assert!(both.alarm(300).starts_with("Gradient descent diverged"));
}

#[test]
fn a_surface_is_kept_where_the_loss_is_the_same() {
    use gradstep::lab::Moment;
    let at = Moment { t: 0, progress: 1.0, width: 520.0, narrow: false };
    let before = open("v=1&lab=descent&problem=gabor");
    let field = before.figure("surface", at).field.expect("a surface");
    let reopened = |link: &str| {
        let (scenario, _) = lab::parse(link);
        lab::of(&scenario)
            .open(&scenario, Some(before.as_ref()))
            .figure("surface", at)
            .field
            .expect("a surface")
    };
    assert!(std::rc::Rc::ptr_eq(&field, &reopened("v=1&lab=descent&problem=gabor&opt=adam&start=1,9")));
    assert!(!std::rc::Rc::ptr_eq(&field, &reopened("v=1&lab=descent&problem=gabor&x=1,2&y=0,1")));
    assert!(!std::rc::Rc::ptr_eq(&field, &reopened("v=1&lab=descent")));
}

#[test]
fn panels_are_sound_markup() {
    for lab in lab::ALL {
        for preset in lab.presets() {
            let session = open(preset.link);
            for t in [0, session.steps() / 2, session.steps()] {
                let html = panel::html(&session.panel(t)).concat();
                let mut open = Vec::new();
                for tag in html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default()) {
                    let name: String =
                        tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
                    if tag.starts_with('/') {
                        assert_eq!(open.pop(), Some(name), "{} at {t}: <{tag}>", preset.id);
                    } else if !tag.ends_with('/') {
                        open.push(name);
                    }
                }
                assert!(open.is_empty(), "{}: {open:?} stay open", preset.id);
            }
        }
    }
}

/// The chain lab's steps read in order: eight values, seven derivatives of nodes, eight of parameters.
#[test]
fn the_chain_is_read_node_by_node() {
    let session = open("v=1&lab=chain");
    let shown = |t: usize| -> Vec<String> { session.panel(t).into_iter().filter_map(math).collect() };
    let forward = ["1.230", "0.942", "1.623", "5.068", "7.137", "0.657", "2.372", "0.139"];
    let backward = ["0.745", "2.234", "−1.683", "−3.366", "−17.060", "6.824", "2.281"];
    let parameters = ["0.745", "0.489", "−1.683", "−8.530", "−17.060", "−16.079", "2.281", "5.246"];
    for (t, want) in forward.iter().chain(&backward).chain(&parameters).enumerate() {
        let formulas = shown(t + 1);
        let there = formulas.iter().any(|formula| formula.contains(&format!(">{want}</mn><mo>=")));
        assert!(there, "step {}: {want} in {formulas:?}", t + 1);
    }
    // What is not known yet is not shown.
    let unknown =
        |t: usize| tables(session.as_ref(), t)[0].rows.iter().filter(|r| r.cells[1].text == "?").count();
    assert_eq!([unknown(0), unknown(3), unknown(8)], [8, 5, 0]);
}

/// Each step back lights one arrow, with the local derivative beside it: its formula, and its value.
#[test]
fn the_edge_that_carries_a_derivative_is_lit_and_named() {
    let session = open("v=1&lab=chain");
    let lit = |t: usize| -> (Vec<String>, usize) {
        let figure = session.figure("chain", Moment { t, progress: 1.0, width: 980.0, narrow: false });
        let small = |mark: &Mark| match mark {
            Mark::Text { text, style, .. } if style.bold && text.starts_with(['×', '=']) => {
                Some(text.clone())
            }
            _ => None,
        };
        let wide = |mark: &&Mark| match mark {
            Mark::Arrow { width, .. } => *width > 2.0,
            Mark::Segments { width, .. } => *width > 2.0,
            _ => false,
        };
        (figure.marks.iter().filter_map(small).collect(), figure.marks.iter().filter(wide).count())
    };
    let nodes = [
        ["× 2 (f₃ − y)", "= 0.745"],
        ["× ω₃", "= 3.000"],
        ["× −sin f₂", "= −0.754"],
        ["× ω₂", "= 2.000"],
        ["× h₂", "= 5.068"],
        ["× ω₁", "= −0.400"],
        ["× cos f₀", "= 0.334"],
    ];
    for (step, want) in nodes.iter().enumerate() {
        assert_eq!(lit(9 + step), (want.map(String::from).to_vec(), 1), "step {}", 9 + step);
    }
    let parameters = ["× h₃ = 0.657", "× h₂ = 5.068", "× h₁ = 0.942", "× x = 2.300"];
    for (k, want) in parameters.iter().enumerate() {
        assert_eq!(lit(16 + 2 * k), (vec!["× 1".into()], 1));
        assert_eq!(lit(17 + 2 * k), (vec![want.to_string()], 1));
    }
}

#[test]
fn a_nudge_of_the_chain_says_what_was_predicted_and_what_happened() {
    let session = open("v=1&lab=chain&nudge=omega1:0.001&t=23");
    let html = panel::html(&session.panel(23)).concat();
    assert!(html.contains("Predicted change of the loss <b class=\"loss\">−0.016</b>"), "{html}");
    assert!(
        html.contains("actual change <b class=\"loss\">−0.016</b>")
            || html.contains("actual change <b class=\"loss\">−0.015</b>")
    );
}

/// The weight looked at: its derivative is the product of its two factors, and its paths are counted.
#[test]
fn a_weights_derivative_is_the_product_of_its_factors() {
    let link = |pick: &str| format!("v=1&lab=network&seed=0&example=8&pick={pick}&t=25");
    for (pick, paths) in [("2:0:1", "One path leads"), ("1:1:0", "3 paths lead"), ("0:1:0", "9 paths lead")] {
        let (scenario, _) = lab::parse(&link(pick));
        let session = lab::of(&scenario).open(&scenario, None);
        let html = panel::html(&session.panel(25)).concat();
        assert!(html.contains(paths) && html.contains(" ✓"), "{pick}: {html}");
        let column =
            |name: &str| session.columns().into_iter().find(|c| c.name == name).expect("a column").values();
        let [k, row, col]: [usize; 3] = pick
            .split(':')
            .map(|p| p.parse().expect("a number"))
            .collect::<Vec<_>>()
            .try_into()
            .expect("three");
        let (h, df) = (column(&format!("h.{k}")), column(&format!("dl_df.{k}")));
        assert_eq!(column(&format!("dl_dOmega.{k}"))[row * h.len() + col], df[row] * h[col]);
        let shown = gradstep::formula::short(df[row] * h[col]);
        assert!(html.contains(&format!(">{shown}</mn>")), "{shown} in {html}");
    }
}

#[test]
fn notebook_7_2_is_a_preset_and_prints_its_output() {
    let preset =
        lab::ALL.iter().flat_map(|lab| lab.presets()).find(|p| p.id == "notebook").expect("the preset");
    let (scenario, _) = lab::parse(preset.link);
    let session = lab::of(&scenario).open(&scenario, None);
    assert!(panel::html(&session.panel(7)).concat().contains(">1.907<"));
}

#[test]
fn a_long_training_shows_one_loss_in_so_many_and_the_one_at_hand() {
    let session = open("v=1&lab=network&problem=rings&batch=10&lr=0.001&steps=1700");
    let columns = session.columns();
    let losses = columns.iter().find(|column| column.name == "training.loss").expect("the losses").values();
    assert_eq!(losses.len(), 1701);
    let t = session.steps() - 1700 + 703;
    let shown = session.figure("loss", Moment { t, progress: 1.0, narrow: false, width: 900.0 });
    let lines: Vec<&Vec<[f64; 2]>> = shown
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Line { points, .. } => Some(points),
            _ => None,
        })
        .collect();
    let [whole, made] = lines[..] else { panic!("{} lines", lines.len()) };
    assert_eq!((whole.len(), made.len()), (123, 52));
    assert!(whole.iter().all(|[n, loss]| *loss == losses[*n as usize]));
    assert_eq!((whole[122], made[51]), ([1700.0, losses[1700]], [703.0, losses[703]]));
    assert!(shown.note.contains("one step in 14"), "{}", shown.note);
}
