//! Where other batches would lead, on the page: their points can be pressed, gone to by keys and held in a link, and nothing of
//! a link without these keys changes.

use gradstep::cloud::{Cloud, Fork, Subsets};
use gradstep::figure::{Extent, Figure, Glyph, Mark, Role};
use gradstep::objective::Batch;
use gradstep::optimizer;
use gradstep::plot::{self, Frame};
use gradstep::sampler::{Batches, Sampling};
use gradstep::scenario::Scenario;
use gradstep::widget::Widget;
use gradstep::{lab, loss, problem};

const FRAME: Frame = Frame { width: 500.0, height: 400.0, ratio: 1.0 };
const LINK: &str =
    "v=1&lab=descent&problem=gabor&lr=0.5&batch=3&landscape=scaled&cloud=1&seed=180&start=3,10&steps=20";

fn views(widget: &Widget) -> Vec<&'static str> {
    widget.session().views().iter().map(|view| view.id).collect()
}

fn points(figure: &Figure, shape: Glyph, role: Role) -> usize {
    let of = |mark: &Mark| match mark {
        Mark::Points { points, ink, shape: has, .. } if *has == shape && ink.role == role => points.len(),
        _ => 0,
    };
    figure.marks.iter().map(of).sum()
}

/// The link with another value of a key that it has.
fn with(key: &str, value: &str) -> String {
    let (mut scenario, _) = lab::parse(LINK);
    assert_eq!(scenario.set(key, value), [], "{key}={value}");
    scenario.link()
}

/// The pixel of a position in a view.
fn pixel(widget: &Widget, view: &str, at: [f64; 2]) -> [f64; 2] {
    plot::layout(&widget.figure(view, widget.t() as f64, 500.0), &FRAME).to_px(at)
}

fn pick(widget: &Widget) -> String {
    let link = widget.link();
    link.split_once("&pick=").map_or(String::new(), |(_, rest)| rest.split('&').next().unwrap_or("").into())
}

#[test]
fn only_batches_have_a_landscape() {
    assert_eq!(views(&Widget::new(LINK)), ["surface", "batch", "cloud", "model", "loss"]);
    let without = [
        with("batch", "0"),
        with("batch", "30"),
        with("problem", "himmelblau"),
        "v=1&lab=descent&batch=3".into(),
    ];
    for link in without {
        let widget = Widget::new(&link);
        assert!(!views(&widget).iter().any(|id| ["batch", "cloud"].contains(id)), "{link}");
    }
    let shown = |link: &str| Widget::new(link).state().contains("\"landscape\"");
    assert!(
        shown("v=1&lab=descent&batch=3") && !shown("v=1&lab=descent") && !shown("v=1&lab=descent&batch=12")
    );
    // With both off, batches are as they were.
    let plain = Widget::new("v=1&lab=descent&batch=3&t=2");
    assert_eq!(views(&plain), ["surface", "model", "loss"]);
    assert_eq!(plain.figure("surface", 2.0, 500.0).handles.len(), 1);
}

#[test]
fn the_mean_of_all_batches_times_i_by_b_is_the_full_gradient() {
    let scenario = Scenario::new(lab::find("descent").schema());
    let loss = (loss::find("squared").with)(&scenario).into();
    let objective = problem::objective(problem::find("gabor"), None, loss);
    let plain = (optimizer::find("sgd").with)(&scenario);
    let batches = Batches::draw(30, 3, Sampling::Epoch, 1, 4);
    let track = gradstep::run::Plan {
        objective: objective.as_ref(),
        optimizer: plain.as_ref(),
        rates: &[0.5; 4],
        batches: &batches,
        start: [3.0, 10.0],
    }
    .run();
    for t in 0..4 {
        let fork = Fork::new(objective.as_ref(), plain.as_ref(), &track, t);
        let cloud = Cloud::new(&fork, &Subsets::new(30, 3, 1));
        let (_, full) = objective.gradient(track.phi(t), Batch::Full);
        for (mean, full) in cloud.mean().into_iter().zip(full) {
            assert!((10.0 * mean - full).abs() < 1e-12 * full.abs().max(1.0), "{mean} {full}");
        }
        // The batch drawn leads where the run goes, to what the order of its sum leaves.
        let mut drawn: Vec<u32> = batches.members(t).iter().map(|i| *i as u32).collect();
        drawn.sort_unstable();
        let place = Subsets::new(30, 3, 1).iter().position(|one| one == drawn).expect("it is one of them");
        let (next, to) = (cloud.points[place].next, track.phi(t + 1));
        assert!((0..2).all(|i| (next[i] - to[i]).abs() < 1e-14 * to[i].abs().max(1.0)), "{next:?} {to:?}");
    }
}

#[test]
fn a_method_with_a_memory_goes_on_from_it() {
    for method in ["momentum", "nesterov", "adam", "rmsprop", "adagrad"] {
        let widget = Widget::new(&format!("{LINK}&opt={method}&t=5"));
        let figure = widget.figure("cloud", 5.0, 500.0);
        // The point of the batch drawn is where its step goes: the ring has a point of the cloud in it.
        let ring = figure.marks.iter().find_map(|mark| match mark {
            Mark::Points { points, shape: Glyph::Ring, .. } => points.first().copied(),
            _ => None,
        });
        let [x, y] = ring.expect("the batch drawn is ringed");
        let words = widget.readout("cloud", &FRAME, pixel(&widget, "cloud", [x, y]));
        let html = widget.panel().concat();
        let drawn = html.split("drawn: ").nth(1).and_then(|rest| rest.split('<').next()).expect("its row");
        assert!(words.starts_with(&format!("examples {drawn} ·")), "{method}: {words}, {drawn}");
    }
}

#[test]
fn points_are_discs_and_triangles_and_both_are_counted() {
    let widget = Widget::new(LINK);
    let figure = widget.figure("cloud", 0.0, 500.0);
    assert!(
        figure.note.contains("all 4060 batches of 3: ● 2838 land lower on L, ▲ 1222 higher"),
        "{}",
        figure.note
    );
    assert!(
        points(&figure, Glyph::Disc, Role::Value) > 500 && points(&figure, Glyph::Triangle, Role::Loss) > 300
    );
    assert!(figure.alt.contains("of 100 such batches 40 lead uphill"), "{}", figure.alt);
    let surface = widget.figure("surface", 0.0, 500.0);
    assert!(points(&surface, Glyph::Triangle, Role::Loss) > 10);
    assert!(surface.alt.contains("all 4060 batches of 3"), "{}", surface.alt);
    let sample = Widget::new(&with("batch", "5"));
    assert!(
        sample.figure("cloud", 0.0, 500.0).note.starts_with("a sample of 5000 of the 142506 batches of 5")
    );
    assert!(sample.panel().concat().contains("a sample drawn with the seed"));
}

#[test]
fn a_point_pressed_is_looked_at_and_the_drawn_one_again() {
    let mut widget = Widget::new(LINK);
    for view in ["cloud", "surface"] {
        let figure = widget.figure(view, 0.0, 500.0);
        let handle = figure.handles.last().expect("a handle").clone();
        assert!(matches!(handle.extent, Extent::Goes(_)), "{view}");
        let origin = if view == "cloud" { [0.0; 2] } else { [3.0, 10.0] };
        let at = pixel(&widget, view, [origin[0] - 1.0, origin[1] + 0.1]);
        assert_eq!(widget.grab(view, &FRAME, at, 12.0, true), Some(handle.id), "{view}");
        widget.drag(view, handle.id, &FRAME, at);
        assert_eq!(pick(&widget).split(',').count(), 3, "{}", widget.link());
        let batch = widget.figure("batch", 0.0, 500.0);
        assert_eq!(batch.title, "Loss of the batch looked at");
        assert!(batch.note.contains(&pick(&widget).replace(',', ", ")), "{}", batch.note);
        // It stays at the next step; a press on the point of the one drawn there goes back to that.
        widget.seek(1);
        let figure = widget.figure(view, 1.0, 500.0);
        let ring = figure.marks.iter().rev().find_map(|mark| match mark {
            Mark::Points { points, ink, shape: Glyph::Ring, .. } if ink.role == Role::Batch => {
                points.first().copied()
            }
            _ => None,
        });
        let id = figure.handles.last().expect("a handle").id;
        let at = pixel(&widget, view, ring.expect("the batch drawn"));
        widget.drag(view, id, &FRAME, at);
        assert_eq!((pick(&widget).as_str(), widget.warnings().len()), ("", 0), "{view}: {}", widget.link());
        widget.seek(0);
    }
    // The start can still be taken where it lies.
    let at = pixel(&widget, "surface", [3.0, 10.0]);
    assert_eq!(widget.grab("surface", &FRAME, at, 12.0, true), Some(0));
}

#[test]
fn arrow_keys_go_from_point_to_point() {
    let mut widget = Widget::new(LINK);
    let id = |widget: &Widget| widget.figure("cloud", 0.0, 500.0).handles[0].id;
    let place = |widget: &Widget| widget.figure("cloud", 0.0, 500.0).handles[0].at;
    for (axis, by) in [(0, 0.02), (1, 0.02), (0, -0.02), (1, -0.02), (0, 0.002), (1, -0.002)] {
        let before = place(&widget);
        let mut step = [0.0; 2];
        step[axis] = by;
        widget.nudge("cloud", id(&widget), step);
        let moved = place(&widget)[axis] - before[axis];
        assert!(moved * by > 0.0, "axis {axis} by {by}: {before:?} to {:?}", place(&widget));
    }
    // As far as the last point, and no further.
    for _ in 0..400 {
        widget.nudge("cloud", id(&widget), [0.02, 0.0]);
    }
    let end = pick(&widget);
    widget.nudge("cloud", id(&widget), [0.02, 0.0]);
    assert_eq!(pick(&widget), end);
}

#[test]
fn a_batch_that_cannot_be_is_said() {
    for (given, said) in
        [("1,2,30", "no example 30 among 30"), ("4,4,5", "twice"), ("1,2.5", "no example 2.5")]
    {
        let widget = Widget::new(&format!("{LINK}&pick={given}"));
        assert_eq!(pick(&widget), "", "{given}");
        assert!(widget.warnings().iter().any(|warning| warning.text.contains(said)), "{given}");
    }
    let mut widget = Widget::new(&format!("{LINK}&pick=9,2,5"));
    assert_eq!((pick(&widget).as_str(), widget.warnings().len()), ("2,5,9", 0));
    widget.set("batch", "4");
    assert_eq!(pick(&widget), "", "another size, another batch");
}

#[test]
fn the_files_of_numbers_have_it() {
    let csv = |link: &str| lab::find("descent").open(&lab::parse(link).0, None).csv();
    let text = csv(&with("batch", "7")); // 30 = 4 · 7 + 2
    let heads = text.lines().next().expect("heads");
    assert!(heads.ends_with(",batch,batch_loss,full0,full1,uphill"), "{heads}");
    assert!(text.lines().all(|line| line.split(',').count() == heads.split(',').count()), "{text}");
    let first: Vec<&str> = text.lines().nth(1).expect("a step").split(',').collect();
    let [.., batch, _, full, _, uphill] = first[..] else { panic!("{first:?}") };
    assert_eq!(batch.split(' ').count(), 7);
    assert!((full.parse::<f64>().expect("a number") + 2.578_068_024_377_901).abs() < 1e-12, "{full}");
    assert!((0.2..0.5).contains(&uphill.parse::<f64>().expect("a part")), "{uphill}");
    assert!(!csv("v=1&lab=descent&batch=3").contains("full0"));
}
