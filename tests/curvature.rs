//! The second derivatives of every problem with every loss against differences and the numbers of reference, and what the
//! panel says of them.

use crate::support::*;
use gradstep::curvature::Hessian;
use gradstep::lab;
use gradstep::loss::{self, Loss};
use gradstep::problem;
use gradstep::run::Descend;
use gradstep::scenario::Scenario;
use gradstep::{objective::Batch, panel};
use std::rc::Rc;

/// The Hessian by central differences of the gradient, whose error is of order δ²·L⁗ and ε·|∂L|/δ.
fn differences(objective: &dyn Descend, phi: [f64; 2]) -> [[f64; 2]; 2] {
    let delta = 1e-5;
    [0, 1].map(|axis| {
        let moved = |by: f64| {
            let mut at = phi;
            at[axis] += by;
            objective.gradient(at, Batch::Full).1
        };
        let (up, down) = (moved(delta), moved(-delta));
        [0, 1].map(|i| (up[i] - down[i]) / (2.0 * delta))
    })
}

fn agree(name: &str, objective: &dyn Descend, phi: [f64; 2]) {
    let Hessian([a, b, c]) = objective.curvature(phi);
    let [[wa, wb], [wb_too, wc]] = differences(objective, phi);
    let (_, g) = objective.gradient(phi, Batch::Full);
    let size = [a, b, c, g[0], g[1], 1.0].iter().fold(0.0, |most: f64, v| most.max(v.abs()));
    for (got, want) in [(a, wa), (b, wb), (b, wb_too), (c, wc)] {
        assert!((got - want).abs() <= 1e-7 * size, "{name} at {phi:?}: {got}, differences give {want}");
    }
}

#[test]
fn second_derivatives_are_the_slopes_of_the_first() {
    for problem in problem::ALL.iter() {
        let objective = problem::objective(problem, None, squared());
        let [x, y] = problem.plane();
        for i in 0..7 {
            for j in 0..7 {
                let at = |lo: f64, width: f64, k: i32| lo + width * f64::from(k) / 6.0;
                agree(
                    problem.entry().id,
                    objective.as_ref(),
                    [at(x.lo(), x.width(), i), at(y.lo(), y.width(), j)],
                );
            }
        }
    }
}

#[test]
fn of_every_loss_too() {
    let scenario = Scenario::new(lab::find("descent").schema());
    for member in loss::ALL.iter() {
        let loss: Rc<dyn Loss> = (member.with)(&scenario).into();
        let targets = if loss.two_class() { vec![0.0, 1.0] } else { vec![-1.3, 0.0, 2.1] };
        for y in targets {
            // No point is at a kink.
            for f in (-40..=40).map(|i| f64::from(i) * 0.2 + 0.05) {
                let delta = 1e-6;
                let want = (loss.at(f + delta, y).1 - loss.at(f - delta, y).1) / (2.0 * delta);
                let got = loss.second(f, y);
                assert!((got - want).abs() <= 1e-8 + 1e-7 * want.abs(), "{} at {f}, {y}", member.entry.id);
            }
        }
        for id in ["line", "gabor"] {
            let problem::ProblemKind::Fit(_, data) = problem::find(id).kind() else { unreachable!("a fit") };
            let classes: Vec<f64> = data.y.iter().map(|y| f64::from(*y > 0.9)).collect();
            let y = if loss.two_class() { &classes } else { data.y };
            let objective = problem::objective(problem::find(id), Some((data.x, y)), loss.clone());
            agree(member.entry.id, objective.as_ref(), problem::find(id).start());
        }
    }
}

#[test]
fn eigenvalues_are_those_of_the_reference() {
    let line = reference("linear");
    let objective = problem::objective(problem::find("line"), None, squared());
    for phi in [[0.0, 0.0], [1.6, -0.5]] {
        let hessian = objective.curvature(phi);
        let Hessian([a, b, c]) = hessian;
        assert_close("the line", &[a, b, b, c], &flat(&line["hessian"]), 1e-14);
        let [most, least] = hessian.eigenvalues();
        assert_close("its eigenvalues", &[least, most], &numbers(&line["hessian_eigenvalues"]), 1e-13);
        assert_close("2/λ", &[2.0 / most], &[number(&line, "alpha_critical").expect("a rate")], 1e-14);
    }
    let gabor = reference("gabor");
    let objective = problem::objective(problem::find("gabor"), None, squared());
    for place in list(&gabor, "stationary_points") {
        let phi = numbers(&place["phi"]);
        let [most, least] = objective.curvature([phi[0], phi[1]]).eigenvalues();
        assert_close("the Gabor model", &[least, most], &numbers(&place["hessian_eigenvalues"]), 1e-9);
    }
}

/// The panel as text.
fn says(link: &str, t: usize) -> String {
    let (scenario, warnings) = lab::parse(link);
    assert!(warnings.is_empty(), "{link}: {warnings:?}");
    panel::html(&lab::of(&scenario).open(&scenario, None).panel(t)).concat()
}

#[test]
fn the_panel_tells_what_becomes_of_each_direction() {
    let bowl = says("v=1&lab=descent&lr=0.03", 0);
    for words in [
        "Curvature at step 0",
        "50.030",
        "0.03998",
        "3.994",
        "−0.501",
        "0.880",
        "turns over, shrinks",
        "exactly",
    ] {
        assert!(bowl.contains(words), "{words}: {bowl}");
    }
    assert!(says("v=1&lab=descent&lr=0.045", 3).contains("turns over, grows"));
    assert!(says("v=1&lab=descent&problem=saddle&start=-1.2,0", 0).contains(">grows<"));
    for (settings, why) in [
        ("opt=momentum", "momentum does not step by α times the gradient"),
        ("batch=5", "each uses a batch"),
        ("opt=adam", "Adam does not step by α times the gradient"),
    ] {
        let html = says(&format!("v=1&lab=descent&{settings}"), 2);
        assert!(html.contains(why) && !html.contains("turns over"), "{settings}: {html}");
    }
    assert!(!says("v=1&lab=descent&problem=gabor", 0).contains("exactly"));
    assert!(says("v=1&lab=descent&problem=ravine", 0).contains("exactly"));
}

/// What a table says of a step is what the step does: in a bowl, the gradient along each direction is multiplied by 1 − αλ.
#[test]
fn in_a_bowl_each_direction_goes_its_own_way() {
    for id in ["line", "ravine"] {
        let objective = problem::objective(problem::find(id), None, squared());
        let (mut phi, alpha) = (problem::find(id).start(), 0.003);
        let hessian = objective.curvature(phi);
        for _ in 0..5 {
            let (_, g) = objective.gradient(phi, Batch::Full);
            phi = [phi[0] - alpha * g[0], phi[1] - alpha * g[1]];
            let (_, next) = objective.gradient(phi, Batch::Full);
            for (value, [x, y]) in hessian.eigenvalues().into_iter().zip(hessian.directions()) {
                let along = |g: [f64; 2]| g[0] * x + g[1] * y;
                assert_close(id, &[along(next)], &[(1.0 - alpha * value) * along(g)], 1e-11);
            }
        }
    }
}
