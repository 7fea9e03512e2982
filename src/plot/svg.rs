//! A figure as a file of its own.

use super::fine::{FINE, Fine};
use super::metrics::text_width;
use super::pen::{Drawn, Pen, Type};
use super::theme::Theme;
use super::{Frame, Layer, draw};
use crate::figure::{Anchor, Figure, Role};
use crate::geometry::contour::Rings;
use plotters::prelude::{DrawingBackend, IntoDrawingArea, SVGBackend};
use std::fmt::Write;

/// What plotters' SVG backend divides sizes of type by.
const TYPE: f64 = 1.24;
/// Free space around the figure.
const MARGIN: f64 = 12.0;
/// Height of a line of the caption.
const LINE: f64 = 22.0;
/// Size of the caption's type.
const SIZE: f64 = 14.0;

/// A figure as a standalone SVG file: paper, title and note as caption, and the text alternative as
/// `<title>` and `<desc>`. The figure has the frame's size, each unit `ratio` CSS pixels; caption and margin come around it.
///
/// The same figure, frame and theme give the same bytes on every platform.
pub fn svg(figure: &Figure, frame: &Frame, theme: &Theme) -> String {
    let sane = |v: f64| if v.is_finite() { v.clamp(1.0, 20_000.0).round() } else { 1.0 };
    let (width, height) = (sane(frame.width), sane(frame.height));
    let ratio = if frame.ratio.is_finite() { frame.ratio.clamp(0.1, 10.0) } else { 1.0 };
    let lines = caption(figure, width);
    let above = MARGIN + lines.len() as f64 * LINE;
    let (full_width, full_height) = (width + 2.0 * MARGIN, height + above + MARGIN);
    let grid = |v: f64| (v * FINE).round() as u32;
    let size = (grid(full_width), grid(full_height));

    let mut body = String::new();
    {
        let backend = Fine::new(SVGBackend::with_string(&mut body, size), size, TYPE);
        let root = backend.into_drawing_area();
        let rings = figure.field.as_deref().map(Rings::trace).unwrap_or_default();
        let inner =
            root.margin(grid(above) as i32, grid(MARGIN) as i32, grid(MARGIN) as i32, grid(MARGIN) as i32);
        // Writing to a string cannot fail.
        let _ = root.fill(&theme.rgb(Role::Paper));
        let _ = draw_caption(&Pen::new(&root, theme), &lines, full_width);
        let _ = draw(figure, &rings, &Frame { width, height, ratio: 1.0 }, theme, Layer::Both, &inner);
        let _ = root.present();
    }
    // plotters' own first line gives the grid's units as size.
    let drawing = body.split_once('\n').map_or("", |(_, rest)| rest);
    // Text is centred by a quarter of its height there, which suits letters without ascenders; ours are digits.
    let drawing = drawing.replace(" dy=\"0.5ex\" ", " dy=\"0.35em\" ");
    let mut file = String::new();
    let _ = writeln!(
        file,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" \
         viewBox=\"0 0 {} {}\" role=\"img\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n\
         <title>{}</title>\n<desc>{}</desc>",
        full_width * ratio,
        full_height * ratio,
        size.0,
        size.1,
        escaped(&figure.title),
        escaped(&figure.alt),
    );
    file.push_str(&drawing);
    file
}

/// A line of the caption: what stands left and what stands right.
type Line<'a> = (&'a str, &'a str);

/// Title and note: side by side if they fit, otherwise below each other.
fn caption(figure: &Figure, width: f64) -> Vec<Line<'_>> {
    let (title, note) = (figure.title.as_str(), figure.note.as_str());
    let room = 1.1 * text_width(title, SIZE) + text_width(note, SIZE) + 16.0;
    match (title.is_empty(), note.is_empty()) {
        (true, true) => Vec::new(),
        (false, false) if room > width => vec![(title, ""), ("", note)],
        _ => vec![(title, note)],
    }
}

fn draw_caption<DB: DrawingBackend>(pen: &Pen<DB>, lines: &[Line], width: f64) -> Drawn<DB> {
    let plain = Type {
        ink: Role::Muted.ink(),
        size: SIZE,
        bold: false,
        variable: false,
        halo: None,
        anchor: Anchor::End,
    };
    for (i, (title, note)) in lines.iter().enumerate() {
        let y = MARGIN + (i as f64 + 0.4) * LINE;
        if !title.is_empty() {
            let bold = Type { ink: Role::Ink.ink(), bold: true, anchor: Anchor::Start, ..plain };
            pen.text([MARGIN, y], title, &bold)?;
        }
        match (note.is_empty(), title.is_empty()) {
            (true, _) => {}
            (false, true) => pen.text([MARGIN, y], note, &Type { anchor: Anchor::Start, ..plain })?,
            (false, false) => pen.text([width - MARGIN, y], note, &plain)?,
        }
    }
    Ok(())
}

/// Text as XML holds it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
