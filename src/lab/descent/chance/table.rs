//! Its numbers for files and for the engine: the batch of each step, the gradient of all examples beside its own, and the part
//! of the batches that lead uphill.

use super::super::{Descending, Run};
use crate::cloud::{Fork, uphill};
use crate::lab::Column;
use crate::lab::kit::csv::exact;
use crate::objective::Batch;

/// Of longer runs, or larger batches, the part that leads uphill is not counted at every step: a file would take seconds.
const MOST_ADDED: usize = 50_000_000;

fn fork<'a>(lab: &'a Descending, run: &'a Run, t: usize) -> Fork<'a> {
    Fork::new(lab.objective.as_ref(), run.optimizer.as_ref(), &run.track, t)
}

/// The gradient of all examples at each iteration, where that of the batch was measured.
pub fn columns<'a>(lab: &'a Descending, run: &'a Run, id: &str) -> Option<Column<'a>> {
    let full = move |t: usize| fork(lab, run, t).gradient(Batch::Full).1;
    lab.chance.on.then(|| Column::new(id, "full_grad", move || (0..run.last()).flat_map(full).collect()))
}

fn counted(lab: &Descending) -> bool {
    let steps: usize = lab.runs.iter().map(Run::last).sum();
    let size = lab.batches.batch(0).len(lab.x.len());
    let batches = lab.chance.subsets(lab.x.len(), size).len();
    lab.chance.cloud && steps.saturating_mul(batches).saturating_mul(size) <= MOST_ADDED
}

/// The column names.
pub fn heads(lab: &Descending) -> &'static str {
    match lab.chance.on {
        false => "",
        true if counted(lab) => ",batch,batch_loss,full0,full1,uphill",
        true => ",batch,batch_loss,full0,full1",
    }
}

/// The cells of a step, empty where the run makes none.
pub fn cells(lab: &Descending, run: &Run, t: usize) -> String {
    if !lab.chance.on {
        return String::new();
    }
    let up = counted(lab);
    let Some(made) = run.track.iterations.get(t) else { return if up { ",,,,," } else { ",,,," }.into() };
    let fork = fork(lab, run, t);
    let members = lab.batches.members(t);
    let list: Vec<String> = members.iter().map(usize::to_string).collect();
    let [a, b] = fork.gradient(Batch::Full).1;
    let numbers = [made.batch_loss, a, b].map(exact).join(",");
    let part = if up {
        format!(",{}", exact(uphill(&fork, &lab.chance.subsets(lab.x.len(), members.len()))))
    } else {
        String::new()
    };
    format!(",{},{numbers}{part}", list.join(" "))
}
