//! The numbers of each plot, for files.

use super::{Descending, Pull, Run};
use crate::lab::kit::beside;
use crate::lab::kit::csv::{Table, exact, last_line, number};
use crate::lab::{Moment, Session};
use crate::problem::ProblemKind;

/// The path of each method, and the loss over the plane.
pub fn surface(lab: &Descending, at: Moment) -> Table {
    beside::tables(lab, |lab| paths(lab, at))
}

fn paths(lab: &Descending, at: Moment) -> Table {
    let mut table = Table::new(["what", "step", "phi0", "phi1", "loss"]);
    for run in &lab.runs {
        for (t, (phi, loss)) in run.track.path().zip(lab.losses(run)).enumerate() {
            let place = [phi[0], phi[1], *loss].map(exact);
            table.row([run.method.entry.id.into(), t.to_string()].into_iter().chain(place));
        }
    }
    let plane = (!lab.beside.aside()).then(|| lab.figure("surface", at).field).flatten();
    if let Some(field) = plane {
        table.field(&["surface", ""], &field);
    }
    table
}

/// The examples at the step shown, and the model's curve.
pub fn model(lab: &Descending, at: Moment) -> Table {
    beside::tables(lab, |lab| fit(lab, at))
}

fn fit(lab: &Descending, at: Moment) -> Table {
    let mut table = Table::new(["what", "i", "x", "y", "f", "loss", "batch"]);
    if let ProblemKind::Fit(model, _) = lab.problem.kind() {
        let run = lab.focused();
        let Pull { members, at: here, .. } = lab.pull(run, at.t);
        for (i, (x, y)) in lab.x.iter().zip(&lab.y).enumerate() {
            let f = model.value(here, *x);
            let cells = [*x, *y, lab.loss.prediction(f), lab.loss.at(f, *y).0].map(exact);
            let batch = u8::from(members.contains(&i)).to_string();
            table.row(["example".to_string(), i.to_string()].into_iter().chain(cells).chain([batch]));
        }
    }
    for [x, f] in last_line(&lab.figure("model", at)) {
        table.row(["curve".into(), String::new(), number(*x), String::new(), number(*f)]);
    }
    table
}

/// The loss of all examples by step, and that of each batch.
pub fn loss(lab: &Descending, _at: Moment) -> Table {
    beside::tables(lab, losses)
}

fn losses(lab: &Descending) -> Table {
    let mut table = Table::new(["method", "step", "epoch", "loss", "batch_loss"]);
    for run in &lab.runs {
        for (t, loss) in lab.losses(run).iter().enumerate() {
            let batch = run.track.iterations.get(t).map_or(String::new(), |made| exact(made.batch_loss));
            let epoch = lab.batches.epoch(t).to_string();
            table.row([run.method.entry.id.into(), t.to_string(), epoch, exact(*loss), batch]);
        }
    }
    table
}

/// The learning rate by step.
pub fn rate(lab: &Descending, _at: Moment) -> Table {
    beside::tables(lab, rates)
}

fn rates(lab: &Descending) -> Table {
    let mut table = Table::new(["step", "epoch", "alpha"]);
    let longest = lab.runs.iter().max_by_key(|run| run.last());
    for (t, made) in longest.iter().flat_map(|run: &&Run| run.track.iterations.iter().enumerate()) {
        table.row([t.to_string(), lab.batches.epoch(t).to_string(), number(made.alpha)]);
    }
    table
}
