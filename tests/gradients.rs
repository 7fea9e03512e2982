//! Every registered problem's gradient against central differences, and what every registry promises.

use crate::support::*;
use gradstep::loss::Loss;
use gradstep::objective::Batch;
use gradstep::param::{Entry, Kind, Param, Search};
use gradstep::run::Descend;
use gradstep::{activation, chain, data, init, lab, loss, optimizer, problem, sampler, schedule};
use std::rc::Rc;

/// (L(φ + δ) − L(φ − δ)) / 2δ along each axis. The error is of order δ² L‴ and ε L / δ, so δ = 1e-5 leaves
/// about ten digits of the largest number involved.
fn differences(of: impl Fn([f64; 2]) -> f64, phi: [f64; 2]) -> [f64; 2] {
    let delta = 1e-5;
    [0, 1].map(|axis| {
        let moved = |by: f64| {
            let mut at = phi;
            at[axis] += by;
            of(at)
        };
        (moved(delta) - moved(-delta)) / (2.0 * delta)
    })
}

#[test]
fn every_problems_gradient_is_the_slope_of_its_loss() {
    for problem in problem::ALL.iter() {
        let name = problem.entry().id;
        let objective = problem::objective(problem, None, squared());
        let [x, y] = problem.plane();
        for i in 0..7 {
            for j in 0..7 {
                let at = |span: gradstep::figure::Span, k: i32| span.lo() + span.width() * f64::from(k) / 6.0;
                let phi = [at(x, i), at(y, j)];
                let (loss, gradient) = objective.gradient(phi, Batch::Full);
                assert_eq!(loss, objective.loss(phi), "{name}: one loss at {phi:?}");
                let want = differences(|phi| objective.loss(phi), phi);
                let size = gradient.iter().fold(loss.abs().max(1.0), |a, g| a.max(g.abs()));
                for k in 0..2 {
                    let off = (gradient[k] - want[k]).abs();
                    assert!(
                        off <= 1e-7 * size,
                        "{name} at {phi:?}: ∂{k} is {}, differences give {}",
                        gradient[k],
                        want[k]
                    );
                }
            }
        }
    }
}

#[test]
fn every_examples_gradient_is_the_slope_of_its_own_loss() {
    for problem in problem::ALL.iter() {
        let objective = problem::objective(problem, None, squared());
        let phi = problem.start();
        for i in 0..objective.examples() as u32 {
            let (_, gradient) = objective.gradient(phi, Batch::Of(&[i]));
            let want = differences(|phi| objective.gradient(phi, Batch::Of(&[i])).0, phi);
            for k in 0..2 {
                assert!(
                    (gradient[k] - want[k]).abs() <= 1e-6 * gradient[k].abs().max(1.0),
                    "{}",
                    problem.entry().id
                );
            }
        }
    }
}

#[test]
fn a_grid_holds_the_losses_of_its_points() {
    for problem in problem::ALL.iter() {
        let objective = problem::objective(problem, None, squared());
        let [x, y] = problem.plane();
        let grid = objective.grid([x.lo(), x.hi()], [y.lo(), y.hi()], 31, 17);
        assert_eq!(grid.len(), 31 * 17);
        for r in 0..17 {
            for c in 0..31 {
                let at = |span: gradstep::figure::Span, share: f64| span.lo() + span.width() * share;
                let want = objective.loss([at(x, c as f64 / 30.0), at(y, r as f64 / 16.0)]);
                let off = (grid[r * 31 + c] - want).abs();
                assert!(off <= 1e-12 * want.abs().max(1.0), "{}: {off:e}", problem.entry().id);
            }
        }
    }
}

#[test]
fn entries_have_names_of_their_own_and_a_line_of_help() {
    let families: [(&str, Vec<Entry>); 9] = [
        ("problem", problem::entries()),
        ("optimizer", optimizer::entries()),
        ("schedule", schedule::entries()),
        ("sampling", sampler::entries()),
        ("data", data::entries()),
        ("activation", activation::entries()),
        ("loss", loss::entries()),
        ("init", init::entries()),
        ("chain", chain::entries()),
    ];
    for (family, entries) in families {
        for (i, entry) in entries.iter().enumerate() {
            let plain = entry.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
            assert!(plain && !entry.id.is_empty(), "{family} {}", entry.id);
            assert!(!entry.label.is_empty() && entry.help.ends_with(['.', '!']), "{family} {}", entry.id);
            assert!(
                entries[..i]
                    .iter()
                    .all(|e| e.id != entry.id && e.label != entry.label && e.help != entry.help),
                "{family} {}",
                entry.id
            );
        }
    }
}

/// A family's files and its list must agree: a file that is not in `ALL` would never be reached.
#[test]
fn every_file_of_a_family_is_in_its_list() {
    let helpers = [
        "activation/exponential",
        "optimizer/rule",
        "problem/averaged",
        "problem/gabor_grid",
        "problem/measured",
        "problem/model",
        "problem/surface",
    ];
    let families = [
        ("optimizer", optimizer::ALL.iter().count()),
        ("schedule", schedule::ALL.iter().count()),
        ("problem", problem::ALL.iter().count()),
        ("data", data::ALL.iter().count()),
        ("activation", activation::ALL.iter().count()),
        ("loss", loss::ALL.iter().count()),
        ("init", init::ALL.iter().count()),
    ];
    for (family, listed) in families {
        let folder = format!("{}/src/{family}", env!("CARGO_MANIFEST_DIR"));
        let files = std::fs::read_dir(folder).expect("the family's folder").filter(|file| {
            let path = file.as_ref().expect("a file").path();
            let name = path.file_stem().and_then(|s| s.to_str()).unwrap_or("mod");
            name != "mod" && !helpers.contains(&format!("{family}/{name}").as_str())
        });
        assert_eq!(files.count(), listed, "files of src/{family} and lines of its ALL");
    }
}

/// Members may share a parameter, but not use one key for two.
#[test]
fn members_with_one_key_mean_one_parameter() {
    let methods = optimizer::ALL.iter().map(|member| (member.entry.id, member.params));
    let schedules = schedule::ALL.iter().map(|member| (member.entry.id, member.params));
    let losses = loss::ALL.iter().map(|member| (member.entry.id, member.params));
    let all: Vec<_> = methods
        .chain(schedules)
        .chain(losses)
        .flat_map(|(id, params)| params.iter().map(move |p| (id, p)))
        .collect();
    for (id, param) in &all {
        for (other, same) in all.iter().filter(|(_, other)| other.key == param.key) {
            let words = |p: &Param| [p.label, p.symbol, p.help, p.default];
            assert_eq!(words(param), words(same), "{id} and {other} both have a parameter {}", param.key);
        }
        assert_ne!(param.search, Search::No, "{id} says where a search tries {}", param.key);
        assert_ne!(param.search, Search::Derived, "{id} says where a search tries {}", param.key);
    }
}

#[test]
fn tables_of_parameters_hold_together() {
    for lab in lab::ALL {
        let schema = lab.schema();
        let scenario = gradstep::scenario::Scenario::new(schema);
        for (i, param) in schema.params.iter().enumerate() {
            assert!(schema.params[..i].iter().all(|p| p.key != param.key), "{} twice", param.key);
            assert!(
                !param.label.is_empty() && param.help.ends_with('.'),
                "{} has a name and a line of help",
                param.key
            );
            if let Kind::Choice { of, .. } | Kind::Amount { of, .. } = param.kind {
                let entries = of();
                for (i, entry) in entries.iter().enumerate() {
                    let other = entries[..i].iter().find(|other| other.help == entry.help);
                    assert!(other.is_none(), "{} {} says what another says", param.key, entry.id);
                }
            }
            // Panics where a default does not parse.
            let _ = scenario.value(param.key);
        }
        for key in lab.shown(&scenario) {
            assert!(scenario.param(key).is_some(), "{key} is shown but not in the table");
        }
    }
}

/// Every activation's and loss's derivative against central differences, away from its kink.
#[test]
fn slopes_of_activations_and_losses_are_those_of_their_values() {
    let points: Vec<f64> = (-40..=40).map(|i| f64::from(i) * 0.2 + 0.05).collect();
    let delta = 1e-6;
    for activation in activation::ALL.iter() {
        for &f in &points {
            let want = (activation.value(f + delta) - activation.value(f - delta)) / (2.0 * delta);
            let got = activation.derivative(f);
            assert!((got - want).abs() <= 1e-8, "{} at {f}: {got}, {want}", activation.entry().id);
        }
        assert!(activation.value(f64::NAN).is_nan(), "an overflow is not hidden");
    }
    assert_eq!(activation::find("relu").expect("ReLU").derivative(0.0), 0.0);
    for (id, loss) in losses() {
        for &y in targets(loss.as_ref()) {
            for &f in &points {
                let want = (loss.at(f + delta, y).0 - loss.at(f - delta, y).0) / (2.0 * delta);
                let got = loss.at(f, y).1;
                assert!((got - want).abs() <= 1e-7 * want.abs().max(1.0), "{id} at {f}, {y}");
            }
            // At a kink its derivative is one of those on either side, or lies between.
            let [(here, got), (below, _), (above, _)] = [y, y - delta, y + delta].map(|f| loss.at(f, y));
            let sides = [(here - below) / delta, (above - here) / delta];
            let [least, most] = [sides[0].min(sides[1]) - 1e-5, sides[0].max(sides[1]) + 1e-5];
            assert!((least..=most).contains(&got), "{id} at its target: {got} in {least} to {most}");
        }
        let (value, slope) = loss.at(f64::NAN, 1.0);
        assert!(value.is_nan() && slope.is_nan(), "{id}: an overflow is not hidden");
    }
}

/// Some targets that a loss is for.
fn targets(loss: &dyn Loss) -> &'static [f64] {
    if loss.two_class() { &[0.0, 1.0] } else { &[-1.3, 0.0, 2.1] }
}

/// A model on data that a loss is for.
fn fitted(id: &str, loss: Rc<dyn Loss>) -> Option<Box<dyn Descend>> {
    let problem = problem::find(id);
    let problem::ProblemKind::Fit(_, data) = problem.kind() else { return None };
    let classes: Vec<f64> = data.y.iter().map(|y| f64::from(*y > 0.9)).collect();
    let y = if loss.two_class() { &classes } else { data.y };
    Some(problem::objective(problem, Some((data.x, y)), loss))
}

#[test]
fn every_model_has_the_gradient_of_every_loss() {
    for problem in problem::ALL.iter() {
        for (id, loss) in losses() {
            let name = problem.entry().id;
            let Some(objective) = fitted(name, loss) else { continue };
            let phi = problem.start();
            for batch in [Batch::Full, Batch::Of(&[3]), Batch::Of(&[5, 1]), Batch::Of(&[0, 7, 7])] {
                let (_, gradient) = objective.gradient(phi, batch);
                let want = differences(|phi| objective.gradient(phi, batch).0, phi);
                for k in 0..2 {
                    let off = (gradient[k] - want[k]).abs();
                    assert!(off <= 1e-6 * gradient[k].abs().max(1.0), "{name}, {id}, {batch:?}: {off:e}");
                }
            }
        }
    }
}

/// The squared error without the quick ways of least squares.
struct Plain;

impl Loss for Plain {
    fn at(&self, f: f64, y: f64) -> (f64, f64) {
        ((f - y) * (f - y), 2.0 * (f - y))
    }

    fn second(&self, _f: f64, _y: f64) -> f64 {
        2.0
    }

    fn formula(&self, at: Option<(f64, f64)>) -> [String; 2] {
        loss::letters(at)
    }

    fn in_pytorch(&self, _reduction: &str) -> Option<String> {
        None
    }
}

#[test]
fn the_quick_ways_of_least_squares_give_what_any_loss_would() {
    for id in ["line", "gabor"] {
        let quick = fitted(id, squared()).expect("a fit");
        let plain = fitted(id, Rc::new(Plain)).expect("a fit");
        let phi = problem::find(id).start();
        let all: Vec<u32> = (0..12).map(|i| i * 5 % 12).collect();
        for size in 1..=12 {
            let batch = Batch::Of(&all[..size]);
            let ((loss, gradient), (want, slopes)) = (quick.gradient(phi, batch), plain.gradient(phi, batch));
            assert_close(id, &[loss, gradient[0], gradient[1]], &[want, slopes[0], slopes[1]], 1e-13);
        }
        let [[a, b], [c, d]] = problem::find(id).plane().map(|span| [span.lo(), span.hi()]);
        assert_close(id, &quick.grid([a, b], [c, d], 9, 7), &plain.grid([a, b], [c, d], 9, 7), 1e-12);
    }
}
