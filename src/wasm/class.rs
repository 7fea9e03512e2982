//! A class's answers, handed to JavaScript.

use super::Error;
use crate::plot::canvas::paint;
use crate::plot::{Frame, Layer, Theme};
use crate::widget;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};
use web_sys::HtmlCanvasElement;

/// The answers of a class; see [`widget::Class`].
#[wasm_bindgen]
pub struct Class {
    inner: widget::Class,
}

#[wasm_bindgen]
impl Class {
    /// Reads the answers of a text, to the questions of a link.
    #[wasm_bindgen(constructor)]
    pub fn new(link: &str, text: &str) -> Class {
        Class { inner: widget::Class::new(link, text) }
    }

    /// What is told of them, as JSON.
    pub fn told(&self) -> String {
        self.inner.told()
    }

    /// Draws the answers to a question, from 0, beside the truth.
    pub fn draw(
        &self,
        question: u32,
        canvas: &HtmlCanvasElement,
        width: f64,
        height: f64,
        ratio: f64,
        palette: &str,
    ) -> Result<(), JsError> {
        let Some(figure) = self.inner.figure(question as usize) else { return Ok(()) };
        let frame = Frame { width, height, ratio };
        paint(canvas, figure, &frame, &Theme::named(palette), Layer::Front).map_err(Error::Paint)?;
        Ok(())
    }
}
