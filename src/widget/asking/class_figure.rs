//! Many answers beside the truth: one number as stacks of dots along a line, two as points in a plane.

use super::authoring::number;
use super::ghosts;
use crate::figure::{Anchor, Axis, Figure, Glyph, Mark, Role, Scale, Size, Span, Style, Ticks};
use crate::lab::{Place, Spot};
use crate::math::{self, log10};

/// So many stacks stand side by side.
const STACKS: f64 = 48.0;

/// The radius of a dot, in pixels.
const DOT: f64 = 3.5;

/// The answers, each with whether it is right; nothing where there are none, or of more than two numbers each. With `log` a number
/// stands where its logarithm does.
pub fn figure(names: &[String], truth: &[f64], given: &[(Vec<f64>, bool)], log: bool) -> Option<Figure> {
    let here = truth.iter().map(|v| number(*v)).collect::<Vec<_>>().join(", ");
    let up = |parts: &[f64]| parts.iter().map(|v| if log { log10(*v) } else { *v }).collect::<Vec<f64>>();
    let truth = &up(truth)[..];
    let given: Vec<(Vec<f64>, bool)> = given
        .iter()
        .filter(|(parts, _)| parts.len() == truth.len())
        .map(|(parts, is)| (up(parts), *is))
        .collect();
    if given.is_empty() {
        return None;
    }
    let spans: Vec<Span> =
        (0..truth.len()).map(|i| span(given.iter().map(|(parts, _)| parts[i]), truth[i])).collect();
    let inside = |parts: &[f64]| parts.iter().zip(&spans).all(|(v, span)| span.contains(*v));
    let seen: Vec<&(Vec<f64>, bool)> = given.iter().filter(|(parts, _)| inside(parts)).collect();
    let right = given.iter().filter(|(_, right)| *right).count();
    let away = given.len() - seen.len();
    let (axes, points) = match (names, spans.as_slice()) {
        ([name], [across]) => {
            let points = stacked(*across, &seen);
            let top = points.iter().map(|(at, _)| at[1]).fold(5.0, f64::max);
            let ticks = if log { Ticks::Powers } else { Ticks::Nice };
            (
                [
                    Axis { ticks, ..Axis::linear(name, *across) },
                    Axis::linear("answers", Span::new(0.0, top + 1.0)),
                ],
                points,
            )
        }
        ([first, second], [across, up]) => {
            let points = seen.iter().map(|(parts, right)| ([parts[0], parts[1]], *right)).collect();
            ([Axis::linear(first, *across), Axis::linear(second, *up)], points)
        }
        _ => return None,
    };
    let of = |wanted: bool| {
        points.iter().filter(|(_, right)| *right == wanted).map(|(at, _)| *at).collect::<Vec<_>>()
    };
    let ink = Role::Ink.ink();
    let style =
        Style { anchor: Anchor::Start, halo: Some(Role::Paper.ink()), ..Style::plain(ink, Size::Small) };
    let [x, y] = &axes;
    let mut marks = vec![
        Mark::points(of(false), Role::Derivative.shade(0.7), DOT, Glyph::Diamond),
        Mark::points(of(true), Role::Value.shade(0.7), DOT, Glyph::Disc),
    ];
    match truth {
        [v] => marks.extend([
            Mark::segments(vec![[[*v, y.span.lo()], [*v, y.span.hi()]]], ink, 1.0),
            Mark::text([*v, y.span.hi()], [5.0, 9.0], "here", style),
        ]),
        [a, b] => marks.extend([
            Mark::segments(
                vec![[[*a, y.span.lo()], [*a, y.span.hi()]], [[x.span.lo(), *b], [x.span.hi(), *b]]],
                Role::Rule.ink(),
                1.0,
            ),
            Mark::points(vec![[*a, *b]], ink, 6.0, Glyph::Cross),
            Mark::text([*a, *b], [9.0, -9.0], "here", style),
        ]),
        _ => {}
    }
    let note = if away > 0 { format!("{away} further away not shown") } else { String::new() };
    let alt = format!("{} answers, {right} of them right, beside the truth, {here}. {note}", given.len());
    Some(Figure::new("Answers", axes, marks).note(note).alt(alt.trim_end()))
}

/// Sketches of a curve, faint, with the true one, on axes of these names.
pub fn curves(spot: &Spot, names: &[String; 2], given: &[(Vec<f64>, bool)]) -> Option<Figure> {
    let drawn: Vec<(Vec<[f64; 2]>, bool)> =
        given.iter().filter_map(|(parts, right)| Some((ghosts::curve(spot, parts)?, *right))).collect();
    let truth = ghosts::curve(spot, &spot.truth)?;
    if drawn.is_empty() {
        return None;
    }
    let all = || drawn.iter().flat_map(|(points, _)| points).chain(&truth);
    let across = Axis::linear(&names[0], Span::of(all().map(|p| p[0]), Span::new(0.0, 1.0)).padded(0.02));
    let up = Span::of(all().map(|p| p[1]), Span::new(0.0, 1.0));
    let exponents = matches!(spot.place, Place::Curve { exponents: true, .. });
    let up = match (spot.log, exponents) {
        (true, false) => {
            let span = Span::new(up.lo() / 1.5, 1.5 * up.hi());
            Axis { scale: Scale::Log, grid: true, ..Axis::linear(&names[1], span) }
        }
        (_, true) => Axis { ticks: Ticks::Powers, grid: true, ..Axis::linear(&names[1], up.padded(0.05)) },
        _ => Axis { grid: true, ..Axis::linear(&names[1], up.padded(0.05)) },
    };
    let line = |(points, right): (Vec<[f64; 2]>, bool)| {
        let role = if right { Role::Value } else { Role::Derivative };
        Mark::line(points, role.shade(0.45), if right { 1.6 } else { 1.0 }).dashed(!right)
    };
    let (count, right) = (drawn.len(), drawn.iter().filter(|(_, right)| *right).count());
    let style = Style {
        anchor: Anchor::End,
        halo: Some(Role::Paper.ink()),
        ..Style::plain(Role::Ink.ink(), Size::Small)
    };
    let end = truth.last().copied().unwrap_or_default();
    let mut marks: Vec<Mark> = drawn.into_iter().map(line).collect();
    marks.extend([Mark::line(truth, Role::Ink.ink(), 2.2), Mark::text(end, [-4.0, -10.0], "here", style)]);
    let alt = format!("{count} sketches, {right} of them right, and the true curve.");
    let note = "right ones solid, others dashed";
    Some(Figure::new("Sketches", [across, up], marks).note(note).alt(alt))
}

/// The range of nine answers in ten, and of the truth.
fn span(values: impl Iterator<Item = f64>, truth: f64) -> Span {
    let sorted = math::sorted(&values.collect::<Vec<_>>());
    let last = sorted.len() - 1;
    let cut = if last < 9 { 0 } else { last / 20 };
    Span::of([sorted[cut], sorted[last - cut], truth], Span::new(0.0, 1.0)).padded(0.08)
}

/// Dots of one number, each above those that are beside it already.
fn stacked(across: Span, seen: &[&(Vec<f64>, bool)]) -> Vec<([f64; 2], bool)> {
    let mut heights: Vec<(i64, f64)> = Vec::new();
    let of = |right: bool| seen.iter().filter(move |one| one.1 == right).map(|(parts, _)| parts[0]);
    let [right, wrong] = [true, false].map(|right| math::sorted(&of(right).collect::<Vec<_>>()));
    let one = |(v, right): (f64, bool)| {
        let stack = ((v - across.lo()) / across.width() * STACKS).floor() as i64;
        let height = match heights.iter_mut().find(|(own, _)| *own == stack) {
            Some((_, height)) => {
                *height += 1.0;
                *height
            }
            None => {
                heights.push((stack, 1.0));
                1.0
            }
        };
        let middle = across.lo() + (stack as f64 + 0.5) / STACKS * across.width();
        ([middle, height], right)
    };
    // The right ones first, at the foot of their stack.
    let right = right.into_iter().map(|v| (v, true));
    right.chain(wrong.into_iter().map(|v| (v, false))).map(one).collect()
}
