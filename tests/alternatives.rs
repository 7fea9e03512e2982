//! Text alternatives of figures: one and many, and what is said before the first step.

use gradstep::lab::{self, Moment};

fn alt(link: &str, view: &str, t: usize) -> String {
    let (scenario, warnings) = lab::parse(link);
    assert!(warnings.is_empty(), "{link}: {warnings:?}");
    let at = Moment { t, progress: 1.0, width: 600.0, narrow: false };
    lab::of(&scenario).open(&scenario, None).figure(view, at).alt
}

#[test]
fn before_the_first_step_nothing_has_been_done() {
    let link = "v=1&lab=descent&start=0,-1";
    let surface = alt(link, "surface", 0);
    assert!(surface.contains("at its start (0.000, −1.000) with loss"), "{surface}");
    assert!(!surface.contains(" in 0 steps"), "{surface}");
    assert!(alt(link, "surface", 2).contains(" in 2 steps to "));
    assert!(alt(link, "model", 0).starts_with("The model before the first step, over 12 examples"));
    assert!(alt(link, "model", 1).starts_with("The model after one step, over"));
    assert!(alt(link, "model", 2).starts_with("The model after 2 steps, over"));
}

#[test]
fn one_is_told_from_many() {
    let one = alt("v=1&lab=descent&batch=1", "model", 0);
    let held = one.split("the batch holds example ").nth(1).expect(&one);
    assert!(held.ends_with(" alone."), "{one}");
    let two = alt("v=1&lab=descent&batch=2", "model", 0);
    assert!(two.contains("the batch holds the examples "), "{two}");
    let momentum = "v=1&lab=descent&opt=momentum&beta=0.9&memory=1";
    let memory = alt(momentum, "memory", 0);
    assert!(memory.ends_with("The one gradient so far weighs 0.100."), "{memory}");
    let memory = alt(momentum, "memory", 1);
    assert!(memory.ends_with("2 gradients so far weigh 0.190 together."), "{memory}");
}
