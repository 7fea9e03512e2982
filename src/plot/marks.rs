//! Every kind of mark, drawn.

use super::layout::Layout;
use super::metrics::text_width;
use super::pen::{Drawn, Pen, Type};
use crate::figure::{Anchor, Glyph, Ink, Mark, Size, Style};
use crate::geometry::path::{
    Px, bent, clip_line, clip_ring, clip_segment, dashes, distance, ribbon, thin, trimmed,
};
use crate::math::{cos, sin};
use plotters::prelude::DrawingBackend;

/// How far an outline reaches beyond its stroke, on either side.
const OUTLINE: f64 = 1.2;
/// How far thinned lines may leave the true ones: too little to be seen moving.
const TOLERANCE: f64 = 0.1;

/// Draws one mark; parts outside the plot are left out.
pub fn draw_mark<DB: DrawingBackend>(pen: &Pen<DB>, layout: &Layout, mark: &Mark) -> Drawn<DB> {
    match mark {
        Mark::Line { points, ink, width, dashed, outline } => {
            let points: Vec<Px> = points.iter().map(|p| layout.to_px(*p)).collect();
            Stroke { ink: *ink, width: *width, dashed: *dashed, outline: *outline }.draw(pen, layout, &points)
        }
        Mark::Points { points, ink, radius, shape, outline } => {
            for at in visible(layout, points) {
                draw_point(pen, at, *shape, *radius, *ink, *outline)?;
            }
            Ok(())
        }
        Mark::Segments { segments, ink, width } => {
            for [a, b] in segments {
                if let Some(ends) = clip_segment(layout.to_px(*a), layout.to_px(*b), &layout.plot) {
                    pen.line(&ends, *ink, *width)?;
                }
            }
            Ok(())
        }
        Mark::Arrow { from, to, bend, gap, ink, width, dashed, outline } => {
            let stroke = Stroke { ink: *ink, width: *width, dashed: *dashed, outline: *outline };
            draw_arrow(pen, layout, [layout.to_px(*from), layout.to_px(*to)], *bend, *gap, &stroke)
        }
        Mark::Node { at, radius, fill, stroke, width } => {
            for at in visible(layout, &[*at]) {
                pen.disc(at, *radius, *fill)?;
                pen.circle(at, *radius, *stroke, *width)?;
            }
            Ok(())
        }
        Mark::Tile { at, size, fill, stroke, width } => {
            for at in visible(layout, &[*at]) {
                let ring = rounded_box(at, *size, 8.0);
                pen.area(&ring, *fill)?;
                pen.outline(&ring, *stroke, *width)?;
            }
            Ok(())
        }
        Mark::Area { points, ink } => {
            let ring: Vec<Px> = points.iter().map(|p| layout.to_px(*p)).collect();
            pen.area(&clip_ring(&ring, &layout.plot), *ink)
        }
        Mark::Text { at, offset, text, style } => draw_text(pen, layout, *at, *offset, text, style),
    }
}

/// The pixels of those positions that lie in the plot.
fn visible<'a>(layout: &'a Layout, points: &'a [[f64; 2]]) -> impl Iterator<Item = Px> + 'a {
    points.iter().map(|p| layout.to_px(*p)).filter(|p| layout.plot.contains(*p))
}

/// How a line is drawn.
struct Stroke {
    ink: Ink,
    width: f64,
    dashed: bool,
    outline: Option<Ink>,
}

impl Stroke {
    /// The polyline inside the plot, outline first.
    fn draw<DB: DrawingBackend>(&self, pen: &Pen<DB>, layout: &Layout, points: &[Px]) -> Drawn<DB> {
        let pieces: Vec<Vec<Px>> =
            clip_line(points, &layout.plot).iter().map(|piece| thin(piece, TOLERANCE)).collect();
        if self.dashed {
            // Dash by dash, the weights of a network would be a thousand strokes.
            let (on, off) = (5.0 + 3.0 * self.width, 4.0 + 1.2 * self.width);
            for pieces in pieces.iter().map(|piece| dashes(piece, on, off)) {
                if let Some(outline) = self.outline {
                    pen.area(&ribbon(&pieces, self.width + 2.0 * OUTLINE), outline)?;
                }
                pen.area(&ribbon(&pieces, self.width), self.ink)?;
            }
            return Ok(());
        }
        if let Some(outline) = self.outline {
            for piece in &pieces {
                pen.line(piece, outline, self.width + 2.0 * OUTLINE)?;
            }
        }
        for piece in &pieces {
            pen.line(piece, self.ink, self.width)?;
        }
        Ok(())
    }
}

/// A point of one shape. Shapes are sized to look equally large.
fn draw_point<DB: DrawingBackend>(
    pen: &Pen<DB>,
    at: Px,
    shape: Glyph,
    radius: f64,
    ink: Ink,
    outline: Option<Ink>,
) -> Drawn<DB> {
    let stroke = (0.4 * radius).max(1.4);
    let around = |corners: &[[f64; 2]]| -> Vec<Px> {
        corners.iter().map(|[x, y]| [at[0] + radius * x, at[1] + radius * y]).collect()
    };
    let corners = match shape {
        Glyph::Disc => {
            pen.disc(at, radius, ink)?;
            return outline.map_or(Ok(()), |outline| pen.circle(at, radius, outline, OUTLINE));
        }
        Glyph::Ring => {
            if let Some(outline) = outline {
                pen.circle(at, radius, outline, stroke + 2.0 * OUTLINE)?;
            }
            return pen.circle(at, radius, ink, stroke);
        }
        Glyph::Cross => {
            let ends = around(&[[-1.0, -1.0], [1.0, 1.0], [-1.0, 1.0], [1.0, -1.0]]);
            let strokes = [(outline, stroke + 2.0 * OUTLINE), (Some(ink), stroke)];
            for (ink, width) in strokes.into_iter().filter_map(|(ink, width)| ink.map(|ink| (ink, width))) {
                pen.line(&ends[..2], ink, width)?;
                pen.line(&ends[2..], ink, width)?;
            }
            return Ok(());
        }
        Glyph::Square => around(&[[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]]),
        Glyph::Diamond => around(&[[0.0, -1.3], [1.3, 0.0], [0.0, 1.3], [-1.3, 0.0]]),
        Glyph::Triangle => around(&[[0.0, -1.3], [1.17, 0.8], [-1.17, 0.8]]),
    };
    pen.area(&corners, ink)?;
    outline.map_or(Ok(()), |outline| pen.outline(&corners, outline, OUTLINE))
}

/// A curve that ends in a head.
fn draw_arrow<DB: DrawingBackend>(
    pen: &Pen<DB>,
    layout: &Layout,
    [from, to]: [Px; 2],
    bend: f64,
    gap: f64,
    stroke: &Stroke,
) -> Drawn<DB> {
    if !from.iter().chain(&to).all(|v| v.is_finite()) {
        return Ok(());
    }
    let curve = trimmed(&bent(from, to, bend), gap, gap);
    let (Some(&start), Some(&tip)) = (curve.first(), curve.last()) else { return Ok(()) };
    // On a short arrow the head shrinks, so that there is always some line behind it.
    let length = (4.0 + 3.6 * stroke.width).min(0.75 * distance(start, tip));
    if length < 0.5 {
        return Ok(());
    }
    let line = trimmed(&curve, 0.0, length);
    let Some(&base) = line.last() else { return Ok(()) };
    let far = distance(base, tip);
    let half = [(tip[1] - base[1]) * 0.45 * length / far, (base[0] - tip[0]) * 0.45 * length / far];
    let head = [tip, [base[0] + half[0], base[1] + half[1]], [base[0] - half[0], base[1] - half[1]]];
    let has_head = layout.plot.contains(tip);
    if has_head && let Some(outline) = stroke.outline {
        pen.outline(&head, outline, 2.0 * OUTLINE)?;
    }
    stroke.draw(pen, layout, &line)?;
    if has_head { pen.area(&head, stroke.ink) } else { Ok(()) }
}

/// A box with round corners, clockwise from the upper left.
fn rounded_box([x, y]: Px, [width, height]: [f64; 2], radius: f64) -> Vec<Px> {
    let radius = radius.min(0.5 * width).min(0.5 * height).max(0.0);
    let parts = if radius > 4.0 { 6 } else { 3 };
    let (dx, dy) = (0.5 * width - radius, 0.5 * height - radius);
    [(-dx, -dy, 2.0), (dx, -dy, 3.0), (dx, dy, 0.0), (-dx, dy, 1.0)]
        .iter()
        .flat_map(|(cx, cy, quarter)| {
            (0..=parts).map(move |i| {
                let angle = (quarter + f64::from(i) / f64::from(parts)) * std::f64::consts::FRAC_PI_2;
                [x + cx + radius * cos(angle), y + cy + radius * sin(angle)]
            })
        })
        .collect()
}

/// The size of type in pixels.
fn pixels(size: Size) -> f64 {
    match size {
        Size::Small => 11.0,
        Size::Normal => 14.0,
        Size::Large => 19.0,
    }
}

/// Text at a position in the plot, moved sideways where it would leave the frame.
fn draw_text<DB: DrawingBackend>(
    pen: &Pen<DB>,
    layout: &Layout,
    at: [f64; 2],
    offset: [f64; 2],
    text: &str,
    style: &Style,
) -> Drawn<DB> {
    let place = layout.to_px(at);
    if !layout.plot.contains(place) {
        return Ok(());
    }
    let how = Type {
        ink: style.ink,
        size: pixels(style.size),
        bold: style.bold,
        variable: style.variable,
        halo: style.halo,
        anchor: style.anchor,
    };
    let width = text_width(text, how.size);
    let before = match style.anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => 0.5 * width,
        Anchor::End => width,
    };
    let (least, most) = (layout.frame.left + before, layout.frame.right - width + before);
    let wanted = place[0] + offset[0];
    let x = if least <= most { wanted.clamp(least, most) } else { wanted };
    let y = place[1] + offset[1];
    if let Some(ink) = style.plate {
        let middle = x - before + 0.5 * width;
        pen.area(&rounded_box([middle, y], [width + 4.0, how.size + 2.0], 3.0), ink)?;
    }
    pen.text([x, y], text, &how)
}
