//! Strokes, areas and text in CSS pixels, on plotters' whole-number grid.

use super::fine::FINE;
use super::theme::Theme;
use crate::figure::{Anchor, Ink};
use crate::geometry::path::{Px, Rect};
use plotters::coord::Shift;
use plotters::prelude::{
    Circle, Color, DrawingArea, DrawingAreaErrorKind, DrawingBackend, PathElement, Polygon,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, RGBAColor, RGBColor, ShapeStyle, TextStyle};

/// The reader's own interface font.
const SANS: &str = "system-ui, sans-serif";
/// Variables, as formulas set them.
const SERIF: &str = "STIX Two Text, Cambria, Times New Roman, serif";

/// What drawing on a backend gives.
pub type Drawn<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// How text is set, in pixels.
#[derive(Clone, Copy)]
pub struct Type {
    /// Colour.
    pub ink: Ink,
    /// Size in pixels.
    pub size: f64,
    /// Bold type (italic type has no bold).
    pub bold: bool,
    /// Italic serif.
    pub variable: bool,
    /// Outline of the letters.
    pub halo: Option<Ink>,
    /// The side of its position it stands on.
    pub anchor: Anchor,
}

/// A drawing area, and the theme that gives roles their colours.
pub struct Pen<'a, DB: DrawingBackend> {
    area: &'a DrawingArea<DB, Shift>,
    theme: &'a Theme,
}

/// The nearest grid unit. Everything drawn was clipped before; the bounds only keep sums from overflowing.
fn unit(v: f64) -> i32 {
    (v * FINE).round().clamp(-1e8, 1e8) as i32
}

fn grid([x, y]: Px) -> (i32, i32) {
    (unit(x), unit(y))
}

fn mix(colour: RGBColor, strength: f64) -> RGBAColor {
    // Two decimals: opacities that were multiplied on the way still print shortly.
    colour.mix((strength.clamp(0.0, 1.0) * 100.0).round() / 100.0)
}

fn stroke(colour: RGBAColor, width: f64) -> ShapeStyle {
    ShapeStyle { color: colour, filled: false, stroke_width: unit(width).max(1) as u32 }
}

impl<'a, DB: DrawingBackend> Pen<'a, DB> {
    /// A pen on an area of a fine grid.
    pub fn new(area: &'a DrawingArea<DB, Shift>, theme: &'a Theme) -> Self {
        Pen { area, theme }
    }

    fn colour(&self, ink: Ink) -> RGBAColor {
        mix(self.theme.rgb(ink.role), ink.strength)
    }

    /// A polyline.
    pub fn line(&self, points: &[Px], ink: Ink, width: f64) -> Drawn<DB> {
        if points.len() < 2 {
            return Ok(());
        }
        let path: Vec<_> = points.iter().copied().map(grid).collect();
        self.area.draw(&PathElement::new(path, stroke(self.colour(ink), width)))
    }

    /// A closed outline.
    pub fn outline(&self, ring: &[Px], ink: Ink, width: f64) -> Drawn<DB> {
        let mut closed = ring.to_vec();
        // Once around and a step on, so that the joint at the start is round as well.
        closed.extend(ring.iter().take(2));
        self.line(&closed, ink, width)
    }

    /// A filled area of a theme's colour.
    pub fn area(&self, ring: &[Px], ink: Ink) -> Drawn<DB> {
        self.paint(ring, self.colour(ink))
    }

    /// A filled area in the colour of a surface at a height, 0 to 1.
    pub fn fill(&self, ring: &[Px], height: f64) -> Drawn<DB> {
        self.paint(ring, self.theme.ramp(height).to_rgba())
    }

    fn paint(&self, ring: &[Px], colour: RGBAColor) -> Drawn<DB> {
        if ring.len() < 3 {
            return Ok(());
        }
        let path: Vec<_> = ring.iter().copied().map(grid).collect();
        self.area.draw(&Polygon::new(path, ShapeStyle { color: colour, filled: true, stroke_width: 0 }))
    }

    /// A filled box in the colour of a surface at a height, 0 to 1.
    pub fn fill_box(&self, r: &Rect, height: f64) -> Drawn<DB> {
        self.fill(&[[r.left, r.top], [r.right, r.top], [r.right, r.bottom], [r.left, r.bottom]], height)
    }

    /// A filled disc.
    pub fn disc(&self, at: Px, radius: f64, ink: Ink) -> Drawn<DB> {
        let style = ShapeStyle { color: self.colour(ink), filled: true, stroke_width: 0 };
        self.area.draw(&Circle::new(grid(at), unit(radius), style))
    }

    /// A circle.
    pub fn circle(&self, at: Px, radius: f64, ink: Ink, width: f64) -> Drawn<DB> {
        self.area.draw(&Circle::new(grid(at), unit(radius), stroke(self.colour(ink), width)))
    }

    /// A line of text, its middle at the height of `at`.
    pub fn text(&self, at: Px, text: &str, how: &Type) -> Drawn<DB> {
        let family = FontFamily::Name(if how.variable { SERIF } else { SANS });
        let font = match (how.variable, how.bold) {
            (true, _) => FontStyle::Italic,
            (false, true) => FontStyle::Bold,
            (false, false) => FontStyle::Normal,
        };
        let side = match how.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let draw = |ink: Ink, [x, y]: Px| {
            let style = TextStyle {
                font: FontDesc::new(family, how.size * FINE, font),
                color: mix(self.theme.text(ink.role), ink.strength).to_backend_color(),
                pos: Pos::new(side, VPos::Center),
            };
            self.area.draw_text(text, &style, grid([at[0] + x, at[1] + y]))
        };
        if let Some(halo) = how.halo {
            // No backend strokes text: copies around it make the same outline.
            for offset in [
                [1.3, 0.0],
                [-1.3, 0.0],
                [0.0, 1.3],
                [0.0, -1.3],
                [0.9, 0.9],
                [-0.9, 0.9],
                [0.9, -0.9],
                [-0.9, -0.9],
            ] {
                draw(halo, offset)?;
            }
        }
        draw(how.ink, [0.0, 0.0])
    }
}
