//! Examples of the reader's own, handed to JavaScript as they were read.

use crate::number::json;
use crate::reading::{self, numbers::DecimalMark};
use wasm_bindgen::prelude::wasm_bindgen;

/// How a text is to be read, as JavaScript says it; see [`Examples::new`].
pub(super) fn options(
    inputs: Option<u32>,
    mark: &str,
    columns: Vec<String>,
    turned: Option<bool>,
) -> reading::examples::Options {
    let mark = match mark {
        "," | "comma" => Some(DecimalMark::Comma),
        "." | "point" => Some(DecimalMark::Point),
        _ => None,
    };
    reading::examples::Options { inputs: inputs.map(|n| n as usize), mark, columns, turned }
}

/// Examples read from any text.
#[wasm_bindgen]
pub struct Examples(reading::examples::Found);

#[wasm_bindgen]
impl Examples {
    /// Reads them. Without `inputs` there are as many as the table has columns for; `mark` is `,`, `.` or empty, `columns` are
    /// names or places from 1, the inputs first and then the target, or none; `turned` takes rows for columns, or does not.
    #[wasm_bindgen(constructor)]
    pub fn new(
        text: &str,
        inputs: Option<u32>,
        mark: &str,
        columns: Vec<String>,
        turned: Option<bool>,
    ) -> Examples {
        Examples(reading::examples::read(text, &options(inputs, mark, columns, turned)))
    }

    /// The inputs, row by row.
    pub fn x(&self) -> Vec<f64> {
        self.0.x.clone()
    }

    /// The targets.
    pub fn y(&self) -> Vec<f64> {
        self.0.y.clone()
    }

    /// What there is to be told of them, as JSON.
    pub fn told(&self) -> String {
        json(&self.0)
    }
}
