//! A line search in words and numbers: its rounds, and the angle between steps.

use super::ray::Ray;
use super::{Descending, Run};
use crate::figure::Role;
use crate::formula::{digits, short, within};
use crate::lab::counted;
use crate::math::{atan2, log10};
use crate::optimizer::Narrow;
use crate::panel::{Block, Row, RowKind, Table, cell};
use std::f64::consts::PI;

/// The angle in degrees between the step made at t and the one before it; nothing at the first step, or where one has no
/// direction.
pub fn turn(run: &Run, t: usize) -> Option<f64> {
    let [a, b] = [t.checked_sub(1)?, t].map(|t| run.track.iterations.get(t).map(|made| made.gradient));
    let ([a, b], [c, d]) = (a?, b?);
    let (along, aside) = (a * c + b * d, a * d - b * c);
    let still = (a == 0.0 && b == 0.0) || (c == 0.0 && d == 0.0);
    (!still).then(|| atan2(aside.abs(), along) * 180.0 / PI)
}

/// How many rounds the search of a step took.
pub fn rounds(lab: &Descending, run: &Run, t: usize) -> Option<usize> {
    run.track.iterations.get(t)?;
    Ray::of(lab, run, t).map(|ray| ray.rounds.len())
}

/// Whether the loss falls as far as the search looks, so that it could go no further.
fn at_end(ray: &Ray) -> bool {
    let farther = ray.rounds.iter().all(|round| round.rule == Narrow::Farther);
    farther && ray.rounds.last().is_some_and(|round| round.loss[3] < round.loss[2])
}

/// What is said of the search of the step shown, and its rounds.
pub fn blocks(lab: &Descending, run: &Run, t: usize) -> Vec<Block> {
    let Some(ray) = Ray::of(lab, run, t) else { return Vec::new() };
    let mut words = format!(
        "The line search looked at the loss in {} of four points between α = 0 and {} and found α = {}.",
        counted(ray.rounds.len(), false, "round"),
        crate::formula::plain(ray.search.reach()),
        within(ray.found, 1e-3 * ray.found).0,
    );
    if at_end(&ray) {
        words += " That is the end of what it looks at: with a larger maximum distance it would go further.";
    }
    words += &match turn(run, ray.step) {
        _ if !lab.batches.full() => {
            " Successive steps are at no particular angle: each goes down the loss of a batch of its own."
                .to_string()
        }
        None => String::new(),
        Some(angle) => format!(
            " It turns by {}° from the step before. An exact line search ends where the loss no longer falls along the ray, so that \
             the next gradient is at right angles to it{}",
            digits(angle, 2),
            if (angle - 90.0).abs() < 1.0 {
                "; a bracket as narrow as the tolerance comes close to that."
            } else {
                ": the one before ended elsewhere, at the end of its ray or after too few rounds."
            }
        ),
    };
    vec![Block::Prose(words), Block::TableBelow(table(&ray))]
}

/// A rate with enough decimals to show a difference of this size.
fn alike(alpha: f64, difference: f64) -> String {
    let decimals = (-log10(difference).floor()).clamp(3.0, 9.0) as usize;
    if alpha == 0.0 { format!("{alpha:.decimals$}") } else { digits(alpha, decimals) }
}

/// A row for each round.
fn table(ray: &Ray) -> Table {
    // Every round gets the digits that tell b from c in the last one: each round is computed from the one before it.
    let narrowest = ray.rounds.iter().map(|round| round.at[2] - round.at[1]).fold(f64::INFINITY, f64::min);
    let rate = |alpha: f64| alike(alpha, 0.1 * narrowest);
    let rows = ray.rounds.iter().enumerate().map(|(i, round)| {
        let least = (0..4).min_by(|a, b| round.loss[*a].total_cmp(&round.loss[*b])).unwrap_or(0);
        let point = |k: usize| cell(rate(round.at[k]), (k == least).then_some(Role::Loss));
        let next = match round.rule {
            Narrow::Halve => "halve",
            Narrow::Nearer => "d to c",
            Narrow::Farther => "a to b",
        };
        let mut cells = vec![cell((i + 1).to_string(), None)];
        cells.extend((0..4).map(point));
        cells.extend([cell(short(round.loss[least]), Some(Role::Loss)), cell(next, None)]);
        Row { cells, ..Row::default() }
    });
    let found = Row {
        cells: vec![
            cell("α", None),
            cell("", None),
            cell(rate(ray.found), None),
            cell("", None),
            cell("", None),
            cell(short(ray.loss(ray.found)), Some(Role::Loss)),
            cell("(b + c)/2", None),
        ],
        kind: RowKind::Total,
        ..Row::default()
    };
    let head = ["round", "a", "b", "c", "d"].map(|name| cell(name, None)).into_iter();
    Table {
        caption: "The rounds of the search; of each, the point with the least loss in colour".into(),
        head: head.chain([cell("least <var>L</var>", Some(Role::Loss)), cell("then", None)]).collect(),
        rows: rows.chain([found]).collect(),
    }
}
