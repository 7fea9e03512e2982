//! What may be asked about a network: any number of both passes of the example shown, and what training makes of the
//! parameters and of the loss.

use super::phase::Phase;
use super::site::{Site, Which};
use super::{Layers, slips, weight};
use crate::lab::Session;
use crate::lab::kit::answers::{Answers, Wrong};
use crate::lab::kit::beside::Compared;
use crate::lab::kit::rank;
use crate::network::Place;
use crate::number::subscript;
use crate::scenario::Scenario;

/// The quantity of that name: `f.k.u`, `h.k.u`, `o.u`, `loss`, and `d.f.k.u`, `d.h.k.u`, `d.Omega.k.u.v`, `d.beta.k.u`, layers and
/// units counted as in the engine's columns; after so many training steps as `step` says the parameters, `Omega.k.u.v` and
/// `beta.k.u`, and `loss`, then that of all examples; `rank` puts the runs side by side in order.
pub fn answers(scenario: &Scenario, quantity: &str, step: Option<usize>) -> Option<Answers> {
    if quantity == "rank" {
        let lab = Layers::compare(scenario, |scenario, _| Layers::new(scenario));
        let trained = lab.all().all(|(_, one)| one.trained() > 0);
        let steps = [step.unwrap_or(0) + 1, lab.steps()];
        return rank::beside(&lab, steps, |one| one.loss(one.trained())).filter(|_| trained);
    }
    let lab = Layers::new(scenario);
    let answers = of(&lab, quantity, step)?;
    let (derivative, letter, places) = parsed(quantity)?;
    let (wrong, slack) = match step.unwrap_or(0) {
        0 => of_passes(&lab, letter, derivative, &places),
        n => {
            let wrong = slips::wrong_training(scenario, |layers, times| {
                let [_, number] = trained(layers, letter, &places, n)?;
                Some(if letter == "loss" { times * number } else { number })
            });
            (wrong, 0.0)
        }
    };
    Some(Answers { wrong, slack: vec![slack], ..answers })
}

/// The same without slips, for a session that is computed already.
pub fn of(lab: &Layers, quantity: &str, step: Option<usize>) -> Option<Answers> {
    let (derivative, letter, places) = parsed(quantity)?;
    let n = step.unwrap_or(0);
    let [at, truth] = match (n, derivative) {
        (0, _) => asked(lab, letter, derivative, &places)?,
        (n, false) => trained(lab, letter, &places, n)?,
        _ => return None,
    };
    let name = name(lab, letter, &places, n);
    let name = if derivative { format!("∂ℓ/∂{name}") } else { name };
    truth.is_finite().then(|| Answers::numbers(at as usize, vec![name], vec![truth]))
}

/// Whether it is a derivative, of what, and where.
fn parsed(quantity: &str) -> Option<(bool, &str, Vec<usize>)> {
    let (derivative, name) = match quantity.strip_prefix("d.") {
        Some(name) => (true, name),
        None => (false, quantity),
    };
    let mut parts = name.split('.');
    let letter = parts.next()?;
    let places = parts.map(|place| place.parse().ok()).collect::<Option<_>>()?;
    Some((derivative, letter, places))
}

/// A parameter's place.
fn place(letter: &str, places: &[usize]) -> Option<Place> {
    match (letter, places) {
        ("Omega", [k, row, col]) => Some(weight::place([*k, *row, *col])),
        ("beta", [k, row]) => Some(super::bias(*k, *row)),
        _ => None,
    }
}

/// Its name on the page.
fn name(lab: &Layers, letter: &str, places: &[usize], n: usize) -> String {
    if let Some(place) = place(letter, places) {
        return weight::name(place);
    }
    match (letter, places) {
        ("loss", _) => if n == 0 { "ℓ" } else { "L" }.into(),
        ("h", [0, u]) if lab.network.shape.inputs() == 1 && *u == 0 => "x".into(),
        (letter, [k, u]) => format!("{letter}{}[{u}]", subscript(&k.to_string())),
        (letter, [u]) => format!("{letter}[{u}]"),
        (letter, _) => letter.into(),
    }
}

/// The step that shows a number of the passes first, and the number.
fn asked(lab: &Layers, letter: &str, derivative: bool, places: &[usize]) -> Option<[f64; 2]> {
    let pass = lab.pass(0);
    let last = lab.network.shape.layers() - 1;
    let found = |like: &dyn Fn(&Phase) -> bool| Some(lab.plan.first(like)).filter(|step| *step > 0);
    let forward = |k: usize, u: usize| {
        found(&|phase| matches!(phase, Phase::Forward { k: own, rows } if *own == k && rows.contains(&u)))
    };
    let backward = |k: usize, u: usize| {
        found(&|phase| matches!(phase, Phase::Backward { k: own, rows } if *own == k && rows.contains(&u)))
    };
    let (at, truth) = match (letter, derivative, places) {
        ("loss", false, []) => (found(&|phase| *phase == Phase::Loss)?, pass.loss),
        ("f", false, [k, u]) => (forward(*k, *u)?, *pass.f.get(*k)?.get(*u)?),
        ("f", true, [k, u]) => (backward(*k, *u)?, *pass.dl_df.get(*k)?.get(*u)?),
        // The input is given, and no step computes its derivative.
        ("h", _, [0, _]) => return None,
        ("h", false, [k, u]) => (forward(k - 1, *u)?, *pass.h.get(*k)?.get(*u)?),
        ("h", true, [k, u]) => (backward(k - 1, *u)?, *pass.dl_dh.get(*k)?.get(*u)?),
        ("o", derivative, [u]) if !lab.out.is_linear() => {
            let [outputs, derivatives] = lab.outputs(&pass);
            match derivative {
                false => (forward(last, *u)?, *outputs.get(*u)?),
                true => (backward(last, *u)?, *derivatives.get(*u)?),
            }
        }
        (_, true, _) => {
            let place = place(letter, places)?;
            let index = lab.network.shape.index(place)?;
            let (k, ..) = weight::ends(place);
            let at = found(&|phase| matches!(phase, Phase::Parameters { k: own } if *own == k))?;
            (at, pass.gradient[index])
        }
        _ => return None,
    };
    Some([at as f64, truth])
}

/// What slips give for a number of the passes, and its tolerance.
fn of_passes(lab: &Layers, letter: &str, derivative: bool, places: &[usize]) -> (Vec<Wrong>, f64) {
    let which = match (letter, derivative, places) {
        ("f", false, [k, u]) => Which::F(*k, *u),
        ("h", false, [k, u]) => Which::H(*k, *u),
        ("f", true, [k, u]) => Which::DF(*k, *u),
        ("h", true, [k, u]) => Which::DH(*k, *u),
        ("beta", true, [k, u]) => Which::DBeta(*k, *u),
        ("Omega", true, [k, u, v]) => Which::DOmega(*k, *u, *v),
        ("loss", ..) => Which::Loss,
        _ => return (Vec::new(), 0.0),
    };
    let (network, pass) = (&lab.network(0), &lab.pass(0));
    let site = Site { network, pass, y: lab.examples.y(lab.example), which };
    (slips::wrong(&site), site.slack())
}

/// A number after n training steps.
fn trained(lab: &Layers, letter: &str, places: &[usize], n: usize) -> Option<[f64; 2]> {
    if n > lab.trained() {
        return None;
    }
    let truth = match letter {
        "loss" if places.is_empty() => lab.loss(n),
        _ => lab.training.params[n][lab.network.shape.index(place(letter, places)?)?],
    };
    Some([(lab.plan.end() + n) as f64, truth])
}
