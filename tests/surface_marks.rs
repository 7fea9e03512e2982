//! What the loss surface shows besides the loss: paths, names, and what a step is made of.

use gradstep::figure::Mark;
use gradstep::lab::{self, Moment};

fn marks(link: &str, t: usize) -> Vec<Mark> {
    let (scenario, warnings) = lab::parse(link);
    assert_eq!(warnings, [], "{link}");
    let session = lab::of(&scenario).open(&scenario, None);
    session.figure("surface", Moment { t, progress: 1.0, width: 520.0, narrow: false }).marks
}

fn text(mark: &Mark) -> Option<&str> {
    match mark {
        Mark::Text { text, .. } => Some(text),
        _ => None,
    }
}

fn texts(marks: &[Mark]) -> Vec<&str> {
    marks.iter().filter_map(text).collect()
}

/// The points of the longest solid line.
fn path(marks: &[Mark]) -> &[[f64; 2]] {
    let lines = marks.iter().filter_map(|mark| match mark {
        Mark::Line { points, dashed: false, .. } => Some(points.as_slice()),
        _ => None,
    });
    lines.max_by_key(|points| points.len()).expect("a path")
}

#[test]
fn a_path_that_diverges_ends_where_it_leaves_the_picture() {
    let shown = marks("v=1&lab=descent&lr=0.045&start=1,0.9&steps=120", 98);
    let [before, last] = path(&shown).last_chunk().expect("points");
    let inside = |[a, b]: &[f64; 2]| (0.0..=2.0).contains(a) && (-1.0..=1.5).contains(b);
    assert!(inside(before) && !inside(last), "{before:?} {last:?}");
    assert!(path(&shown).len() < 12, "{}", path(&shown).len());
}

#[test]
fn the_minimum_is_named_until_a_path_comes_near() {
    let link = "v=1&lab=descent&lr=0.03&start=1.73,-0.738";
    assert!(texts(&marks(link, 5)).contains(&"minimum"));
    assert!(!texts(&marks(link, 40)).contains(&"minimum"));
}

#[test]
fn nesterov_shows_what_momentum_does_where_the_gradient_is_measured_and_where_the_step_ends() {
    let link = "v=1&lab=descent&problem=himmelblau&opt=nesterov&lr=0.07&beta=0.8&start=0.2,-3.8";
    let shown = marks(link, 2);
    let all = texts(&shown);
    for text in ["momentum alone", "gradient here", "plain momentum", "3"] {
        assert!(all.contains(&text), "{text}: {all:?}");
    }
    let arrows: Vec<_> = shown
        .iter()
        .filter_map(|mark| match mark {
            Mark::Arrow { from, to, dashed, .. } => Some((*from, *to, *dashed)),
            _ => None,
        })
        .collect();
    let [(_, landing, true), (from, _, false)] = arrows[..] else { panic!("{arrows:?}") };
    assert_eq!(landing, from, "the gradient’s part begins where momentum’s ends");
    assert!(!texts(&marks(link, 0)).contains(&"momentum alone"), "at first there is no momentum");
}

#[test]
fn methods_compared_have_their_names_where_they_are() {
    let link =
        "v=1&lab=descent&problem=himmelblau&opt=sgd,momentum,rmsprop,adam&lr=0.018&start=0.2,-3.8&steps=240";
    let apart = marks(link, 100);
    let all = texts(&apart);
    for name in ["Gradient descent", "Momentum", "RMSProp", "Adam"] {
        assert!(all.contains(&name), "{name}: {all:?}");
    }
    assert_eq!(texts(&marks(link, 0)).len(), 8, "four around the start, and four equal minima");
}
