//! Line search against the numbers of the book's notebooks, and what it promises.

use crate::support::*;
use gradstep::lab::{self, Session};
use gradstep::math::sincos;

fn open(link: &str) -> Box<dyn Session> {
    let (scenario, warnings) = lab::parse(link);
    assert!(warnings.is_empty(), "{link}: {warnings:?}");
    lab::of(&scenario).open(&scenario, None)
}

fn column(session: &dyn Session, name: &str) -> Vec<f64> {
    session.columns().into_iter().find(|column| column.name == name).expect(name).values()
}

/// The numbers of a column of the file of numbers.
fn of_file(session: &dyn Session, name: &str) -> Vec<f64> {
    let csv = session.csv();
    let mut lines = csv.lines();
    let place = lines.next().and_then(|head| head.split(',').position(|other| other == name)).expect(name);
    lines.filter_map(|line| line.split(',').nth(place)?.parse().ok()).collect()
}

/// Notebook 6.2 fits the line, 6.3 the Gabor model. Their α differ from ours by rounding alone, but for which the same points
/// are compared.
#[test]
fn the_notebooks_numbers() {
    let udl = reference("udl");
    let here = &udl["linear_regression"]["computed_here"];
    let line = open("v=1&lab=descent&opt=linesearch&reach=0.1&steps=10");
    let of = |key: &str| here[key].clone();
    assert_close("6.2 α", &column(line.as_ref(), "alpha"), &numbers(&of("gd_line_search_alphas")), 1e-12);
    assert_close("6.2 φ", &column(line.as_ref(), "phi"), &flat(&of("gd_line_search_trajectory_phi")), 1e-12);
    assert_close("6.2 L", &column(line.as_ref(), "loss"), &numbers(&of("gd_line_search_losses")), 1e-12);
    let gabor = open("v=1&lab=descent&problem=gabor&opt=linesearch&reach=2&steps=21");
    let all = &udl["gabor"]["computed_here"]["6_3_gd_line_search"];
    assert_close("6.3 φ", &column(gabor.as_ref(), "phi"), &flat(&all["all_phi"]), 1e-9);
    assert_close(
        "6.3 L",
        &column(gabor.as_ref(), "loss")[21..],
        &[number(all, "last_loss").expect("L")],
        1e-9,
    );
}

/// How far each step turns from the one before, in degrees.
fn turns(settings: &str) -> Vec<f64> {
    of_file(open(&format!("v=1&lab=descent&opt=linesearch&{settings}")).as_ref(), "turn")
}

#[test]
fn steps_of_an_exact_search_are_at_right_angles() {
    for settings in ["reach=0.2&steps=20", "problem=gabor&reach=1&steps=12", "problem=valley&reach=9&steps=6"]
    {
        let settings = format!("{settings}&tolerance=1e-12&rounds=60");
        let rates = column(open(&format!("v=1&lab=descent&opt=linesearch&{settings}")).as_ref(), "alpha");
        let reach: f64 =
            settings.split("reach=").nth(1).and_then(|v| v.split('&').next()?.parse().ok()).expect("it");
        // But for a step that ended where its ray does.
        let exact: Vec<f64> = turns(&settings)
            .into_iter()
            .zip(&rates)
            .filter(|(_, rate)| **rate < 0.99 * reach)
            .map(|(turn, _)| turn)
            .collect();
        assert!(
            exact.len() > 4 && exact.iter().all(|turn| (turn - 90.0).abs() < 0.01),
            "{settings}: {exact:?}"
        );
    }
    // The notebook's tolerance comes close; a search that ends at once, or at the end of its ray, does not.
    let close = turns("reach=0.1&steps=10");
    assert!(close.iter().all(|turn| (turn - 90.0).abs() < 3.0), "{close:?}");
    for coarse in ["reach=0.1&steps=10&rounds=1", "reach=0.01&steps=10"] {
        assert!(turns(coarse).iter().any(|turn| (turn - 90.0).abs() > 20.0), "{coarse}");
    }
    let (sin, cos) = sincos(turns("reach=0.2&steps=20&tolerance=1e-12&rounds=60")[3].to_radians());
    assert!(cos.abs() < 1e-4 && sin > 0.999);
}

#[test]
fn every_step_goes_down() {
    for link in [
        "lab=descent&problem=rosenbrock&opt=linesearch&steps=200",
        "lab=descent&problem=himmelblau&opt=linesearch",
        "lab=descent&problem=beale&opt=linesearch&reach=10",
        "lab=descent&problem=gabor&opt=linesearch&reach=2",
        "lab=network&opt=linesearch&steps=40",
    ] {
        let session = open(&format!("v=1&{link}"));
        let name = if link.starts_with("lab=network") { "training.loss" } else { "loss" };
        let losses = column(session.as_ref(), name);
        assert!(losses.len() > 30, "{link}: {}", losses.len());
        assert!(losses.windows(2).all(|pair| pair[1] <= pair[0] * (1.0 + 1e-9)), "{link}: {losses:?}");
    }
}

/// Rates that no method takes are no controls, and a search over them makes no difference.
#[test]
fn a_rate_of_its_own_takes_no_other() {
    let shown = |link: &str| {
        let (scenario, _) = lab::parse(link);
        lab::of(&scenario).shown(&scenario)
    };
    for lab in ["descent", "network"] {
        let keys = shown(&format!("v=1&lab={lab}&opt=linesearch&schedule=step"));
        assert!(["reach", "tolerance", "rounds"].iter().all(|key| keys.contains(key)), "{keys:?}");
        assert!(!["lr", "schedule", "factor", "every"].iter().any(|key| keys.contains(key)), "{keys:?}");
        assert!(shown(&format!("v=1&lab={lab}")).contains(&"lr"));
    }
    assert!(shown("v=1&lab=descent&opt=linesearch,sgd").contains(&"lr"), "another method takes it");
    let search = open("v=1&lab=search&opt=linesearch&across=reach&budget=4&steps=5");
    assert_eq!(search.steps(), 4);
}

#[test]
fn the_ray_and_its_rounds_are_told() {
    let session = open("v=1&lab=descent&opt=linesearch&reach=0.1&steps=10");
    let ids: Vec<&str> = session.views().iter().map(|view| view.id).collect();
    assert_eq!(ids, ["surface", "ray", "model", "loss", "rate"]);
    let html = gradstep::panel::html(&session.panel(2)).concat();
    assert!(html.contains("15 rounds of four points"), "{html}");
    assert!(html.contains("It turns by 89.99°"), "{html}");
    let moment = lab::Moment { t: 2, progress: 1.0, width: 520.0, narrow: false };
    let figure = session.figure("ray", moment);
    assert!(figure.alt.contains("at α = 0.02285,"), "{}", figure.alt);
    let words = session.readout("ray", moment, [0.02, figure.y.span.hi() - 0.06 * figure.y.span.width()]);
    assert!(words.contains("round 1: 0.000, 0.033, 0.066, 0.100"), "{words}");
    let plain = open("v=1&lab=descent");
    assert!(plain.views().iter().all(|view| view.id != "ray"));
}

/// Whichever weight is looked at, the ray goes through all parameters.
#[test]
fn in_a_network_the_whole_gradient_is_searched_along() {
    let session = open("v=1&lab=network&opt=linesearch&steps=2");
    let html = gradstep::panel::html(&session.panel(session.steps())).concat();
    let search = html.split(">arg</mi>").nth(1).and_then(|rest| rest.split("</math>").next()).expect(&html);
    let on_the_ray = search.split("<mi>L</mi>").nth(1).expect(search);
    assert!(on_the_ray.contains("<mi class=\"bold\">φ</mi>"), "{on_the_ray}");
}
