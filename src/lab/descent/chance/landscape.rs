//! The loss of a step's batch alone, over the plane of the whole loss.

use super::super::{Descending, ground};
use super::{Look, lists};
use crate::figure::{Anchor, Axis, Field, Figure, Glyph, Mark, Role};
use crate::formula::short;
use crate::lab::Moment;
use crate::lab::kit::csv::{Table, number};
use crate::lab::kit::plot::Plot;
use crate::objective::Batch;
use crate::param::Entry;
use crate::problem::{Averaged, ProblemKind};
use std::rc::Rc;

/// The batch's loss with the step that goes down it, and where all examples would lead.
pub static PLOT: Plot<Descending> = Plot {
    there: |lab| lab.chance.landscape,
    readout,
    numbers: Some(numbers),
    ..Plot::new(ENTRY, |_| [1.12; 2], |lab, at| lab.of_focus(figure(lab, at)))
};

const ENTRY: Entry = Entry {
    id: "batch",
    label: "Loss of the batch",
    help: "The loss of a step’s batch alone, over the same plane.",
};

/// Points of the grid along each axis: it is computed anew at each step, and a batch's loss has no finer detail.
const GRID: usize = 97;

/// The outline of white arrows: they are seen on every colour, and on paper of either theme.
pub const EDGE: f64 = 0.8;

/// Where the batch's step and that of all examples lead, and the batch's loss over the plane.
fn numbers(lab: &Descending, at: Moment) -> Table {
    let mut table = Table::new(["what", "phi0", "phi1", "batch_loss"]);
    if let Some(look) = Look::at(lab, at) {
        for (what, place) in [("from", look.from()), ("next", look.next), ("next_of_all", look.of_all())] {
            table.row(std::iter::once(what.to_string()).chain(place.map(number)));
        }
        table.field(&["surface"], &field(lab, &look));
    }
    table
}

fn figure(lab: &Descending, at: Moment) -> Figure {
    let [x, y] = lab.plane;
    let axes = [Axis::linear("φ₀", x), Axis::linear("φ₁", y)];
    let Some(look) = Look::at(lab, at) else {
        return Figure::new("Loss of the batch", axes, Vec::new()).alt("The run makes no step.");
    };
    let here = if look.picked() { look.from() } else { lab.focused().position(at) };
    // Below the arrows: on a page's side a short one would be under it.
    let dot = |ink: Role, radius| Mark::points(vec![here], ink.ink(), radius, Glyph::Disc);
    let mut marks = vec![dot(Role::Black, 5.0), dot(Role::White, 3.6)];
    marks.extend(arrows(&look, [0.0; 2]));
    marks.extend(names(lab, &look));
    let which = if look.picked() { "Loss of the batch looked at" } else { "Loss of this step’s batch" };
    let scale = if lab.chance.scaled && !lab.reduction.averages() {
        format!(", times {}/{}", lab.x.len(), look.members.len())
    } else {
        String::new()
    };
    Figure::new(which, axes, marks)
        .note(format!("{}{scale}", lists::examples(&look.members)))
        .field(field(lab, &look))
        .alt(alt(lab, &look))
}

/// The batch's step, and in white that of all examples; positions are told from `origin`.
pub fn arrows(look: &Look, origin: [f64; 2]) -> Vec<Mark> {
    let apart = |to: [f64; 2]| [0, 1].map(|i| to[i] - origin[i]);
    let from = apart(look.from());
    let length = |to: [f64; 2]| (to[0] - from[0]).abs() + (to[1] - from[1]).abs();
    let (all, batch) = (apart(look.of_all()), apart(look.next));
    let mut both = [
        Mark::arrow([from, all], Role::White.ink(), 2.2).outlined(Role::Black.shade(EDGE)),
        Mark::arrow([from, batch], Role::Derivative.ink(), 2.2).outlined(Role::White.ink()),
    ];
    // The shorter one on top: they may go the same way.
    if length(all) < length(batch) {
        both.reverse();
    }
    both.into()
}

/// What the arrows are, beside their heads, where there is room for it.
fn names(lab: &Descending, look: &Look) -> Vec<Mark> {
    let (from, batch, all) = (look.from(), look.next, look.of_all());
    let right = all[0] >= batch[0];
    let beside = |to: [f64; 2], right: bool, text: &str| {
        let anchor = if right { Anchor::Start } else { Anchor::End };
        let style = ground::letters(false, anchor);
        let clear = ground::far(lab, to, from) && ground::far(lab, batch, all);
        clear.then(|| Mark::text(to, [if right { 10.0 } else { -10.0 }, 0.0], text, style))
    };
    [beside(all, right, "all examples"), beside(batch, !right, "this batch")].into_iter().flatten().collect()
}

/// The batch's loss over the plane, cached while the same batch is looked at.
fn field(lab: &Descending, look: &Look) -> Rc<Field> {
    let scale = lab.chance.scaled.then(|| lab.reduction.to_all(look.members.len(), lab.x.len()));
    if let Some((_, _, field)) =
        lab.chance.field.borrow().as_ref().filter(|(of, by, _)| *of == look.members && *by == scale)
    {
        return field.clone();
    }
    let [x, y] = lab.plane;
    let mut values = values(lab, &look.members);
    if let Some(scale) = scale {
        values.iter_mut().for_each(|v| *v *= scale);
    }
    let levels = match scale {
        Some(_) => ground::field(lab).levels.clone(),
        None => ground::levels(&values, lab.problem.contour_power()),
    };
    let field = Rc::new(Field { columns: GRID, rows: GRID, x, y, values, levels, label: "L".into() });
    lab.chance.field.replace(Some((look.members.clone(), scale, field.clone())));
    field
}

fn values(lab: &Descending, members: &[u32]) -> Vec<f64> {
    let ProblemKind::Fit(model, _) = lab.problem.kind() else { return vec![0.0; GRID * GRID] };
    let of = |all: &[f64]| members.iter().map(|i| all[*i as usize]).collect();
    let [x, y] = lab.plane;
    let alone = Averaged::over(model.fit(of(&lab.x), of(&lab.y), lab.loss.clone()), lab.reduction);
    alone.grid([x.lo(), x.hi()], [y.lo(), y.hi()], GRID, GRID)
}

/// What lies under the pointer: the batch's loss there, and that of all examples.
fn readout(lab: &Descending, now: Moment, at: [f64; 2]) -> String {
    let Some(look) = Look::at(lab, now) else { return String::new() };
    let (loss, _) = lab.objective.gradient(at, Batch::Of(&look.members));
    let scale = lab.reduction.to_all(look.members.len(), lab.x.len());
    let scaled = if lab.chance.scaled && !lab.reduction.averages() {
        format!(" · times I/B {}", short(loss * scale))
    } else {
        String::new()
    };
    let whole = short(lab.objective.loss(at));
    format!(
        "φ₀ {} · φ₁ {} · L of the batch {}{scaled} · of all {whole}",
        short(at[0]),
        short(at[1]),
        short(loss)
    )
}

fn alt(lab: &Descending, look: &Look) -> String {
    let of = |at| lab.objective.gradient(at, Batch::Of(&look.members)).0;
    let (from, next) = (look.from(), look.next);
    let whole = |at| short(lab.objective.loss(at));
    format!(
        "The loss of the {} alone, over the same plane. Their step leads from ({}, {}) to ({}, {}): their own loss goes from \
         {} to {}, that of all examples from {} to {}.",
        lists::examples(&look.members),
        short(from[0]),
        short(from[1]),
        short(next[0]),
        short(next[1]),
        short(of(from)),
        short(of(next)),
        whole(from),
        whole(next),
    )
}
