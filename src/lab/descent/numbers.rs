//! The numbers of a step: the update rule filled in, each example's part in the gradient, the iterates.

use super::parts::{self, heads};
use super::{Descending, Run, Shown, chance, curvature, line_search, memory, optimum, terms, units};
use crate::figure::Role;
use crate::formula::{coloured as coloured_math, indexed, op, partial, row, short, var};
use crate::lab::Column;
use crate::lab::kit::beside::{self, Compared};
use crate::lab::kit::csv::exact;
use crate::lab::kit::reduce::Told;
use crate::lab::kit::rule::update;
use crate::lab::kit::words::uncapitalised;
use crate::number::BLANK;
use crate::optimizer::{Equation, Seen};
use crate::panel::{Block, Row, RowKind, Table, cell, coloured};
use crate::problem::ProblemKind;

/// Rows of the table of iterates before and after the current one.
const AROUND: usize = 4;

/// The panel at step t.
pub fn panel(lab: &Descending, t: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    if lab.alone() && lab.runs.len() > 1 {
        blocks.push(Block::TableBelow(methods(lab, t)));
    } else if !lab.alone() {
        blocks.extend(beside::blocks(methods(lab, t), compared(lab, t)));
    }
    let run = lab.focused();
    if run.going().is_empty() {
        return blocks;
    }
    let step = lab.iteration(run, t);
    let (over, asked) = (run.over(t), run.ahead.is_some() && t >= run.last());
    blocks.push(Block::Heading(format!(
        "{} step: {step} → {}",
        if over { "Last" } else { "Next" },
        step + 1
    )));
    blocks.push(Block::Prose(sentence(lab, run, t)));
    blocks.extend(update(rule(lab, run, step)));
    blocks.push(Block::Prose(notation(run, step)));
    if !asked {
        blocks.extend(line_search::blocks(lab, run, t));
    }
    blocks.extend(memory::blocks(lab, run, t));
    blocks.extend(conventions(lab, run, step).into_iter().map(Block::Prose));
    blocks.extend(chance::words::blocks(lab, t));
    blocks.push(Block::Math(match lab.problem.kind() {
        ProblemKind::Fit(model, _) => model.formula(run.track.phi(t.min(run.last()))),
        ProblemKind::Surface(surface) => surface.formula(),
    }));
    match lab.problem.kind() {
        ProblemKind::Fit(model, _) if lab.loss.least_squares() => {
            blocks.extend(terms::blocks(lab, model, run, t));
            blocks.extend(optimum::block(lab, model).filter(|_| !lab.asks(&["fate"])));
        }
        ProblemKind::Fit(..) => {
            let [value, derivative] = lab.reduction.formula(lab.loss.as_ref(), None);
            blocks.push(Block::Math(row(&[
                coloured_math(Role::Loss, &var("L")),
                op("="),
                lab.reduction.sum(None, lab.x.len()),
                indexed("ℓ", "i"),
            ])));
            blocks.push(Block::Pieces(vec![
                row(&[var("ℓ"), op("="), value, op(","), "<mspace width=\"0.9em\"/>".into()]),
                row(&[partial(&var("ℓ"), &var("f")), op("="), derivative]),
            ]));
        }
        ProblemKind::Surface(_) => {}
    }
    if let ProblemKind::Fit(model, _) = lab.problem.kind() {
        blocks.extend(units::blocks(lab, model, run.track.phi(t.min(run.last()))));
    }
    let path = iterates(lab, run, t);
    // What it says of the point shown tells the gradient, and of a run what becomes of it.
    let tells = lab.asks_gradient(run, t) || lab.asks(&["fate"]);
    let bend = if tells { Vec::new() } else { curvature::blocks(lab, run, t) };
    if lab.x.is_empty() {
        blocks.extend(bend);
        blocks.push(Block::Table(path));
    } else {
        blocks.push(Block::TableBelow(path));
        blocks.extend(bend);
        blocks.push(Block::Table(parts::table(lab, run, t)));
    }
    blocks
}

/// Where each method is at step t; a press on one shows its numbers.
fn methods(lab: &Descending, t: usize) -> Table {
    let row = |Shown { index, lab: of, run, name, focus, .. }: Shown| {
        let t = t.min(run.last());
        let phi = run.track.phi(t);
        let numbers = [phi[0], phi[1], of.losses(run)[t]].map(|v| cell(short(v), None));
        Row {
            cells: std::iter::once(beside::marked(index, &name)).chain(numbers).collect(),
            kind: if index == lab.focus_index() { RowKind::Current } else { RowKind::Plain },
            set: format!("focus={focus}"),
        }
    };
    let what = if lab.alone() { "method" } else { "run" };
    Table {
        caption: format!("The {what}s at step {t}; press one for its numbers"),
        head: heads(&[
            (what, None),
            ("φ<sub>0</sub>", Some(Role::Parameter)),
            ("φ<sub>1</sub>", Some(Role::Parameter)),
            ("L", Some(Role::Loss)),
        ]),
        rows: lab.shown().into_iter().map(row).collect(),
    }
}

/// In what runs side by side differ, and how far each has come by step t.
pub fn compared(lab: &Descending, t: usize) -> Vec<String> {
    let first = lab.all().next().map_or(lab, |(_, first)| first);
    let of_first = match first.runs.len() {
        1 => "the first’s".to_string(),
        _ => format!("that of {}", uncapitalised(first.runs[0].method.entry.label)),
    };
    let loss = |one: &Descending| {
        let run = &one.runs[0];
        Some(short(one.losses(run)[t.min(run.last())]))
    };
    beside::sentences(lab, &of_first, [&format!("at step {t}"), "loss"], loss)
}

fn sentence(lab: &Descending, run: &Run, t: usize) -> String {
    let step = lab.iteration(run, t);
    let from = match (lab.x.len(), lab.batches.members(step).len()) {
        (0, _) => "the gradient of the surface".to_string(),
        (1, _) => "the gradient of the only example".to_string(),
        (_, 1) => "the gradient of the one example in this batch".to_string(),
        (all, batch) if batch == all => {
            format!("the gradient {} over all {all} examples", lab.reduction.participle())
        }
        (_, batch) => {
            format!("the gradient {} over this batch of {batch} examples", lab.reduction.participle())
        }
    };
    let who = coloured(&uncapitalised(&lab.called()), Role::Method(lab.focus_index() as u8));
    let run_of = match (lab.single(), lab.alone()) {
        (true, _) => "run".to_string(),
        (_, true) => format!("run of {who}"),
        _ => format!("run with {who}"),
    };
    match (run.over(t), lab.single()) {
        (true, _) => format!("The {run_of} is over. Its last step used {from}."),
        (_, true) => format!("It uses {from}."),
        _ => format!("The step of the {run_of} uses {from}."),
    }
}

/// Which rate gives the same run with another convention, and what does the same in PyTorch.
fn conventions(lab: &Descending, run: &Run, step: usize) -> Vec<String> {
    let told = Told {
        reduction: lab.reduction,
        method: run.method,
        optimizer: run.optimizer.as_ref(),
        rate: lab.rate,
        varies: lab.scheduled,
        batches: &lab.batches,
    };
    let fitted = (!lab.x.is_empty()).then_some((lab.loss.as_ref(), 1));
    let in_pytorch = told.in_pytorch(run.going().iterations[step].alpha, fitted);
    fitted.map(|_| told.same_run()).into_iter().chain([in_pytorch]).collect()
}

/// What the letters of the rule are, and how vectors go.
fn notation(run: &Run, step: usize) -> String {
    let elements = if run.optimizer.rescales() {
        " Squares, roots, fractions and signs of vectors are taken element by element."
    } else {
        ""
    };
    format!(
        "<b>φ</b><sup>({step})</sup> is <b>φ</b> at step {step}, a vector; φ<sub>0</sub> and φ<sub>1</sub> are its two \
         components.{elements}"
    )
}

fn rule(lab: &Descending, run: &Run, t: usize) -> Vec<Equation> {
    let track = run.going();
    let [from, to] = [track.phi(t), track.phi(t + 1)];
    let states: Vec<[[f64; 2]; 2]> =
        (0..track.kept.len()).map(|place| [track.state(t, place), track.state(t + 1, place)]).collect();
    let sum = lab.reduction.sum(Some(t), lab.batches.members(t).len());
    let seen = Seen {
        t,
        name: None,
        phi: [&from, &to],
        g: &track.iterations[t].gradient,
        batch: (!lab.batches.full()).then_some(sum.as_str()),
        state: &states.iter().map(|[old, new]| [&old[..], &new[..]]).collect::<Vec<_>>(),
    };
    let mut lines = run.optimizer.rule(&track.step(t), &seen);
    // Where the gradient is measured stands first, where that is elsewhere.
    let place = t >= run.last() && run.optimizer.look_ahead(&track.step(t)) != 0.0;
    if let (true, Some(line)) = (place && lab.asks(&["measured"]), lines.first_mut()) {
        line.numbers = format!("<mn class=\"parameter\">{BLANK}</mn>");
    }
    lines
}

/// The iterates around step t; a press on one goes there.
fn iterates(lab: &Descending, run: &Run, t: usize) -> Table {
    let t = t.min(run.last());
    let from = t.saturating_sub(AROUND).min(run.last().saturating_sub(2 * AROUND));
    let to = (from + 2 * AROUND).min(run.last());
    let losses = lab.losses(run);
    let ahead = looks_ahead(run);
    let rows = (from..=to)
        .map(|k| {
            let phi = run.track.phi(k);
            let measured = |axis: usize| {
                let text = run.track.iterations.get(k).map_or(String::new(), |i| short(i.measured[axis]));
                cell(text, Some(Role::Parameter))
            };
            let alpha = run.track.iterations.get(k).map_or(String::new(), |i| short(i.alpha));
            Row {
                cells: [
                    cell(k.to_string(), None),
                    cell(short(phi[0]), Some(Role::Parameter)),
                    cell(short(phi[1]), Some(Role::Parameter)),
                    cell(short(losses[k]), Some(Role::Loss)),
                    cell(alpha, None),
                ]
                .into_iter()
                .chain((0..if ahead { 2 } else { 0 }).map(measured))
                .collect(),
                kind: if k == t {
                    RowKind::Current
                } else if k > t {
                    RowKind::Faint
                } else {
                    RowKind::Plain
                },
                set: format!("t={k}"),
            }
        })
        .collect();
    let mut head = heads(&[
        ("step", None),
        ("φ<sub>0</sub>", Some(Role::Parameter)),
        ("φ<sub>1</sub>", Some(Role::Parameter)),
        ("L", Some(Role::Loss)),
        ("α", None),
    ]);
    if ahead {
        head.extend(["ahead φ<sub>0</sub>", "φ<sub>1</sub>"].map(|text| cell(text, Some(Role::Parameter))));
    }
    Table { caption: "The path, step by step".into(), head, rows }
}

/// Whether a run measures its gradient elsewhere than where it is.
fn looks_ahead(run: &Run) -> bool {
    run.track.iterations.iter().enumerate().any(|(t, made)| made.measured != run.track.phi(t))
}

/// The columns of a run for the engine. `batches` lists the examples of all iterations one after the
/// other, `batch_sizes` how many belong to each.
pub fn columns<'a>(lab: &'a Descending, run: &'a Run, id: &str) -> Vec<Column<'a>> {
    let (track, iterations) = (&run.track, &run.track.iterations);
    let members = move || (0..run.last()).map(|t| lab.batches.members(t));
    // m and v stand in every run, 0 where the method keeps no such thing.
    let others = track.kept.iter().filter(|name| !PUBLISHED.contains(name));
    let kept = |name: &'static str| Column::new(id, name, move || track.states_of(name).flatten().collect());
    let mut columns = vec![
        Column::new(id, "phi", || track.path().flatten().collect()),
        Column::new(id, "loss", || lab.losses(run).to_vec()),
        Column::new(id, "grad", || iterations.iter().flat_map(|i| i.gradient).collect()),
        Column::new(id, "measured", || iterations.iter().flat_map(|i| i.measured).collect()),
        Column::new(id, "batch_loss", || iterations.iter().map(|i| i.batch_loss).collect()),
        Column::new(id, "alpha", || iterations.iter().map(|i| i.alpha).collect()),
        Column::new(id, "epoch", || (0..run.last()).map(|t| lab.batches.epoch(t) as f64).collect()),
        Column::new(id, "batches", move || members().flatten().map(|i| i as f64).collect()),
        Column::new(id, "batch_sizes", move || members().map(|m| m.len() as f64).collect()),
    ];
    columns.extend(chance::table::columns(lab, run, id));
    columns.extend(PUBLISHED.into_iter().chain(others.copied()).map(kept));
    if lab.units.is_some() {
        let own = move || track.path().filter_map(|phi| lab.in_own_units(phi)).flatten().collect();
        columns.push(Column::new(id, "own_phi", own));
    }
    columns
}

/// What every run has a column of, and the export, as it did when these were all that methods kept.
const PUBLISHED: [&str; 2] = ["m", "v"];

/// A line for each method and step.
pub fn csv(lab: &Descending) -> String {
    let mut kept = PUBLISHED.to_vec();
    for name in lab.runs.iter().flat_map(|run| run.track.kept) {
        if !kept.contains(name) {
            kept.push(name);
        }
    }
    let heads: String = kept.iter().map(|name| format!(",{name}0,{name}1")).collect();
    // Where a method looks ahead, the point stands last.
    let ahead = lab.runs.iter().any(looks_ahead);
    let heads = heads + if ahead { ",measured0,measured1" } else { "" } + chance::table::heads(lab);
    let searches = lab.runs.iter().any(|run| run.optimizer.searches().is_some());
    let heads = heads + if searches { ",rounds,turn" } else { "" };
    let heads = heads + if lab.by_examples { ",seen" } else { "" } + if lab.memory { ",weight" } else { "" };
    let heads = heads + if lab.units.is_some() { ",own_phi0,own_phi1" } else { "" };
    let mut text = format!("method,step,epoch,phi0,phi1,loss,alpha,gradient0,gradient1{heads}\n");
    for run in &lab.runs {
        let states: Vec<Vec<[f64; 2]>> =
            kept.iter().map(|name| run.track.states_of(name).collect()).collect();
        let weights = memory::weights(run);
        for (t, (phi, loss)) in run.track.path().zip(lab.losses(run)).enumerate() {
            let of_step = run.track.iterations.get(t).map_or(",,".to_string(), |made| {
                [made.alpha, made.gradient[0], made.gradient[1]].map(exact).join(",")
            });
            let state: String =
                states.iter().flat_map(|of| of[t]).map(|v| format!(",{}", exact(v))).collect();
            let measured = match run.track.iterations.get(t) {
                Some(made) if ahead => made.measured.map(|v| format!(",{}", exact(v))).concat(),
                None if ahead => ",,".into(),
                _ => String::new(),
            };
            let searched = if searches {
                let rounds = line_search::rounds(lab, run, t).map_or(String::new(), |n| n.to_string());
                format!(",{rounds},{}", line_search::turn(run, t).map_or(String::new(), exact))
            } else {
                String::new()
            };
            let seen = if lab.by_examples { format!(",{}", lab.batches.seen(t)) } else { String::new() };
            let weight = match lab.memory.then(|| weights.as_ref()?.get(t)) {
                Some(weight) => format!(",{}", weight.copied().map_or(String::new(), exact)),
                None => String::new(),
            };
            let own = lab
                .in_own_units(phi)
                .map_or(String::new(), |own| own.map(|v| format!(",{}", exact(v))).concat());
            let epoch = lab.batches.epoch(t);
            let place = [phi[0], phi[1], *loss].map(exact).join(",");
            text.push_str(&format!(
                "{},{t},{epoch},{place},{of_step}{state}{measured}{}{searched}{seen}{weight}{own}\n",
                run.method.entry.id,
                chance::table::cells(lab, run, t)
            ));
        }
    }
    text
}
