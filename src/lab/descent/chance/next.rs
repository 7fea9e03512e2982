//! All next points, near enough to be told apart: how far each batch of this size would go from here.

use super::super::Descending;
use super::cloud::{self, ON_PAPER, Window};
use super::{Look, landscape, lists};
use crate::figure::{Anchor, Axis, Figure, Glyph, HAIRLINE, Mark, Role, Size, Span, Style};
use crate::formula::short;
use crate::lab::kit::csv::{Table, number};
use crate::lab::kit::plot::Plot;
use crate::lab::{Changes, Moment};
use crate::param::Entry;

/// The cloud by itself; its handle is the batch looked at.
pub static PLOT: Plot<Descending> = Plot {
    there: |lab| lab.chance.cloud,
    readout,
    drag,
    numbers: Some(numbers),
    ..Plot::new(ENTRY, |_| [1.12; 2], |lab, at| lab.of_focus(figure(lab, at)))
};

const ENTRY: Entry = Entry {
    id: "cloud",
    label: "All next points",
    help: "How far every batch of this size would go from here, and whether the whole loss rises.",
};

/// Where each batch leads, and the loss of all examples there.
fn numbers(lab: &Descending, at: Moment) -> Table {
    let mut table = Table::new(["gradient0", "gradient1", "delta0", "delta1", "loss", "higher"]);
    if let Some(look) = Look::at(lab, at) {
        let (from, cloud) = (look.from(), look.cloud());
        for point in &cloud.points {
            let [gradient0, gradient1] = point.gradient;
            let [delta0, delta1] = [0, 1].map(|i| point.next[i] - from[i]);
            let cells = [gradient0, gradient1, delta0, delta1, point.loss].map(number);
            table.row(cells.into_iter().chain([u8::from(cloud.higher(point)).to_string()]));
        }
    }
    table
}

fn figure(lab: &Descending, at: Moment) -> Figure {
    let Some(look) = Look::at(lab, at) else {
        let unit = Span::new(-1.0, 1.0);
        let axes = [Axis::linear("Δφ₀", unit), Axis::linear("Δφ₁", unit)];
        return Figure::new("All next points", axes, Vec::new()).alt("The run makes no step.");
    };
    let window = Window { pixels: 0.85 * at.width, ..window(&look) };
    let (from, spans) = (look.from(), window.spans);
    let mut marks =
        vec![level(&look, spans), Mark::points(vec![[0.0; 2]], Role::Ink.ink(), 4.0, Glyph::Disc)];
    marks.extend(cloud::points(&look, &window));
    marks.extend(landscape::arrows(&look, from));
    marks.extend(name(&look, from));
    let axis = |name: &str, span| Axis { grid: true, ..Axis::linear(name, span) };
    let cloud = look.cloud();
    let up = cloud.points.iter().filter(|point| cloud.higher(point)).count();
    let which = lists::which(&look);
    let delta = [0, 1].map(|i| look.next[i] - from[i]);
    Figure::new("All next points", [axis("Δφ₀", spans[0]), axis("Δφ₁", spans[1])], marks)
        .note(format!("{which}: ● {} land lower on L, ▲ {up} higher", cloud.points.len() - up))
        .handles(vec![cloud::named(&look, delta, [0.0; 2])])
        .anywhere(cloud::named(&look, delta, [0.0; 2]).id)
        .alt(alt(lab, &look))
}

/// What the white arrow is, beside its head.
fn name(look: &Look, from: [f64; 2]) -> Option<Mark> {
    let at = [0, 1].map(|i| look.of_all()[i] - from[i]);
    let style = Style {
        anchor: if at[0] > 0.0 { Anchor::End } else { Anchor::Start },
        halo: Some(Role::Paper.ink()),
        ..Style::plain(Role::Ink.ink(), Size::Small)
    };
    let below = if at[1] > 0.0 { -14.0 } else { 14.0 };
    Some(Mark::text(at, [0.0, below], "all examples", style)).filter(|_| at != [0.0; 2])
}

/// The axes around the current point.
fn window(look: &Look) -> Window {
    Window { origin: look.from(), spans: spans(look), pixels: 0.0, dots: ON_PAPER }
}

/// From here as far as the longest step goes, rounded up so that it seldom changes from step to step.
fn spans(look: &Look) -> [Span; 2] {
    let (cloud, from) = (look.cloud(), look.from());
    [0, 1].map(|i| {
        let steps = cloud.points.iter().map(|point| (point.next[i] - from[i]).abs());
        let reach = steps.filter(|step| step.is_finite()).fold(1e-9, f64::max);
        let reach = rounded_up(1.05 * reach);
        Span::new(-reach, reach)
    })
}

/// A round number times a power of ten, no less than v, from 10⁻⁹ to 10⁹.
fn rounded_up(v: f64) -> f64 {
    let mut unit = 1e-9;
    while unit < 1e9 && unit * 10.0 < v {
        unit *= 10.0;
    }
    [1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0].map(|n| n * unit).into_iter().find(|n| *n >= v).unwrap_or(1e9)
}

/// The line along which the whole loss neither rises nor falls at first: steps on one side of it set out uphill.
fn level(look: &Look, spans: [Span; 2]) -> Mark {
    let [a, b] = look.cloud().derivative;
    let [wide, high] = spans.map(Span::hi);
    // Along (−b, a), as far as the window reaches.
    let reach = (wide / b.abs().max(1e-300)).max(high / a.abs().max(1e-300)).min(1e300);
    let end = |way: f64| [-way * b * reach, way * a * reach];
    Mark::line(vec![end(-1.0), end(1.0)], Role::Muted.ink(), 2.0 * HAIRLINE).dashed(true)
}

/// The batch whose point is nearest to the pointer.
fn readout(lab: &Descending, now: Moment, at: [f64; 2]) -> String {
    let Some(look) = Look::at(lab, now) else { return String::new() };
    let (cloud, from, spans) = (look.cloud(), look.from(), spans(&look));
    let part = |point: [f64; 2], i: usize| (point[i] - from[i] - at[i]) / spans[i].width();
    let far = |point: [f64; 2]| part(point, 0).abs() + part(point, 1).abs();
    let near = cloud.nearest(|point| Some(far(point.next)).filter(|far| *far < 0.05));
    let Some(near) = near else { return String::new() };
    let (point, subsets) = (&cloud.points[near], look.subsets());
    let change = point.loss - cloud.loss;
    format!(
        "{} · φ₀ {} · φ₁ {} · L {}, {} by {}",
        lists::examples(subsets.get(near)),
        short(point.next[0]),
        short(point.next[1]),
        short(point.loss),
        if cloud.higher(point) { "▲ up" } else { "● down" },
        short(change.abs())
    )
}

fn drag(lab: &Descending, handle: u32, to: [f64; 2]) -> Changes {
    let Some(look) = cloud::of_handle(lab, handle) else { return Vec::new() };
    cloud::choose(&look, to, &window(&look))
}

fn alt(lab: &Descending, look: &Look) -> String {
    let cloud = look.cloud();
    let this = if look.picked() { "The one looked at" } else { "The one drawn" };
    let change = lab.objective.loss(look.next) - cloud.loss;
    let said = |share: f64, does: &str| {
        let share = lists::of_hundred(share);
        format!("{share} {}", lists::verb(&share, does))
    };
    format!(
        "Where {} would lead from ({}, {}): of 100 such batches {} uphill on the whole loss, and {} higher. \
         {this}, {}, changes the whole loss by {}.",
        lists::which(look).replace("all ", "each of the "),
        short(cloud.from[0]),
        short(cloud.from[1]),
        said(cloud.uphill(), "lead"),
        said(cloud.landing_higher(), "land"),
        lists::examples(&look.members),
        short(change),
    )
}
