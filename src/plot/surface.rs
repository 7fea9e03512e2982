//! A field as filled contours, and the colour scale beside it.

use super::layout::{LABEL, Layout, SMALL};
use super::pen::{Drawn, Pen, Type};
use crate::figure::{Anchor, Field, HAIRLINE, Role};
use crate::geometry::contour::Rings;
use crate::geometry::path::{Px, Rect, area, clip_line, clip_ring, thin};
use crate::number::scaled::significant;
use plotters::prelude::DrawingBackend;

/// How far thinned rings may leave the true ones, in pixels.
const TOLERANCE: f64 = 0.25;

/// How high a band among `levels + 1` is, 0 to 1.
fn height(band: usize, levels: usize) -> f64 {
    if levels == 0 { 0.0 } else { band as f64 / levels as f64 }
}

/// Paints a field's bands, one over the other, and thin lines between them.
pub fn draw_field<DB: DrawingBackend>(
    pen: &Pen<DB>,
    layout: &Layout,
    field: &Field,
    rings: &Rings,
) -> Drawn<DB> {
    let corner = |x, y| layout.to_px([x, y]);
    let ([left, bottom], [right, top]) =
        (corner(field.x.lo(), field.y.lo()), corner(field.x.hi(), field.y.hi()));
    let bounds = layout.plot.and(&Rect { left, top, right, bottom });
    let levels = field.levels.len();
    let lowest = if rings.rings.is_empty() { band_of(field) } else { 0 };
    pen.fill_box(&bounds, height(lowest, levels))?;

    let place = |span: crate::figure::Span, count: usize| {
        move |index: f64| span.lo() + span.width() * index / (count as f64 - 1.0)
    };
    let (x, y) = (place(field.x, field.columns), place(field.y, field.rows));
    let lines = Role::White.shade(0.28);
    for ring in &rings.rings {
        let points: Vec<Px> = ring.points.iter().map(|p| layout.to_px([x(p[0]), y(p[1])])).collect();
        let points = thin(&points, TOLERANCE);
        let inside = clip_ring(&points, &bounds);
        if inside.len() < 3 || area(&inside) < 1.0 {
            continue;
        }
        pen.fill(&inside, height(ring.band, levels))?;
        for line in clip_line(&points, &bounds) {
            pen.line(&line, lines, HAIRLINE)?;
        }
    }
    Ok(())
}

/// The band that all of a field's values lie in when no level crosses it.
fn band_of(field: &Field) -> usize {
    let value = field.values.first().copied().unwrap_or(f64::NEG_INFINITY);
    field.levels.iter().filter(|level| value >= **level || value.is_nan()).count()
}

/// The colour scale: a slim bar of the bands, equally high, with the levels between some of them.
pub fn draw_scale<DB: DrawingBackend>(pen: &Pen<DB>, bar: &Rect, field: &Field) -> Drawn<DB> {
    let levels = field.levels.len();
    let step = bar.height() / (levels + 1) as f64;
    let edge = |band: usize| bar.bottom - step * band as f64;
    for band in 0..=levels {
        // Each slice reaches up to the end of the bar, so that no seam shows between slices.
        pen.fill_box(&Rect { bottom: edge(band), ..*bar }, height(band, levels))?;
    }
    let number = Type {
        ink: Role::Muted.ink(),
        size: SMALL,
        bold: false,
        variable: false,
        halo: None,
        anchor: Anchor::Start,
    };
    for i in numbered(&field.levels, 34.0 / step) {
        pen.text([bar.right + 5.0, edge(i + 1)], &significant(field.levels[i]), &number)?;
    }
    let label = Type { size: LABEL, variable: super::axes::is_variable(&field.label), ..number };
    let label = if label.variable { label } else { Type { size: SMALL, ..label } };
    if field.label.is_empty() { Ok(()) } else { pen.text([bar.left, bar.top - 13.0], &field.label, &label) }
}

/// Which levels have their number beside the scale: every n-th, n at least `apart`, and of these the ones with the
/// shortest numbers.
fn numbered(levels: &[f64], apart: f64) -> Vec<usize> {
    let stride = [1, 2, 4, 5, 10, 20, 50].into_iter().find(|n| *n as f64 >= apart).unwrap_or(100);
    let from = |first: usize| (first..levels.len()).step_by(stride);
    let length = |first: &usize| {
        let letters: usize = from(*first).map(|i| significant(levels[i]).chars().count()).sum();
        // Per number, so that the choice is not the one with the fewest numbers.
        letters * 100 / from(*first).count().max(1)
    };
    let first = (0..stride.min(levels.len())).min_by_key(length);
    first.map(|first| from(first).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_bears_round_numbers() {
        let levels: Vec<f64> = (1..=20).map(|i| 0.5 * f64::from(i)).collect();
        let shown = |apart| numbered(&levels, apart).into_iter().map(|i| levels[i]).collect::<Vec<_>>();
        assert_eq!(shown(1.7), [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0]);
        assert_eq!(shown(3.0), [1.0, 3.0, 5.0, 7.0, 9.0]);
        assert!(numbered(&[], 3.0).is_empty());
        assert_eq!(numbered(&[7.0], 1e9), [0]);
    }
}
