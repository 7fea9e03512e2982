//! What is said of it: how many batches lead uphill, that their mean is the full gradient, and what the one looked at does.

use super::super::Descending;
use super::{Look, PICK, lists};
use crate::figure::Role;
use crate::formula::{
    class, column, constant, exact, fraction, op, operands, partial, plain, row, short, within,
};
use crate::lab::Moment;
use crate::objective::Batch;
use crate::panel::{Block, Cell, Row, RowKind, Table, cell, coloured};

/// What the surface's text alternative adds.
pub fn told(lab: &Descending, at: Moment) -> String {
    let Some(look) = Look::at(lab, at).filter(|_| lab.chance.cloud) else { return String::new() };
    format!(" Around it {}. {}", lists::which(&look), uphill(&look))
}

/// The blocks of the panel at step t.
pub fn blocks(lab: &Descending, t: usize) -> Vec<Block> {
    let Some(look) = Look::of(lab, t) else { return Vec::new() };
    let mut blocks = vec![Block::Heading("What other batches would do".into())];
    if lab.chance.cloud {
        blocks.push(Block::Prose(count(&look)));
        blocks.push(Block::Prose(uphill(&look)));
        blocks.extend(mean(lab, &look));
    }
    blocks.push(Block::Table(batches(lab, &look)));
    // What follows is about the step again.
    blocks.push(Block::Heading("The model and its loss".into()));
    blocks
}

fn count(look: &Look) -> String {
    let (subsets, all) = (look.subsets(), look.lab.x.len());
    let total = if subsets.total() < 1e7 { plain(subsets.total()) } else { short(subsets.total()) };
    let size = look.drawn.len();
    let here = format!("From {all} examples {total} batches of {size} can be drawn");
    if subsets.exact() {
        format!("{here}; each has its point.")
    } else {
        format!("{here}; {} of them have points, a sample drawn with the seed.", subsets.len())
    }
}

fn uphill(look: &Look) -> String {
    let cloud = look.cloud();
    let (out, land) = (lists::of_hundred(cloud.uphill()), lists::of_hundred(cloud.landing_higher()));
    let alpha = plain(look.fork().step.alpha);
    let lead = format!(
        "Of 100 such batches {out} {} uphill on the whole loss: along their step the derivative of L is positive.",
        lists::verb(&out, "lead")
    );
    if out == land {
        format!("{lead} At α = {alpha} as many land higher than here.")
    } else {
        format!(
            "{lead} At α = {alpha}, {land} {} higher than here: it is the length of the step that makes the difference.",
            lists::verb(&land, "land")
        )
    }
}

/// I/B times the mean of the batches' gradients, and the gradient of all examples.
fn mean(lab: &Descending, look: &Look) -> [Block; 2] {
    let (cloud, all, size) = (look.cloud(), lab.x.len(), look.drawn.len());
    let scale = lab.reduction.to_all(size, all);
    let mean = cloud.mean();
    let (_, full) = look.fork().gradient(Batch::Full);
    // As many digits as it takes to come to what is printed of the product.
    let factors = mean.map(|v| within(v, 0.49 * within(scale * v, f64::INFINITY).1 / scale).0);
    let numbers =
        |texts: [String; 2]| column(texts.into_iter().map(|v| format!("<mn>{v}</mn>")), Role::Derivative);
    let by = |i: &str| partial("<mi>L</mi>", &crate::formula::indexed("φ", i));
    let derivatives = column([by("0"), by("1")].into_iter(), Role::Derivative);
    // A mean needs no I/B to compare.
    let product = if lab.reduction.averages() {
        numbers(mean.map(short))
    } else {
        row(&[
            fraction(&constant(all as f64), &constant(size as f64)),
            op("·"),
            numbers(factors),
            op("="),
            numbers(mean.map(|v| short(scale * v))),
        ])
    };
    let exact = look.subsets().exact();
    let times = if lab.reduction.averages() { "" } else { ", times I/B," };
    let words = if exact {
        format!("The mean of their gradients{times} is the gradient of all examples:")
    } else {
        format!(
            "The mean of their gradients{times} comes near the gradient of all examples; that of all batches is equal to it:"
        )
    };
    let whole = row(&[derivatives, op("="), numbers(full.map(short))]);
    [Block::Prose(words), Block::Pieces(vec![row(&[product, op(if exact { "=" } else { "≈" })]), whole])]
}

/// What the batch drawn does, the one looked at where it is another, and all examples; a press on the first looks at it again.
fn batches(lab: &Descending, look: &Look) -> Table {
    let from = look.from();
    let all = lab.x.len();
    let averages = lab.reduction.averages();
    let here = lab.objective.loss(from);
    let line = |name: String, members: Option<&[u32]>, next: [f64; 2]| {
        let size = members.map_or(all, <[u32]>::len);
        let own = lab.objective.gradient(from, members.map_or(Batch::Full, Batch::Of)).0;
        let after = lab.objective.loss(next);
        let (sign, role) =
            if after > here || after.is_nan() { ("▲", Role::Loss) } else { ("●", Role::Value) };
        let number = |text: String| cell(text, Some(Role::Loss));
        let scale = lab.reduction.to_all(size, all);
        let printed =
            if averages { own } else { operands(&[own], &[scale * own], |v| vec![scale * v[0]])[0] };
        let end = format!("{} {}", coloured(sign, role), coloured(&short(after), Role::Loss));
        let scaled = (!averages).then(|| number(short(scale * own)));
        [cell(name, None), number(if averages { short(own) } else { exact(printed) })]
            .into_iter()
            .chain(scaled)
            .chain([cell(end, None)])
            .collect()
    };
    let drawn = lab.focused().track.phi(look.t + 1);
    let mark = "<i class=\"dot batch\"></i>";
    let mut rows = vec![Row {
        cells: line(format!("{mark}drawn: {}", lists::list(&look.drawn)), Some(&look.drawn), drawn),
        kind: if look.picked() { RowKind::Plain } else { RowKind::Current },
        set: format!("{}=", PICK.key),
    }];
    if look.picked() {
        rows.push(Row {
            cells: line(format!("looked at: {}", lists::list(&look.members)), Some(&look.members), look.next),
            kind: RowKind::Current,
            set: String::new(),
        });
    }
    rows.push(Row {
        cells: line(format!("all {}", lab.x.len()), None, look.of_all()),
        kind: RowKind::Total,
        set: String::new(),
    });
    let press = if look.picked() { "; press the one drawn to look at it again" } else { "" };
    Table {
        caption: format!("Loss here, L = {}, and after the step of each{press}", short(here)),
        head: heads(averages),
        rows,
    }
}

fn heads(averages: bool) -> Vec<Cell> {
    let loss = Some(Role::Loss);
    [cell("batch", None), cell("its loss", loss)]
        .into_iter()
        .chain((!averages).then(|| cell("times I/B", loss)))
        .chain([cell(format!("<span class=\"{}\">L</span> after", class(Role::Loss)), None)])
        .collect()
}
