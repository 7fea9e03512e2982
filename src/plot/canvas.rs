//! A figure on a canvas of the page.

use super::fine::{FINE, Fine};
use super::{Frame, Layer, Layout, Theme, render_traced};
use crate::figure::{Field, Figure};
use crate::geometry::contour::Rings;
use plotters_canvas::CanvasBackend;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Why nothing was painted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaintError {
    /// The canvas has no two-dimensional context (it has another one, or memory is short).
    NoContext,
    /// The context refused a call.
    Refused(String),
}

impl std::fmt::Display for PaintError {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            PaintError::NoContext => f.write_str("the canvas has no 2d context"),
            PaintError::Refused(why) => write!(f, "the canvas refused to draw: {why}"),
        }
    }
}

impl std::error::Error for PaintError {}

thread_local! {
    /// The rings of the field painted last.
    static TRACED: RefCell<Option<(Rc<Field>, Rc<Rings>)>> = const { RefCell::new(None) };
}

/// The rings of a field, traced only if it is another field than last time.
fn rings(field: &Rc<Field>) -> Rc<Rings> {
    let kept = TRACED.with_borrow(|kept| {
        kept.as_ref().filter(|(of, _)| Rc::ptr_eq(of, field)).map(|(_, rings)| Rc::clone(rings))
    });
    kept.unwrap_or_else(|| {
        let rings = Rc::new(Rings::trace(field));
        TRACED.set(Some((Rc::clone(field), Rc::clone(&rings))));
        rings
    })
}

/// Paints a layer of a figure on a canvas, which is cleared first; its pixels are set to the frame's size times its
/// ratio when that has changed. The canvas' own CSS size is the page's affair.
///
/// # Errors
/// [`PaintError::NoContext`] without a 2d context, [`PaintError::Refused`] with what the context said.
pub fn paint(
    canvas: &HtmlCanvasElement,
    figure: &Figure,
    frame: &Frame,
    theme: &Theme,
    layer: Layer,
) -> Result<Layout, PaintError> {
    let refused = |why: wasm_bindgen::JsValue| PaintError::Refused(format!("{why:?}"));
    let context: CanvasRenderingContext2d = canvas
        .get_context("2d")
        .ok()
        .flatten()
        .and_then(|context| context.dyn_into().ok())
        .ok_or(PaintError::NoContext)?;

    let device = |css: f64| (css * frame.ratio).round().clamp(1.0, 16_384.0);
    let (width, height) = (device(frame.width), device(frame.height));
    if f64::from(canvas.width()) != width || f64::from(canvas.height()) != height {
        // Setting the size clears the canvas.
        canvas.set_width(width as u32);
        canvas.set_height(height as u32);
    } else {
        context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0).map_err(refused)?;
        context.clear_rect(0.0, 0.0, width, height);
    }
    context
        .set_transform(width / (frame.width * FINE), 0.0, 0.0, height / (frame.height * FINE), 0.0, 0.0)
        .map_err(refused)?;
    context.set_line_join("round");
    context.set_line_cap("round");

    let traced = match &figure.field {
        Some(field) if layer != Layer::Front => rings(field),
        _ => Rc::default(),
    };
    let grid = |css: f64| (css * FINE).ceil() as u32;
    let backend = CanvasBackend::with_canvas_object(canvas.clone()).ok_or(PaintError::NoContext)?;
    let fine = Fine::new(backend, (grid(frame.width), grid(frame.height)), 1.0);
    render_traced(figure, &traced, frame, theme, layer, fine).map_err(|e| PaintError::Refused(e.to_string()))
}
