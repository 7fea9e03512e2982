//! Figures drawn: one generic renderer for every figure and every plotters backend.
//!
//! [`layout`] says where everything lies, [`render`] draws it, [`svg`] makes a file of it, and
//! `canvas::paint` (in the browser) a picture on the page. Nothing here computes what is shown.
//!
//! The grid that backends see is ten units to the CSS pixel ([`fine`]).

mod axes;
#[cfg(target_arch = "wasm32")]
pub mod canvas;
pub mod fine;
mod layout;
mod marks;
mod metrics;
pub mod pen;
mod surface;
mod svg;
mod system;
mod theme;
mod ticks;

pub use layout::{Layout, layout};
pub use svg::svg;
pub use theme::Theme;

use crate::figure::Figure;
use crate::geometry::contour::Rings;
use pen::Pen;
use plotters::coord::Shift;
use plotters::prelude::{DrawingArea, DrawingAreaErrorKind, DrawingBackend, IntoDrawingArea};
use std::rc::Rc;

/// The size of a drawing. Its unit is the CSS pixel of a drawing at normal size; where type, strokes and marks are to be
/// larger, there are fewer units and more pixels to each.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width in units.
    pub width: f64,
    /// Height in units.
    pub height: f64,
    /// Device pixels per unit; of a file, CSS pixels.
    pub ratio: f64,
}

/// Which part of a figure is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// What stays from step to step: field, colour scale, grid, axes. [`same_back`] tells whether it does.
    Back,
    /// The marks.
    Front,
    /// Everything.
    Both,
}

/// Whether two figures have the same back layer, so that it need not be drawn again.
pub fn same_back(a: &Figure, b: &Figure) -> bool {
    let same_field = match (&a.field, &b.field) {
        (Some(a), Some(b)) => Rc::ptr_eq(a, b),
        (None, None) => true,
        _ => false,
    };
    same_field && a.x == b.x && a.y == b.y
}

/// Whether there is anything to draw on the back layer.
pub fn has_back(figure: &Figure) -> bool {
    figure.field.is_some() || figure.x.shown() || figure.y.shown()
}

/// Draws a layer of a figure on a backend whose grid has [`fine::FINE`] units to the CSS pixel.
///
/// Nothing is cleared and no paper is laid. Gives the layout back, so that a pointer can be mapped to data.
///
/// # Errors
/// What the backend reports.
pub fn render<DB: DrawingBackend>(
    figure: &Figure,
    frame: &Frame,
    theme: &Theme,
    layer: Layer,
    root: DB,
) -> Result<Layout, DrawingAreaErrorKind<DB::ErrorType>> {
    let rings = match &figure.field {
        Some(field) if layer != Layer::Front => Rings::trace(field),
        _ => Rings::default(),
    };
    render_traced(figure, &rings, frame, theme, layer, root)
}

/// [`render`] with the field's rings traced before: they may be kept as long as the field stays the same.
///
/// # Errors
/// What the backend reports.
pub fn render_traced<DB: DrawingBackend>(
    figure: &Figure,
    rings: &Rings,
    frame: &Frame,
    theme: &Theme,
    layer: Layer,
    root: DB,
) -> Result<Layout, DrawingAreaErrorKind<DB::ErrorType>> {
    let area = root.into_drawing_area();
    let layout = draw(figure, rings, frame, theme, layer, &area)?;
    area.present()?;
    Ok(layout)
}

/// Draws a layer on an area, which may be part of a larger drawing.
fn draw<DB: DrawingBackend>(
    figure: &Figure,
    rings: &Rings,
    frame: &Frame,
    theme: &Theme,
    layer: Layer,
    area: &DrawingArea<DB, Shift>,
) -> Result<Layout, DrawingAreaErrorKind<DB::ErrorType>> {
    let layout = layout(figure, frame);
    let pen = Pen::new(area, theme);
    if layer != Layer::Front {
        if let (Some(field), Some(bar)) = (&figure.field, &layout.scale) {
            surface::draw_field(&pen, &layout, field, rings)?;
            surface::draw_scale(&pen, bar, field)?;
        }
        axes::draw_axes(&pen, &layout, figure)?;
    }
    if layer != Layer::Back {
        for mark in &figure.marks {
            marks::draw_mark(&pen, &layout, mark)?;
        }
    }
    Ok(layout)
}
