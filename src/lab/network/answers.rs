//! What may be asked about a network: any number of both passes of the example shown, and what training makes of the
//! parameters and of the loss.

use super::quantity::OfStep;
use super::site::{Site, Which};
use super::{Layers, slips};
use crate::lab::Session;
use crate::lab::kit::answers::{Answers, Wrong};
use crate::lab::kit::beside::Compared;
use crate::lab::kit::rank;
use crate::scenario::Scenario;
use std::borrow::Cow;

/// The quantity of that name: `f.k.u`, `h.k.u`, `o.u`, `slope.k.u` (a′ at f), `loss`, and `d.f.k.u`, `d.h.k.u`, `d.o.u`,
/// `d.Omega.k.u.v`, `d.beta.k.u`, layers and units counted as in the engine's columns; after so many training steps as `step` says
/// the same but for `loss`, which is then that of all examples, and the parameters, `Omega.k.u.v` and `beta.k.u`. Of the parameter looked at, also `g.` and
/// its name for the gradient of that step, and in place of `g` what the method keeps. `rank` puts
/// the runs side by side in order.
pub fn answers(scenario: &Scenario, quantity: &str, step: Option<usize>) -> Option<Answers> {
    if quantity == "rank" {
        let lab = Layers::compare(scenario, |scenario, _| Layers::new(scenario));
        let trained = lab.all().all(|(_, one)| one.trained() > 0);
        let steps = [step.unwrap_or(0) + 1, lab.steps()];
        return rank::beside(&lab, steps, |one| one.loss(one.trained())).filter(|_| trained);
    }
    let n = step.unwrap_or(0);
    let lab = Layers::new(&as_far_as(scenario, n));
    let answers = of(&lab, quantity, step)?;
    let (wrong, slack) = match of_pass(quantity, n) {
        Some(which) => of_passes(&lab, which, n),
        None => {
            let wrong = slips::wrong_training(scenario, |layers, times| {
                let [_, number] = trained(layers, quantity, n)?;
                Some(if quantity == "loss" { times * number } else { number })
            });
            let once = slips::wrong_step(scenario, &lab, quantity, n);
            let both = wrong.into_iter().zip(once).map(|(mut all, once)| {
                all.values.extend(once.values);
                all
            });
            (both.collect(), 0.0)
        }
    };
    Some(Answers { wrong, slack: vec![slack], ..answers })
}

/// The scenario without the training that nothing is asked of.
fn as_far_as(scenario: &Scenario, n: usize) -> Cow<'_, Scenario> {
    if n > 0 {
        return Cow::Borrowed(scenario);
    }
    let mut untrained = scenario.clone();
    untrained.set("steps", "0");
    Cow::Owned(untrained)
}

/// The same without slips, where it is computed already.
pub fn of(lab: &Layers, quantity: &str, step: Option<usize>) -> Option<Answers> {
    let n = step.unwrap_or(0);
    let (name, [at, truth]) = match of_pass(quantity, n) {
        Some(which) => {
            let found = if n == 0 { which.found(lab)? } else { lab.plan.end() + n };
            (which.called(&lab.network.shape), [found as f64, lab.number(which, n)?])
        }
        None if n == 0 => return None,
        None if quantity == "loss" => ("L".into(), trained(lab, quantity, n)?),
        None => (OfStep::parse(quantity)?.called(), trained(lab, quantity, n)?),
    };
    truth.is_finite().then(|| Answers::numbers(at as usize, vec![name], vec![truth]))
}

/// The number of the passes of that name; after training steps `loss` is none of them.
fn of_pass(quantity: &str, n: usize) -> Option<Which> {
    Which::parse(quantity).filter(|which| n == 0 || *which != Which::Loss)
}

impl Layers {
    /// A number of the passes after n training steps; nothing for one that is not there.
    pub fn number(&self, which: Which, n: usize) -> Option<f64> {
        if n > self.trained() {
            return None;
        }
        let mut pass = self.pass(self.plan.end() + n);
        match which {
            Which::O(u) => self.outputs(&pass)[0].get(u).copied(),
            Which::DO(u) => self.outputs(&pass)[1].get(u).copied(),
            Which::Local(k, u) => pass.f.get(k)?.get(u).map(|f| self.network.activation.derivative(*f)),
            _ => which.of_pass(&mut pass, &self.network.shape).copied(),
        }
    }
}

/// What comes of slips in a number of the passes, and how far off it may be.
fn of_passes(lab: &Layers, which: Which, n: usize) -> (Vec<Wrong>, f64) {
    let t = lab.plan.end() + n;
    let (network, pass) = (&lab.network(t), &lab.pass(t));
    let (y, outputs) = (lab.examples.y(lab.example), &lab.outputs(pass));
    let site = Site { network, pass, y, outputs, loss: lab.loss.as_ref(), which };
    (slips::wrong(&site), site.slack())
}

/// The step that shows a number after n training steps first, and the number.
fn trained(lab: &Layers, quantity: &str, n: usize) -> Option<[f64; 2]> {
    if n > lab.trained() {
        return None;
    }
    let truth = match quantity {
        "loss" => lab.loss(n),
        _ => {
            let OfStep { kept, place } = OfStep::parse(quantity)?;
            let index = lab.network.shape.index(place)?;
            match kept {
                "" => lab.training.params[n][index],
                _ if place != lab.pick || lab.held[index] => return None,
                "g" => {
                    // Of a batch that is the example shown, its passes tell it.
                    let told = lab.batches.members(n - 1) == [lab.example];
                    Some(lab.training.watched[n - 1].g).filter(|_| !told)?
                }
                kept => {
                    let place = lab.optimizer.state().iter().position(|own| *own == kept)?;
                    lab.training.watched[n - 1].state[place][1]
                }
            }
        }
    };
    Some([(lab.plan.end() + n) as f64, truth])
}
