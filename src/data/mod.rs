//! Data sets of examples (xᵢ, yᵢ) with one input and one output.
//!
//! To add one: a file here and a line in [`ALL`].

mod gabor;
mod line;

pub use gabor::GABOR;
pub use line::LINE;

/// Examples (xᵢ, yᵢ), and the window they are drawn in.
#[derive(Clone, Debug, PartialEq)]
pub struct Data {
    /// Name.
    pub id: &'static str,
    /// Inputs xᵢ.
    pub x: &'static [f64],
    /// Outputs yᵢ, as many.
    pub y: &'static [f64],
    /// Range of x to draw.
    pub x_range: [f64; 2],
    /// Range of y to draw.
    pub y_range: [f64; 2],
}

/// Every data set.
pub static ALL: &[&Data] = &[&LINE, &GABOR];
